"""Names of brands, and how else they are written."""

from __future__ import annotations

from collections.abc import Mapping

NAMES = (
    "arXiv", "BibTeX", "ChatGPT", "CoffeeScript", "DeepMind", "DuckDuckGo", "FreeBSD", "GitHub", "GitLab", "GraphQL",
    "JavaScript", "LinkedIn", "MariaDB", "MongoDB", "MySQL", "NumPy", "OpenAI", "OpenCV", "OpenReview", "OpenStreetMap",
    "PayPal", "PostgreSQL", "PowerShell", "PubMed", "PyTorch", "ResearchGate", "SciPy", "SQLite", "TensorFlow",
    "TikTok", "TypeScript", "WebAssembly", "WeChat", "WhatsApp", "WordPress", "YouTube",
)  # fmt: skip
"""Names that have one meaning, whatever the case of their letters."""
ORDINARY = ("arXiv", "GitHub", "JavaScript", "LinkedIn", "TypeScript", "YouTube")
"""Those that are no command or package, so that they are wrong in small letters too."""
WRONG: Mapping[str, str] = {
    **{name.capitalize(): name for name in NAMES},
    **{name.lower(): name for name in ORDINARY},
    "BitBucket": "Bitbucket",
    "ElasticSearch": "Elasticsearch",
    "MacOS": "macOS",
    "NumPY": "NumPy",
    "HuggingFace": "Hugging Face",
    "Huggingface": "Hugging Face",
}
"""What a name of a brand should be, by the letters that are not its own."""

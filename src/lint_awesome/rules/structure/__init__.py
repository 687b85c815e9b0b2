"""Rules about Markdown that does not say what was meant."""

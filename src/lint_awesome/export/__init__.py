"""A list as data: `json`, `csv` and `bibtex` write what `records` finds."""

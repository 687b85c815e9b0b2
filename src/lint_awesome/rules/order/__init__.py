"""Rules about the order of entries, sections and numbers."""

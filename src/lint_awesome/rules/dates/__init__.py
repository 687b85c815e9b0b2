"""Rules about the dates of entries."""

"""Rules about what stands after the title of an entry of one line."""

"""Rules about the characters and words of the text."""

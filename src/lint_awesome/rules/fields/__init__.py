"""Rules about the labelled values of an entry."""

"""Rules about what a list says of itself: its counts, its contents, the places it leads to."""

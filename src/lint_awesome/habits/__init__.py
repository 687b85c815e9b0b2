"""What a list does by habit: observed, learned, pinned."""

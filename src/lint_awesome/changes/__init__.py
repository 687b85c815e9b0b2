"""What changed: since a revision, and since a baseline."""

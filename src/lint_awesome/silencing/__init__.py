"""What comments and settings silence."""

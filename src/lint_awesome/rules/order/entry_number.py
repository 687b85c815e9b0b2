"""Numbers of entries out of step."""

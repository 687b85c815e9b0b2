"""The settings on disk: found, read, documented, written."""

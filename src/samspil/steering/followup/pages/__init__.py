"""What became of what was said, decided before any template runs."""

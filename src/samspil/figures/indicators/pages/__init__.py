"""What the pages on figures show, decided before any template runs."""

"""What a citizen sees, decided before any template runs."""

"""What each page about resources shows, decided before any template runs."""

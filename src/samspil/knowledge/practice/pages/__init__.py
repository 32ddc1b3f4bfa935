"""What each page about methods and learning shows, decided before any template runs."""

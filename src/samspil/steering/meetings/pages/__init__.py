"""What each page about bodies, meetings and questions shows, decided before any template runs."""

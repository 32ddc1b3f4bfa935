"""Resources over HTTP: who asks, which form, which page."""

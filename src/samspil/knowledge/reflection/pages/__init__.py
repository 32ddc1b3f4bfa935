"""What the pages on reflection show."""

"""What the pages on rounds show."""

"""Reads on releases, and the one place where figures are made."""

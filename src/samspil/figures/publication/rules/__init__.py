"""Decisions about what may be shown, to whom, and how it is told."""

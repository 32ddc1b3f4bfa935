"""Reads of the strategy: its words for a page, and the whole of it as a pack."""

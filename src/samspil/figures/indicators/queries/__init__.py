"""Reads of definitions, values, sources and targets."""

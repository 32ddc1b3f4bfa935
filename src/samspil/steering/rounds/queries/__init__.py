"""Reads of follow-up rounds."""

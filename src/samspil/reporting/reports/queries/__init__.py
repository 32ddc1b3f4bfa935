"""Reads for reports: the reports themselves, and the year as chapters of a document."""

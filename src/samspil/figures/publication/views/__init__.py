"""Doors of releases, figures and open data."""

"""Pages of releases, figures and open data."""

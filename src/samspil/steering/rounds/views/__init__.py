"""HTTP of rounds."""

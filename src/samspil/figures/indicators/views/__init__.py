"""Definitions, figures, files and targets: who asks, one action or one page, the answer."""

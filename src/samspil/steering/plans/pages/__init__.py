"""The pages of plans, efforts and actions, decided before any template runs."""

"""Every write of definitions, files, values and what targets are measured by."""

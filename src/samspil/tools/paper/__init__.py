"""Documents as values: written once, then as PDF, DOCX or PPTX. Knows nothing of Django or of Samspil."""

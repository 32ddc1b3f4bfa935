"""Every write on releases."""

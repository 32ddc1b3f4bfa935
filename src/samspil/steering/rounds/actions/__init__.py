"""Every write on rounds: one act by one person, on record."""

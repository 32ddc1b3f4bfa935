"""Every write on plans: one act by one person, on record."""

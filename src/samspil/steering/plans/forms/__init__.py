"""What a person types about plans, parsed and checked; nothing here saves."""

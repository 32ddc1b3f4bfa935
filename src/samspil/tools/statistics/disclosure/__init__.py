"""Disclosure control: what of a set of tables can be shown without telling on a child. Knows no Django."""

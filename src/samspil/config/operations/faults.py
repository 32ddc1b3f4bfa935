"""What an operator is told when something cannot be done; nothing has been changed then."""


class Refused(Exception):
    """One sentence on what is wrong and one on how to go on."""

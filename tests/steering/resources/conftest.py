"""What a page asks the database, as follow-up counts it."""

from steering.followup.conftest import asked

__all__ = ["asked"]

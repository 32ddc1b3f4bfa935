"""The rules in their chapters."""

from spec import method_shares, method_time

CHAPTERS = {**method_shares.CHAPTERS, **method_time.CHAPTERS}
CASES = [case for chapter in CHAPTERS.values() for case in chapter]

"""Where a test's house stands: `from make.room import place`."""

import shutil
import tempfile
from pathlib import Path

import psutil

MEMORY, ROOM = Path("/dev/shm"), 4 * 2**30


def place():
    """In memory where there is plenty: a database is some thousand files, and a disk is slow to make them."""
    there = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if there and psutil.virtual_memory().available > ROOM else Path(tempfile.gettempdir())

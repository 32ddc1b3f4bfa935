"""Lints the templates, in one process.

djlint hands its rules to another process with each file, which compiles them anew: ten times the work.
"""

import sys
from unittest import mock

import djlint

with mock.patch.object(djlint, "process_cpu_count", lambda: 1):
    sys.exit(djlint.main(["--lint", "--quiet", "src"]))

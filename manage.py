"""Django's own commands, for developers; operators use `samspil`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samspil.config.settings")
    os.environ.setdefault("SAMSPIL_LOGIN", "owner")
    execute_from_command_line(sys.argv)

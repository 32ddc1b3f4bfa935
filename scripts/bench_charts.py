"""How long each drawing of figures takes, on a wide screen and on a phone; never a verdict. `make bench`.

The drawings are those of the tests. On a page they are drawn once and kept by content: the last column is the
key that they are looked up by. The baseline is the smallest of them in the same run.
"""

import os
import platform
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from tools.charts.figures import FIGURES

from samspil.tools.charts.chart import PHONE, SCREEN, Look, content_key

ROUNDS = 30


def main() -> None:
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC · {platform.platform()} · {os.cpu_count()} cores")
    print(f"milliseconds elapsed, median of {ROUNDS}; the first drawing of a process loads the renderer")
    print(f"{'':14}{'first':>8}{'wide':>8}{'phone':>8}{'ratio':>8}{'key':>8}")
    charts = {name: make() for name, make in FIGURES.items()}
    rows = {name: measured(chart) for name, chart in charts.items()}
    least = min(wide for _first, wide, _phone, _key in rows.values())
    for name, (first, wide, phone, key) in rows.items():
        print(f"{name:14}{first:8.1f}{wide:8.1f}{phone:8.1f}{wide / least:8.1f}{key:8.2f}")


def measured(chart) -> tuple[float, float, float, float]:
    first = once(lambda: chart.svg(SCREEN))
    ways = (lambda: chart.svg(SCREEN), lambda: chart.svg(Look(PHONE)), lambda: content_key(chart, SCREEN))
    wide, phone, key = (median(once(way) for _ in range(ROUNDS)) for way in ways)
    return first, wide, phone, key


def once(call) -> float:
    begin = time.perf_counter()
    call()
    return (time.perf_counter() - begin) * 1000


if __name__ == "__main__":
    main()

"""How fast the index of a large folder is usable, measured in a real browser.

usage: python tools/benchmark_report.py [--documents 500] [--repeat 3] [--keep FILE]

Makes a report of many documents (the samples over and over, with other days and bodies, several times
as long), opens it in headless Chromium, and prints how long it took from the start of the navigation
until the page had painted and answered a search, and how long one document takes to open.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from minutes_cli.reading.scan import Scan, scan_from_text  # noqa: E402
from minutes_cli.records.models import Record  # noqa: E402
from minutes_cli.report.document import Document  # noqa: E402
from minutes_cli.report.page import folder_page, leaf  # noqa: E402
from tests.report.browser import Browser, find_browser  # noqa: E402

LIMIT = 2.0  # seconds until the index is usable
TIMES_AS_LONG = 3  # the samples are short; minutes of a council have some 400 lines
BODIES = ("Kommunstyrelsen", "Kommunfullmäktige", "Socialnämnden", "Byggnadsnämnden", "Arbetsutskottet")
USABLE = """new Promise(done => requestAnimationFrame(() => setTimeout(() => {
  const find = document.querySelector('#find');
  find.value = 'budget 2021';
  document.querySelector('form.find').requestSubmit();
  requestAnimationFrame(() => done(performance.now()));
})))"""
OPENED = """(async () => {
  const start = performance.now();
  location.hash = 'd7';
  while (!document.querySelector('#view .fix')) await new Promise(requestAnimationFrame);
  return performance.now() - start;
})()"""


def documents(count: int) -> Iterator[Document]:
    """Long documents made of the samples, each with its own day and body."""
    samples = [_lengthened(path) for path in sorted((ROOT / "samples" / "records").glob("*.json"))]
    for number in range(count):
        scan, record = samples[number % len(samples)]
        meeting = record.meeting.model_copy(
            update={
                "date": (date(2001, 1, 9) + timedelta(days=14 * number)).isoformat(),
                "body": BODIES[number % len(BODIES)],
            }
        )
        name = f"{number:04}.txt"
        yield Document(name, record.model_copy(update={"meeting": meeting}), replace(scan, name=name))


def _lengthened(path: Path) -> tuple[Scan, Record]:
    record = Record.model_validate_json(path.read_text(encoding="utf-8"))
    text = (ROOT / "samples" / "scans" / f"{path.stem}.txt").read_text(encoding="utf-8")
    height = text.count("\n") + 1
    corrections = [
        one.model_copy(update={"line": one.line + height * copy})
        for copy in range(TIMES_AS_LONG)
        for one in record.corrections
    ]
    items = [one for _ in range(TIMES_AS_LONG) for one in record.items]
    longer = record.model_copy(update={"corrections": corrections, "items": items})
    return scan_from_text("\n".join([text] * TIMES_AS_LONG), path.stem), longer


def main() -> int:
    """Measure and print; 1 when the index is not usable within the limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="keep the page here")
    options = parser.parse_args()
    program = find_browser()
    if program is None:
        print("no Chromium here (set MINUTES_BROWSER to one)", file=sys.stderr)
        return 2
    start = time.perf_counter()
    html = folder_page(map(leaf, documents(options.documents)), "Arkiv")
    made = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder, "report.html")
        path.write_text(html, encoding="utf-8")
        size = path.stat().st_size / 1e6
        print(f"{options.documents} documents, {size:.1f} MB, made in {made:.1f} s")
        browser = Browser(program)
        try:
            usable, opened = [], []
            for _ in range(options.repeat):
                page = browser.open(path)
                usable.append(page.run(USABLE) / 1000)
                opened.append(page.run(OPENED) / 1000)
                page.close()
        finally:
            browser.close()
    print(f"index usable after {statistics.median(usable):.2f} s (worst {max(usable):.2f} s)")
    print(f"one document opens in {statistics.median(opened):.2f} s")
    return int(max(usable) > LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())

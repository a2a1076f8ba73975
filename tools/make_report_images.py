"""Write the pictures of the sample report in docs/images, with headless Chromium.

usage: python tools/make_report_images.py
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from minutes_cli.batch.jobs import Pipeline  # noqa: E402
from minutes_cli.batch.report_job import ReportJob  # noqa: E402
from minutes_cli.report.page import document_page, folder_page, leaf  # noqa: E402
from tests.report.browser import Browser, find_browser  # noqa: E402

IMAGES = ROOT / "docs" / "images"
SCANS = ROOT / "samples" / "scans"
SETTLED = "new Promise(done => setTimeout(done, 400))"  # fonts, layout and the card are in place
SHOWN = """(() => {
  document.querySelector('#items').scrollIntoView();
  document.querySelectorAll('.text .fix[data-c]')[9].click();
})()"""


def main() -> int:
    """Make both pictures; 2 where there is no browser."""
    program = find_browser()
    if program is None:
        print("no Chromium here (set MINUTES_BROWSER to one)", file=sys.stderr)
        return 2
    job = ReportJob(Pipeline(), "en")
    documents = [
        document
        for path in sorted(SCANS.glob("*.txt"))
        for document in job.documents(path.read_bytes(), str(path.relative_to(ROOT)))[0]
    ]
    one = next(document for document in documents if document.file_name == "fullmaktige.txt")
    pages = {
        "report.png": (document_page(one, "en"), 1280, 800, SHOWN),
        "index.png": (folder_page((leaf(each, "en") for each in documents), "Samples", "en"), 1280, 900, "0"),
    }
    IMAGES.mkdir(exist_ok=True)
    browser = Browser(program)
    try:
        with tempfile.TemporaryDirectory() as folder:
            for name, (html, width, height, action) in pages.items():
                path = Path(folder, "report.html")
                path.write_text(html, encoding="utf-8")
                page = browser.open(path, width, height)
                page.run(action)
                page.run(SETTLED)
                page.picture(IMAGES / name)
                page.close()
                print(IMAGES / name)
    finally:
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

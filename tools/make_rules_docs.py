"""Write docs/rules.md from the registry of rules.

python tools/make_rules_docs.py           write the page
python tools/make_rules_docs.py --check   say whether it is current (exit code 1 where it is not)
"""

from __future__ import annotations

import argparse
from pathlib import Path

from minutes_cli.rules.catalogue import as_markdown
from minutes_cli.rules.registry import all_rules

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"


def page() -> str:
    """The page as the registry gives it."""
    return as_markdown(all_rules(), "en")


def main() -> int:
    """Write or check the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    if arguments.check:
        current = PAGE.exists() and PAGE.read_text(encoding="utf-8") == page()
        print(
            "docs/rules.md is current" if current else "docs/rules.md is stale: run tools/make_rules_docs.py"
        )
        return 0 if current else 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

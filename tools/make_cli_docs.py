"""Write docs/cli.md, the man page and the completion scripts from the commands.

usage: python tools/make_cli_docs.py [--check]

``--check`` writes nothing and fails when a file is not what the commands give.
"""

from __future__ import annotations

import sys
from pathlib import Path

from minutes_cli.cli.completion import Shell, script
from minutes_cli.cli.describe import describe
from minutes_cli.cli.reference import man_page, markdown

DOCS = Path(__file__).parent.parent / "docs"


def pages() -> dict[Path, str]:
    """Every generated file and what belongs in it."""
    root = describe()
    return {
        DOCS / "cli.md": markdown(root),
        DOCS / "minutes.1": man_page(root),
        DOCS / "completion" / "minutes.bash": script(root, Shell.bash),
        DOCS / "completion" / "_minutes": script(root, Shell.zsh),
        DOCS / "completion" / "minutes.fish": script(root, Shell.fish),
    }


def main() -> None:
    """Write the files, or check them."""
    stale = 0
    for path, text in pages().items():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if "--check" not in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        print(path, file=sys.stderr)
    if stale and "--check" in sys.argv:
        raise SystemExit("stale: run make docs")


if __name__ == "__main__":
    main()

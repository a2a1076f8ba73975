"""``minutes review``: go through doubtful corrections one by one, in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_cli.cli import console, inputs, options
from minutes_cli.errors import MinutesError, UsageError

if TYPE_CHECKING:
    from minutes_cli.reading.scan import Scan
    from minutes_cli.repair.api import Mode
    from minutes_cli.repair.decisions import Decision, Places
    from minutes_cli.report.lines import Change

SUFFIX = ".decisions.jsonl"
KEYS = "[y] accept  [n] keep as read  [e] edit  [s] skip  [b] back  [q] quit"


def review(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="SCAN", help="Scans to review.", show_default=False)
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Add the decisions to this file; else to SCAN.decisions.jsonl beside each scan.",
        ),
    ] = None,
    below: Annotated[
        float,
        typer.Option("--below", min=0.0, max=1.0, help="Ask about corrections less certain than this."),
    ] = 0.9,
    everything: Annotated[bool, typer.Option("--all", help="Ask about every correction.")] = False,
    strict: options.Strict = False,
    balanced: options.Balanced = False,
    eager: options.Eager = False,
    from_format: options.FromFormat = None,
    encoding: options.Encoding = None,
) -> int:
    """Go through doubtful corrections one by one, the least certain first.

    \b
    Examples:
      minutes review scan.txt
      minutes review scan.txt --all -o ours.decisions.jsonl

    Each answer is written at once, so nothing is lost when you stop; what is decided already is not asked
    again.  'minutes parse --decisions FILE' honours the answers, 'minutes dict learn --decisions FILE'
    learns from them.
    """
    if not paths:
        console.current().talk_plain(ctx.get_help())
        raise typer.Exit(2)
    if inputs.STDIN in paths:
        raise UsageError("review reads your answers from stdin", hint="give the scan as a file")
    mode = options.choose_mode(strict, balanced, eager)
    code = 0
    for item in inputs.iter_inputs(paths):
        try:
            if isinstance(item, MinutesError):
                raise item
            scan = inputs.read_scan(item, from_format, encoding)
            target = output or Path(f"{item.path}{SUFFIX}")
            questions = _questions(scan, mode, target, 1.1 if everything else below)
            if not _Session(scan, target, questions).ask():
                break
        except MinutesError as error:
            console.current().error(error)
            code = error.exit_code
    return code


def _questions(scan: Scan, mode: Mode, target: Path, below: float) -> list[Change]:
    """What is not decided yet, the least certain first."""
    from minutes_cli.cli.decided import load_decisions
    from minutes_cli.cli.own_words import own_words
    from minutes_cli.repair.api import repair
    from minutes_cli.repair.decisions import Places
    from minutes_cli.repair.reviewing import find_places
    from minutes_cli.report.lines import build_changes, proposals_of

    lines = scan.text.split("\n")
    places = Places(lines)
    decided = {
        place
        for decision in (load_decisions([target]) if target.exists() else ())
        for place in find_places(places, decision, own_document=decision.sha256 == scan.sha256)
    }
    repaired = repair(scan, mode, own_words())
    changes = build_changes(lines, proposals_of(repaired.corrections, repaired.flags))
    waiting = [
        change
        for change in changes
        if change.confidence < below and (change.line, change.start, change.end) not in decided
    ]
    return sorted(waiting, key=lambda change: (round(change.confidence, 2), change.index))


@dataclass(slots=True)
class _Session:
    """Questions about one scan, and where the answers go."""

    scan: Scan
    target: Path
    questions: Sequence[Change]

    def ask(self) -> bool:
        """Ask until all is answered; False when the person has had enough."""
        from minutes_cli.repair.decisions import Places

        talk = console.current()
        if not self.questions:
            talk.talk(f"{self.scan.name}: nothing to review")
            return True
        lines = self.scan.text.split("\n")
        places = Places(lines)
        talk.talk(f"{self.scan.name}: {len(self.questions)} to review; answers go to {self.target}")
        talk.talk(KEYS)
        at = 0
        while at < len(self.questions):
            change = self.questions[at]
            self._show(change, lines[change.line - 1], at)
            answer = self._answer()
            if answer is None or answer == "q":
                talk.talk(f"stopped; {len(self.questions) - at} left")
                return False
            if answer == "b":
                at = max(0, at - 1)
                continue
            if answer != "s":
                decision = self._decide(places, change, answer)
                if decision is None:
                    continue
                self._keep(decision)
            at += 1
        talk.talk(f"{self.scan.name}: all reviewed")
        return True

    def _show(self, change: Change, line: str, at: int) -> None:
        strong, off = ("\x1b[1m", "\x1b[22m") if console.current().is_coloured(sys.stderr) else ("[", "]")
        before, after = console.printable(line[: change.start]), console.printable(line[change.end :])

        def shown(text: str) -> str:
            return f"{before.lstrip()}{strong}{console.printable(text)}{off}{after.rstrip()}"

        talk = console.current()
        about = (
            f"{change.confidence:.0%}, {change.reason}{', kept though doubtful' if change.is_kept else ''}"
        )
        talk.talk_plain(f"\n{at + 1}/{len(self.questions)}  line {change.line}  {console.printable(about)}")
        talk.talk_plain(f"  as read   {shown(change.before)}")
        talk.talk_plain(f"  proposed  {shown(change.proposal)}")
        if change.alternative is not None:
            talk.talk_plain(f"  [1]       {shown(change.alternative)}")

    def _answer(self) -> str | None:
        while True:
            print("> ", end="", file=sys.stderr, flush=True)
            line = sys.stdin.readline()
            if not line:
                return None
            answer = line.strip().lower()
            if answer in ("y", "n", "e", "s", "b", "q", "1"):
                return answer
            console.current().talk_plain(KEYS)

    def _decide(self, places: Places, change: Change, answer: str) -> Decision | None:
        """The decision; None when the person thought better of it."""
        from minutes_cli.repair.decisions import Verdict, decide

        verdict: Verdict = "accept" if answer == "y" else "reject" if answer == "n" else "edit"
        text = None
        if answer == "1":
            if change.alternative is None:
                console.current().talk_plain("there is no runner-up here")
                return None
            text = change.alternative
        elif answer == "e":
            print(
                f"right reading of {console.printable(change.before)}: ", end="", file=sys.stderr, flush=True
            )
            text = sys.stdin.readline().rstrip("\r\n")
            if not text:
                return None
        return decide(
            places,
            verdict,
            change.line,
            change.start,
            change.end,
            change.proposal,
            text,
            document=Path(self.scan.name).name,
            sha256=self.scan.sha256,
            reason=change.reason,
            at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        )

    def _keep(self, decision: Decision) -> None:
        from minutes_cli.repair.decisions import format_decisions

        try:
            with self.target.open("a", encoding="utf-8", newline="\n") as file:
                file.write(format_decisions([decision]))
        except OSError as error:
            raise MinutesError(
                f"cannot write the decision: {error.strerror}", str(self.target), "give another file with -o"
            ) from None


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("review")(review)

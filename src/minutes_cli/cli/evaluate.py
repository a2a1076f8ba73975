"""``minutes eval``: how good repair is on the user's own pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_cli.cli import console, options
from minutes_cli.errors import MinutesError, ReadingError

if TYPE_CHECKING:
    from minutes_cli.repair.api import Mode
    from minutes_cli.repair.evaluate import Evaluation, Page

GOLD, SCAN = ".gold.txt", ".ocr.txt"
NAMES = {
    "pages": "pages",
    "gold_words": "words",
    "damaged": "damaged words",
    "wer_before": "word error before",
    "wer_after": "word error after",
    "cer_before": "character error before",
    "cer_after": "character error after",
    "repaired": "repaired, of the damaged",
    "harmed": "harmed, of the sound",
    "word_error_reduction": "word errors removed",
    "corrections": "corrections",
    "calibration_error": "calibration error",
    "precision_when_sure": "right at confidence >= 0.95",
}


class EvaluationFormat(StrEnum):
    """How the figures are shown."""

    text = "text"
    json = "json"


def evaluate(
    ctx: typer.Context,
    pairs: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PAIRS", help="Folders of NAME.gold.txt and NAME.ocr.txt.", show_default=False
        ),
    ] = None,
    repaired: Annotated[
        Path | None,
        typer.Option(
            "--repaired",
            metavar="DIR",
            help="Measure the texts NAME.txt of this folder instead.",
        ),
    ] = None,
    worst: Annotated[int, typer.Option("--worst", min=0, help="How many misses and harms to list.")] = 10,
    pages: Annotated[bool, typer.Option("--pages", help="Also one line a page.")] = False,
    text_format: Annotated[
        EvaluationFormat, typer.Option("--format", help="text or json.")
    ] = EvaluationFormat.text,
    strict: options.Strict = False,
    balanced: options.Balanced = False,
    eager: options.Eager = False,
) -> int:
    """Measure repair on pages whose true text you have: errors before and after, harm, calibration.

    \b
    Examples:
      minutes eval pairs/
      minutes eval pairs/ --strict --worst 40

    A pair is NAME.gold.txt, what the page says, and NAME.ocr.txt, what the scanner read.
    """
    from minutes_cli.repair.evaluate import evaluate as measure

    if not pairs:
        console.current().talk_plain(ctx.get_help())
        raise typer.Exit(2)
    mode = options.choose_mode(strict, balanced, eager)
    code = 0
    measured: list[Page] = []
    for item in _iter_pages(pairs, repaired, mode):
        if isinstance(item, MinutesError):
            console.current().error(item)
            code = item.exit_code
        else:
            measured.append(item)
    total = measure(measured)
    singles: list[tuple[str, Evaluation]] = []
    if pages:
        singles = [(page.name, measure([page])) for page in measured]
    show = _as_json if text_format is EvaluationFormat.json else _as_text
    if measured:
        console.current().data(show(total, singles, worst))
    return code


def _iter_pages(folders: list[Path], repaired: Path | None, mode: Mode) -> Iterator[Page | MinutesError]:
    from minutes_cli.cli.own_words import own_words
    from minutes_cli.reading.scan import scan_from_text
    from minutes_cli.repair.api import repair
    from minutes_cli.repair.evaluate import Page
    from minutes_cli.repair.model import Repaired

    words = own_words()
    for folder in folders:
        found = sorted(folder.rglob(f"*{GOLD}")) if folder.is_dir() else []
        if not found:
            yield ReadingError("no pairs here", str(folder), f"a pair is NAME{GOLD} and NAME{SCAN}")
        for path in found:
            name = path.name.removesuffix(GOLD)
            try:
                gold = _read(path)
                scan = _read(path.with_name(name + SCAN))
                if repaired is None:
                    made = repair(scan_from_text(scan, name), mode, words)
                else:
                    made = Repaired(_read(repaired / f"{name}.txt"))
            except MinutesError as error:
                yield error
            else:
                yield Page(name, gold, scan, made)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        hint = f"each NAME{GOLD} needs its NAME{SCAN}" if path.name.endswith(SCAN) else "check the path"
        raise ReadingError(f"cannot read: {error.strerror}", str(path), hint) from None
    except UnicodeDecodeError:
        raise ReadingError("the file is not UTF-8", str(path), "save it as UTF-8") from None


def _as_json(total: Evaluation, singles: list[tuple[str, Evaluation]], worst: int) -> str:
    document = {
        **total.summary(),
        "calibration": [
            {
                "from": each.low,
                "to": each.high,
                "corrections": each.count,
                "confidence": round(each.confidence, 5),
                "right": round(each.precision, 5),
            }
            for each in total.bins()
        ],
        "misses": [
            {"scan": scan, "made": made, "gold": gold, "count": count}
            for (scan, made, gold), count in total.misses.most_common(worst)
        ],
        "harms": [
            {"gold": gold, "made": made, "count": count}
            for (gold, made), count in total.harms.most_common(worst)
        ],
        "by_page": {name: single.summary() for name, single in singles},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _as_text(total: Evaluation, singles: list[tuple[str, Evaluation]], worst: int) -> str:
    width = max(map(len, NAMES.values()))
    out = [f"{NAMES[name]:<{width}}  {_figure(value)}" for name, value in total.summary().items()]
    if total.outcomes:
        out += ["", "confidence     corrections  said    right"]
        out += [
            f"{each.low:<5} - {each.high:<5}  {each.count:>11}  {each.confidence:.4f}  {each.precision:.4f}"
            for each in total.bins()
        ]
    if total.misses and worst:
        out += ["", "missed: scan, made, gold"]
        out += [
            f"{count:>4}  {scan!r}  {made!r}  {gold!r}"
            for (scan, made, gold), count in total.misses.most_common(worst)
        ]
    if total.harms and worst:
        out += ["", "harmed: gold, made"]
        out += [f"{count:>4}  {gold!r}  {made!r}" for (gold, made), count in total.harms.most_common(worst)]
    if singles:
        out += ["", "page: words, damaged, repaired, harmed"]
        out += [
            f"{name}: {one.gold_words}, {one.damaged}, {_figure(one.repaired)}, {_figure(one.harmed)}"
            for name, one in singles
        ]
    return "\n".join(out) + "\n"


def _figure(value: float | int | None) -> str:
    if value is None:
        return "-"
    return f"{value:.5f}" if isinstance(value, float) else f"{value:,}"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("eval")(evaluate)

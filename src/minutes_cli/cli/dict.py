"""``minutes dict``: own words and names, what the program knows of a word, and words to learn."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_cli.cli import console, inputs, options, outputs, own_words
from minutes_cli.errors import MinutesError, UsageError

if TYPE_CHECKING:
    from minutes_cli.repair.derivation import Derivation
    from minutes_cli.repair.learning import Learned


class DictFormat(StrEnum):
    """How it is shown."""

    text = "text"
    json = "json"


class OcrModel(StrEnum):
    """The language model that the page was read with."""

    eng = "eng"
    swe = "swe"
    deu = "deu"
    nor = "nor"
    fin = "fin"
    fra = "fra"
    none = "none"


Format = Annotated[DictFormat, typer.Option("--format", help="text or json.")]
Words = Annotated[list[str], typer.Argument(metavar="WORD", help="Words as they are written.")]


def list_words(
    layers: Annotated[
        bool, typer.Option("--layers", help="The dictionaries of the program instead, with size and licence.")
    ] = False,
    text_format: Format = DictFormat.text,
) -> None:
    """List own words and the files they stand in.

    \b
    Examples:
      minutes dict list
      minutes dict list --layers
    """
    rows = _layer_rows() if layers else _word_rows()
    talk = console.current()
    if text_format is DictFormat.json:
        talk.data(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    for row in rows:
        talk.data("\t".join(row.values()) + "\n")
    if not rows:
        talk.talk(f"no own words yet; 'minutes dict add WORD' puts them into {own_words.user_file()}")


def add(
    words: Words,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help="Add to this file instead of the user's own."),
    ] = None,
    note: Annotated[str, typer.Option("--note", help="A note to keep with them.")] = "",
) -> int:
    """Add own words and names, in base form or as they are written.

    \b
    Examples:
      minutes dict add Klimatnavet Kvistbro
      minutes dict add Rosenlund --note "school"

    A name is written with a capital, other words without.  A file given by --file is used when the
    setting 'words' names it.
    """
    for word in words:
        if not own_words.is_word(word):
            raise UsageError(f"not a single word: {word!r}", hint="add the parts of a name one by one")
    path = file or own_words.user_file()
    new = own_words.add_words(path, dict.fromkeys(words, note))
    talk = console.current()
    for word in words:
        talk.talk(f"{word}: {'added to' if word in new else 'is already in'} {path}")
    for word, twin in _shadowed(new):
        talk.warn(f"{word} looks like {twin} without its marks; scans that lost them will keep {word} now")
    return 0


def check(
    words: Words,
    model: Annotated[
        OcrModel, typer.Option("--ocr-model", help="As read with this language model.")
    ] = OcrModel.eng,
    text_format: Format = DictFormat.text,
) -> int:
    """Show which dictionaries know a word, and how it would be repaired where it stands alone.

    \b
    Examples:
      minutes dict check mote klimatnitverket
      minutes dict check ar --ocr-model nor

    Each reading is shown with its probability, the dictionary that knows it, and the misreadings it
    assumes with their cost (the less, the likelier).  In a text, the words around it decide too.
    """
    from minutes_cli.repair.api import repairer
    from minutes_cli.repair.derivation import derive

    own = own_words.own_words()
    used = repairer("balanced", own)
    found = [derive(word, used, model.value, own) for word in words]
    show = _derivations_as_json if text_format is DictFormat.json else _derivations_as_text
    console.current().data(show(found))
    return 0


def learn(
    ctx: typer.Context,
    paths: options.Paths = None,
    output: options.Output = None,
    decisions: Annotated[
        list[Path] | None,
        typer.Option("--decisions", metavar="FILE", help="Also learn from the answers of a review."),
    ] = None,
    times: Annotated[int, typer.Option("--times", min=1, help="Only what occurs this often.")] = 2,
    from_format: options.FromFormat = None,
    encoding: options.Encoding = None,
) -> int:
    """Collect words and names that no dictionary knows from clean documents, into a file to review.

    \b
    Examples:
      minutes dict learn archive/ -o ours.tsv
      minutes dict learn --decisions scan.txt.decisions.jsonl -o ours.tsv

    Take out what is wrong in the file, then name it in minutes.toml: words = ["ours.tsv"].  A document
    that seems to have lost its marks teaches nothing and is left out.  Letters that a review mended more
    than once come as 6>ö: read as 6, printed ö; repair then expects them.
    """
    from minutes_cli.repair.learning import Learner

    if not paths and not decisions:
        paths = inputs.paths_or_stdin(ctx, paths)
    from minutes_cli.repair.api import repairer

    learner = Learner(repairer("balanced", own_words.own_words()))
    code = 0
    for item in inputs.iter_inputs(paths or ()):
        try:
            if isinstance(item, MinutesError):
                raise item
            scan = inputs.read_scan(item, from_format, encoding)
            lost = learner.read(scan)
            if lost:
                console.current().warn(f"{scan.name}: left out, it seems to have been read with {lost!r}")
        except MinutesError as error:
            console.current().error(error)
            code = error.exit_code
    learned = learner.learned(times)
    if decisions:
        learned = [*_from_decisions(decisions, times), *learned]
    outputs.write_output(_as_file(learned), output)
    console.current().talk(f"{len(learned)} words to review")
    return code


def _word_rows() -> list[dict[str, str]]:
    return [
        {"word": each.word, "note": each.note, "file": str(each.path)}
        for path in own_words.word_files()
        for each in own_words.read_words(path)
    ]


def _layer_rows() -> list[dict[str, str]]:
    from minutes_cli.repair.api import repairer

    swedish = repairer().swedish
    return [
        {
            "layer": layer.name,
            "forms": str(layer.header["words"]),
            "licence": str(layer.header["licence"]),
            "digest": str(layer.header["digest"])[:12],
        }
        for layer in (*swedish.layers, swedish.english)
    ]


def _shadowed(words: Sequence[str]) -> list[tuple[str, str]]:
    """Words that a common marked word turns into when its marks are lost, with that word."""
    if not words:
        return []
    from minutes_cli.language.skeleton import skeleton
    from minutes_cli.repair.api import repairer

    swedish = repairer().swedish
    found = []
    for word in words:
        twins = [twin for twin in swedish.twins([skeleton(word)]) if twin != word.lower()]
        if word.lower() == skeleton(word) and twins:
            found.append((word, twins[0]))
    return found


def _derivations_as_text(found: Sequence[Derivation]) -> str:
    out = []
    for each in found:
        known = ", ".join(each.layers) or "no dictionary"
        out.append(f"{each.word}: in {known}; read with {each.model}:")
        out += [f"  {reading}" for reading in each.readings]
    return "\n".join(out) + "\n"


def _derivations_as_json(found: Sequence[Derivation]) -> str:
    document = [
        {
            "word": each.word,
            "layers": list(each.layers),
            "ocr_model": each.model,
            "readings": [
                {
                    "form": reading.form,
                    "share": round(reading.share, 5),
                    "layer": reading.layer,
                    "steps": [
                        {"true": true, "read": read, "cost": round(cost, 3)}
                        for true, read, cost in reading.steps
                    ],
                    "channel_cost": round(reading.channel, 3),
                    "word_cost": round(reading.word, 3),
                }
                for reading in each.readings
            ],
        }
        for each in found
    ]
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _from_decisions(paths: Sequence[Path], times: int) -> list[Learned]:
    from minutes_cli.cli.decided import load_decisions
    from minutes_cli.repair.learning import Learned
    from minutes_cli.repair.lessons import learn_from_decisions
    from minutes_cli.repair.own_confusions import MARK, is_confusion

    lessons = learn_from_decisions(load_decisions(paths), times)
    words = [Learned(word, count, "review", "") for word, count in lessons.words]
    confusions = [
        Learned(f"{read}{MARK}{true}", count, "misread in a review", "")
        for read, true, count in lessons.confusions
    ]
    return [*words, *(each for each in confusions if is_confusion(each.word))]


def _as_file(learned: Sequence[Learned]) -> str:
    head = (
        "# Own words to review: take out what is wrong. Then name this file in minutes.toml, words = [...]\n"
    )
    rows: dict[str, str] = {}
    for each in learned:
        rows.setdefault(each.word, f"{each.word}\t{each.kind} {each.count}: {each.example}".rstrip(": "))
    return head + "".join(f"{row}\n" for _, row in sorted(rows.items()))


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.callback()(_group)
    app.command("list")(list_words)
    app.command("add")(add)
    app.command("check")(check)
    app.command("learn")(learn)


def _group() -> None:
    """Own words and names: list, add, check, learn.

    \b
    Examples:
      minutes dict add Klimatnavet
      minutes dict check mote
    """

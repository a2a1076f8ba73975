"""S: titles, texts and headings of the items."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_cli.patterns import regex
from minutes_cli.rules.document import Document
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, rule

_WRAPPED = regex(
    r"(?:[,–-]|\b(?:och|av|för|inom|till|med|på|om|i|samt|eller|från|vid|angående|avseende|gällande))$"
)
_FORMAL_KINDS = frozenset({"formality"})


@rule(
    code="S201",
    name="item-without-title",
    title=Say("An item without a title", "Ett ärende utan rubrik"),
    severity=all_profiles("error"),
    source=Say("KL 5:66: which items were handled", "KL 5:66: vilka ärenden som handlagts"),
    why=Say(
        "Without a title nobody can find the matter in a register or a search.",
        "Utan rubrik går ärendet inte att hitta i register eller sökning.",
    ),
    message=Say("item {number} has no title", "ärende {number} saknar rubrik"),
    fires=Example(record={"items": [{"number": "14", "title": ""}]}),
    silent=Example(record={"items": [{"number": "14", "title": "Budget"}]}),
)
def item_without_title(document: Document) -> Iterator[Hit]:
    """Items with an empty title."""
    for item in document.record.items:
        if not item.title.strip():
            yield Hit({"number": item.number or item.order}, line=document.line_of(item), item=item.number)


@rule(
    code="S202",
    name="item-without-text",
    title=Say("An item without text", "Ett ärende utan text"),
    severity=all_profiles("warning"),
    source=Say("KL 5:67", "KL 5:67"),
    why=Say(
        "An item that is only a heading says nothing of what was done; a page may be missing.",
        "Ett ärende som bara är en rubrik säger inget om vad som gjordes; en sida kan saknas.",
    ),
    message=Say("item {number} {title!r} has no text", "ärende {number} {title!r} har ingen text"),
    fires=Example(
        record={"items": [{"number": "14", "title": "Detaljplan för Ekbacken", "kind": "decision"}]}
    ),
    silent=Example(
        record={
            "items": [
                {
                    "number": "14",
                    "title": "Detaljplan",
                    "sections": [{"kind": "body", "text": "Planen antas."}],
                }
            ]
        }
    ),
)
def item_without_text(document: Document) -> Iterator[Hit]:
    """Items without sections and decisions; a formality may be its heading only."""
    for item in document.record.items:
        has_text = any(section.text.strip() for section in item.sections) or item.decisions
        if not has_text and item.kind not in _FORMAL_KINDS and not item.secret:
            yield Hit(
                {"number": item.number or item.order, "title": item.title[:60]},
                line=document.line_of(item),
                item=item.number,
            )


@rule(
    code="S203",
    name="unknown-heading",
    title=Say("A heading that is not known", "En okänd rubrik"),
    severity=all_profiles("info"),
    source=Say("The vocabulary of headings", "Rubrikordlistan"),
    why=Say(
        "The text under it is kept, but not sorted as proposal, decision or reservation.",
        "Texten under den behålls men sorteras inte som förslag, beslut eller reservation.",
    ),
    message=Say(
        "heading {heading!r} is not known and kept as other",
        "rubriken {heading!r} är okänd och behålls som övrigt",
    ),
    fires=Example(
        record={
            "items": [
                {
                    "number": "1",
                    "title": "Budget",
                    "sections": [{"kind": "other", "heading": "Klimatsäkring", "text": "x"}],
                }
            ]
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    "number": "1",
                    "title": "Budget",
                    "sections": [{"kind": "decision", "heading": "Beslut", "text": "x"}],
                }
            ]
        }
    ),
)
def unknown_heading(document: Document) -> Iterator[Hit]:
    """Sections of kind other that have a heading."""
    for item in document.record.items:
        for section in item.sections:
            if section.kind == "other" and section.heading:
                yield Hit({"heading": section.heading[:60]}, line=section.line_start, item=item.number)


@rule(
    code="S204",
    name="run-on-title",
    title=Say("A title that is too long or cut", "En rubrik som är för lång eller avhuggen"),
    severity=all_profiles("warning"),
    source=Say("Lengths of real council titles", "Längden på verkliga rubriker i fullmäktige"),
    why=Say(
        "The title has swallowed text, or lost its second line; both put wrong words in every register.",
        "Rubriken har svalt text eller förlorat sin andra rad; båda ger fel ord i varje register.",
    ),
    message=Say("the title of item {number} {what}", "rubriken på ärende {number} {what}"),
    fires=Example(record={"items": [{"number": "3", "title": "Trygghetsfrågor inom"}]}),
    silent=Example(record={"items": [{"number": "3", "title": "Trygghetsfrågor inom samverkan"}]}),
)
def run_on_title(document: Document) -> Iterator[Hit]:
    """Titles over the length set, and titles that end where no title ends."""
    longest = document.settings.max_title
    for item in document.record.items:
        title = item.title.strip()
        if len(title) > longest:
            what = Say(
                f"is {len(title)} characters long: run-on text?",
                f"är {len(title)} tecken lång: löpande text?",
            )
        elif _WRAPPED.search(title):
            what = Say(
                f"ends in {title.split()[-1]!r}: its next line is missing",
                f"slutar på {title.split()[-1]!r}: nästa rad saknas",
            )
        else:
            continue
        yield Hit(
            {"number": item.number or item.order, "what": what}, line=document.line_of(item), item=item.number
        )

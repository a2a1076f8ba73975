"""T: is the text readable text at all?  These rules read the lines as scanned.

The characters and their repair are in :mod:`minutes_cli.rules.mending`, which ``--fix`` shares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from minutes_cli.rules import mending
from minutes_cli.rules.document import Document
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, rule

_CLEAN = "Protokoll fört vid styrelsemöte i Lövåsens vägförening. Ordföranden öppnade mötet och hälsade alla välkomna."
_BROKEN = "".join(chr(ord(char) + 3) if char.isalpha() else char for char in _CLEAN) + " "


def _one_a_line(
    document: Document,
    find: Callable[[str], Iterable[tuple[int, int]]],
    show: Callable[[str], str] = str,
) -> Iterator[Hit]:
    """A hit on each line with marks, at the first: how many there are, and that one as `show` puts it."""
    for number, line in enumerate(document.scan_lines, 1):
        marks = list(find(line))
        if marks:
            start, end = marks[0]
            yield Hit(
                {"count": len(marks), "sample": show(line[start:end])},
                line=number,
                start=start,
                end=end,
                item=document.number_at(number),
            )


@rule(
    code="T001",
    name="empty-text",
    title=Say("The text is empty or nearly so", "Texten är tom eller nästan tom"),
    severity=all_profiles("error"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "An empty scan is filed as if it were minutes, and nobody notices until someone needs it.",
        "En tom skanning arkiveras som om den vore ett protokoll, och det märks först när någon behöver det.",
    ),
    message=Say("only {words} words of text", "bara {words} ord text"),
    fires=Example(text="Protokoll\n\n1 (4)"),
    silent=Example(text=_CLEAN + "\n" + _CLEAN),
)
def empty_text(document: Document) -> Iterator[Hit]:
    """Fewer words than the settings ask for."""
    if not document.scan_lines:
        return
    words = sum(
        len([word for word in line.split() if any(map(str.isalpha, word))]) for line in document.scan_lines
    )
    if words < document.settings.min_words:
        yield Hit({"words": words}, line=1)


@rule(
    code="T002",
    name="mixed-encodings",
    title=Say("Two encodings in one file", "Två teckenkodningar i samma fil"),
    severity=all_profiles("error"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "Parts of the file were saved in another encoding than the rest; one of them reads wrong.",
        "Delar av filen är sparade i en annan teckenkodning än resten; någon av dem blir felläst.",
    ),
    message=Say(
        "lines {broken} hold text in another encoding than the rest of the file",
        "rad {broken} har text i en annan teckenkodning än resten av filen",
    ),
    fires=Example(
        text="§ 1 Mötets öppnande\nOrdföranden hälsade alla välkomna.\n§ 2 FÃ¶redragningslista\nFÃ¶rslaget godkÃ¤nns."
    ),
    silent=Example(text="§ 1 Mötets öppnande\nOrdföranden hälsade alla välkomna.\n§ 2 Föredragningslista"),
)
def mixed_encodings(document: Document) -> Iterator[Hit]:
    """Mojibake in some lines, whole å, ä and ö in others: two encodings pasted together."""
    broken = [
        number for number, line in enumerate(document.scan_lines, 1) if mending.iter_mojibake_marks(line)
    ]
    whole = [line for line in document.scan_lines if not mending.iter_mojibake_marks(line)]
    if len(broken) >= 2 and any(char in line for line in whole for char in "åäöÅÄÖ"):
        yield Hit({"broken": _listed(broken)}, line=broken[0])


@rule(
    code="T003",
    name="mojibake",
    title=Say("Text decoded with the wrong encoding", "Text avkodad med fel teckenkodning"),
    severity=all_profiles("warning"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "'Ã¤' for 'ä' makes words impossible to search for, and every later conversion makes it worse.",
        "'Ã¤' i stället för 'ä' gör orden omöjliga att söka, och varje ny konvertering gör det värre.",
    ),
    message=Say(
        "{count} wrongly decoded characters, first {sample!r}", "{count} felavkodade tecken, först {sample!r}"
    ),
    fires=Example(text="§ 2 FÃ¶redragningslista"),
    silent=Example(text="§ 2 Föredragningslista, São Paulo, 20 Â"),
    is_fixable=True,
)
def mojibake(document: Document) -> Iterator[Hit]:
    """UTF-8 read as Windows-1252, and replacement characters."""
    yield from _one_a_line(document, mending.iter_mojibake_marks)


@rule(
    code="T004",
    name="split-diacritics",
    title=Say("Letters and their marks apart", "Bokstäver skilda från sina prickar"),
    severity=all_profiles("warning"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "A word whose ä is written as a and a loose mark looks right and is found by no search.",
        "Ett ord vars ä är skrivet som a och lösa prickar ser rätt ut men hittas inte vid sökning.",
    ),
    message=Say(
        "{count} letters are apart from their marks, first {sample!r}",
        "{count} bokstäver är skilda från sina prickar, först {sample!r}",
    ),
    fires=Example(text="§ 4 A\u0308ndring av stadgarna"),
    silent=Example(text="§ 4 Ändring av stadgarna"),
    is_fixable=True,
)
def split_diacritics(document: Document) -> Iterator[Hit]:
    """Combining marks, free-standing marks after a letter, and a capital cut from its word."""
    yield from _one_a_line(document, mending.iter_split_marks)


@rule(
    code="T005",
    name="substituted-glyphs",
    title=Say("The letters are not Swedish", "Bokstäverna är inte svenska"),
    severity=all_profiles("warning"),
    source=Say("Broken ToUnicode maps in PDF files", "Trasiga ToUnicode-tabeller i PDF-filer"),
    why=Say(
        "The page looks right but its text layer holds other letters, so that nothing can be read from it; numbers are lost too.",
        "Sidan ser rätt ut men textlagret har andra bokstäver, så att inget går att läsa ut; även nummer går förlorade.",
    ),
    message=Say(
        "the letters are spread as in no Swedish text (likeness {likeness:.2f}): read the pages with OCR instead",
        "bokstäverna är fördelade som i ingen svensk text (likhet {likeness:.2f}): läs sidorna med OCR i stället",
    ),
    fires=Example(text=_BROKEN * 6),
    silent=Example(text=_CLEAN * 6),
)
def substituted_glyphs(document: Document) -> Iterator[Hit]:
    """Letter frequencies unlike Swedish; needs 400 letters to say anything."""
    text = "\n".join(document.scan_lines)
    likeness = mending.swedish_likeness(text)
    if likeness is not None and likeness < mending.LEAST_LIKENESS:
        yield Hit({"likeness": likeness}, line=1)


@rule(
    code="T006",
    name="invisible-characters",
    title=Say("Invisible characters and ligatures", "Osynliga tecken och ligaturer"),
    severity=all_profiles("info"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "Soft hyphens, hard spaces, zero-width characters and ligatures hide words from every search.",
        "Mjuka bindestreck, hårda blanksteg, nollbreddstecken och ligaturer döljer ord för all sökning.",
    ),
    message=Say(
        "{count} invisible characters or ligatures, first {sample}",
        "{count} osynliga tecken eller ligaturer, först {sample}",
    ),
    fires=Example(text="Styrelsen godkänner bud\u00adgeten."),
    silent=Example(text="Styrelsen godkänner budgeten."),
    is_fixable=True,
)
def invisible_characters(document: Document) -> Iterator[Hit]:
    """One finding a line."""
    yield from _one_a_line(document, mending.iter_invisible, lambda sample: mending.character_name(sample[0]))


@rule(
    code="T007",
    name="page-without-text",
    title=Say("A page without text", "En sida utan text"),
    severity=all_profiles("warning"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "A page that was never read may hold decisions that nobody will find.",
        "En sida som aldrig lästs kan ha beslut som ingen hittar.",
    ),
    message=Say("no text on page {pages} of {total}", "ingen text på sida {pages} av {total}"),
    fires=Example(text=f"{_CLEAN}\n\f\n\f{_CLEAN}"),
    silent=Example(text=f"{_CLEAN}\n\f{_CLEAN}\n\f"),
)
def page_without_text(document: Document) -> Iterator[Hit]:
    """Pages between others that hold no word; a last empty page is only a form feed at the end."""
    pages = "\n".join(document.scan_lines).split("\f")
    while pages and not pages[-1].strip():
        pages.pop()
    empty = [number for number, page in enumerate(pages, 1) if not any(map(str.isalnum, page))]
    if (empty and empty[0] > 1) or len(empty) > 1:
        first = next((number for number, line in enumerate(document.scan_lines, 1) if "\f" in line), 1)
        yield Hit({"pages": _listed(empty), "total": len(pages)}, line=first)


def _listed(numbers: list[int], most: int = 8) -> str:
    """A short list of numbers.

    >>> _listed([1, 2, 5])
    '1, 2, 5'
    """
    shown = ", ".join(str(number) for number in numbers[:most])
    return shown + (" …" if len(numbers) > most else "")

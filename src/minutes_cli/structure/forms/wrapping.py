"""When a value on a cover page goes on: over a line end in its column, or in the next cell of its row."""

from __future__ import annotations

from minutes_cli.patterns import regex
from minutes_cli.structure.forms.fitting import ALL_BUT, Value, make_value
from minutes_cli.structure.people.names import is_title_word, tokenize
from minutes_cli.structure.people.phrases import role_at
from minutes_cli.structure.people.run_in import breaks_in_name, is_run_in
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.joining import ends_sentence

_FULL_LINE = 45  # characters from which a line of a run-in list is taken to go on below
_LONGEST = 6000  # characters of a value; a council of a hundred with parties and replacements has fewer
_READ = 400  # characters at a value's end that tell how it goes on
_GAP = 3  # blank lines that end a value's continuation
_MARK_LEFT = regex(r"(?:,|[§$&]|\b8[83]?|\$\$)\s*$")
_REPLACES = regex(r"\b(?:ersatter|istf|i\s+stallet\s+for|ers\s+for|ersattare\s+for)\W*$")
_LINK_WORD = regex(r"(?:som|och|samt|med|f.r|istf|ers.tter)\s")
_ROLE_WORDS = frozenset(
    {"sekreterare", "ordforande", "revisor", "kassor", "ledamot", "suppleant", "ersattare"}
)
_RANGE_OPEN = regex(r"(?:kl\.?|\d)\s*[-–—]\s*$")


_CLOCK = regex(r"(?:kl|klockan)\b\.?\s*\d")


_TWO_PEOPLE = regex(r"(?P<first>[A-ZÅÄÖ][^(]+\([\w-]{1,6}\),)\s+[A-ZÅÄÖ][\w-]+\s[^(,]+\([\w-]{1,6}\)$")
_SMALL_ROLE = regex(r"(?P<role>[a-zåäö][a-zåäö .:]{2,24}?)\s+(?=[A-ZÅÄÖ][\w-]+\s[A-ZÅÄÖ])")


def continues(part: Value, above: Value | None, gap: int) -> bool:
    """Whether a value goes on from the one above it in its column.  gap: blank lines between them."""
    if gap >= _GAP or above is None or len(above.text) > _LONGEST:
        return False
    above = _end_of(above)
    first = part.text.lstrip()[:1]
    if gap == 0 and ALL_BUT.search(fold(above.text)) and not ends_sentence(above.text):
        return True
    if above.people and above.people[-1].ends_open and not part.begins_with_person:
        return True
    if first == "(" and above.people and not above.people[-1].party:
        return True
    if first == "(" and above.people and above.people[-1].replaces and len(part.text) < 9:
        return True
    if (
        above.is_lone_name
        and part.people_lone
        and part.people_lone[0].party
        and " " not in part.people_lone[0].name
    ):
        return True
    if gap == 0 and above.people and _half_replaced(above, part):
        return True
    if gap == 0 and above.width > _FULL_LINE and is_run_in(above.text) and not part.dates:
        return True
    if gap <= 1 and breaks_in_name(above.text, part.text):
        return True
    if gap == 0 and part.begins_with_person and _REPLACES.search(fold(above.text)):
        return True
    if above.people and _MARK_LEFT.search(above.text) and (part.is_ranges or first.isdigit()):
        return True
    if gap <= 1 and above.people and _LINK_WORD.match(part.text):
        return True
    if gap == 0 and part.begins_with_person and _ends_in_title(above) and not _is_titled(part):
        return True
    if gap == 0 and above.dates and not above.times and _CLOCK.match(part.text):
        return True
    if _RANGE_OPEN.search(above.text) and first.isdigit():
        return True
    return (
        first.islower()
        and gap == 0
        and sum(char.isalpha() for char in part.text) > 3
        and not part.begins_with_person
    )


def _end_of(value: Value) -> Value:
    """A long value's last entries: they tell how it goes on, and reading all at each line costs too much."""
    if len(value.text) <= _READ:
        return value
    start = value.text.find(", ", len(value.text) - _READ)
    if start < 0:
        return value
    text = value.text[start + 2 :]
    return make_value(text, value.line, value.page, value.column, value.gap, value.line_end, value.width)


def _ends_in_title(above: Value) -> bool:
    """Whether a list that sets titles before names ends in a title (``Kommunchef Stina Ek, sekreterare``)."""
    words = [fold(word).strip(".:,") for word in above.text.split()]
    return (
        len(words) > 3 and is_title_word(words[0]) and (is_title_word(words[-1]) or words[-1] in _ROLE_WORDS)
    )


def _is_titled(part: Value) -> bool:
    """Whether a value begins with a title of its own: ``Fru Stina Ek``."""
    return is_title_word(fold(part.text.split()[0]).strip(".:,"))


def _half_replaced(above: Value, part: Value) -> bool:
    """Whether the surname of the one who is replaced stands below (``ersätter Alf`` / ``Myrén (C)``)."""
    replaced = above.people[-1].replaces
    if replaced is None or " " in replaced or not above.text.endswith(replaced):
        return False
    return bool(part.people_lone) and " " not in part.people_lone[0].name


def same_row(part: Value, before: Value) -> bool:
    """Whether a piece is a further cell of the person's row before it (party, role, §§)."""
    if not before.people:
        return part.begins_with_person and _is_title_cell(before)
    if part.is_party or part.text.lstrip()[:1] in "([{§":
        return True
    return not part.begins_with_person and not part.is_ranges and not part.dates


def above(part: Value, earlier: Value) -> bool:
    """Whether an earlier value stands in the column of a part (OCR text without columns: any does)."""
    return abs(earlier.column - part.column) <= 3 or part.column == 0


def joined(value: Value, part: Value, as_cell: bool) -> Value:
    """A value with what goes on from it.  as_cell: the part is a cell of the same row."""
    text = part.text.lstrip()
    inside = None if as_cell else _role_of_first(value, text)
    if inside is not None:
        row = f"{value.text[: inside[0]]} {text[: inside[1]].strip()} {value.text[inside[0] :].strip()}"
        return make_value(
            f"{row} {text[inside[1] :].strip()}",
            value.line,
            value.page,
            value.column,
            value.gap,
            part.line_end,
        )
    if as_cell and part.is_party and part.text.isalnum():
        text = f"({text})"  # a party's own column
    if as_cell and value.people and text[:1] not in "([{§":
        text = f", {text}"
    glue = "" if value.text.rstrip().endswith(("-", "–", "—")) else " "
    return make_value(
        value.text.rstrip() + glue + text,
        value.line,
        value.page,
        value.column,
        value.gap,
        part.line_end,
        value.width + len(text) if as_cell else part.width,
    )


def _role_of_first(value: Value, below: str) -> tuple[int, int] | None:
    """Where a role that begins a line belongs in the row above, closed up from two columns, and its length.

    ``Stina Ek (M), Bo Alm (S)`` / ``ordförande Eva Ask (S)``: Stina Ek leads, not Bo Alm.
    """
    row = _TWO_PEOPLE.match(value.text)
    small = _SMALL_ROLE.match(below) if row and len(value.people) == 2 else None
    if row is None or small is None:
        return None
    tokens = tokenize(small["role"])
    named = role_at(tokens, 0)
    is_role = named is not None and named[1] == len(tokens) and named[0] in ("chair", "vice_chair")
    return (row.end("first"), small.end("role")) if is_role else None


def _is_title_cell(value: Value) -> bool:
    """Whether a cell holds a title and nothing else (``Kassör``), its person in the next."""
    words = [word.strip(":.").lower() for word in value.text.split()]
    return 0 < len(words) < 4 and is_title_word(fold(words[-1]))

"""Tables with the party before the name, and names listed under their party's name, read as other lists are.

``M   Roland Ek   ordförande`` becomes ``Roland Ek (M), ordförande``, and ``Centerpartiet: Bo Alm, Eva Lind``
becomes ``Bo Alm (C), Eva Lind (C)``.  Input and output: lines; columns of what stands right of a name stay
where there is room, line numbers always.
"""

from __future__ import annotations

from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.forms.labels import find_labels
from minutes_cli.structure.people.listed import read_people
from minutes_cli.structure.people.names import Token, read_name, tokenize
from minutes_cli.structure.people.parties import OPEN, is_known, normal_party, party_names
from minutes_cli.structure.people.party_places import is_dirt
from minutes_cli.structure.people.phrases import role_at
from minutes_cli.structure.text.document import TextLine, make_line
from minutes_cli.structure.text.folding import fold

_FEWEST = 3  # rows that make a table
_LOCAL = 4  # letters of a local party in such a table
_BEFORE = 2  # words that may stand before the party (a number, a municipality)
_TABLE_WORDS = frozenset(
    [
        "kommun",
        "parti",
        "namn",
        "ledamot",
        "ledamoter",
        "funktion",
        "uppdrag",
        "roll",
        "nr",
        "narvarande",
        "anteckning",
        "ersattare",
        "for",
    ]
)
_GROUP = regex(r"\s*(?P<name>[A-ZÅÄÖ][\w\s-]{0,44}?)\s*(?:\((?P<short>[\w-]{1,6})\)\s*)?(?P<colon>:|$)\s*")


def turn_party_columns(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines with parties after the names that they stand before."""
    turned = _by_groups(lines)
    rows = {line.number: found for line in turned if (found := _party_first(line, strict=True))}
    if len(rows) < _FEWEST:
        return turned
    first, last = min(rows), max(rows)
    result: list[TextLine] = []
    for line in turned:
        if line.number in rows:
            result.append(_rewritten(line, rows[line.number]))
        elif first < line.number < last and (found := _party_first(line, strict=False)):
            result.append(_rewritten(line, found))
        elif first - 3 <= line.number < first and _is_table_head(line):
            result.append(make_line("", line.number, line.page))
        else:
            result.append(line)
    return result


def _is_table_head(line: TextLine) -> bool:
    words = [word.strip(".:") for word in line.folded.split()]
    return "parti" in words and len(words) > 1 and all(word in _TABLE_WORDS for word in words)


def _party_first(line: TextLine, strict: bool) -> list[tuple[int, int, int, str]]:
    """(start, name start, name end, party) of each name on a line that has its party before it.

    strict: the party is one known all over the country; else what OCR makes of one counts.
    """
    if line.is_blank or len(line.stripped) > 200:
        return []
    tokens = [token for token in tokenize(line.text) if not is_dirt(token)]
    named = [
        (at, name)
        for at in range(len(tokens) - 2)
        if _is_party(tokens[at], strict) and (name := read_name(tokens, at + 1)) and " " in name[0]
    ]
    if not named:
        return []
    label = next(iter(find_labels(line.text)), None)
    begins = label.rest if label and label.start == line.indent else None
    found: list[tuple[int, int, int, str]] = []
    free = 0
    for at, name in named:
        is_first = not found and (
            (at <= _BEFORE and _may_stand_before(tokens[:at])) or begins == tokens[at].start
        )
        follows = bool(found) and tokens[at - 1].text != "," and tokens[at - 1].text not in OPEN
        if at < free or not (is_first or follows):
            continue
        end = name[1]
        if end < len(tokens) and (
            (tokens[end].text in OPEN and end + 1 < len(tokens) and normal_party(tokens[end + 1].text))
            or is_known(tokens[end].text)
        ):
            return []
        begin = tokens[0].start if is_first and label is None else tokens[at].start
        party = normal_party(tokens[at].text) or ""
        found.append((begin, tokens[at + 1].start, tokens[end - 1].end, party))
        free = end
    return found


def _is_party(token: Token, strict: bool) -> bool:
    if strict:
        return is_known(token.text)
    is_local = token.text.isupper() and token.text.isalpha() and len(token.text) <= _LOCAL
    return is_local or (len(token.text) <= 2 and bool(normal_party(token.text)))


def _may_stand_before(tokens: Sequence[Token]) -> bool:
    return all(token.text[0].isupper() or token.text.strip(".").isdigit() for token in tokens)


def _rewritten(line: TextLine, found: Sequence[tuple[int, int, int, str]]) -> TextLine:
    text = line.text[: found[0][0]].rstrip()
    ends = [*(entry[0] for entry in found[1:]), len(line.text)]
    for (start, name_start, name_end, party), stop in zip(found, ends, strict=True):
        text = text.ljust(start)
        if start and text[-1:] != " ":
            text += "  "
        text += f"{line.text[name_start:name_end]} ({party})"
        rest = line.text[name_end:stop]
        gap = len(rest) - len(rest.lstrip())
        told = rest.strip()
        if not told:
            continue
        if gap > 1 and len(text) + 2 <= name_end + gap:
            text = text.ljust(name_end + gap) + told
        else:
            text += ("" if told[0] in ",.;" else ", " if role_at(tokenize(told), 0) else " ") + told
    return make_line(text, line.number, line.page, line.raw)


def _by_groups(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines in which the names listed under a party's name have that party.

    Two groups at least, so that a mention of one party is none.
    """
    heads = {line.number: head for line in lines if (head := _group_head(line))}
    if len(heads) < 2:
        return list(lines)
    result: list[TextLine] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        head = heads.get(line.number)
        index += 1
        if head is None:
            result.append(line)
            continue
        party, offset = head
        listed = [make_line(line.text[offset:], line.number, line.page, line.raw)]
        while index < len(lines) and lines[index].number not in heads and _lists_on(lines[index]):
            listed.append(lines[index])
            index += 1
        if any("," in each.text for each in listed):  # one after the other: a name may break over a line
            text = " ".join(each.stripped for each in listed)
            listed = [make_line(text, line.number, line.page, line.raw)]
        result.extend(
            make_line(_with_party(each.text, party), each.number, each.page, each.raw) for each in listed
        )
    return result


def _lists_on(line: TextLine) -> bool:
    """Whether a line goes on a list of names."""
    return line.is_blank or (not find_labels(line.text) and bool(read_people(line.text, listed=True)))


def _group_head(line: TextLine) -> tuple[str, int] | None:
    """The party that a line begins with as a heading of its members, and the offset of what follows."""
    if line.is_blank or len(line.stripped) > 200:
        return None
    match = _GROUP.match(line.text)
    if match is None:
        return None
    party = party_names().get(fold(match["name"]).strip())
    if party is None and match["colon"] == ":" and is_known(match["name"].strip()):
        party = normal_party(match["name"].strip())
    return (party, match.end()) if party else None


def _with_party(text: str, party: str) -> str:
    """A list of names with a party after each that has none."""
    people = read_people(text, listed=True)
    at = 0
    result = ""
    for person in people:
        start = text.find(person.name, at)
        if start < 0:
            continue
        end = start + len(person.name)
        result += text[at:end] + ("" if person.party else f" ({party})")
        at = end
    return result + text[at:]

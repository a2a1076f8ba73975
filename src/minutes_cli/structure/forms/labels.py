"""Labels of the cover page, the signature block and the notice, found in OCR text.

Input: a text.  Output: which field's label stands at its start, or anywhere in it.  The vocabulary is
``words/labels.toml``; matching is on folded text with one edit per five letters, the longest phrase wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, pairwise

from minutes_cli.patterns import regex
from minutes_cli.records.models import SignatureRole
from minutes_cli.structure.forms.label_phrases import (
    EMBEDDED_LETTERS,
    field_named,
    iter_fields,
    plain_phrase,
    vocabulary,
)
from minutes_cli.structure.people.known_names import is_given
from minutes_cli.structure.people.names import is_title_word
from minutes_cli.structure.text.folding import fold
from minutes_cli.values import frozen

_WORD = regex(r"\S+")
_LEAD = regex(r"^[\s.,:;'\"|_~>»«*=+•·/\[—–-]+(?=[^\W_]|§)")
_AFTER = regex(r"[\s.,:;|_=+*~»—–-]*")
_PEN = regex(r"(?:[^\W\d]{1,4}\W+){1,2}(?:[A-ZÅÄÖ]|$)|[^\W\d]{1,4}$")  # what a pen left beside a label
_TITLED = regex(r"(?P<title>[a-zåäö]{4,})\s+[A-ZÅÄÖ][a-zåäö]+(?:-\w+)?\s+[A-ZÅÄÖ]")  # ``överdirektör Per Ek``
_FOR_WHOM = regex(r"\W*(?:for|den|20\d\d|19\d\d)\b[^.]{0,30}$")
MOST_SIGNING_WORDS = 9  # on such a line
_LEADER = 12  # letters of a dotted line read as a word, of half as many kinds at most
_WEEKDAY = regex(r"(?:man|tis|ons|tors|fre|lor|son)dag|kl\b|den\b|i\b|vid\b|klockan\b")

_SIGNED_WHEN = regex(r"(?:den|for)\s|(?:man|tis|ons|tors|fre|lor|son)dagen\s+den\b")
_SIDE_OF = regex(r"(?:narvarande|deltagare|representanter|ombud)\s+(?:fran|for)\s+[^:,]{3,45}:\s*")
_WHOSE = regex(
    r"[a-z-]*(?:namnden|styrelsen|direktionen|fullmaktige|utskottet|radet|beredningen)s\s+(?=[a-z])"
)
_SPEAKS_FOR = regex(
    r"(?:F[oö]reträdare|F[oö]retradare|Representant(?:er)?|Ombud)\s+f[oö]r\s+(?:[a-zåäö-]+\s+){0,2}[a-zåäö-]+:?(?:\s+(?=[A-ZÅÄÖ])|\s*$)"
)
_KIND_OF = regex(r"narvarande\s+[^\W\d_][^:,.()]{3,45}:\s*")  # ``Närvarande styrelse och skola:``
LOWER_OK = frozenset({"place_time", "adjust_time", "meeting_date", "adjustment"})
SIGN = frozenset({"sign_secretary", "sign_chair", "sign_adjuster"})
ATTENDS: dict[str, SignatureRole] = {"sign_secretary": "secretary", "sign_chair": "chair"}
ATTENDANCE = frozenset({"deciding", "side", "serving", "substitutes", "others", "absent"})
EMBEDDED = SIGN | frozenset(
    {
        "paragraphs",
        "meeting_date",
        "posted",
        "removed",
        "notice_date",
        "last_appeal",
        "stored",
        "adjust_time",
        "skip",
        "organ",
    }
)


@frozen
class Label:
    """A label in a text.  start, end: offsets of the label; rest: offset of what follows it."""

    field: str
    start: int
    end: int
    rest: int
    score: float


def label_at(text: str, at: int = 0, embedded: bool = False) -> Label | None:
    """The longest label that stands at an offset of a text, None when there is none.

    embedded: the offset is inside a line, where only labels that no value holds are taken.

    >>> label_at("Ovriga deltagande Bo Alm").field
    'others'
    """
    side = None if embedded else _SIDE_OF.match(fold(text[at : at + 80]))
    if side:
        return Label("side", at, at + side.end(), at + side.end(), 1.0)
    whose = None if embedded else _WHOSE.match(fold(text[at : at + 60]))
    if whose:  # ``Direktionens ersättare``
        own = at + whose.end()
        of_theirs = label_at(text[:own] + text[own : own + 1].upper() + text[own + 1 :], own)
        if of_theirs is not None and of_theirs.field in ATTENDANCE and of_theirs.score == 1:
            return replace(of_theirs, start=at)
    words = list(islice(_WORD.finditer(text, at), vocabulary().longest + 1))
    start = words[0].start() if words else at
    found: Label | None = None
    before = ""
    for word, hit in zip(words, iter_fields([each[0] for each in words], strict=embedded), strict=True):
        if before.endswith(":"):
            break
        before, end = word[0], word.end()
        if hit is None or (found is not None and hit[1] < found.score - 0.12):
            continue
        if hit[0] == "side" and "(" in text[start:end]:
            continue  # ``Skog (skyddsombud)``
        if embedded and (hit[0] not in EMBEDDED or (hit[1] < 1 and "," in text[start:end])):
            continue  # ``Stina Ek, ordförande``
        rest = _AFTER.match(text, end)
        stop = rest.end() if rest else end
        if _can_follow(text, end, stop, hit[0]):
            found = Label(hit[0], start, end, stop, hit[1])
    if found is not None:
        return found if _starts_as_label(text, found) and not _is_name(text, found) else None
    if embedded:
        return None
    speaks = _SPEAKS_FOR.match(text, at)
    kind = None if speaks else _KIND_OF.match(fold(text[at : at + 80]))
    if not speaks and not kind:
        return None
    end = speaks.end() if speaks else at + kind.end() if kind else at
    return Label("side", at, end, end, 1.0)


@lru_cache(maxsize=4096)  # several readers ask of the same lines
def find_labels(text: str) -> tuple[Label, ...]:
    """All labels of a text: one at its start, and those that stand inside it."""
    lead = _LEAD.match(text)
    start = lead.end() if lead else len(text) - len(text.lstrip())
    labels: list[Label] = []
    first = label_at(text, start)
    if first:
        labels.append(first)
        if first.field in ATTENDANCE and (row := _row_of_labels(text, first) or _exact_row(text, start)):
            return tuple(row)
    within = EMBEDDED if first else EMBEDDED - SIGN  # a role after a name is that person's
    at = first.rest if first else start
    for word in _WORD.finditer(text, at):
        if labels and word.start() < labels[-1].end:
            continue
        if word.start() == start or not (word[0][0].isupper() or word[0][0] == "§"):
            continue
        label = label_at(text, word.start(), embedded=True)
        if label is None and labels:
            label = _when_where(text, word.start())
        if (
            label
            and (label.field in within or label.field == "place_time")
            and not (label.field == "skip" and _is_surname(text, label))
            and not (label.field in SIGN and _follows_listed(text, labels, label))
        ):
            labels.append(label)
    return tuple(labels)


def _when_where(text: str, at: int) -> Label | None:
    """``Tid:`` or ``Plats`` inside a line that began with a label, surely one (a colon, figures before)."""
    label = label_at(text, at)
    is_sure = (
        label is not None
        and label.score == 1
        and (text[label.end - 1] == ":" or text[:at].rstrip()[-1:].isdigit())
    )
    return label if label and is_sure and label.field == "place_time" else None


def _starts_as_label(text: str, label: Label) -> bool:
    first = text[label.start]
    if first.isupper() or first in "§0123456789" or text[label.end - 1] == ":":
        return True
    return label.field == "side" and text[label.rest : label.rest + 1].isupper()


def _is_name(text: str, label: Label) -> bool:
    """Whether a short label is rather someone's given name (``Örjan`` for ``Organ``, ``Dag Ek``)."""
    piece = text[label.start : label.end]
    if " " in piece or ":" in text[label.end - 1 : label.rest] or not is_given(piece):
        return False
    return label.score < 1 or text[label.rest : label.rest + 1].isupper()


def _is_leader(text: str) -> bool:
    """Whether what follows is a dotted line for a pen, as OCR reads it (``cceecescsesesecseee``)."""
    words = text.split()[:4]
    return any(len(word) >= _LEADER and len(set(word.lower())) <= _LEADER // 2 for word in words)


def _row_of_labels(text: str, first: Label) -> list[Label]:
    """The labels of a line that is nothing but attendance labels, heads of columns; else empty."""
    labels = [first]
    while text[labels[-1].rest :].strip():
        label = label_at(text, labels[-1].rest)
        if label is None or label.field not in ATTENDANCE or label.score < 1:
            return []
        labels.append(label)
    return labels if len(labels) > 1 else []


def _follows_listed(text: str, labels: Sequence[Label], label: Label) -> bool:
    """Whether a role stands in a list, after its person or before the first of several.

    ``Närvarande   Stina Ek (S)   Ordförande``, ``Närvarande: Ordf. Stina Ek, sekr. Bo Alm``.
    """
    before = labels[-1] if labels else None
    if before is None or before.field not in ATTENDANCE:
        return False
    return bool(text[before.rest : label.start].strip(" .|:")) or "," in text[label.rest :]


def _exact_row(text: str, start: int) -> list[Label]:
    """The labels of such a line whose phrases together are near another one; empty where one is misread."""
    labels: list[Label] = []
    words = list(_WORD.finditer(text, start))
    at = 0
    while at < len(words) <= MOST_SIGNING_WORDS:
        for end in range(len(words), at, -1):
            stop = words[end - 1].end()
            hit = field_named(plain_phrase(text[words[at].start() : stop]), strict=True)
            if hit and hit[0] in ATTENDANCE and hit[1] == 1 and words[at][0][0].isupper():
                labels.append(Label(hit[0], words[at].start(), stop, stop + 1, 1.0))
                at = end
                break
        else:
            return []
    return labels if len({label.field for label in labels}) > 1 else []


def _is_surname(text: str, label: Label) -> bool:
    """Whether a short word of the page's own is rather a surname (``Vega Blad (vpk)``)."""
    before = text[: label.start].split()
    is_word = label.end - label.start < EMBEDDED_LETTERS and " " not in text[label.start : label.end]
    after = text[label.rest :][:1]
    is_named = bool(before) and before[-1][:1].isupper() and (after == "(" or is_given(before[-1]))
    return is_word and is_named and not after.isdigit()


def _can_follow(text: str, end: int, stop: int, field: str) -> bool:
    """Whether what stands after a phrase lets it be a label."""
    if stop >= len(text):
        return True
    if field == "skip":
        return True
    if any(sign in text[end - 1 : stop] for sign in ":;|_=—"):
        return True
    first = text[stop]
    if not first.islower():
        return True
    if field == "sign_adjuster" and text[end - 1 : stop].strip().startswith(","):
        return True
    if field == "sign_adjuster" and _SIGNED_WHEN.match(fold(text[stop : stop + 24])):
        return True
    if field in ATTENDANCE and (titled := _TITLED.match(text, stop)) and is_title_word(fold(titled["title"])):
        return True
    if field in SIGN and (_PEN.match(text, stop) or _is_leader(text[stop:])):
        return True
    return field in LOWER_OK and _WEEKDAY.match(fold(text[stop : stop + 12])) is not None


def is_signature_line(text: str) -> bool:
    """Whether a line is signature labels and nothing else: ``Vid protokollet   Justeras, för styrelsen``.

    >>> is_signature_line("Vid anteckningarna Justeras, for arbetsgivaren Justeras, for Kommunal")
    True
    >>> is_signature_line("Justeras av ordföranden den som vill")
    False
    """
    labels = find_labels(text)
    if (
        not labels
        or any(label.field not in SIGN for label in labels)
        or text[: labels[0].start].strip(" .|_-—")
    ):
        return False
    gaps = [text[label.rest : following.start] for label, following in pairwise(labels)]
    gaps.append(text[labels[-1].rest :])
    return all(not gap.strip(" .,:_-—|") or _FOR_WHOM.match(fold(gap)) is not None for gap in gaps)

"""Confusions of the user's own: letters that this archive's scans misread and the shipped data does not know.

They stand among the own words as ``read>true`` (``6>ö``), where ``minutes dict learn --decisions`` puts them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from minutes_cli.repair.channel import Row

MARK = ">"
SHARE = 0.02  # of the letter's readings; the rank of a common confusion, so that words still decide
_LONGEST = 4  # letters on either side, as in what is learned from decisions


def is_confusion(entry: str) -> bool:
    """Whether an own word is a confusion.

    >>> is_confusion("6>ö"), is_confusion("Kvistbro"), is_confusion("a>b>c")
    (True, False, False)
    """
    read, mark, true = entry.partition(MARK)
    return bool(mark and read and true) and MARK not in true and max(len(read), len(true)) <= _LONGEST


def split_own(entries: Iterable[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """Own words, and own confusions as (read, true).

    >>> split_own(["Kvistbro", "6>ö"])
    (['Kvistbro'], [('6', 'ö')])
    """
    words: list[str] = []
    confusions: list[tuple[str, str]] = []
    for entry in entries:
        if is_confusion(entry):
            read, _, true = entry.partition(MARK)
            confusions.append((read, true))
        else:
            words.append(entry)
    return words, confusions


def with_own(rows: Sequence[Row], confusions: Sequence[tuple[str, str]]) -> Iterator[Row]:
    """The counts of a channel, (true, read, count), with own confusions lifted to a common one's share.

    A confusion that is at least as common already is left as it is.
    """
    yield from rows
    for read, true in confusions:
        total = sum(count for letter, _, count in rows if letter == true)
        known = sum(count for letter, seen, count in rows if (letter, seen) == (true, read))
        if not total:  # letters never counted together: as often as the first of them
            total = sum(count for letter, _, count in rows if letter == true[0]) or 1.0
            yield true, true, total
        if known < SHARE * total:
            yield true, read, SHARE * total - known

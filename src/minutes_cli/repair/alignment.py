"""How a printed word became its reading: the cheapest edits from the one to the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from minutes_cli.repair.channel import Channel
from minutes_cli.repair.edits import ADDED, IMPOSSIBLE, LOST, Edit, added_cost, lost_cost, wild_cost

WILDEST = 40.0  # nats: what is further off than three wild confusions is no reading of a word


class Aligner:
    """Aligns words with their readings over one channel."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._growing = _changing_length(channel, 1)
        self._shrinking = _changing_length(channel, -1)
        self._rights: dict[str, Edit] = {}
        self._singles: dict[tuple[str, str, bool], Edit | None] = {}
        self._wilds: dict[tuple[str, str], tuple[Edit, ...]] = {}

    def align(self, true: str, read: str, title: bool = False) -> list[Edit] | None:
        """The cheapest alignment of a lower-case word and its folded reading, None when there is none.

        title: whether the reading began with a capital before it was folded.
        """
        quick = self._align_letters(true, read, title)
        if quick is not None:
            return quick
        return self._align_freely(true, read, title) if self._may_shift(true, read) else None

    def _may_shift(self, true: str, read: str) -> bool:
        """Whether confusions may make up for the difference in length; with none, letters had to agree.

        Where there is no difference, what one adds another must take away.
        """
        if self._channel.is_wild:
            return True
        longer = len(read) - len(true)
        return (longer > 0 or self._may_shrink(true, read)) and (longer < 0 or self._may_grow(true, read))

    def _may_grow(self, true: str, read: str) -> bool:
        return not ADDED.keys().isdisjoint(read[1:]) or _holds_any(self._growing, true, read)

    def _may_shrink(self, true: str, read: str) -> bool:
        return not LOST.keys().isdisjoint(true) or _holds_any(self._shrinking, true, read)

    def _align_letters(self, true: str, read: str, title: bool) -> list[Edit] | None:
        """Letter by letter, where the lengths agree: nearly always the cheapest alignment."""
        if len(true) != len(read):
            return None
        path: list[Edit] = []
        rights = self._rights
        for letter, seen in zip(true, read, strict=True):
            if letter == seen:
                path.append(rights.get(letter) or self._right(letter))
                continue
            edit = self._single(letter, seen, title and not path)
            if edit is None:
                return None
            path.append(edit)
        return path

    def _single(self, letter: str, seen: str, at_capital: bool) -> Edit | None:
        key = (letter, seen, at_capital)
        if key not in self._singles:
            options = self._channel.options(seen, at_capital)
            found = [edit for edit in options if edit.true == letter and edit.read == seen]
            self._singles[key] = min(found, key=lambda edit: edit.cost, default=None)
        return self._singles[key]

    def _align_freely(self, true: str, read: str, title: bool) -> list[Edit] | None:
        """Dynamic programming over (characters read, characters printed), where a path leads only."""
        # rows[i][j]: least cost of i characters read for j printed, and the last edit on the way there
        rows: list[dict[int, tuple[float, Edit]]] = [{} for _ in range(len(read) + 1)]
        rows[0][0] = 0.0, Edit("", "", 0.0)
        reached, limit = 0, WILDEST if self._channel.is_wild else IMPOSSIBLE
        for i, row in enumerate(rows):
            if i > reached:
                return None
            letter = read[i : i + 1]
            options = [self._right(letter)] if letter else []
            table = self._channel.by_reading(title and not i)
            for end in range(i + 1, min(i + self._channel.longest, len(read)) + 1):
                options += table.get(read[i:end], ())
            if i and letter:
                options += self._added(letter, read[i - 1])
            for j in range(min(row, default=len(true)), len(true) + 1):
                if j not in row:
                    continue
                here = row[j][0]
                fitting = [edit for edit in options if true.startswith(edit.true, j)]
                printed = true[j : j + 1]
                if printed in LOST:
                    fitting.append(LOST[printed])
                if self._channel.is_wild and printed:
                    fitting += self._wild(printed, letter)
                for edit in fitting:
                    price = here + edit.cost
                    after, place = i + len(edit.read), j + len(edit.true)
                    if price < (rows[after][place][0] if place in rows[after] else limit):
                        rows[after][place] = price, edit
                        reached = max(reached, after)
        i, j = len(read), len(true)
        if j not in rows[i]:
            return None
        path: list[Edit] = []
        while i or j:
            edit = rows[i][j][1]
            path.append(edit)
            i, j = i - len(edit.read), j - len(edit.true)
        return path[::-1]

    def _right(self, letter: str) -> Edit:
        """A letter that was read right."""
        known = self._rights.get(letter)
        if known is None:
            known = self._rights[letter] = Edit(letter, letter, self._channel.identity_cost(letter))
        return known

    def _added(self, seen: str, before: str) -> list[Edit]:
        """A letter that stands for none, where such are known to be."""
        if seen in ADDED:
            return [ADDED[seen]]
        return [Edit("", seen, added_cost(seen, before))] if self._channel.is_wild else []

    def _wild(self, true: str, seen: str) -> tuple[Edit, ...]:
        """A letter lost, or read as another, without any reason."""
        known = self._wilds.get((true, seen))
        if known is None:
            lost = Edit(true, "", lost_cost(true))
            misread = Edit(true, seen, wild_cost(true, seen))
            known = self._wilds[true, seen] = (lost, misread) if seen not in ("", true) else (lost,)
        return known


def _holds_any(edits: Mapping[str, Sequence[Edit]], true: str, read: str) -> bool:
    """Whether one of these edits, by the first letter read, may have a part in the alignment."""
    return any(
        edit.true in true and edit.read in read
        for letter in edits.keys() & set(read)
        for edit in edits[letter]
    )


def _changing_length(channel: Channel, step: int) -> dict[str, list[Edit]]:
    """The confusions read as more letters (step 1) or as fewer (step -1), by the first letter read."""
    found: dict[str, list[Edit]] = {}
    for table in (channel.by_read, channel.capital):
        for letter, edits in table.items():
            for edit in edits:
                if (len(edit.read) - len(edit.true)) * step > 0:
                    found.setdefault(letter, []).append(edit)
    return found

"""All that patterns tell, together."""

from __future__ import annotations

from itertools import pairwise

from minutes_cli.repair.patterns import mend_patterns


def test_corrections_come_in_order_and_never_overlap() -> None:
    lines = ["'Anna Berg (S), Bo Ek (M)", "* Mat", '" Dans ki 18.30', "* Musik", "_Sida Dan Alm (5)"]
    places = [(c.line, c.start, c.end) for c in mend_patterns(lines, "eng", {"anna"}.__contains__)]
    assert places == sorted(places)
    assert all(a[0] < b[0] or a[2] <= b[1] for a, b in pairwise(places))
    assert {line for line, _, _ in places} == {1, 3, 5}

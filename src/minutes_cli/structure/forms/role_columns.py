"""A column of roles that OCR read apart from the names beside it, put after the names.

Input and output: lines; line numbers stay.  ``Stina Ek (S)``, ``Bo Alm (M)`` ... and further down as many
lines ``Ordförande``, ``Ledamot`` ... become ``Stina Ek (S), Ordförande``, ``Bo Alm (M), Ledamot`` ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from minutes_cli.structure.people.listed import read_people
from minutes_cli.structure.people.names import is_title_word, tokenize
from minutes_cli.structure.people.phrases import role_at
from minutes_cli.structure.text.document import TextLine, make_line
from minutes_cli.structure.text.joining import iter_runs

_FEWEST = 4  # roles that make a column
_FEWEST_MEMBERS = 2  # roles among them that no signature has
_LONGEST = 45  # characters of a role or a name with its party
_MORE_NAMES = 2  # below those of the column: who adjusts, who signs
_MEMBERS = frozenset({"member", "serving_substitute", "substitute"})


def join_role_columns(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines with the roles of such a column after the names."""
    columns = [run for run in _runs(lines, _is_role) if _is_column(run)]
    if not columns:
        return list(lines)
    joined = {line.number: line for line in lines}
    lists = list(_runs(lines, _is_name))
    for column in columns:
        beside = next((run for run in lists if _fits(run, column)), None)
        if beside is None:
            continue
        for name, role in zip(beside, column, strict=False):
            joined[name.number] = make_line(
                f"{name.text.rstrip()}, {role.stripped}", name.number, name.page, name.raw
            )
            joined[role.number] = make_line("", role.number, role.page)
    return [joined[line.number] for line in lines]


def _runs(lines: Sequence[TextLine], belongs: Callable[[TextLine], bool]) -> Iterator[tuple[TextLine, ...]]:
    """The lines of one kind that stand together on a page, as many as make a column."""
    own = {line.number for line in lines if not line.is_blank and belongs(line)}

    def begins(run: Sequence[TextLine], line: TextLine, _: bool) -> bool:
        before = run[-1]
        return line.page != before.page or (line.number in own) != (before.number in own)

    for run in iter_runs(lines, begins):
        if run[0].number in own and len(run) >= _FEWEST:
            yield run


def _is_role(line: TextLine) -> bool:
    """Whether a line is a role or a title and nothing else."""
    if len(line.stripped) > _LONGEST or line.stripped.endswith(":"):
        return False
    return _role(line) is not None or all(is_title_word(token.folded) for token in tokenize(line.text))


def _role(line: TextLine) -> str | None:
    tokens = tokenize(line.text)
    named = role_at(tokens, 0)
    return named[0] if named and named[1] == len(tokens) else None


def _is_column(run: Sequence[TextLine]) -> bool:
    return sum(_role(line) in _MEMBERS for line in run) >= _FEWEST_MEMBERS


def _is_name(line: TextLine) -> bool:
    """Whether a line is one person's name, the party perhaps, and nothing else."""
    if len(line.stripped) > _LONGEST:
        return False
    people = read_people(line.text)
    return len(people) == 1 and not (people[0].title or people[0].role or people[0].replaces)


def _fits(names: Sequence[TextLine], column: Sequence[TextLine]) -> bool:
    return names[0].page == column[0].page and 0 <= len(names) - len(column) <= _MORE_NAMES

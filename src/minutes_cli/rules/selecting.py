"""Which rules run, and on which paths they count."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from minutes_cli.errors import UsageError
from minutes_cli.rules.model import Rule
from minutes_cli.rules.settings import RuleSettings


def selected(rules: Iterable[Rule], settings: RuleSettings) -> tuple[Rule, ...]:
    """The rules that run under the settings, in the order given; raises UsageError for unknown codes."""
    rules = tuple(rules)
    for codes in (
        settings.select,
        settings.extend_select,
        settings.ignore,
        *settings.per_file_ignores.values(),
    ):
        _check_known(codes, rules)
    return tuple(rule for rule in rules if _is_selected(rule, settings))


def names_codes(settings: RuleSettings) -> bool:
    """Whether the settings name any rule, so that all must be known."""
    return bool(settings.select or settings.extend_select or settings.ignore or settings.per_file_ignores)


def _is_selected(rule: Rule, settings: RuleSettings) -> bool:
    """The longest beginning that names the rule decides, as in other linters; a tie is ignored."""
    chosen = _match(rule.code, (*settings.select, *settings.extend_select))
    if chosen == 0 and not settings.select and rule.is_default:
        chosen = 1
    if not rule.is_default and rule.code not in (*settings.select, *settings.extend_select):
        chosen = 0
    return chosen > _match(rule.code, settings.ignore)


def _match(code: str, beginnings: Iterable[str]) -> int:
    """Length of the longest beginning that names a code, plus one; 0 where none does."""
    lengths = [
        1 if start == "ALL" else len(start) + 1
        for start in beginnings
        if start == "ALL" or code.startswith(start)
    ]
    return max(lengths, default=0)


def _check_known(codes: Iterable[str], rules: tuple[Rule, ...]) -> None:
    for code in codes:
        if code == "ALL" or (any(rule.code.startswith(code) for rule in rules) and code):
            continue
        from minutes_cli.rules.suggesting import nearest

        guess = nearest(code, [rule.code for rule in rules])
        raise UsageError(
            f"no rule has a code that starts with {code!r}",
            hint=f"did you mean {guess}? 'minutes rules' lists them all"
            if guess
            else "'minutes rules' lists them all",
        )


def is_ignored_at(code: str, path: str, per_file_ignores: dict[str, tuple[str, ...]]) -> bool:
    """Whether a rule does not count at a path.

    A glob is matched against the path, each of its tails, and so its file name.

    >>> is_ignored_at("L801", "archive/1990/ks-01.txt", {"1990/*": ("L",)})
    True
    """
    return any(_match(code, codes) and matches_glob(path, glob) for glob, codes in per_file_ignores.items())


def matches_glob(path: str, glob: str) -> bool:
    """Whether a path, or one of its tails, matches a glob; ``*`` crosses folders."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    return any(fnmatchcase("/".join(parts[start:]), glob) for start in range(len(parts)))

"""The catalogue as people read it: a list, one rule explained, and the documentation page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from minutes_cli.records.models import Severity
from minutes_cli.rules.examples import run_example
from minutes_cli.rules.model import PROFILES, Example, Language, Rule, Say
from minutes_cli.rules.registry import FAMILIES

_SEVERITIES: dict[Severity, Say] = {
    "error": Say("error", "fel"),
    "warning": Say("warning", "varning"),
    "info": Say("info", "info"),
}
_LABELS = {
    "why": Say("Why", "Varför"),
    "source": Say("Source", "Källa"),
    "severity": Say("Severity", "Allvar"),
    "needs": Say("Needs", "Kräver"),
    "fires": Say("Fires on", "Slår till på"),
    "says": Say("and says", "och säger"),
    "silent": Say("Not on", "Inte på"),
    "silence": Say("To silence it", "Så tystas den"),
    "off": Say("off unless selected", "av om den inte väljs"),
    "fixable": Say("mended by --fix", "rättas av --fix"),
    "archive": Say("looks across the archive", "ser över hela arkivet"),
}


def severities(rule: Rule, language: Language) -> str:
    """The severity of a rule by profile, in words.

    Where all profiles agree it is said once.
    """
    given = {profile: rule.severity.get(profile) for profile in PROFILES}
    kinds = set(given.values())
    if len(kinds) == 1:
        only = given["kommun"]
        return _SEVERITIES[only].in_language(language) if only else "–"
    return ", ".join(
        f"{profile} {_SEVERITIES[severity].in_language(language)}"
        for profile, severity in given.items()
        if severity
    )


def as_list(rules: Iterable[Rule], language: Language) -> str:
    """One line a rule, under the names of the families."""
    lines: list[str] = []
    for family, members in groupby(rules, key=lambda rule: rule.family):
        lines.append(f"{family}  {FAMILIES[family].in_language(language)}")
        lines += [
            f"  {rule.code}  {rule.title.in_language(language)} ({severities(rule, language)})"
            for rule in members
        ]
        lines.append("")
    return "\n".join(lines[:-1]) + "\n"


def explain(rule: Rule, language: Language) -> str:
    """One rule: what, why, law, severity, an example that fires and one that does not, how to silence it."""
    label = {key: value.in_language(language) for key, value in _LABELS.items()}
    lines = [f"{rule.code} {rule.name}: {rule.title.in_language(language)}", ""]
    lines += [rule.why.in_language(language), ""]
    lines.append(f"{label['source']}: {rule.source.in_language(language)}")
    lines.append(f"{label['severity']}: {severities(rule, language)}{_marks(rule, language)}")
    if rule.needs:
        lines.append(f"{label['needs']}: {', '.join(rule.needs)}")
    lines += ["", f"{label['fires']}:", *_indented(rule.fires)]
    found = run_example(rule, rule.fires)
    if found:
        lines += [f"  {label['says']}: {found[0].message.in_language(language)}"]
    lines += ["", f"{label['silent']}:", *_indented(rule.silent), ""]
    lines += [f"{label['silence']}:", f"  minutes validate PATH --ignore {rule.code}"]
    lines += [
        "  minutes.toml:  " + f'ignore = ["{rule.code}"]',
        f'  minutes.toml:  per-file-ignores = {{ "1990/*" = ["{rule.code}"] }}',
    ]
    return "\n".join(lines) + "\n"


def _marks(rule: Rule, language: Language) -> str:
    keys = [("off", not rule.is_default), ("fixable", rule.is_fixable), ("archive", rule.across is not None)]
    return "".join(f"; {_LABELS[key].in_language(language)}" for key, is_set in keys if is_set)


def _indented(example: Example) -> list[str]:
    return [f"  {line}" for line in example_lines(example)]


def example_lines(example: Example) -> list[str]:
    """An example as it can be read: its path, printed lines, the facts of its record, its neighbours."""
    lines: list[str] = []
    if example.path != "protokoll.txt":
        lines.append(f"[{example.path}]")
    if example.text:
        text = "".join(
            char if char.isprintable() or char == "\n" else f"\\u{ord(char):04x}" for char in example.text
        )
        lines += [line[:100] for line in text.split("\n")]
    if example.record:
        lines += _facts(example.record)
    for path, record in example.archive:
        lines += [f"[{path}]", *_facts(record)]
    if example.settings:
        lines.append("settings: " + _short(example.settings))
    if example.manifest:
        lines.append("manifest: " + example.manifest.strip())
    return [line.rstrip() for line in lines]


def _facts(record: Any) -> list[str]:
    """The parts of a record, one a line; lists are one entry a line."""
    lines: list[str] = []
    for key, value in record.items():
        if isinstance(value, list):
            lines += [f"{key}: {_short(entry)}" for entry in value]
        else:
            lines.append(f"{key}: {_short(value)}")
    return lines


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def as_data(rule: Rule, language: Language) -> dict[str, Any]:
    """One rule as plain data."""
    return {
        "code": rule.code,
        "name": rule.name,
        "family": FAMILIES[rule.family].in_language(language),
        "title": rule.title.in_language(language),
        "severity": dict(rule.severity),
        "source": rule.source.in_language(language),
        "why": rule.why.in_language(language),
        "message": rule.message.in_language(language),
        "needs": list(rule.needs),
        "default": rule.is_default,
        "fixable": rule.is_fixable,
        "archive": rule.across is not None,
    }


def as_markdown(rules: Iterable[Rule], language: Language = "en") -> str:
    """The documentation page: a table of each family, then each rule."""
    label = {key: value.in_language(language) for key, value in _LABELS.items()}
    rules = tuple(rules)
    parts = [_INTRODUCTION.in_language(language)]
    for family, members in groupby(rules, key=lambda rule: rule.family):
        parts.append(f"\n## {family}: {FAMILIES[family].in_language(language)}\n")
        for rule in members:
            parts.append(
                f"\n### {rule.code} {rule.name}\n\n**{rule.title.in_language(language)}.** {rule.why.in_language(language)}\n"
            )
            parts.append(
                f"\n{label['severity']}: {severities(rule, language)}{_marks(rule, language)}. {label['source']}: {rule.source.in_language(language)}.\n"
            )
            if rule.needs:
                needed = ", ".join(f"`{name.replace('_', '-')}`" for name in rule.needs)
                parts.append(f"{label['needs']}: {needed}.\n")
            parts.append(f"\n{label['fires']}:\n\n```\n" + "\n".join(example_lines(rule.fires)) + "\n```\n")
            found = run_example(rule, rule.fires)
            parts.append(f"\n> {rule.code} {found[0].message.in_language(language)}\n" if found else "")
            parts.append(f"\n{label['silent']}:\n\n```\n" + "\n".join(example_lines(rule.silent)) + "\n```\n")
    return "".join(parts)


_INTRODUCTION = Say(
    """# The rules of `minutes validate`

Written by `python tools/make_rules_docs.py` from the registry; change the rules, not this page.  The examples
are the rules' own tests.  KL is the Local Government Act (2017:725); minutes before 2018 are held against
1991:900, before 1992 against 1977:179, and the finding cites the act that held on the day of the meeting.

Codes are stable and never reused.  Severity depends on the profile: `kommun` (municipality, region,
federation: the act applies), `forening` (association: statutes and custom), `anteckningar` (notes: nothing
applies).  A damaged scan lowers a finding that may be a misreading to a warning, and so does a file without
its cover page for what only the cover holds.

Silence a rule with `--ignore CODE`, with `ignore` in `minutes.toml`, for some files with
`per-file-ignores`, or take what is known today as given with `--write-baseline`.
""",
    "# Reglerna i `minutes validate`\n",
)

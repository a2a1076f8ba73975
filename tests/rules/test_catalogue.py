"""Every rule: its examples, its texts, its place in the catalogue."""

from __future__ import annotations

import re
import string

import pytest

from minutes_cli.rules.examples import run_example
from minutes_cli.rules.model import PROFILES, Rule
from minutes_cli.rules.registry import FAMILIES, all_rules, document_rules, rule_of

# The codes of the specification: stable for ever.  C005 to C007 were added here.
CODES = {
    "T": "001 002 003 004 005 006 007",
    "O": "101 102 103 104 105 106",
    "N": "101 102 103 104 105 106 107 108 109 110",
    "S": "201 202 203 204 205 206 207 208 209",
    "M": "301 302 303 304 305 306 307 308 309 310",
    "A": "401 402 403 404 405 406 407 408",
    "D": "501 502 503 504 505 506 507 508 509 510 511 512 513",
    "V": "601 602 603 604 605 606 607 608",
    "J": "701 702 703 704 705 706 707 708 709",
    "L": "801 802 803 804 805 806",
    "R": "901 902 903",
    "P": "001 002 003 004 005",
    "C": "001 002 003 004 005 006 007",
}
RULES = {rule.code: rule for rule in all_rules()}


def test_catalogue_is_whole() -> None:
    expected = {letter + number for letter, numbers in CODES.items() for number in numbers.split()}
    assert set(RULES) == expected
    assert list(FAMILIES) == list(CODES)


def test_every_check_of_a_document_is_among_the_rules_of_documents() -> None:
    assert list(document_rules()) == [rule for rule in all_rules() if rule.check is not None]


@pytest.mark.parametrize("code", RULES)
def test_fires_on_its_example(code: str) -> None:
    found = run_example(RULES[code], RULES[code].fires)
    assert found, "the rule says nothing about its own example"
    assert {finding.code for finding in found} == {code}


@pytest.mark.parametrize("code", RULES)
def test_is_silent_on_its_other_example(code: str) -> None:
    assert run_example(RULES[code], RULES[code].silent) == []


@pytest.mark.parametrize("code", RULES)
def test_speaks_both_languages(code: str) -> None:
    rule = RULES[code]
    for text in (rule.title, rule.why, rule.message):
        assert text.en.strip()
        assert text.sv.strip()
    assert rule.title.en != rule.title.sv
    assert rule.why.en != rule.why.sv
    assert _fields(rule.message.en) == _fields(rule.message.sv)
    for finding in run_example(rule, rule.fires):
        assert "{" not in finding.message.en
        assert finding.message.en != finding.message.sv


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("code", RULES)
def test_has_severity_and_name(code: str) -> None:
    rule: Rule = RULES[code]
    assert rule.severity
    assert set(rule.severity) <= set(PROFILES)
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", rule.name)
    assert rule_of(code.lower()) is rule
    assert rule_of(rule.name) is rule
    assert rule.source.en.strip()


def test_names_are_unique() -> None:
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if rule.needs])
def test_is_silent_without_local_facts(code: str) -> None:
    from dataclasses import replace

    rule = RULES[code]
    assert run_example(rule, replace(rule.fires, settings={}, manifest="")) == []

"""Diary numbers (dnr, ärendenummer): finding them and writing them one way.

Input: text of an item's heading.  Output: numbers as in the record: as printed, without the class code
(``KS 051-14 042`` -> ``KS 051-14``), ``KS/2010:312`` as ``KS 2010/312``.  A number without a label counts
only where it has the shape of one and stands alone (above, right of or under the heading).
"""

from __future__ import annotations

import re

from minutes_cli.patterns import regex

_LABEL = regex(
    r"""
    \b (?: d[nm]{0,2}[xv]?[rn]r? | d[aou]r | (?-i:D[åäö]r|[O0]nr)(?=\s*[\dA-ZÅÄÖ])
      | diarie(?:num[a-z]{2,5}|nr|n) | dossie(?:nr|nummer)
      | [^\W\d]{1,2}rende (?: num[a-z]{2,5} | nr | -?id | beteckning ) ) \b \s* [.:;]? \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = regex(
    r"""
    (?P<organ> (?!(?:SOU|Ds|SFS|Prop|Bet|Dir|NJA|EU|AD|RÅ|HFD|Kl|kl)\b)
        [A-ZÅÄÖ][A-Za-zÅÄÖåäö&]{0,5} (?:[ -][A-ZÅÄÖ]{2,4})? )?
    (?P<joint> \s?[/\- .]?\s? )
    (?P<body>
        (?:19|20)\d\d \s? [/:\-.] \s? \d{1,6} (?: [/:.\-] \d{1,3} )?
      | \d{1,5} \s? / \s? (?:(?:19|20)\d\d|\d\d) (?!\d)
      | (?:19|20)\d\d [/.\-]? [A-ZÅÄÖ]{2,6} [/. \-]? \d{1,6}
      | \d{2} / \d{1,5} (?!\d)
      | \d{2,4} [-] \d{2,6} (?: [./:] \d{1,4})*
      | \d{2,4} \. \d{2,5}
      | \d{2} [A-ZÅÄÖ]{2,5} [./\-] \d{1,6}
      | (?<=[A-ZÅÄÖ]) \d{2} \. \d{1,5}
      | \d{5,6}
    )
    (?: :-\d )? (?P<code> \s+ \d{2,3} (?! [\d/.:\-]) )?
    """,
    re.VERBOSE,
)
_AT_END = regex(
    r"\s(?P<organ>(?!SOU\b|SFS\b|EU\b|NJA\b|AD\b)[A-ZÅÄÖ]{2,5}|[A-ZÅÄÖ](?=[ -]\d{4}-\d{3}))"
    r"(?P<joint>[ /\-])(?P<year>(?:19|20)\d\d)"
    r"(?P<mid>[/:\-])(?P<serial>\d{1,6})(?P<code>\s\d{3})?[\s.|]*$"
)
_CLASS_CODE = regex(
    r"(?<=(?:19|20)\d\d[/:]\d{2})-\d{3}$|(?<=(?:19|20)\d\d[/:]\d{3})-\d{3}$|(?<=(?:19|20)\d\d[/:]\d{4})-\d{3}$"
)  # ``2012/61-042``
_DIGIT = regex(r"\d")
_IN_BRACKETS = regex(r"\s*\((?P<inner>[^()]{4,40})\)[\s.|]*$")
_IS_PRINT = regex(r"(?:SOU|SFS|DS|EU|NJA|AD|PROP)\b", re.IGNORECASE)  # printed matter, no diary
_LONE = regex(
    r"[A-ZÅÄÖ]{1,5}[ /-]?\s?\d{1,5}/(?:19|20)\d\d|[A-ZÅÄÖ]{1,5}[ /-]?\s?(?:19|20)\d\d[/:-]\d{1,6}"
    r"|[A-ZÅÄÖ]{2,5}[ -]\d{4}-\d{4}"
)
_WHOLE_NOISE = regex(r"[\s.,;:|_'\"*~\-–—]*")
_RANGE = regex(r"\d{1,4}\s?[-–]\s?\d{1,4}")
_YEARS = regex(r"(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d")
_ISO_DATE = regex(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")


def find_case_numbers(text: str, labelled: bool = False) -> list[str]:
    """The case numbers in a text, normalised, in order.

    labelled: the text has a label before them already (so that any shape of number counts).

    >>> find_case_numbers("Dnr KS 051-14 042")
    ['KS 051-14']
    >>> find_case_numbers("Dnr KS/2010:312 042")
    ['KS 2010/312']
    >>> find_case_numbers("Dnr KS 2022/00512 BUN 2023/00022")
    ['KS 2022/00512', 'BUN 2023/00022']
    >>> find_case_numbers("Dnr KS18/123"), find_case_numbers("Diarienr 2018/KS0123 041")
    (['KS18/123'], ['2018/KS0123'])
    >>> find_case_numbers("Ärendenummer SLK-2023-01169:1")
    ['SLK-2023-01169:1']
    """
    found = []
    label = _LABEL.search(text)
    if label is None and not labelled:
        return [normalise(match) for match in _NUMBER.finditer(text)] if is_case_line(text) else []
    start = label.end() if label else 0
    for match in _NUMBER.finditer(text, start):
        if match["organ"] is None and _ISO_DATE.match(match["body"]):
            continue
        found.append(normalise(match))
    return found


def has_case_number(text: str, whole: bool = False) -> bool:
    """Whether a text holds a case number; whole: whether it is nothing else.

    >>> has_case_number("KS/2011:388", whole=True), has_case_number("den 14 mars 2011")
    (True, False)
    """
    if len(text) > 400 or not _DIGIT.search(text):
        return False
    if whole:
        return is_case_line(text)
    label = _LABEL.search(text)
    return label is not None and _NUMBER.match(text, label.end()) is not None


def is_case_line(text: str) -> bool:
    """Whether a line holds case numbers and nothing else."""
    if len(text) > 120 or not _DIGIT.search(text):
        return False
    label = _LABEL.search(text)
    if label is not None and _WHOLE_NOISE.fullmatch(text[: label.start()]):
        return _only_numbers(text[label.end() :])
    match = _NUMBER.match(text.strip())
    if (
        match is None
        or _ISO_DATE.match(match["body"])
        or _YEARS.fullmatch(match["body"])
        or re.fullmatch(r"\d{5,6}", match[0].strip())
    ):
        return False
    if (match["organ"] or "").strip() in ("S", "SS") and _RANGE.fullmatch(match["body"]):
        return False  # §§ 19-25
    if match["organ"] is None and not re.match(r"(?:\d{1,5}/\d\d|(?:19|20)\d\d/\d)", match["body"]):
        return False
    return _only_numbers(text)


def _only_numbers(text: str) -> bool:
    rest = _NUMBER.sub("", text)
    return rest != text and _WHOLE_NOISE.fullmatch(rest) is not None


def split_case_numbers(text: str) -> tuple[str, list[str]]:
    """A heading's text without its case numbers, and the numbers.

    >>> split_case_numbers("Budgetuppföljning mars 2023      Dnr BUN 2023/00041")
    ('Budgetuppföljning mars 2023', ['BUN 2023/00041'])
    >>> split_case_numbers("Riktlinjer för bistånd   SN 2022/51")
    ('Riktlinjer för bistånd', ['SN 2022/51'])
    >>> split_case_numbers("Anmälan av beslut (RS/12/2024)"), split_case_numbers("Remiss (SOU 2023:91)")
    (('Anmälan av beslut', ['RS/12/2024']), ('Remiss (SOU 2023:91)', []))
    >>> split_case_numbers("0509/23"), split_case_numbers("Avgifter  Dör 2012-0871")
    (('', ['0509/23']), ('Avgifter', ['2012-0871']))
    """
    label = _LABEL.search(text)
    if label is None:
        if is_case_line(text):
            return "", find_case_numbers(text)
        bracketed = _IN_BRACKETS.search(text)
        if (
            bracketed
            and _LONE.fullmatch(bracketed["inner"].strip())
            and not _IS_PRINT.match(bracketed["inner"])
        ):
            return text[: bracketed.start()].strip(), [
                normalise(match) for match in _NUMBER.finditer(bracketed["inner"])
            ]
        beside = _AT_END.search(text)
        return (text[: beside.start()].strip(), [_joined(beside)]) if beside else (text.strip(), [])
    numbers, end = [], label.end()
    for match in _NUMBER.finditer(text, label.end()):
        if _WHOLE_NOISE.fullmatch(text[end : match.start()]) is None:
            break
        numbers.append(normalise(match))
        end = match.end()
    if not numbers:
        bare = _WHOLE_NOISE.fullmatch(text[: label.start()]) and not text[label.end() :].strip()
        return ("" if bare else text.strip()), []
    rest = f"{text[: label.start()].rstrip()} {text[end:].strip()}".strip()
    return rest, numbers


def _joined(match: re.Match[str]) -> str:
    """An unlabelled number at a heading's end, as the record writes it."""
    joint, mid = (" ", "/") if match["joint"] == "/" else (match["joint"], match["mid"])
    return f"{match['organ']}{joint}{match['year']}{mid}{match['serial']}"


def normalise(match: re.Match[str]) -> str:
    """One case number as the record writes it."""
    organ, joint, body = match["organ"], match["joint"], re.sub(r"\s", "", match["body"])
    body = _CLASS_CODE.sub("", body)
    if organ is None:
        return body
    colon = re.fullmatch(r"((?:19|20)\d\d)[:/](\d+)", body)
    if joint.strip() == "/" and colon:
        return f"{organ} {colon[1]}/{colon[2]}"
    return f"{organ}{joint.strip() or joint[:1]}{body}"

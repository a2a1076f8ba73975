"""Akoma Ntoso 3.0 (OASIS LegalDocumentML): minutes as a ``debate`` document.

What becomes what: attendance → rollCall; an item → debateSection ``item`` with num and heading; its sections
→ debateSections named by their kind; decision points → resolutions; ballots → vote; the figures of a vote →
voting in the parliamentary analysis; people, bodies, outcomes → TLC references.  Where a document states no
date, the date that the schema demands is 0001-01-01 under the name ``unknown``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from minutes_cli.errors import UsageError
from minutes_cli.export.keys import document_key
from minutes_cli.export.options import Options
from minutes_cli.export.popolo import slug
from minutes_cli.export.wording import OUTCOMES, ROLES, VOTES, attendee, counts, item_label, people, person
from minutes_cli.records.models import Item, Record, Vote

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
UNKNOWN_DATE = "0001-01-01"
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def write_akoma_ntoso(records: Iterable[Record], out: TextIO, options: Options) -> None:
    """Write one record as an Akoma Ntoso document.  Raises UsageError for several: the format holds one."""
    stream = iter(records)
    record = next(stream, None)
    if record is None:
        raise UsageError("there is no record to write", hint="give a record or a scan")
    if next(stream, None) is not None:
        raise UsageError("an Akoma Ntoso file holds one document", hint="give --out-dir for several")
    root = _Document(record).build()
    ElementTree.indent(root, " ")
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(ElementTree.tostring(root, encoding="unicode"))
    out.write("\n")


class _Document:
    """Builds one document; keeps the references that its text needs."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._references: dict[str, tuple[str, str, str]] = {}

    def build(self) -> Element:
        """The whole document."""
        root = Element("akomaNtoso", {"xmlns": NAMESPACE})
        debate = SubElement(root, "debate", {"name": "minutes"})
        meta = SubElement(debate, "meta")
        self._identification(meta)
        body = Element("debateBody")
        self._roll_call(body)
        for item in self._record.items:
            self._item(body, item)
        if not len(body):
            SubElement(body, "debateSection", {"name": "empty", "eId": "empty"})
        self._analysis(meta)
        self._write_references(meta)
        self._preface(debate)
        debate.append(body)
        return root

    def _refer(self, kind: str, identifier: str, show: str) -> str:
        """Note a reference and return what points to it."""
        key = re.sub(r"[^\w.-]", "-", identifier)
        path = identifier.replace(".", "/")
        self._references.setdefault(key, (kind, f"/akn/ontology/{path}", show))
        return f"#{key}"

    def _identification(self, meta: Element) -> None:
        meeting = self._record.meeting
        author = self._refer(
            "TLCOrganization",
            f"organization.{slug(meeting.body or meeting.organisation or '')}",
            meeting.body or meeting.organisation or "okänt organ",
        )
        tool = self._refer("TLCObject", "software.minutes", "minutes")
        date = meeting.date if meeting.date and _DATE.fullmatch(meeting.date) else None
        when = {"date": date or UNKNOWN_DATE, "name": "meeting" if date else "unknown"}
        base = f"/akn/se/debate/{slug(meeting.body or 'minutes')}/{when['date']}"
        document = slug(document_key(self._record))
        identification = SubElement(meta, "identification", {"source": tool})
        for level, uri in (
            ("FRBRWork", f"{base}/{document}"),
            ("FRBRExpression", f"{base}/{document}/swe@{when['date']}"),
            ("FRBRManifestation", f"{base}/{document}/swe@{when['date']}.xml"),
        ):
            block = SubElement(identification, level)
            this = uri.replace(".xml", "/!main.xml") if level == "FRBRManifestation" else f"{uri}/!main"
            SubElement(block, "FRBRthis", {"value": this})
            SubElement(block, "FRBRuri", {"value": uri})
            SubElement(block, "FRBRdate", when)
            SubElement(block, "FRBRauthor", {"href": author})
            if level == "FRBRWork":
                SubElement(block, "FRBRcountry", {"value": "se"})
                if meeting.number:
                    SubElement(block, "FRBRnumber", {"value": _clean(meeting.number)})
            elif level == "FRBRExpression":
                SubElement(block, "FRBRlanguage", {"language": "swe"})

    def _analysis(self, meta: Element) -> None:
        votings = [
            (f"item{item.order}__vote{place}", vote)
            for item in self._record.items
            for place, vote in enumerate(item.votes, 1)
        ]
        if not votings:
            return
        analysis = SubElement(meta, "analysis", {"source": "#software.minutes"})
        parliamentary = SubElement(analysis, "parliamentary")
        for key, vote in votings:
            attributes = {"eId": f"{key}__voting", "href": f"#{key}"}
            if vote.result:
                attributes["outcome"] = self._refer("TLCConcept", f"result.{slug(vote.result)}", vote.result)
            voting = SubElement(parliamentary, "voting", attributes)
            figures = {
                "yes": vote.counts.yes,
                "no": vote.counts.no,
                "abstain": vote.counts.abstain,
                "absent": vote.counts.absent,
            }
            stated = {choice: number for choice, number in figures.items() if number is not None}
            for choice, number in (stated or {"yes": len(vote.ballots)}).items():
                option = self._refer("TLCConcept", f"vote.{choice}", VOTES[choice])
                count = {"eId": f"{key}__count_{choice}", "value": str(number), "refersTo": option}
                SubElement(voting, "count", count)

    def _write_references(self, meta: Element) -> None:
        references = SubElement(meta, "references", {"source": "#software.minutes"})
        for key, (kind, href, show) in self._references.items():
            SubElement(references, kind, {"eId": key, "href": href, "showAs": _clean(show)})

    def _preface(self, debate: Element) -> None:
        meeting = self._record.meeting
        preface = SubElement(debate, "preface")
        title = " ".join(part for part in (meeting.organisation, meeting.body) if part)
        paragraph = SubElement(preface, "p")
        SubElement(paragraph, "docTitle").text = _clean(title or "Protokoll")
        if meeting.date and _DATE.fullmatch(meeting.date):
            paragraph = SubElement(preface, "p")
            SubElement(paragraph, "docDate", {"date": meeting.date}).text = meeting.date
        for value in (meeting.place, "–".join(part for part in (meeting.start, meeting.end) if part)):
            if value:
                SubElement(preface, "p").text = _clean(value)

    def _roll_call(self, body: Element) -> None:
        if not self._record.attendance:
            return
        roll = SubElement(body, "rollCall", {"eId": "attendance"})
        SubElement(roll, "heading").text = "Närvarande"
        for one in self._record.attendance:
            paragraph = SubElement(roll, "p")
            attributes = {"refersTo": self._person(one.name)}
            if one.role:
                attributes["as"] = self._refer("TLCRole", f"role.{one.role}", ROLES[one.role])
            SubElement(paragraph, "person", attributes).text = _clean(attendee(one))

    def _person(self, name: str) -> str:
        return self._refer("TLCPerson", f"person.{slug(name)}", name)

    def _item(self, body: Element, item: Item) -> None:
        key = f"item{item.order}"
        block = SubElement(body, "debateSection", {"name": "item", "eId": key})
        label = item_label(item.number, item.mark)
        if label:
            SubElement(block, "num").text = _clean(label)
        SubElement(block, "heading").text = _clean(item.title)
        if item.case_numbers:
            SubElement(block, "p").text = _clean(f"Dnr {', '.join(item.case_numbers)}")
        for place, section in enumerate(item.sections, 1):
            part = SubElement(block, "debateSection", {"name": section.kind, "eId": f"{key}__section{place}"})
            if section.heading:
                SubElement(part, "heading").text = _clean(section.heading)
            for line in filter(str.strip, section.text.split("\n")):
                SubElement(part, "p").text = _clean(line)
        for place, vote in enumerate(item.votes, 1):
            self._vote(block, vote, f"{key}__vote{place}")
        if item.decisions:
            resolutions = SubElement(block, "resolutions", {"eId": f"{key}__decisions"})
            listed = SubElement(resolutions, "ol")
            for place, decision in enumerate(item.decisions, 1):
                outcome = self._refer("TLCConcept", f"outcome.{decision.outcome}", OUTCOMES[decision.outcome])
                entry = SubElement(listed, "li", {"eId": f"{key}__decision{place}", "refersTo": outcome})
                SubElement(entry, "p").text = _clean(decision.text)
        for name, statements in (("reservation", item.reservations), ("note", item.notes)):
            for place, statement in enumerate(statements, 1):
                part = SubElement(block, "debateSection", {"name": name, "eId": f"{key}__{name}{place}"})
                by = people(statement.by)
                SubElement(part, "p").text = _clean(f"{by}: {statement.text}" if by else statement.text)

    def _vote(self, block: Element, vote: Vote, key: str) -> None:
        part = SubElement(block, "debateSection", {"name": "voting", "eId": key})
        SubElement(part, "heading").text = "Omröstning"
        figures = counts(vote.counts)
        if figures:
            SubElement(part, "p").text = figures
        for ballot in vote.ballots:
            choice = self._refer("TLCConcept", f"vote.{ballot.vote}", VOTES[ballot.vote])
            attributes = {"by": self._person(ballot.name), "choice": choice}
            shown = f"{person(ballot.name, ballot.party)}: {VOTES[ballot.vote]}"
            SubElement(SubElement(part, "p"), "vote", attributes).text = _clean(shown)


def _clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _ILLEGAL.sub(" ", text)

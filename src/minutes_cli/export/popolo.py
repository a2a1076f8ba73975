"""Popolo JSON: persons, organizations, memberships, events, motions and vote events.

The classes and their properties are those of the Popolo specification (popoloproject.com).  The mapping:

* a body of an organisation → Organization, classified ``committee``, below that of its municipality or
  association; a party → Organization, classified ``party``;
* a name with its party in one body → Person, with a Membership in the body and in the party;
* a meeting → Event with its attendees; an agenda item and its yrkanden → Motion; a vote → VoteEvent.

A name is all that minutes know of a person, so a person is one name within one body.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from typing import Any, TextIO

from minutes_cli.export.keys import Keys
from minutes_cli.export.options import Options
from minutes_cli.records.models import Item, Meeting, Record, Vote

Thing = dict[str, Any]

_RESULTS = {"yes": "pass", "no": "fail"}
_OPTIONS = {
    "yes": "yes",
    "no": "no",
    "abstain": "abstain",
    "absent": "absent",
    "not_taking_part": "not voting",
    "recused": "not voting",
}


def write_popolo(records: Iterable[Record], out: TextIO, options: Options) -> None:
    """Write all records as one Popolo document; a person or body in several is there once."""
    writer = _Popolo()
    keys = Keys()
    for record in records:
        writer.add(record, keys.meeting_key(record))
    json.dump(writer.document(), out, ensure_ascii=False, indent=2)
    out.write("\n")


def slug(text: str) -> str:
    """Text as part of an identifier, Swedish letters kept apart.

    >>> slug("Åsa Öberg"), slug("Kommunstyrelsen")
    ('åsa-öberg', 'kommunstyrelsen')
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    return re.sub(r"[^\w]+", "-", folded).strip("-_") or "unknown"


class _Popolo:
    """Collects things by identifier, in the order in which they are met."""

    def __init__(self) -> None:
        self._persons: dict[str, Thing] = {}
        self._organizations: dict[str, Thing] = {}
        self._memberships: dict[str, Thing] = {}
        self._events: list[Thing] = []
        self._motions: list[Thing] = []
        self._vote_events: list[Thing] = []

    def document(self) -> Thing:
        """Everything that was added."""
        return {
            "persons": list(self._persons.values()),
            "organizations": list(self._organizations.values()),
            "memberships": list(self._memberships.values()),
            "events": self._events,
            "motions": self._motions,
            "vote_events": self._vote_events,
        }

    def add(self, record: Record, key: str) -> None:
        """Add one meeting."""
        body = self._body(record.meeting)
        event = f"event/{key}"
        attendees = []
        for one in record.attendance:
            person = self._person(one.name, one.party, body, one.role)
            if one.role != "absent":
                attendees.append({"id": person, "name": one.name})
        meeting = record.meeting
        self._events.append(
            _known(
                id=event,
                name=" ".join(part for part in (meeting.body, meeting.date) if part) or key,
                classification=meeting.kind or "meeting",
                start_date=meeting.date,
                end_date=meeting.date,
                location=meeting.place,
                organization_id=body,
                attendees=attendees,
                sources=[{"url": record.source.name}] if record.source.name else [],
            )
        )
        for item in record.items:
            self._add_item(item, key, event, body, meeting)

    def _add_item(self, item: Item, key: str, event: str, body: str | None, meeting: Meeting) -> None:
        number = f"{key}#{item.order}"
        identifier = " ".join(part for part in (item.mark if item.mark == "§" else "", item.number) if part)
        common = {"organization_id": body, "legislative_session_id": event, "date": meeting.date}
        matter = f"motion/{number}"
        decided = "\n".join(decision.text for decision in item.decisions)
        self._motions.append(
            _known(
                id=matter,
                identifier=identifier or None,
                classification=item.kind,
                text="\n".join(part for part in (item.title, decided) if part),
                result=item.decisions[0].outcome if item.decisions else None,
                **common,
            )
        )
        for place, motion in enumerate(item.motions, 1):
            creators = [self._person(one.name, one.party, body) for one in motion.by if one.name]
            self._motions.append(
                _known(
                    id=f"motion/{number}/motion{place}",
                    creator_id=creators[0] if creators else None,
                    classification=motion.stance,
                    text=motion.text,
                    **common,
                )
            )
        for place, vote in enumerate(item.votes, 1):
            self._add_vote(vote, f"vote/{number}/vote{place}", matter, common)

    def _add_vote(self, vote: Vote, identifier: str, motion: str, common: Thing) -> None:
        body, counts = common["organization_id"], vote.counts
        figures = (
            ("yes", counts.yes),
            ("no", counts.no),
            ("abstain", counts.abstain),
            ("absent", counts.absent),
        )
        self._vote_events.append(
            _known(
                id=identifier,
                motion_id=motion,
                organization_id=body,
                legislative_session_id=common["legislative_session_id"],
                start_date=common["date"],
                result=_RESULTS.get(vote.result or "", vote.result),
                counts=[{"option": option, "value": value} for option, value in figures if value is not None],
                votes=[
                    _known(
                        voter_id=self._person(ballot.name, ballot.party, body),
                        option=_OPTIONS[ballot.vote],
                        party_id=self._party(ballot.party),
                    )
                    for ballot in vote.ballots
                ],
            )
        )

    def _body(self, meeting: Meeting) -> str | None:
        parent = None
        if meeting.organisation:
            parent = f"organization/{slug(meeting.organisation)}"
            self._organizations.setdefault(parent, {"id": parent, "name": meeting.organisation})
        if not meeting.body:
            return parent
        body = f"{parent or 'organization'}/{slug(meeting.body)}"
        self._organizations.setdefault(
            body, _known(id=body, name=meeting.body, classification="committee", parent_id=parent)
        )
        return body

    def _party(self, party: str | None) -> str | None:
        if not party or party.strip("-") == "":
            return None
        identifier = f"party/{slug(party)}"
        self._organizations.setdefault(
            identifier, {"id": identifier, "name": party, "classification": "party"}
        )
        return identifier

    def _person(self, name: str, party: str | None, body: str | None, role: str | None = None) -> str:
        scope = (body or "organization/unknown").removeprefix("organization/")
        identifier = f"person/{scope}/{slug(name)}"
        self._persons.setdefault(identifier, {"id": identifier, "name": name})
        for organization, as_role in ((body, role), (self._party(party), None)):
            if organization:
                self._memberships.setdefault(
                    f"{identifier} {organization} {as_role if organization == body else ''}",
                    _known(person_id=identifier, organization_id=organization, role=as_role),
                )
        return identifier


def _known(**values: Any) -> Thing:
    """The values that are known: Popolo leaves out what is not."""
    return {key: value for key, value in values.items() if value is not None and value != []}

"""The rows of one item: itself, then its parts, parents before children."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_cli.export.keys import child_key
from minutes_cli.export.tables import TableRow, Value
from minutes_cli.records.models import Continuation, Item, Motion, Person, Statement, Traced, Vote

Rows = Iterator[tuple[str, TableRow]]


def item_rows(item: Item, meeting: str) -> Rows:
    """All rows of an item.  meeting: the key of its meeting."""
    key = f"{meeting}#{item.order}"
    yield (
        "items",
        {
            "item_id": key,
            "meeting_id": meeting,
            "item_order": item.order,
            "number": item.number,
            "number_raw": item.number_raw,
            "mark": item.mark,
            "title": item.title,
            "title_raw": item.title_raw,
            "kind": item.kind,
            "adjusted_immediately": item.adjusted_immediately,
            "secret": item.secret,
            "page": item.span.page,
            "line_start": item.span.line_start,
            "line_end": item.span.line_end,
            "derived": " ".join(item.derived) or None,
        },
    )
    for place, number in enumerate(item.case_numbers, 1):
        yield "case_numbers", {**child_key("case", key, place, "item_id"), "case_number": number}
    for place, section in enumerate(item.sections, 1):
        yield (
            "sections",
            {
                **child_key("section", key, place, "item_id"),
                "kind": section.kind,
                "heading": section.heading,
                "text": section.text,
                "line_start": section.line_start,
                "line_end": section.line_end,
            },
        )
    for place, decision in enumerate(item.decisions, 1):
        target = decision.outcome_target
        yield (
            "decisions",
            {
                **child_key("decision", key, place, "item_id"),
                "text": decision.text,
                "outcome": decision.outcome,
                "target_date": target.date,
                "target_body": target.body,
                "target_person": target.person,
                "stated_by": decision.stated_by,
                **trace(decision),
            },
        )
    for place, motion in enumerate(item.motions, 1):
        yield from _motion_rows(motion, key, place)
    for place, vote in enumerate(item.votes, 1):
        yield from _vote_rows(vote, key, place)
    for kind, statements in (("reservation", item.reservations), ("note", item.notes)):
        for place, statement in enumerate(statements, 1):
            yield from _statement_rows(kind, statement, statement.by, statement.text, key, place)
    for place, recusal in enumerate(item.recusals, 1):
        by = [Person(name=recusal.name, party=recusal.party)]
        yield from _statement_rows("recusal", recusal, by, recusal.text, key, place)
    for place, recipient in enumerate(item.dispatch, 1):
        yield "dispatch", {**child_key("dispatch", key, place, "item_id"), "recipient": recipient}
    for place, earlier in enumerate(item.continues, 1):
        yield "continues", _continuation(earlier, key, place)


def _motion_rows(motion: Motion, item: str, place: int) -> Rows:
    row = child_key("motion", item, place, "item_id")
    yield "motions", {**row, "stance": motion.stance, "text": motion.text, **trace(motion)}
    for position, person in enumerate(motion.by, 1):
        yield (
            "movers",
            {
                **child_key("mover", str(row["motion_id"]), position, "motion_id"),
                "name": person.name,
                "party": person.party,
            },
        )


def _vote_rows(vote: Vote, item: str, place: int) -> Rows:
    row = child_key("vote", item, place, "item_id")
    yield (
        "votes",
        {
            **row,
            "yes": vote.counts.yes,
            "no": vote.counts.no,
            "abstain": vote.counts.abstain,
            "absent": vote.counts.absent,
            "yes_means": vote.yes_means,
            "no_means": vote.no_means,
            "result": vote.result,
            "consistent": vote.consistent,
            **trace(vote),
        },
    )
    for position, ballot in enumerate(vote.ballots, 1):
        yield (
            "ballots",
            {
                **child_key("ballot", str(row["vote_id"]), position, "vote_id"),
                "name": ballot.name,
                "party": ballot.party,
                "vote": ballot.vote,
            },
        )


def _statement_rows(
    kind: str, statement: Traced | Statement, by: list[Person], text: str, item: str, place: int
) -> Rows:
    key = f"{item}/{kind}{place}"
    row: dict[str, Value] = {"statement_id": key, "item_id": item, "kind": kind, "position": place}
    yield "statements", {**row, "text": text, **trace(statement)}
    for position, person in enumerate(by, 1):
        yield (
            "statement_people",
            {
                "statement_person_id": f"{key}/person{position}",
                "statement_id": key,
                "position": position,
                "name": person.name,
                "party": person.party,
            },
        )


def _continuation(earlier: Continuation, item: str, place: int) -> TableRow:
    row = child_key("continuation", item, place, "item_id")
    return {**row, "date": earlier.date, "number": earlier.number, "relation": earlier.relation}


def trace(value: Traced) -> dict[str, Value]:
    """The columns that say where a value stands and what of it was inferred."""
    return {
        "line_start": value.line_start,
        "line_end": value.line_end,
        "derived": " ".join(value.derived) or None,
    }

"""V: who voted, on what, and whether the minutes may say so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from minutes_cli.patterns import regex
from minutes_cli.rules.document import Document, item_text
from minutes_cli.rules.families.votes_cases import FIVE, ITEM, NO, YES
from minutes_cli.rules.law import cite
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, by_profile, rule
from minutes_cli.rules.people import fold_name, is_among

_LIST_ELSEWHERE = regex(
    r"\bbilag\w*|\bomröstningslista\w*|\bröstlista\w*|\bvoteringslista\w*|\bupprop\w*|\bprotokollsbilaga",
    re.IGNORECASE,
)
_SECRET_VOTE = regex(
    r"\b(?:slut(?:en|et|na)\s+(?:omröstning\w*|votering\w*|röstning\w*|val)|omröstning\w*\s+(?:\w+\s+){0,3}slut(?:en|na)\s+sedlar|med\s+slutna\s+sedlar)",
    re.IGNORECASE,
)
_OPEN_CAUSE = regex(r"\b(?:val\s+av|val\s+till|anställ\w+|tillsätt\w+|utse\w*|entledig\w+)", re.IGNORECASE)
_STANDS_FOR = regex(
    r"\bja(?:-?röst\w*)?\b\s*(?:[:=–-]|för\b|innebär|betyder|röstar|till\b)|\bden\s+som\s+(?:\w+\s+){0,4}röstar\s+ja\b|\bröstar\s+ja\b",
    re.IGNORECASE,
)


@rule(
    code="V603",
    name="no-list-of-votes",
    title=Say(
        "An open vote without a list of who voted how",
        "Öppen omröstning utan uppgift om hur var och en röstat",
    ),
    severity=by_profile(kommun="warning"),
    source=Say("KL 5:67 p 5", "KL 5:67 p 5"),
    why=Say(
        "The law wants to know how each member voted in open votes.",
        "Lagen kräver att det framgår hur var och en röstat vid öppna omröstningar.",
    ),
    message=Say(
        "item {number}: a vote of {yes}–{no} without a list of how each voted ({law})",
        "ärende {number}: omröstning {yes}–{no} utan lista över hur var och en röstat ({law})",
    ),
    fires=Example(
        record={
            "meeting": {"date": "2024-03-04"},
            "items": [{**ITEM, "votes": [{"counts": {"yes": 3, "no": 2}}]}],
        }
    ),
    silent=Example(
        record={"items": [{**ITEM, "votes": [{"counts": {"yes": 3, "no": 2}, "ballots": [*YES, *NO]}]}]}
    ),
)
def no_list_of_votes(document: Document) -> Iterator[Hit]:
    """Figures without ballots, and no attachment or list named in the item."""
    for item in document.record.items:
        text = item_text(item)
        if _SECRET_VOTE.search(text) or _LIST_ELSEWHERE.search(text):
            continue
        for vote in item.votes:
            if vote.counts.yes is not None and vote.counts.no is not None and not vote.ballots:
                values = {
                    "number": item.number or item.order,
                    "yes": vote.counts.yes,
                    "no": vote.counts.no,
                    "law": cite("content", document.date),
                }
                yield Hit(values, line=vote.line_start or document.line_of(item), item=item.number)


@rule(
    code="V604",
    name="voter-not-present",
    title=Say(
        "A voter who is not listed, or is listed twice",
        "En röstande som inte är förtecknad, eller röstar två gånger",
    ),
    severity=all_profiles("warning"),
    source=Say("KL 4:24, 5:66", "KL 4:24, 5:66"),
    why=Say(
        "Only serving members vote, and each once.", "Bara tjänstgörande röstar, och var och en en gång."
    ),
    message=Say("item {number}: {name} {what}", "ärende {number}: {name} {what}"),
    fires=Example(
        record={
            "attendance": FIVE,
            "items": [{**ITEM, "votes": [{"ballots": [*YES, *NO, {"name": "Siv Rask", "vote": "no"}]}]}],
        }
    ),
    silent=Example(record={"attendance": FIVE, "items": [{**ITEM, "votes": [{"ballots": [*YES, *NO]}]}]}),
)
def voter_not_present(document: Document) -> Iterator[Hit]:
    """Each ballot against those who served for the item; and names that occur twice in one vote."""
    for item in document.record.items:
        serving = [person.name for person in document.serving(item)]
        for vote in item.votes:
            line = vote.line_start or document.line_of(item)
            cast = [ballot for ballot in vote.ballots if ballot.vote in ("yes", "no", "abstain")]
            if len(serving) >= 3:
                for ballot in cast:
                    if not is_among(ballot.name, serving, 0.8):
                        listed = document.find_person(ballot.name)
                        what = _not_serving(listed[0].role if listed else None)
                        yield Hit(
                            {"number": item.number or item.order, "name": ballot.name, "what": what},
                            line=line,
                            item=item.number,
                        )
            keys = Counter((fold_name(ballot.name), (ballot.party or "").upper()) for ballot in cast)
            for (name, _), count in keys.items():
                if count > 1:
                    shown = next(ballot.name for ballot in cast if fold_name(ballot.name) == name)
                    what = Say("votes twice", "röstar två gånger")
                    yield Hit(
                        {"number": item.number or item.order, "name": shown, "what": what},
                        line=line,
                        item=item.number,
                    )


def _not_serving(role: str | None) -> Say:
    if role in ("substitute", "absent", "official", "guest"):
        return Say("votes but is not listed as serving", "röstar men står inte som tjänstgörande")
    if role is None:
        return Say("votes but is not in the attendance", "röstar men finns inte i närvarolistan")
    return Say("votes but did not serve for that item", "röstar men tjänstgjorde inte i ärendet")


@rule(
    code="V606",
    name="sides-not-stated",
    title=Say("What yes and no stand for is not stated", "Vad ja och nej innebär anges inte"),
    severity=all_profiles("warning"),
    source=Say(
        "KL 5:53: put so that it can be answered yes or no",
        "KL 5:53: utformat så att det kan besvaras med ja eller nej",
    ),
    why=Say(
        "Yes may stand for rejection; without the proposition the figures say nothing.",
        "Ja kan stå för avslag; utan voteringsproposition säger siffrorna inget.",
    ),
    message=Say(
        "item {number}: it is not stated what yes and no stand for",
        "ärende {number}: det anges inte vad ja och nej innebär",
    ),
    fires=Example(record={"items": [{**ITEM, "votes": [{"counts": {"yes": 3, "no": 2}}]}]}),
    silent=Example(
        record={
            "items": [
                {
                    **ITEM,
                    "votes": [{"counts": {"yes": 3, "no": 2}, "yes_means": "bifall", "no_means": "avslag"}],
                }
            ]
        }
    ),
)
def sides_not_stated(document: Document) -> Iterator[Hit]:
    """Neither side's meaning in the record, and no words of it in the item."""
    for item in document.record.items:
        for vote in item.votes:
            if vote.counts.yes is None or vote.yes_means or vote.no_means:
                continue
            if not _STANDS_FOR.search(item_text(item)):
                yield Hit(
                    {"number": item.number or item.order},
                    line=vote.line_start or document.line_of(item),
                    item=item.number,
                )


@rule(
    code="V607",
    name="secret-vote",
    title=Say("A secret vote that may not be secret", "Sluten omröstning där den inte är tillåten"),
    severity=by_profile(kommun="warning"),
    source=Say(
        "KL 5:54: open except elections and employment", "KL 5:54: öppet utom vid val och anställning"
    ),
    why=Say(
        "Votes are open, so that members answer for them; only elections and employment are secret.",
        "Omröstningar är öppna så att ledamöterna ansvarar för dem; bara val och anställning är slutna.",
    ),
    message=Say(
        "item {number} {title!r} was decided by secret vote ({law})",
        "ärende {number} {title!r} avgjordes genom sluten omröstning ({law})",
    ),
    fires=Example(
        record={
            "meeting": {"date": "2024-03-04"},
            "items": [{**ITEM, "sections": [{"kind": "vote", "text": "Sluten omröstning genomförs."}]}],
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    "number": "3",
                    "title": "Val av ordförande",
                    "kind": "election",
                    "sections": [{"kind": "vote", "text": "Sluten omröstning genomförs."}],
                }
            ]
        }
    ),
)
def secret_vote(document: Document) -> Iterator[Hit]:
    """Words of a secret vote in items that are neither election nor employment."""
    for item in document.record.items:
        if item.kind == "election" or _OPEN_CAUSE.search(item.title):
            continue
        if _SECRET_VOTE.search("\n".join(section.text for section in item.sections)):
            values = {
                "number": item.number or item.order,
                "title": item.title[:60],
                "law": cite("open_vote", document.date),
            }
            yield Hit(values, line=document.line_of(item), item=item.number)

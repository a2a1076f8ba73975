"""V: do the figures of a vote agree with names, people present and result?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_cli.patterns import regex
from minutes_cli.records.models import Item, Vote
from minutes_cli.rules.document import Document, item_text
from minutes_cli.rules.families.votes_cases import FIVE, ITEM, NO, YES
from minutes_cli.rules.law import cite
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, by_profile, rule
from minutes_cli.rules.outcomes import decided_side, winning_side
from minutes_cli.rules.people import fold_name

_CASTING = regex(r"\b(?:utslagsröst\w*|ordförandens?\s+röst|lott\w*)\b", re.IGNORECASE)
_MINORITY = regex(r"\bminoritets?(?:återremiss|bordläggning)\w*|\ben\s+tredjedel\b", re.IGNORECASE)


def _count(vote: Vote, kind: str) -> int:
    return sum(ballot.vote == kind for ballot in vote.ballots)


@rule(
    code="V601",
    name="figures-differ-from-names",
    title=Say("Figures and names of a vote differ", "Röstsiffror och namn skiljer sig"),
    severity=all_profiles("error"),
    source=Say("KL 5:67 p 3 and 5", "KL 5:67 p 3 och 5"),
    why=Say(
        "Either a vote was lost or one was counted that nobody cast; with a narrow result the decision hangs on it.",
        "Antingen har en röst fallit bort eller räknats utan att ha avgetts; vid knapp majoritet hänger beslutet på det.",
    ),
    message=Say(
        "item {number}: stated {stated}, but the list has {listed}",
        "ärende {number}: rösterna anges till {stated}, men listan har {listed}",
    ),
    fires=Example(
        record={"items": [{**ITEM, "votes": [{"counts": {"yes": 4, "no": 2}, "ballots": [*YES, *NO]}]}]}
    ),
    silent=Example(
        record={"items": [{**ITEM, "votes": [{"counts": {"yes": 3, "no": 2}, "ballots": [*YES, *NO]}]}]}
    ),
)
def figures_differ_from_names(document: Document) -> Iterator[Hit]:
    """Stated yes, no and abstentions against the printed names."""
    for item in document.record.items:
        for vote in item.votes:
            if not vote.ballots:
                continue
            stated = {"yes": vote.counts.yes, "no": vote.counts.no, "abstain": vote.counts.abstain}
            off = [
                kind for kind, count in stated.items() if count is not None and count != _count(vote, kind)
            ]
            if not off:
                continue
            if off == ["abstain"] and not _count(vote, "abstain"):
                continue  # many minutes state abstentions and print only those who voted
            english = ("yes", "no", "abstaining")
            swedish = ("ja", "nej", "avstår")
            values = {
                "number": item.number or item.order,
                "stated": Say(_figures(vote, english, stated=True), _figures(vote, swedish, stated=True)),
                "listed": Say(_figures(vote, english, stated=False), _figures(vote, swedish, stated=False)),
            }
            listed = sum(ballot.vote in ("yes", "no", "abstain") for ballot in vote.ballots)
            is_partial = listed * 5 < sum(count or 0 for count in stated.values()) * 3
            yield Hit(
                values,
                line=vote.line_start or document.line_of(item),
                item=item.number,
                severity="warning" if is_partial else None,
                because=Say("the list may not have been read whole", "listan kan vara ofullständigt läst")
                if is_partial
                else None,
            )


def _figures(vote: Vote, words: tuple[str, str, str], stated: bool) -> str:
    pairs = [
        (vote.counts.yes if stated else _count(vote, "yes"), words[0], vote.counts.yes),
        (vote.counts.no if stated else _count(vote, "no"), words[1], vote.counts.no),
        (vote.counts.abstain if stated else _count(vote, "abstain"), words[2], vote.counts.abstain),
    ]
    return ", ".join(f"{count} {word}" for count, word, known in pairs if known is not None)


@rule(
    code="V602",
    name="votes-differ-from-serving",
    title=Say("More or fewer votes than serving members", "Fler eller färre röster än tjänstgörande"),
    severity=by_profile(kommun="error"),
    source=Say("KL 4:24: one vote each", "KL 4:24: en röst var"),
    why=Say(
        "Every serving member votes, abstains or is absent; the sum must fit the attendance.",
        "Varje tjänstgörande röstar, avstår eller är frånvarande; summan ska stämma med närvaron.",
    ),
    message=Say(
        "item {number}: {votes} votes and abstentions, but {serving} serve",
        "ärende {number}: {votes} röster och nedlagda röster, men {serving} tjänstgör",
    ),
    fires=Example(
        record={"attendance": FIVE, "items": [{**ITEM, "votes": [{"counts": {"yes": 4, "no": 2}}]}]}
    ),
    silent=Example(
        record={
            "attendance": FIVE,
            "items": [{**ITEM, "votes": [{"counts": {"yes": 3, "no": 1, "abstain": 1}}]}],
        }
    ),
)
def votes_differ_from_serving(document: Document) -> Iterator[Hit]:
    """Sums of the stated figures against the attendance; fewer votes are a warning where abstentions are
    not stated, or where a damaged scan may have lost a line of the attendance."""
    for item in document.record.items:
        serving = len({fold_name(person.name) for person in document.serving(item)} - _recused(item))
        for vote in item.votes:
            counts = vote.counts
            if counts.yes is None or counts.no is None or serving < 3:
                continue
            votes = counts.yes + counts.no + (counts.abstain or 0)
            if serving in (votes, votes + (counts.absent or 0), _cast(vote)):
                continue  # names that fit the attendance: then the figures are V601's to tell
            is_sure = votes > serving or counts.abstain is not None
            values = {
                "number": item.number or item.order,
                "votes": votes + (counts.absent or 0),
                "serving": serving,
            }
            yield Hit(
                values,
                line=vote.line_start or document.line_of(item),
                item=item.number,
                severity=None if is_sure and not document.is_damaged and _cast(vote) != votes else "warning",
            )


def _cast(vote: Vote) -> int | None:
    """How many the printed list has as voting or abstaining; None without a list."""
    return sum(ballot.vote in ("yes", "no", "abstain") for ballot in vote.ballots) if vote.ballots else None


def _recused(item: Item) -> set[str]:
    return {fold_name(recusal.name) for recusal in item.recusals if recusal.name}


@rule(
    code="V605",
    name="result-against-figures",
    title=Say("The result contradicts the figures", "Resultatet strider mot siffrorna"),
    severity=all_profiles("error"),
    source=Say(
        "KL 5:55-56: simple majority, the chair's casting vote, lot in elections",
        "KL 5:55–56: enkel majoritet, ordförandens utslagsröst, lottning vid val",
    ),
    why=Say(
        "The side with fewer votes cannot win; a tie must be broken, and the minutes must say how.",
        "Den sida som fått färre röster kan inte vinna; ett lika röstetal måste avgöras, och protokollet ska säga hur.",
    ),
    message=Say(
        "item {number}: {yes} yes, {no} no, but {what} ({law})",
        "ärende {number}: {yes} ja, {no} nej, men {what} ({law})",
    ),
    fires=Example(
        record={
            "meeting": {"date": "2024-03-04"},
            "items": [{**ITEM, "votes": [{"counts": {"yes": 2, "no": 3}, "result": "yes"}]}],
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    **ITEM,
                    "votes": [{"counts": {"yes": 3, "no": 3}, "result": "yes"}],
                    "sections": [{"kind": "vote", "text": "Ordföranden avgör med sin utslagsröst."}],
                }
            ]
        }
    ),
)
def result_against_figures(document: Document) -> Iterator[Hit]:
    """A stated result, or a decision, of the losing side; a tie with no casting vote and no lot."""
    for item in document.record.items:
        for vote in item.votes:
            yes, no = vote.counts.yes, vote.counts.no
            if yes is None or no is None:
                continue
            what = _contradiction(item, vote, vote is item.votes[-1])
            if what is not None:
                values = {
                    "number": item.number or item.order,
                    "yes": yes,
                    "no": no,
                    "what": what,
                    "law": cite("majority", document.date),
                }
                yield Hit(values, line=vote.line_start or document.line_of(item), item=item.number)


def _contradiction(item: Item, vote: Vote, is_last: bool) -> Say | None:
    winner = winning_side(vote)
    if winner is None:
        if _CASTING.search(item_text(item)):
            return None
        return Say("neither casting vote nor lot is noted", "varken utslagsröst eller lottning är antecknad")
    if vote.result in ("yes", "no") and vote.result != winner:
        side = Say("yes", "ja") if vote.result == "yes" else Say("no", "nej")
        return Say(f"{side.en} is said to have won", f"{side.sv} anges ha vunnit")
    decided = decided_side(item, vote) if is_last else None
    if decided is not None and decided != winner:
        return Say("the decision follows the losing side", "beslutet följer den förlorande sidan")
    return None


@rule(
    code="V608",
    name="minority-third",
    title=Say(
        "Less than a third for a minority's postponement", "Mindre än en tredjedel för minoritetsåterremiss"
    ),
    severity=by_profile(kommun="info"),
    source=Say(
        "KL 5:50: at least one third of those present", "KL 5:50: minst en tredjedel av de närvarande"
    ),
    why=Say(
        "Fewer than a third cannot force the matter to be put off.",
        "Färre än en tredjedel kan inte tvinga fram att ärendet skjuts upp.",
    ),
    message=Say(
        "item {number}: {support} of {present} are less than a third ({law})",
        "ärende {number}: {support} av {present} är mindre än en tredjedel ({law})",
    ),
    fires=Example(
        record={
            "meeting": {"date": "2024-03-04"},
            "items": [
                {
                    **ITEM,
                    "sections": [{"kind": "vote", "text": "Ärendet blir föremål för minoritetsåterremiss."}],
                    "votes": [
                        {
                            "counts": {"yes": 31, "no": 10},
                            "yes_means": "avgöra idag",
                            "no_means": "återremiss",
                        }
                    ],
                    "decisions": [{"text": "Ärendet återremitteras.", "outcome": "referred_back"}],
                }
            ],
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    **ITEM,
                    "sections": [{"kind": "vote", "text": "Ärendet blir föremål för minoritetsåterremiss."}],
                    "votes": [
                        {
                            "counts": {"yes": 31, "no": 20},
                            "yes_means": "avgöra idag",
                            "no_means": "återremiss",
                        }
                    ],
                    "decisions": [{"text": "Ärendet återremitteras.", "outcome": "referred_back"}],
                }
            ]
        }
    ),
)
def minority_third(document: Document) -> Iterator[Hit]:
    """A matter put off by a minority: its votes against those cast, abstentions included, or the seats set."""
    for item in document.record.items:
        is_put_off = any(decision.outcome in ("referred_back", "postponed") for decision in item.decisions)
        if not is_put_off or not item.votes or not _MINORITY.search(item_text(item)):
            continue
        counts = item.votes[-1].counts
        if counts.yes is None or counts.no is None:
            continue
        present = counts.yes + counts.no + (counts.abstain or 0)
        support = min(counts.yes, counts.no)
        if support * 3 < present:
            values = {
                "number": item.number or item.order,
                "support": support,
                "present": present,
                "law": cite("minority", document.date),
            }
            yield Hit(values, line=document.line_of(item), item=item.number)

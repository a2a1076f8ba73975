"""V: do the figures, the names and the result of each vote agree?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from minutes_cli.records.models import Item, Vote
from minutes_cli.rules.document import Document, item_text
from minutes_cli.rules.law import cite
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, by_profile, rule
from minutes_cli.rules.outcomes import decided_side, winning_side
from minutes_cli.rules.people import fold_name, is_among

_ITEM = {"number": "15", "title": "Hyresavtal", "kind": "decision", "mark": "§"}
_YES = [{"name": name, "vote": "yes"} for name in ("Eva Ek", "Ola Alm", "Per Sten")]
_NO = [{"name": name, "vote": "no"} for name in ("Ann Lind", "Bo Berg")]
_FIVE = [
    {"name": "Eva Ek", "role": "chair"},
    *({"name": name, "role": "member"} for name in ("Ola Alm", "Per Sten", "Ann Lind", "Bo Berg")),
]
_LIST_ELSEWHERE = re.compile(
    r"\bbilag\w*|\bomröstningslista\w*|\bröstlista\w*|\bvoteringslista\w*|\bupprop\w*|\bprotokollsbilaga",
    re.IGNORECASE,
)
_SECRET_VOTE = re.compile(
    r"\b(?:slut(?:en|et|na)\s+(?:omröstning\w*|votering\w*|röstning\w*|val)|omröstning\w*\s+(?:\w+\s+){0,3}slut(?:en|na)\s+sedlar|med\s+slutna\s+sedlar)",
    re.IGNORECASE,
)
_OPEN_CAUSE = re.compile(
    r"\b(?:val\s+av|val\s+till|anställ\w+|tillsätt\w+|utse\w*|entledig\w+)", re.IGNORECASE
)
_CASTING = re.compile(r"\b(?:utslagsröst\w*|ordförandens?\s+röst|lott\w*)\b", re.IGNORECASE)
_MINORITY = re.compile(r"\bminoritets?(?:återremiss|bordläggning)\w*|\ben\s+tredjedel\b", re.IGNORECASE)
_STANDS_FOR = re.compile(
    r"\bja(?:-?röst\w*)?\b\s*(?:[:=–-]|för\b|innebär|betyder|röstar|till\b)|\bden\s+som\s+(?:\w+\s+){0,4}röstar\s+ja\b|\bröstar\s+ja\b",
    re.IGNORECASE,
)


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
        record={"items": [{**_ITEM, "votes": [{"counts": {"yes": 4, "no": 2}, "ballots": [*_YES, *_NO]}]}]}
    ),
    silent=Example(
        record={"items": [{**_ITEM, "votes": [{"counts": {"yes": 3, "no": 2}, "ballots": [*_YES, *_NO]}]}]}
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
        record={"attendance": _FIVE, "items": [{**_ITEM, "votes": [{"counts": {"yes": 4, "no": 2}}]}]}
    ),
    silent=Example(
        record={
            "attendance": _FIVE,
            "items": [{**_ITEM, "votes": [{"counts": {"yes": 3, "no": 1, "abstain": 1}}]}],
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
            "items": [{**_ITEM, "votes": [{"counts": {"yes": 3, "no": 2}}]}],
        }
    ),
    silent=Example(
        record={"items": [{**_ITEM, "votes": [{"counts": {"yes": 3, "no": 2}, "ballots": [*_YES, *_NO]}]}]}
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
            "attendance": _FIVE,
            "items": [{**_ITEM, "votes": [{"ballots": [*_YES, *_NO, {"name": "Siv Rask", "vote": "no"}]}]}],
        }
    ),
    silent=Example(record={"attendance": _FIVE, "items": [{**_ITEM, "votes": [{"ballots": [*_YES, *_NO]}]}]}),
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
            "items": [{**_ITEM, "votes": [{"counts": {"yes": 2, "no": 3}, "result": "yes"}]}],
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    **_ITEM,
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
    fires=Example(record={"items": [{**_ITEM, "votes": [{"counts": {"yes": 3, "no": 2}}]}]}),
    silent=Example(
        record={
            "items": [
                {
                    **_ITEM,
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
            "items": [{**_ITEM, "sections": [{"kind": "vote", "text": "Sluten omröstning genomförs."}]}],
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
                    **_ITEM,
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
                    **_ITEM,
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

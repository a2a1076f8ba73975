"""D: what was decided, and whether the minutes say all the law wants said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from minutes_cli.records.models import Decision, Item
from minutes_cli.rules.across_items import postponed_never_returns, reference_not_found
from minutes_cli.rules.dates import iter_dates
from minutes_cli.rules.document import Document, item_text
from minutes_cli.rules.law import cite
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, by_profile, rule
from minutes_cli.rules.outcomes import decided_side, winning_side
from minutes_cli.rules.people import is_among, is_same_person
from minutes_cli.rules.verbs import DECIDED, OPERATIVE, POSTPONES, REFERS_BACK

_DECIDING = frozenset({"decision", "election", "motion", "citizen_proposal"})
_BUDGET = {"number": "7", "title": "Budget 2025", "kind": "decision", "mark": "§"}
_ASKING_TITLE = re.compile(
    r"\b(?:ansök\w+|begäran|framställ\w+|hemställ\w+|förslag|remiss\w*|yttrande|antagande|fastställ\w+|revider\w+|ändring\w*|avtal|taxa|taxor|bidrag|detaljplan|planbesked|bygglov|förhandsbesked|köp|försäljning|förvärv|upphandling|borgen|lån|inrättande|svar\s+på|motion|medborgarförslag|avsägelse|entledigande|val\s+av)",
    re.IGNORECASE,
)
_ONLY_TOLD = re.compile(
    r"""\b(?:\w*information\w* | informera\w* | övrig\w* | upplysning\w* | lägesrapport\w* | presentation\w* | \w*frågor | frågestund\w* | fråga
    | interpellation\w* | öppn\w+ | avslut\w+ | upprop | närvar\w+ | inledning | dialog | samtal | besök | studiebesök | föredragning\w* | aktuellt
    | nästa | kommande | kurser | konferens\w* | tack\w* | ordet | ajourner\w* | paus | föregående | sammanträdestid\w* | utbildning | avtackning\w*
    | meddelanden? | rapporter | delgivning\w* | skrivelser)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Matters that end in "läggs till handlingarna" or "godkänns" as a rule, and now and then in nothing.
_TOLD_AND_NOTED = re.compile(
    r"\b(?:\w*rapport\w*|\w*redovisning\w*|anmäl\w+|delegation\w*|\w*uppföljning\w*|genomgång\w*|inkomn\w+)\b",
    re.IGNORECASE,
)
_NOT_HERE = frozenset({"basis", "earlier", "proposal", "background"})  # decisions of others, or of before
_ASKING_TEXT = re.compile(
    r"\b(?:ansök\w+|begär\w*|föreslå\w*|föreslog\w*|hemställ\w*|förslag\w*|söker|önskar|inkommit\s+med|remitter\w+|yrka\w*)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:för\s+(?:att|ytterligare|vidare|fortsatt|komplettering|kompletterande|ny|förnyad|utredning|översyn|beredning|omarbetning|att)|motiver\w+|eftersom|därför|då\s|i\s+syfte|med\s+(?:uppdrag|hänvisning|anledning|motivering\w*)|på\s+grund\s+av|så\s+att|i\s+avvaktan)\b",
    re.IGNORECASE,
)
_COMMISSION = re.compile(r"\b(?:i\s+uppdrag|uppdra[rs]?|uppdrog\w*|uppdras)\b", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:senast|under\s+\d{4}|till\s+(?:nästa|nämndens|styrelsens|mötet|sammanträdet|kommun\w+|årsmötet)|kvartal\w*|vecka\s*\d+|halvår\w*|omgående|årligen|månad\w*|inom|före|innan|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(r"\buppdra[rs]?\b(?!\s+(?:åt|till))|\buppdrag\s+ges\b(?!\s+(?:åt|till))", re.IGNORECASE)
_TARGET = re.compile(r"\b(?:till|nästa|kommande|senare)\b", re.IGNORECASE)
_ANSWERED = re.compile(
    r"\b(?:besvara\w*|svara[dr]?e?|svaret?|bordl\w+|utgår|återta\w*|återkalla\w*|avvisa\w*|får\s+(?:inte\s+)?(?:fram)?ställas|överläggning|anses\s+besvarad|anmäl\w+)\b",
    re.IGNORECASE,
)
_PROPOSITION = re.compile(
    r"\b(?:proposition\w*|ställer\s+(?:\w+\s+){0,6}(?:under\s+proposition|mot\s+varandra)|beslutsgång|beslutsordning|omröstning\w*|votering\w*)\b|\bfinner\s+att\b",
    re.IGNORECASE,
)
_URGENT = re.compile(
    r"\b(?:extra\s+ärende|tillkommande\s+ärende|brådskande\s+ärende|ärendet?\s+är\s+brådskande|(?:inte|ej)\s+(?:\w+\s+){0,3}(?:kungjor\w*|tillkännag\w+|med\s+i\s+kallelsen|upptag\w+\s+(?:i|på)\s+(?:kallelsen|kungörelsen|föredragningslistan)))\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:samtliga|alla\s+närvarande|enhällig\w*|enig\w*|medge\w*|ingen\s+(?:\w+\s+){0,2}motsätter)\b",
    re.IGNORECASE,
)


@rule(
    code="D501",
    name="no-decision",
    title=Say("A decision item without a decision", "Ett beslutsärende utan beslut"),
    severity=by_profile(kommun="error", forening="warning", anteckningar="warning"),
    source=Say("KL 5:67 p 4", "KL 5:67 p 4"),
    why=Say(
        "The minutes must say what was decided in each item; otherwise nothing can be carried out or appealed.",
        "Protokollet ska säga vad som beslutats i varje ärende; annars kan inget verkställas eller överklagas.",
    ),
    message=Say(
        "item {number} {title!r} has no decision{law}", "ärende {number} {title!r} saknar beslut{law}"
    ),
    fires=Example(
        record={
            "meeting": {"date": "2024-03-04"},
            "items": [
                {**_BUDGET, "sections": [{"kind": "background", "text": "Föreningen ansöker om bidrag."}]}
            ],
        }
    ),
    silent=Example(
        record={"items": [{**_BUDGET, "decisions": [{"text": "Budgeten antas.", "outcome": "adopted"}]}]}
    ),
)
def no_decision(document: Document) -> Iterator[Hit]:
    """Items of a deciding kind without decisions, and in a municipal body every matter that is put to it.

    A warning where the text speaks of a decision after all, or where the scan may have lost its heading.
    """
    law = (
        Say(f" ({cite('content', document.date)})", f" ({cite('content', document.date)})")
        if document.profile == "kommun"
        else Say("", "")
    )
    decides = _is_deciding_body(document)
    for item in document.record.items:
        if item.decisions or item.secret or _decides_by_reference(item):
            continue
        body = "\n".join(section.text for section in item.sections if section.kind not in _NOT_HERE)
        has_words = DECIDED.search(body) is not None
        is_expected = item.kind in _DECIDING or (
            _is_matter(item) if decides else not has_words and _asks_for_decision(item)
        )
        if not is_expected:
            continue
        has_heading = any(section.kind == "decision" for section in item.sections)
        is_doubtful = item.kind not in _DECIDING and (
            document.is_damaged or _TOLD_AND_NOTED.search(item.title) is not None
        )
        yield Hit(
            {"number": item.number or item.order, "title": item.title[:60], "law": law},
            line=document.line_of(item),
            item=item.number,
            severity="warning" if has_words or has_heading or is_doubtful else None,
        )


def _decides_by_reference(item: Item) -> bool:
    """Whether the heading of the decision stands over another heading: ``Beslut`` / ``Enligt styrelsens
    förslag:`` and then the text, as councils write that follow a proposal word for word."""
    return any(
        section.kind == "decision"
        and not section.text.strip()
        and following.kind == "proposal"
        and following.text
        for section, following in pairwise(item.sections)
    )


def _is_deciding_body(document: Document) -> bool:
    """Whether the minutes are of a municipal body that decides most of its items, as nearly all do."""
    decided = sum(bool(item.decisions) for item in document.record.items)
    return document.profile == "kommun" and decided >= 2 and decided * 2 > len(document.record.items)


def _is_matter(item: Item) -> bool:
    """Whether an item is a matter put to the body, and not one that is opened, told or asked."""
    if item.kind not in ("information", "other", "notification") or not item.title:
        return False
    is_put = bool(item.motions or item.votes or item.recusals) or any(
        section.kind in ("proposal", "motions", "proposition", "vote") for section in item.sections
    )
    if is_put or _ONLY_TOLD.search(item.title):
        return is_put
    return _TOLD_AND_NOTED.search(item.title) is None or bool(item.case_numbers)


def _asks_for_decision(item: Item) -> bool:
    """Whether an item that is filed as information puts a matter to the body: title and text both ask."""
    if item.kind not in ("information", "other") or _ONLY_TOLD.search(item.title):
        return False
    is_proposed = any(section.kind in ("proposal", "motions") for section in item.sections)
    return is_proposed or (
        _ASKING_TITLE.search(item.title) is not None
        and _ASKING_TEXT.search("\n".join(section.text for section in item.sections)) is not None
    )


@rule(
    code="D502",
    name="no-proposition-order",
    title=Say(
        "Motions differ, but no order of propositions", "Yrkandena skiljer sig men propositionsordning saknas"
    ),
    severity=by_profile(kommun="warning"),
    source=Say("KL 5:67 p 2", "KL 5:67 p 2"),
    why=Say(
        "Without the order in which proposals were put, nobody can tell what the body chose between; auditors find this defect most often.",
        "Utan propositionsordning går det inte att se vad organet valde mellan; det är den brist revisorer oftast finner.",
    ),
    message=Say(
        "item {number} has {count} motions that differ and no order of propositions ({law})",
        "ärende {number} har {count} yrkanden som skiljer sig men ingen propositionsordning ({law})",
    ),
    fires=Example(
        record={
            "meeting": {"date": "2024-03-04"},
            "items": [
                {
                    **_BUDGET,
                    "motions": [
                        {"by": [{"name": "Eva Ek"}], "stance": "approve", "text": "bifall"},
                        {"by": [{"name": "Ola Alm"}], "stance": "reject", "text": "avslag"},
                    ],
                    "decisions": [{"text": "Budgeten antas.", "outcome": "adopted"}],
                }
            ],
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    **_BUDGET,
                    "motions": [
                        {"stance": "approve", "text": "bifall"},
                        {"stance": "reject", "text": "avslag"},
                    ],
                    "sections": [{"kind": "proposition", "text": "Ordföranden ställer proposition."}],
                }
            ]
        }
    ),
)
def no_proposition_order(document: Document) -> Iterator[Hit]:
    """Two stances that exclude each other, and neither section, vote nor words of a proposition."""
    for item in document.record.items:
        stances = {motion.stance for motion in item.motions if motion.stance}
        if len(stances) < 2 or stances == {"approve", "add"} or item.votes:
            continue
        has_order = any(section.kind in ("proposition", "vote") for section in item.sections)
        if not has_order and not _PROPOSITION.search(item_text(item)):
            values = {
                "number": item.number or item.order,
                "count": len(item.motions),
                "law": cite("content", document.date),
            }
            yield Hit(values, line=document.line_of(item), item=item.number)


@rule(
    code="D503",
    name="no-operative-verb",
    title=Say("A decision without a verb", "Ett beslut utan verb"),
    severity=all_profiles("warning"),
    source=Say("Custom: a decision says what shall happen", "God sed: ett beslut säger vad som ska ske"),
    why=Say(
        "A decision that decides nothing is a heading, a name or a line cut in two.",
        "Ett beslut som inget beslutar är en rubrik, ett namn eller en avhuggen rad.",
    ),
    message=Say(
        "the decision {text!r} in item {number} has no operative verb",
        "beslutet {text!r} i ärende {number} saknar beslutsverb",
    ),
    fires=Example(record={"items": [{**_BUDGET, "decisions": [{"text": "Ny idrottshall i centrum."}]}]}),
    silent=Example(
        record={"items": [{**_BUDGET, "decisions": [{"text": "Ny idrottshall byggs i centrum."}]}]}
    ),
)
def no_operative_verb(document: Document) -> Iterator[Hit]:
    """Decision points in which no word decides; elections may be lists of names."""
    for item in document.record.items:
        if item.kind == "election" or len(item.decisions) > 6:
            continue
        for decision in item.decisions:
            text = decision.text.strip()
            if not OPERATIVE.search(text) and not text.lower().startswith("att ") and len(text.split()) < 40:
                yield Hit(
                    {"text": text[:60], "number": item.number or item.order},
                    line=decision.line_start,
                    item=item.number,
                )


@rule(
    code="D504",
    name="outcome-against-vote",
    title=Say("The decision goes against the vote", "Beslutet går emot omröstningen"),
    severity=all_profiles("warning"),
    source=Say("KL 5:55: simple majority", "KL 5:55: enkel majoritet"),
    why=Say(
        "Either the decision or the figures are wrong; both cannot stand.",
        "Antingen är beslutet eller siffrorna fel; båda kan inte gälla.",
    ),
    message=Say(
        "item {number}: {winner} won {yes}–{no}, but the decision is {outcome!r}",
        "ärende {number}: {winner} vann {yes}–{no}, men beslutet är {outcome!r}",
    ),
    fires=Example(
        record={
            "items": [
                {
                    **_BUDGET,
                    "votes": [{"counts": {"yes": 4, "no": 6}, "yes_means": "bifall", "no_means": "avslag"}],
                    "decisions": [{"text": "Avgiften sänks.", "outcome": "approved"}],
                }
            ]
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    **_BUDGET,
                    "votes": [{"counts": {"yes": 4, "no": 6}, "yes_means": "bifall", "no_means": "avslag"}],
                    "decisions": [{"text": "Avgiften sänks inte.", "outcome": "rejected"}],
                }
            ]
        }
    ),
)
def outcome_against_vote(document: Document) -> Iterator[Hit]:
    """The side that the decision follows, where it can be told, against the side with more votes."""
    for item in document.record.items:
        if not item.votes:
            continue
        vote = item.votes[-1]
        winner, decided = winning_side(vote), decided_side(item, vote)
        if winner is None or decided is None or winner == decided:
            continue
        meaning = vote.yes_means if winner == "yes" else vote.no_means
        word = Say("yes", "ja") if winner == "yes" else Say("no", "nej")
        values = {
            "number": item.number or item.order,
            "winner": Say(f"{word.en} ({meaning})", f"{word.sv} ({meaning})") if meaning else word,
            "yes": vote.counts.yes,
            "no": vote.counts.no,
            "outcome": item.decisions[0].text[:60] if item.decisions else "",
        }
        yield Hit(values, line=vote.line_start or document.line_of(item), item=item.number)


@rule(
    code="D505",
    name="postponed-without-target",
    title=Say("Postponed, and then?", "Bordlagt, och sedan?"),
    severity=all_profiles("warning"),
    source=Say(
        "KL 5:51: taken up at the next meeting unless decided otherwise",
        "KL 5:51: tas upp vid nästa sammanträde om inte annat beslutas",
    ),
    why=Say(
        "A postponed matter that nobody takes up again is never decided, and the one who asked is never answered.",
        "Ett bordlagt ärende som ingen tar upp igen blir aldrig avgjort, och den som frågat får aldrig svar.",
    ),
    message=Say("item {number} {title!r} is {outcome}{what}", "ärende {number} {title!r} är {outcome}{what}"),
    fires=Example(
        record={
            "items": [
                {
                    **_BUDGET,
                    "decisions": [{"text": "Bordlades på grund av tidsbrist.", "outcome": "postponed"}],
                }
            ]
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    **_BUDGET,
                    "decisions": [
                        {"text": "Ärendet bordläggs till nästa sammanträde.", "outcome": "postponed"}
                    ],
                }
            ]
        }
    ),
    across=postponed_never_returns,
)
def postponed_without_target(document: Document) -> Iterator[Hit]:
    """Decisions to postpone that name neither day, body nor next meeting."""
    for item in document.record.items:
        for decision in item.decisions:
            if (
                decision.outcome == "postponed"
                and POSTPONES.search(decision.text)
                and not _has_target(decision)
            ):
                values = {
                    "number": item.number or item.order,
                    "title": item.title[:60],
                    "outcome": Say("postponed", "bordlagt"),
                    "what": Say(" without saying to when", " utan att det anges till när"),
                }
                yield Hit(values, line=decision.line_start or document.line_of(item), item=item.number)
                break


def _has_target(decision: Decision) -> bool:
    target = decision.outcome_target
    return bool(
        target.date
        or target.body
        or target.person
        or _TARGET.search(decision.text)
        or any(iter_dates(decision.text))
    )


def _nothing(document: Document) -> Iterator[Hit]:
    return iter(())


D506 = rule(
    code="D506",
    name="dangling-reference",
    title=Say("An earlier § that is not there", "En tidigare paragraf som inte finns"),
    severity=all_profiles("warning"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "Who follows the reference ends up nowhere: the number or the day is wrong, or those minutes are missing.",
        "Den som följer hänvisningen hamnar ingenstans: nummer eller dag är fel, eller så saknas protokollet.",
    ),
    message=Say(
        "item {number} refers to {reference}, {what}", "ärende {number} hänvisar till {reference}, {what}"
    ),
    fires=Example(
        path="ks/2024-02-05.txt",
        record={
            "meeting": {"body": "Kommunstyrelsen", "date": "2024-02-05"},
            "items": [
                {
                    "number": "12",
                    "title": "Budget",
                    "mark": "§",
                    "continues": [{"date": "2024-01-08", "number": "99"}],
                }
            ],
        },
        archive=(
            (
                "ks/2024-01-08.txt",
                {
                    "meeting": {"body": "Kommunstyrelsen", "date": "2024-01-08"},
                    "items": [{"number": "1", "title": "Budget"}],
                },
            ),
        ),
    ),
    silent=Example(
        path="ks/2024-02-05.txt",
        record={
            "meeting": {"body": "Kommunstyrelsen", "date": "2024-02-05"},
            "items": [
                {"number": "12", "title": "Budget", "continues": [{"date": "2024-01-08", "number": "1"}]}
            ],
        },
        archive=(
            (
                "ks/2024-01-08.txt",
                {
                    "meeting": {"body": "Kommunstyrelsen", "date": "2024-01-08"},
                    "items": [{"number": "1", "title": "Budget"}],
                },
            ),
        ),
    ),
    across=reference_not_found,
)(_nothing)


@rule(
    code="D507",
    name="referred-back-without-reason",
    title=Say("Sent back without a reason", "Återremiss utan motivering"),
    severity=by_profile(kommun="warning"),
    source=Say("KL 5:50 st 3", "KL 5:50 st 3"),
    why=Say(
        "Those who prepare the matter anew must know what was missing.",
        "De som bereder ärendet på nytt måste veta vad som saknades.",
    ),
    message=Say(
        "item {number} is sent back without a reason ({law})",
        "ärende {number} återremitteras utan motivering ({law})",
    ),
    fires=Example(
        record={
            "meeting": {"date": "2024-03-04"},
            "items": [
                {**_BUDGET, "decisions": [{"text": "Ärendet återremitteras.", "outcome": "referred_back"}]}
            ],
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    **_BUDGET,
                    "decisions": [
                        {
                            "text": "Ärendet återremitteras för att kostnaderna ska utredas.",
                            "outcome": "referred_back",
                        }
                    ],
                }
            ]
        }
    ),
)
def referred_back_without_reason(document: Document) -> Iterator[Hit]:
    """No words of purpose in the decision, nor beside the word in the item."""
    for item in document.record.items:
        for decision in item.decisions:
            if decision.outcome != "referred_back":
                continue
            near = [
                decision.text,
                *(motion.text for motion in item.motions if REFERS_BACK.search(motion.text)),
            ]
            near += [
                line
                for section in item.sections
                if REFERS_BACK.search(section.text)
                for line in section.text.split("\n\n")
                if REFERS_BACK.search(line)
            ]
            if not any(_REASON.search(text) for text in near):
                values = {"number": item.number or item.order, "law": cite("minority", document.date)}
                yield Hit(values, line=decision.line_start or document.line_of(item), item=item.number)


@rule(
    code="D508",
    name="commission-without-owner-or-date",
    title=Say("A commission without owner or date", "Ett uppdrag utan mottagare eller tid"),
    severity=all_profiles("info"),
    source=Say("Custom", "God sed"),
    why=Say(
        "A commission that nobody owns, or with no day, is not followed up.",
        "Ett uppdrag som ingen äger, eller utan tid, följs inte upp.",
    ),
    message=Say("the commission in item {number} has no {what}", "uppdraget i ärende {number} saknar {what}"),
    fires=Example(
        record={
            "items": [{**_BUDGET, "decisions": [{"text": "Förvaltningen får i uppdrag att se över taxan."}]}]
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    **_BUDGET,
                    "decisions": [
                        {"text": "Förvaltningen får i uppdrag att se över taxan senast den 1 mars."}
                    ],
                }
            ]
        }
    ),
)
def commission_without_owner_or_date(document: Document) -> Iterator[Hit]:
    """Decisions that commission something and name no time, or nobody."""
    for item in document.record.items:
        for decision in item.decisions:
            if not _COMMISSION.search(decision.text):
                continue
            if (
                _OWNER.search(decision.text)
                and not decision.outcome_target.person
                and not re.search(r"\w+\s+uppdras\b", decision.text)
            ):
                what = Say("owner", "mottagare")
            elif not _WHEN.search(decision.text) and not any(iter_dates(decision.text)):
                what = Say("date", "tid")
            else:
                continue
            yield Hit(
                {"number": item.number or item.order, "what": what},
                line=decision.line_start or document.line_of(item),
                item=item.number,
            )


@rule(
    code="D509",
    name="question-not-answered",
    title=Say("A question neither answered nor postponed", "En fråga varken besvarad eller bordlagd"),
    severity=by_profile(kommun="warning"),
    source=Say("KL 5:68", "KL 5:68"),
    why=Say(
        "The minutes must say which questions were put and which were answered.",
        "Protokollet ska ange vilka frågor som ställts och vilka som besvarats.",
    ),
    message=Say(
        "item {number} {title!r} is not said to be answered, postponed or withdrawn ({law})",
        "ärende {number} {title!r} anges inte som besvarat, bordlagt eller återtaget ({law})",
    ),
    fires=Example(
        record={
            "meeting": {"date": "2024-03-04"},
            "items": [
                {
                    "number": "9",
                    "title": "Interpellation om skolskjuts",
                    "kind": "interpellation",
                    "sections": [{"kind": "body", "text": "Eva Ek (M) har lämnat in en interpellation."}],
                }
            ],
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    "number": "9",
                    "title": "Interpellation om skolskjuts",
                    "kind": "interpellation",
                    "sections": [{"kind": "body", "text": "Ola Alm (S) besvarar interpellationen."}],
                }
            ]
        }
    ),
)
def question_not_answered(document: Document) -> Iterator[Hit]:
    """Interpellations and questions in whose text nothing happens to them."""
    for item in document.record.items:
        is_question = item.kind == "interpellation" or re.match(
            r"(?:enkel\s+)?fråga\s+(?:från|av|till)\b", item.title, re.IGNORECASE
        )
        if is_question and not item.decisions and not _ANSWERED.search(item_text(item)):
            values = {
                "number": item.number or item.order,
                "title": item.title[:60],
                "law": cite("questions", document.date),
            }
            yield Hit(values, line=document.line_of(item), item=item.number)


@rule(
    code="D510",
    name="reservation-by-outsider",
    title=Say("A reservation by someone who took no part", "En reservation från någon som inte deltog"),
    severity=by_profile(kommun="warning"),
    source=Say(
        "KL 4:27: only one who took part in the decision", "KL 4:27: bara den som deltagit i avgörandet"
    ),
    why=Say(
        "Only one who took part in the decision may reserve against it.",
        "Bara den som deltagit i avgörandet får reservera sig.",
    ),
    message=Say(
        "{name} reserves against item {number} but is not listed as serving there ({law})",
        "{name} reserverar sig i ärende {number} men står inte som tjänstgörande där ({law})",
    ),
    fires=Example(
        record={
            "meeting": {"date": "2024-03-04"},
            "attendance": [
                {"name": "Ola Alm", "role": "chair"},
                {"name": "Eva Ek", "role": "member"},
                {"name": "Per Sten", "role": "substitute"},
            ],
            "items": [
                {
                    **_BUDGET,
                    "reservations": [{"by": [{"name": "Per Sten"}], "text": "Per Sten reserverar sig."}],
                }
            ],
        }
    ),
    silent=Example(
        record={
            "attendance": [{"name": "Ola Alm", "role": "chair"}, {"name": "Eva Ek", "role": "member"}],
            "items": [
                {
                    **_BUDGET,
                    "reservations": [
                        {"by": [{"name": "Eva Ek"}, {"name": None, "party": "M"}], "text": "reserverar sig."}
                    ],
                }
            ],
        }
    ),
)
def reservation_by_outsider(document: Document) -> Iterator[Hit]:
    """Names of reservations against those who served for the item; silent without a list."""
    for item in document.record.items:
        serving = [person.name for person in document.serving(item)]
        if len(serving) < 2:
            continue
        for statement in item.reservations:
            for person in statement.by:
                if person.name and not is_among(person.name, serving):
                    values = {
                        "name": person.name,
                        "number": item.number or item.order,
                        "law": cite("reservation", document.date),
                    }
                    yield Hit(values, line=statement.line_start or document.line_of(item), item=item.number)


@rule(
    code="D511",
    name="no-dispatch-list",
    title=Say("No dispatch list", "Ingen sändlista"),
    severity=by_profile(kommun="info"),
    source=Say("Municipal practice", "Kommunal praxis"),
    why=Say(
        "Nobody can see who was told of the decisions.",
        "Det går inte att se vem som underrättats om besluten.",
    ),
    message=Say("no item says to whom the decision is sent", "inget ärende anger vart beslutet skickas"),
    fires=Example(record={"items": [{**_BUDGET, "decisions": [{"text": "Budgeten antas."}]}]}),
    silent=Example(
        record={
            "items": [
                {**_BUDGET, "decisions": [{"text": "Budgeten antas."}], "dispatch": ["Ekonomiavdelningen"]}
            ]
        }
    ),
)
def no_dispatch_list(document: Document) -> Iterator[Hit]:
    """Once a document: decisions, and no recipients anywhere."""
    items = document.record.items
    if any(item.decisions and item.kind == "decision" for item in items) and not any(
        item.dispatch for item in items
    ):
        yield Hit()


@rule(
    code="D512",
    name="recused-took-part",
    title=Say("Recused, and took part anyway", "Jävig men deltog ändå"),
    severity=by_profile(kommun="warning"),
    source=Say("KL 5:47, 6:30", "KL 5:47, 6:30"),
    why=Say(
        "A decision in which a biased member took part can be annulled.",
        "Ett beslut där en jävig deltagit kan upphävas.",
    ),
    message=Say(
        "{name} is recused in item {number} but {what} ({law})",
        "{name} är jävig i ärende {number} men {what} ({law})",
    ),
    fires=Example(
        record={
            "meeting": {"date": "2024-03-04"},
            "items": [
                {
                    **_BUDGET,
                    "recusals": [{"name": "Eva Ek"}],
                    "votes": [{"ballots": [{"name": "Eva Ek", "vote": "yes"}]}],
                }
            ],
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    **_BUDGET,
                    "recusals": [{"name": "Eva Ek"}],
                    "votes": [
                        {
                            "ballots": [
                                {"name": "Ola Alm", "vote": "yes"},
                                {"name": "Eva Ek", "vote": "recused"},
                            ]
                        }
                    ],
                }
            ]
        }
    ),
)
def recused_took_part(document: Document) -> Iterator[Hit]:
    """A recused person who votes, moves, reserves, or is the only adjuster of that item."""
    adjusters = document.record.adjustment.adjusters
    for item in document.record.items:
        for recusal in item.recusals:
            if not recusal.name:
                continue
            for what in _deeds(item, recusal.name, adjusters, document.record.adjustment.deputies):
                values = {
                    "name": recusal.name,
                    "number": item.number or item.order,
                    "what": what,
                    "law": cite("recusal", document.date),
                }
                yield Hit(values, line=recusal.line_start or document.line_of(item), item=item.number)


def _deeds(item: Item, name: str, adjusters: list[str], deputies: list[str]) -> Iterator[Say]:
    ballots = [
        ballot for vote in item.votes for ballot in vote.ballots if ballot.vote in ("yes", "no", "abstain")
    ]
    if any(is_same_person(ballot.name, name, 0.95) for ballot in ballots):
        yield Say("votes", "röstar")
    movers = [person.name for motion in item.motions for person in motion.by if person.name]
    if is_among(name, movers, 0.95):
        yield Say("moves a proposal", "yrkar")
    dissenters = [person.name for statement in item.reservations for person in statement.by if person.name]
    if is_among(name, dissenters, 0.95):
        yield Say("reserves against it", "reserverar sig")
    if is_among(name, adjusters, 0.95) and len(adjusters) == 1 and not deputies:
        yield Say("is its only adjuster", "är dess enda justerare")


@rule(
    code="D513",
    name="urgent-without-consent",
    title=Say("Urgent item without everybody's consent", "Brådskande ärende utan allas medgivande"),
    severity=by_profile(kommun="warning"),
    source=Say("KL 5:52", "KL 5:52"),
    why=Say(
        "An item that was not announced may be decided only if all present agree.",
        "Ett ärende som inte tillkännagetts får avgöras bara om alla närvarande är överens.",
    ),
    message=Say(
        "item {number} is urgent or was not announced, and no consent of all present is noted ({law})",
        "ärende {number} är brådskande eller inte tillkännagivet, och samtligas medgivande är inte antecknat ({law})",
    ),
    fires=Example(
        record={
            "meeting": {"date": "2024-03-04"},
            "items": [
                {
                    **_BUDGET,
                    "sections": [{"kind": "body", "text": "Ärendet var inte med i kallelsen."}],
                    "decisions": [{"text": "Budgeten antas."}],
                }
            ],
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    **_BUDGET,
                    "sections": [
                        {
                            "kind": "body",
                            "text": "Ärendet var inte med i kallelsen. Samtliga närvarande beslutar att det får avgöras.",
                        }
                    ],
                    "decisions": [{"text": "Budgeten antas."}],
                }
            ]
        }
    ),
)
def urgent_without_consent(document: Document) -> Iterator[Hit]:
    """Words of urgency without words of consent, in items that were decided."""
    for item in document.record.items:
        text = item_text(item)
        if item.decisions and _URGENT.search(text) and not _AGREED.search(text):
            values = {"number": item.number or item.order, "law": cite("urgent", document.date)}
            yield Hit(values, line=document.line_of(item), item=item.number)

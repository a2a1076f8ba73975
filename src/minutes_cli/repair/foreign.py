"""What is not Swedish stays as it is: English stretches, other languages, noise."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from itertools import groupby

from minutes_cli.language.swedish import Swedish
from minutes_cli.repair.choices import Choice, Options
from minutes_cli.repair.tokens import WORD

REACH = 2  # words to either side that can show a stretch to be English
MANY = 3  # English words near that leave no doubt
COMMON_COST = 7.5  # nats: a Swedish word this common is meant also among English ones (hur ar the vibe)
KNOWN_COST = 12.0  # nats: words of the corpora this common count as Swedish
# Of the words in small letters: at least 71 % are known on damaged Swedish pages, 46 % on the worst, at most
# 35 % in Norwegian, German, English, Finnish and noise; in few words as many may be known by chance
SWEDISH_SHARE, SHARE_OF_MANY = 0.5, 0.4
MANY_WORDS = 50
RARER_LAYERS = frozenset({"domain", "general", "hunspell", "compound"})
SWEDISH_LAYERS = RARER_LAYERS - {"general"}  # which holds what Swedes write on the web, in any language
FOREIGN_LETTERS = frozenset("øæüß")
# Norwegian and Danish share most words with Swedish; these common ones they do not, whatever model read them
_NEIGHBOURS = (
    "og ikke ikkje jeg fra hva hvad hvor hvis noen nogle ble dere ogsa også vaere være mye hvem hvordan bare "
    "mellom kunne dette disse etter arbeid møte møtet moter"
)
NEIGHBOURS = frozenset(_NEIGHBOURS.split())
NEIGHBOUR_WORDS, NEIGHBOUR_SHARE = 3, 0.08  # at least: different ones, and of all words of the stretch
LONG = 8  # letters
ENOUGH = 10  # words to judge by


def keep_other_languages(choices: Sequence[Choice], blank: Sequence[int], swedish: Swedish) -> bool:
    """Leave all words of a decided document, or of a paragraph, as they stand when it is no Swedish.

    blank: numbers of the empty lines, from 0, in order.  Returns whether any word was left so.
    """
    words = [choice for choice in choices if choice.token.kind == WORD]
    known = [_is_known(choice, swedish) for choice in words]
    if _is_swedish(known) is False:
        _keep(words)
        return True
    kept = False
    judged = zip(words, known, strict=True)
    for _, paragraph in groupby(judged, key=lambda pair: bisect(blank, pair[0].token.line)):
        those = list(paragraph)
        reads = [choice.token.read.lower() for choice, _ in those]
        if _is_swedish([is_known for _, is_known in those]) is False or _is_of_neighbours(reads):
            _keep(choice for choice, _ in those)
            kept = True
    return kept


def _is_known(choice: Choice, swedish: Swedish) -> bool | None:
    """Whether a word in small letters is a Swedish one, None for others.

    A rare word counts when it is long, also where marks alone make it one (brannboll): no foreign word is
    one by chance.
    """
    if choice.token.read[0].isupper():
        return None
    best = choice.options.candidates[choice.best]
    if best.layer == "corpus":
        return swedish.model.unigram_cost(best.number) < KNOWN_COST
    if best.layer not in RARER_LAYERS or len(best.form) < LONG or not best.only_marks:
        return False
    if not best.edits:
        return best.layer in SWEDISH_LAYERS
    return not FOREIGN_LETTERS.intersection(choice.token.read)


def _is_swedish(known: Sequence[bool | None]) -> bool | None:
    """Whether a stretch is Swedish by what is known of its words, None when it is too short to tell."""
    judged = len(known) - known.count(None)
    share = SWEDISH_SHARE if judged < MANY_WORDS else SHARE_OF_MANY
    return None if judged < ENOUGH else known.count(True) >= share * judged


def _is_of_neighbours(reads: Sequence[str]) -> bool:
    """Whether a stretch is Norwegian or Danish, by the words in small letters that it is read as."""
    theirs = [read for read in reads if read in NEIGHBOURS]
    return len(set(theirs)) >= NEIGHBOUR_WORDS and len(theirs) >= NEIGHBOUR_SHARE * len(reads)


def keep_foreign(choices: Sequence[Choice], swedish: Swedish) -> None:
    """Leave words that English has, beside words that only English has, one candidate: themselves."""
    words = [choice for choice in choices if choice.token.kind == WORD]
    english = [choice.options.is_english for choice in words]
    if sum(english) < 2:
        return
    for place, choice in enumerate(words):
        near = english[max(0, place - REACH) : place] + english[place + 1 : place + 1 + REACH]
        if len(choice.candidates) < 2 or sum(near) + english[place] < 2:
            continue
        if choice.token.read.lower() not in swedish.english:
            continue
        beside = english[max(0, place - 1) : place] + english[place + 1 : place + 2]
        if not english[place] and not all(beside) and sum(near) < MANY and _is_common(choice, swedish):
            continue
        _keep([choice])


def _keep(choices: Iterable[Choice]) -> None:
    """Leave each one candidate: itself."""
    for choice in choices:
        form = choice.token.read.lower()
        kept = next((c for c in choice.candidates if c.form == form), None)
        if kept is not None:
            choice.is_foreign = True
            choice.limit_to(Options.among(choice.token.read, (kept,), (kept.cost,)))


def _is_common(choice: Choice, swedish: Swedish) -> bool:
    """Whether some other reading of the token is one of the commonest Swedish words."""
    read, cost = choice.token.read.lower(), swedish.model.unigram_cost
    return any(c.form != read and cost(c.number) < COMMON_COST for c in choice.candidates)

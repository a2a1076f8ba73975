"""Which side won a vote, and which side the decision follows, where that can be told for certain."""

from __future__ import annotations

import re
from typing import Literal

from minutes_cli.patterns import regex
from minutes_cli.records.models import Item, Vote
from minutes_cli.rules.verbs import APPROVES, REJECTS

Side = Literal["yes", "no"]
_BARE_REJECTION = regex(
    r"^\s*(?:avslag|avslå\w*|avslås)(?:\s+på\s+(?:förslaget|ärendet|ansökan|framställan|motionen|medborgarförslaget))?[.\s]*$",
    re.IGNORECASE,
)
_PLAIN_APPROVAL = regex(r"^\s*(?:bifall|bifalla\w*|bifalles)\b", re.IGNORECASE)
# A vote on sending back, putting off or adding to the matter does not decide the matter itself.
_SIDE_QUESTION = regex(
    r"återremi|bordlägg|uppskjut|tillägg|ändringsyrk|ordningsfråg|avgöras?\b", re.IGNORECASE
)
_TO_MOTION = regex(r"\bmotionen\b|\bmedborgarförslaget\b|^\s*(?:bifall|avslag)\W*$", re.IGNORECASE)
# Words with which a decision of no known kind may follow a rejecting side.
_UNDECIDED = regex(
    r"\b(?:inte|ej|icke|inga|inget|ingen|avskriv\w*|utgå\w*|lämna\w*\s+utan|avsluta\w*|kvarst\w*|kvar|oförändra\w*|behåll\w*|bibehåll\w*|besvara\w*|uppdra\w*|uppdrag)\b",
    re.IGNORECASE,
)
_APPROVED = frozenset({"approved", "adopted", "elected", "proposed"})


def winning_side(vote: Vote) -> Side | None:
    """The side with more votes; None for a tie or unknown figures."""
    yes, no = vote.counts.yes, vote.counts.no
    if yes is None or no is None or yes == no:
        return None
    return "yes" if yes > no else "no"


def decided_side(item: Item, vote: Vote) -> Side | None:
    """The side that the decisions follow: told only where one side is plain approval and the other plain
    rejection, and all decisions of the item agree.

    A motion may be "approved" by a side that wants it rejected (bifall till nämndens förslag att avslå
    motionen), so a motion counts only where the sides speak of the motion itself.
    """
    approving = _approving_side(vote)
    if approving is None or not item.decisions:
        return None
    if item.kind in ("motion", "citizen_proposal") and not all(
        _TO_MOTION.search(means or "") for means in (vote.yes_means, vote.no_means)
    ):
        return None
    verdicts = {_is_approval(decision.outcome, decision.text) for decision in item.decisions}
    if verdicts == {True}:
        return approving
    if verdicts == {False}:
        return "no" if approving == "yes" else "yes"
    return None


def _approving_side(vote: Vote) -> Side | None:
    yes, no = vote.yes_means or "", vote.no_means or ""
    if _SIDE_QUESTION.search(yes) or _SIDE_QUESTION.search(no):
        return None
    if _PLAIN_APPROVAL.match(yes) and _BARE_REJECTION.match(no):
        return "yes"
    if _BARE_REJECTION.match(yes) and _PLAIN_APPROVAL.match(no):
        return "no"
    return None


def _is_approval(outcome: str, text: str) -> bool | None:
    """Whether a decision approves (True), rejects (False), or neither."""
    if outcome == "rejected" or (REJECTS.search(text) and not APPROVES.search(text)):
        return False
    if outcome in _APPROVED or (outcome == "other" and not _UNDECIDED.search(text)):
        return True
    return None

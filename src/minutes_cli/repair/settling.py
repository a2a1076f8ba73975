"""From posteriors to corrections: what is changed, in which case, why, and how sure."""

from __future__ import annotations

from minutes_cli.language.skeleton import skeleton
from minutes_cli.repair.candidates import NAME_CAPITAL, SHORT, Candidate
from minutes_cli.repair.channel import MAX_EDIT_COST
from minutes_cli.repair.choices import Choice, Options
from minutes_cli.repair.confidence import Confidence, features
from minutes_cli.repair.damage import CLEAN
from minutes_cli.repair.edits import IMPOSSIBLE, Edit
from minutes_cli.repair.model import Correction, Flag
from minutes_cli.repair.setting import AFTER_NAME
from minutes_cli.repair.spacing import Join, Split
from minutes_cli.repair.written_case import restore_case, stands
from minutes_cli.values import frozen

# How sure it must be that a word is damaged: the keep-original prior of each mode.
THRESHOLD = {"strict": 0.95, "balanced": 0.8, "eager": 0.45}
LETTERS_THRESHOLD = 0.93  # a word that only its letters speak for needs more
NAME_THRESHOLD = 0.985  # and so does a capitalised word in mid-sentence, where names stand
UNLISTED_THRESHOLD = 0.8  # but for one that lost its marks alone and is no short one
LONG_WORD = 8  # letters: no name is one letter away from a common word this long
SHORTEST_GUESS = 6  # letters: a shorter unknown word with figures in it is as likely a code
NEVER = 2.0
HARDLY = 0.001
SWEDISH_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzåäöéü")
FLAG_FLOOR = 0.3
MINIMUM_SHARE = 0.4  # of the likeliest repair, below which nothing is better than a guess
TOP_CONFIDENCE = 0.9999
TOP_OF_GAPS = 0.9  # of word gaps lost and made, nine of ten are right however far they stand out
UNCALIBRATED = Confidence({})
ALIKE_CAPITALS = "ACOSUVWXZ"  # like the small letter, or å, so that a scanner takes one for the other
KEPT_RULINGS = 6_000  # of some 800 bytes each, with the options that they keep


@frozen
class Ruling:
    """What changing a token to its likeliest candidate means, whatever the context says.

    forms: how each candidate is printed.  after: the likeliest of them.  needed: how sure it must be that the
    token is damaged.  weight: what its kind says for the correction (:mod:`minutes_cli.repair.confidence`).
    is_damaged: whether the token is damaged whichever repair is right; is_damaged_if_unlikely: whether it is
    when it hardly can stand as it is.
    """

    forms: tuple[str, ...]
    after: str
    needed: float
    weight: float
    reason: str
    is_damaged: bool
    is_damaged_if_unlikely: bool


class Settler:
    """Settles decided choices one by one, in one mode; a ruling is made once for all tokens read alike."""

    def __init__(self, mode: str, calibration: Confidence = UNCALIBRATED) -> None:
        self._mode = mode
        self._calibration = calibration
        self._rulings: dict[tuple[Options, int, bool, bool, bool], Ruling | None] = {}

    def settle(self, choice: Choice, corrections: list[Correction], flags: list[Flag]) -> None:
        """Append what a decided choice changes, or flags.

        A word is changed when it is sure enough that it is damaged; what it is changed to is then the
        likeliest candidate.
        """
        ruling = self._ruling(choice)
        if ruling is None:
            return
        token, after = choice.token, ruling.after
        shares: dict[str, float] = {}  # candidates that print the same share their mass
        for form, share in zip(ruling.forms, choice.posterior, strict=True):
            shares[form] = shares.get(form, 0.0) + share
        posterior = shares.pop(after)
        kept_share = shares.get(token.read, 0.0)
        is_damaged = ruling.is_damaged or (ruling.is_damaged_if_unlikely and kept_share < HARDLY)
        damaged = 1 - kept_share if is_damaged else posterior
        confidence = self._calibration.of(ruling.weight, posterior, choice.roughness)
        if damaged < ruling.needed or posterior < MINIMUM_SHARE:
            if posterior >= FLAG_FLOOR:
                flags.append(
                    Flag(token.line + 1, token.start, token.end, token.read, after, confidence, "doubtful")
                )
            return
        sure = round(min(confidence, TOP_CONFIDENCE), 4)
        if token.tail is None:
            other = max(zip(shares.values(), shares, strict=True))[1] if shares else None
            corrections.append(
                Correction(
                    token.line + 1, token.start, token.end, token.read, after, ruling.reason, sure, other
                )
            )
            return
        cut = _cut_after(choice.candidates[choice.best], token.end - token.start, token.read)
        tail = token.tail
        for piece, part in ((token, after[:cut]), (tail, after[cut:])):
            before = token.read[: token.end - token.start] if piece is token else tail.read
            if part != before:
                corrections.append(
                    Correction(piece.line + 1, piece.start, piece.end, before, part, ruling.reason, sure)
                )

    def _ruling(self, choice: Choice) -> Ruling | None:
        """The ruling on a choice, None where it changes nothing."""
        token = choice.token
        key = choice.options, choice.best, token.at_start, token.capitals, token.inside
        if key not in self._rulings:
            if len(self._rulings) >= KEPT_RULINGS:
                self._rulings.clear()
            self._rulings[key] = self._rule(choice)
        return self._rulings[key]

    def _rule(self, choice: Choice) -> Ruling | None:
        token, winner = choice.token, choice.candidates[choice.best]
        read = token.read
        if winner.cost >= IMPOSSIBLE or stands(winner, read):
            return None
        forms = tuple([restore_case(candidate, read, token) for candidate in choice.candidates])
        after = forms[choice.best]
        is_case = after.lower() == read.lower()
        if after == read or (is_case and choice.model == CLEAN):
            return None
        kept_is_word = any(c.form == read.lower() and c.layer != "letters" for c in choice.candidates)
        return Ruling(
            forms,
            after,
            _needed(choice, winner, self._mode, kept_is_word),
            self._calibration.weigh(features(token, winner, kept_is_word, after, choice.model)),
            "case" if is_case else _reason(choice, winner),
            not is_case and _is_damaged(choice, winner),
            not is_case and _is_damaged_if_unlikely(winner),
        )


def join_correction(choice: Choice, join: Join, after: Choice) -> Correction:
    """The correction that makes one word of a token and the next."""
    token, tail = choice.token, after.token
    whole = restore_case(join.whole, token.read + tail.read, token)
    return Correction(
        token.line + 1,
        token.start,
        tail.end,
        f"{token.read} {tail.read}",
        whole,
        "split",
        round(min(join.confidence, TOP_OF_GAPS), 4),
    )


def split_correction(choice: Choice, split: Split) -> Correction:
    """The correction that sets two glued words apart."""
    token = choice.token
    left = restore_case(split.left, token.read[: split.cut], token)
    right = restore_case(split.right, token.read[split.cut :], token, first=False)
    return Correction(
        token.line + 1,
        token.start,
        token.end,
        token.read,
        f"{left} {right}",
        "split",
        round(min(split.confidence, TOP_OF_GAPS), 4),
    )


def _is_damaged(choice: Choice, winner: Candidate) -> bool:
    """Whether a token is damaged whichever repair is right.

    So is any foreign sign, and a word in small letters that no list holds.
    """
    read = choice.token.read
    if _has_foreign_sign(read):
        return True
    listed = any(c.form == read and c.layer != "letters" for c in choice.candidates)
    return read.islower() and not listed and all(edit.cost <= MAX_EDIT_COST for edit in winner.edits)


def _is_damaged_if_unlikely(winner: Candidate) -> bool:
    """Whether a token that hardly can stand as it is was damaged.

    A mark that left no trace may never have been there, in a word that no list holds; ``d`` for ä is damage.
    """
    return winner.only_marks and (
        winner.layer != "letters" or any(edit.read not in "ao" for edit in winner.edits)
    )


def _has_foreign_sign(read: str) -> bool:
    """Whether a reading holds anything but the letters of Swedish words and names."""
    return any(c not in SWEDISH_LETTERS for c in read.lower())


def _needed(choice: Choice, winner: Candidate, mode: str, kept_is_word: bool) -> float:
    """How sure it must be that the token is damaged."""
    token = choice.token
    needed = THRESHOLD[mode]
    title = token.read[:1].isupper()
    # one mark read for another leaves a name that may as well be right (Wägs, Wågs)
    lost_marks = winner.only_marks and len(token.read) > SHORT and token.read.isascii()
    if winner.layer == "letters":
        needed = max(needed, UNLISTED_THRESHOLD if lost_marks else LETTERS_THRESHOLD)
    long_word = winner.layer in ("corpus", "domain") and len(winner.form) >= LONG_WORD and not kept_is_word
    if not winner.only_marks and not long_word and (kept_is_word or title or len(token.read) <= SHORT):
        needed = max(needed, NAME_THRESHOLD)
    figures = any(c.isdigit() for c in token.read)
    is_code = figures and not (choice.setting == AFTER_NAME and title and winner.only_marks)
    if is_code and winner.layer == "letters" and len(token.read) < SHORTEST_GUESS:
        needed = NEVER
    # a name may have any letters, but no capital among small ones (UÜtses)
    is_odd = token.read.isalpha() and not (token.read[1:].islower() or token.read.isupper())
    mends_capital = any(edit.read.isupper() for edit in winner.edits)
    if (mends_capital or not winner.only_marks) and len(token.read) > SHORT and _is_spelt_so(token.read):
        needed = NEVER
    if title and not is_odd and any(not edit.true or not edit.read for edit in winner.edits):
        needed = max(needed, NAME_THRESHOLD) if long_word and winner.capital < NAME_CAPITAL else NEVER
    if (
        title
        and not token.at_start
        and not token.capitals
        and winner.layer not in ("corpus", "domain", "user")
    ):
        needed = max(needed, UNLISTED_THRESHOLD if lost_marks else NAME_THRESHOLD)
    return needed


def _is_spelt_so(read: str) -> bool:
    """Whether capitals stand where a writer's own spelling has them: iFISKE, ProvK."""
    if read[0].islower():
        return read[1:].isupper()
    return read[1:-1].islower() and read[-1].isupper() and read[-1] not in ALIKE_CAPITALS


def _reason(choice: Choice, winner: Candidate) -> str:
    if winner.layer == "compound":
        return "compound"
    if winner.capital > 0.5 and choice.token.read[0].isupper():
        return "name"
    twins = (c for c in choice.candidates if c is not winner and c.layer != "letters")
    if any(skeleton(c.form) == skeleton(winner.form) for c in twins):
        return "context"
    return "confusion"


def _cut_after(winner: Candidate, read_length: int, read: str) -> int:
    """Where the true word breaks when its reading breaks after `read_length` characters."""
    true_at = read_at = 0
    pending: list[Edit] = list(winner.edits)
    while read_at < read_length:
        edit = pending[0] if pending else None
        if (
            edit
            and read[read_at:].lower().startswith(edit.read.lower())
            and winner.form.startswith(edit.true, true_at)
        ):
            pending.pop(0)
            read_at += len(edit.read)
            true_at += len(edit.true)
        else:
            read_at += 1
            true_at += 1
    return true_at

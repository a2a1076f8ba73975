"""From posteriors to corrections: what is changed, in which case, why, and how sure."""

from __future__ import annotations

from dataclasses import dataclass

from minutes_cli.language.skeleton import skeleton
from minutes_cli.repair.candidates import SHORT, Candidate
from minutes_cli.repair.channel import MAX_EDIT_COST
from minutes_cli.repair.confidence import Confidence, features
from minutes_cli.repair.damage import CLEAN
from minutes_cli.repair.edits import IMPOSSIBLE, MARKED, Edit
from minutes_cli.repair.model import Correction, Flag
from minutes_cli.repair.setting import AFTER_NAME, AT_START, Setting
from minutes_cli.repair.spacing import Join, Split
from minutes_cli.repair.tokens import Token

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
UNCALIBRATED = Confidence({})
# Share of small å, ä, ö that are read as a capital (measured: ö→O 1.3 %, ä→A 0.9 %)
ROUND_CAPITALS = "OÖÔ"  # the same shape as the small letter
SMALL_READ_AS_CAPITAL = 0.012
ALIKE_CAPITALS = "ACOSUVWXZ"  # like the small letter, or å, so that a scanner takes one for the other
ALONE = (1.0,)  # the probability of an only candidate
INSIDE_SHARE = 0.1  # of a word's capitals counted in mid-sentence that stand right after a small word


@dataclass(slots=True)
class Choice:
    """A token with its candidates, their numbers in the language model, costs (nats) and probabilities.

    best: index of the likeliest candidate.  model: what its page was read with.  doubt: how much likelier a
    confusion is than elsewhere on the page, nats, because the OCR engine itself was unsure of the word.
    is_foreign: whether it stays as it is.  setting: what its place says of its capitals.
    """

    token: Token
    candidates: tuple[Candidate, ...]
    numbers: tuple[int, ...]
    costs: tuple[float, ...]
    model: str = CLEAN
    doubt: float = 0.0
    is_foreign: bool = False
    setting: Setting = AT_START
    posterior: tuple[float, ...] = ALONE
    best: int = 0

    def join_correction(self, join: Join, after: Choice) -> Correction:
        """The correction that makes one word of this token and the next."""
        token, tail = self.token, after.token
        whole = restore_case(join.whole, token.read + tail.read, token)
        return Correction(
            token.line + 1,
            token.start,
            tail.end,
            f"{token.read} {tail.read}",
            whole,
            "split",
            round(min(join.confidence, TOP_CONFIDENCE), 4),
        )

    def split_correction(self, split: Split) -> Correction:
        """The correction that sets two glued words apart."""
        token = self.token
        left = restore_case(split.left, token.read[: split.cut], token)
        right = restore_case(split.right, token.read[split.cut :], token, first=False)
        return Correction(
            token.line + 1,
            token.start,
            token.end,
            token.read,
            f"{left} {right}",
            "split",
            round(min(split.confidence, TOP_CONFIDENCE), 4),
        )


def settle(
    choice: Choice,
    mode: str,
    corrections: list[Correction],
    flags: list[Flag],
    calibration: Confidence = UNCALIBRATED,
) -> None:
    """Append what a decided choice changes, or flags.

    A word is changed when it is sure enough that it is damaged; what it is changed to is then the
    likeliest candidate.
    """
    token = choice.token
    winner = choice.candidates[choice.best]
    if winner.cost >= IMPOSSIBLE or stands(winner, token.read):
        return
    after = restore_case(winner, token.read, token)
    if after == token.read:
        return
    shares = _shares(choice)
    is_case = after.lower() == token.read.lower()
    if is_case and choice.model == CLEAN:
        return
    posterior = shares[after]
    kept_is_word = any(c.form == token.read.lower() and c.layer != "letters" for c in choice.candidates)
    changes_case = after[:1].isupper() != token.read[:1].isupper()
    known = features(token, winner, kept_is_word, posterior, changes_case)
    confidence = calibration.of(known, posterior)
    kept_share = shares.get(token.read, 0.0)
    damaged = 1 - kept_share if not is_case and _is_damaged_anyhow(choice, winner, kept_share) else posterior
    other = max(
        (form for form in shares if form != after), key=lambda form: (shares[form], form), default=None
    )
    if damaged < _needed(choice, winner, mode, kept_is_word) or posterior < MINIMUM_SHARE:
        if posterior >= FLAG_FLOOR:
            flags.append(
                Flag(token.line + 1, token.start, token.end, token.read, after, confidence, "doubtful")
            )
        return
    reason = "case" if is_case else _reason(choice, winner)
    sure = round(min(confidence, TOP_CONFIDENCE), 4)
    if token.tail is None:
        corrections.append(
            Correction(token.line + 1, token.start, token.end, token.read, after, reason, sure, other)
        )
        return
    cut = _cut_after(winner, token.end - token.start, token.read)
    tail = token.tail
    for piece, part in ((token, after[:cut]), (tail, after[cut:])):
        before = token.read[: token.end - token.start] if piece is token else tail.read
        if part != before:
            corrections.append(Correction(piece.line + 1, piece.start, piece.end, before, part, reason, sure))


def _is_damaged_anyhow(choice: Choice, winner: Candidate, kept_share: float) -> bool:
    """Whether a token is damaged whichever repair is right.

    So is any foreign sign, what hardly can stand as it is, and a word in small letters that no list holds.
    kept_share: probability of the token as it stands.
    """
    read = choice.token.read
    if _has_foreign_sign(read) or (kept_share < HARDLY and winner.only_marks and winner.layer != "letters"):
        return True
    if kept_share < HARDLY and winner.only_marks and any(edit.read not in "ao" for edit in winner.edits):
        return True  # a mark that left no trace may never have been there; ``d`` for ä is damage
    listed = any(c.form == read and c.layer != "letters" for c in choice.candidates)
    return read.islower() and not listed and all(edit.cost <= MAX_EDIT_COST for edit in winner.edits)


def stands(winner: Candidate, read: str) -> bool:
    """Whether a candidate is its reading, whatever the case: a quick test for most words of a page."""
    return winner.form == read.lower() and not winner.drop and read[0] not in ROUND_CAPITALS


def _has_foreign_sign(read: str) -> bool:
    """Whether a reading holds anything but the letters of Swedish words and names."""
    return any(c not in SWEDISH_LETTERS for c in read.lower())


def _shares(choice: Choice) -> dict[str, float]:
    """Posterior of each printed form; candidates that print the same share their mass."""
    shares: dict[str, float] = {}
    for candidate, share in zip(choice.candidates, choice.posterior, strict=True):
        form = restore_case(candidate, choice.token.read, choice.token)
        shares[form] = shares.get(form, 0.0) + share
    return shares


def _needed(choice: Choice, winner: Candidate, mode: str, kept_is_word: bool) -> float:
    """How sure it must be that the token is damaged."""
    token = choice.token
    needed = THRESHOLD[mode]
    title = token.read[:1].isupper()
    # one mark read for another leaves a name that may as well be right (Wägs, Wågs)
    lost_marks = winner.only_marks and len(token.read) > SHORT and token.read.isascii()
    if winner.layer == "letters":
        needed = max(needed, UNLISTED_THRESHOLD if lost_marks else LETTERS_THRESHOLD)
    long_word = winner.layer == "corpus" and len(winner.form) >= LONG_WORD and not kept_is_word
    if not winner.only_marks and (kept_is_word or title) and not long_word:
        needed = max(needed, NAME_THRESHOLD)
    if len(token.read) <= SHORT and not winner.only_marks:
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
        needed = NEVER
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


def restore_case(candidate: Candidate, read: str, token: Token, first: bool = True) -> str:
    """The candidate's form in the case of its reading.

    first: whether the reading begins the token.
    """
    form = candidate.form
    if read[0].islower() and read[0] != "l" and not candidate.drop:
        return read if form == read.lower() else form
    if candidate.drop == 1 and read[:1].islower() and read[:1] == read[1:2].lower():
        return form  # a doubled small letter: kKommunen
    if candidate.drop == 1 and read[:1].isupper() and read[0].lower() == read[1:2]:
        return form[:1].upper() + form[1:]  # a doubled capital: Jjusteras
    read = read[candidate.drop :]
    if read.isupper() and (token.capitals or sum(map(str.isalpha, read)) > 1):
        return form.upper()
    title = form[:1].upper() + form[1:]
    misread = read[:1].lower() != form[:1]
    may_be_small = len(read) > 1 and (read[0] in ROUND_CAPITALS or misread)
    if first and may_be_small and not token.at_start and form[:1] in MARKED and candidate.layer == "corpus":
        capital = candidate.capital * (INSIDE_SHARE if token.inside else 1.0)
        if capital < (1 - capital) * SMALL_READ_AS_CAPITAL:
            return form
    if form == read.lower():
        return read
    if not read[:1].isalpha() or (read[:1] in "lI|" and form[:1] in "il" and form[:1] != read[:1].lower()):
        capital = candidate.capital > 0.5 or (token.at_start and read != "1")
        return title if capital else form
    if read[:1].islower():
        return form
    return title

"""Repair of whole documents: the noisy channel from tokens to corrections.

Steps, in order:
1. tokens of every line (``tokens.py``); the OCR model of every page (``damage.py``)
2. candidates of every word (``candidates.py``), scored in context (``decoding.py``)
3. the channel adapted to the document, and evidence between its words (``evidence.py``)
4. a second decision with both, and the corrections it makes
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from minutes_cli.errors import DataError
from minutes_cli.language.skeleton import skeleton
from minutes_cli.language.swedish import DATA, Swedish
from minutes_cli.reading.scan import Scan
from minutes_cli.repair.candidates import Candidate, CandidateMaker
from minutes_cli.repair.channel import IMPOSSIBLE, Channel, build_channel
from minutes_cli.repair.damage import CLEAN, DamageDetector, Reading
from minutes_cli.repair.decoding import Slot, decode
from minutes_cli.repair.evidence import DocumentEvidence
from minutes_cli.repair.model import Correction, Flag, Repaired
from minutes_cli.repair.tokens import BOUNDARY, LONE, NUMBER, WORD, Token, tokenise

# Posterior that a change needs: the keep-original prior of each mode.
THRESHOLD = {"strict": 0.95, "balanced": 0.6, "eager": 0.45}
LETTERS_THRESHOLD = 0.9  # a word that only its letters speak for needs more
FLAG_FLOOR = 0.3
LONE_ONE_COST = 2.3  # -ln share of lone `i` read as 1 on scans by a wrong model
LONE_KEEP_COST = 0.05
CASE_WEIGHT = 1.0
SHARE_FLOOR = 0.02


@dataclass(slots=True)
class Choice:
    """A token with its candidates and what was decided."""

    token: Token
    candidates: tuple[Candidate, ...]
    slot: Slot
    chosen: int = 0
    confidence: float = 1.0


@dataclass(slots=True)
class Repairer:
    """Repairs documents; holds the language data and what was worked out for words seen before.

    One Repairer serves any number of documents; results do not depend on their order.
    """

    swedish: Swedish
    detector: DamageDetector
    channels: dict[str, Channel]
    mode: str = "balanced"
    _makers: dict[str, CandidateMaker] = field(default_factory=dict)

    @classmethod
    def load(cls, mode: str = "balanced", data: Path = DATA, user_words: Iterable[str] = ()) -> Repairer:
        """Open the packaged data.  Raises DataError when it is missing or stale."""
        path = data / "channel.json"
        try:
            table = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise DataError("the channel data cannot be read", str(path), "reinstall the package") from error
        channels = {
            name: build_channel(name, [(t, r, n) for t, r, n in rows]) for name, rows in table["channels"].items()
        }
        return cls(Swedish(data, user_words), DamageDetector(table["signatures"]), channels, mode)

    def repair(self, scan: Scan) -> Repaired:
        """Repair one document."""
        lines = [line.text for line in scan.lines]
        reading, models = self._read_pages(scan)
        tokens = tokenise(lines)
        choices = [self._choose(token, models) for token in tokens]
        self._decide(choices)
        evidence = DocumentEvidence.gather(choices)
        for choice in choices:
            evidence.reprice(choice)
        self._decide(choices)
        corrections: list[Correction] = []
        flags: list[Flag] = []
        for choice in choices:
            self._settle(choice, corrections, flags)
        corrections.sort(key=lambda c: (c.line, c.start))
        return Repaired(
            apply_corrections(lines, corrections), tuple(corrections), reading.model, reading.confidence, tuple(flags)
        )

    def _read_pages(self, scan: Scan) -> tuple[Reading, list[str]]:
        """The document's OCR model and the model of every line's page."""
        whole = self.detector.detect(scan.text)
        return whole, [whole.model] * len(scan.lines)

    def _maker(self, model: str) -> CandidateMaker:
        maker = self._makers.get(model)
        if maker is None:
            maker = self._makers[model] = CandidateMaker(self.swedish, self.channels[model])
        return maker

    def _choose(self, token: Token, models: Sequence[str]) -> Choice:
        lm = self.swedish.model
        model = models[token.line]
        if token.kind == WORD:
            if token.read.isupper() and len(token.read) <= 4 and not token.capitals and len(token.read) > 1:
                candidates = (self._maker(model).score(token.read.lower(), token.read.lower()),)
            else:
                candidates = self._maker(model).candidates(token.read)
            costs = tuple(c.cost + self._case_cost(token, c) for c in candidates)
            return Choice(token, candidates, Slot(tuple(c.number for c in candidates), costs))
        if token.kind == LONE and model != CLEAN and model != "swe" and token.read in "1|":
            small_i = lm.word_number("i")
            kept = Candidate(token.read, lm.number, LONE_KEEP_COST, 0.0, 0.5, (), "figure")
            word = Candidate("i", small_i, LONE_ONE_COST, 0.0, 0.01, (), "corpus")
            return Choice(token, (kept, word), Slot((lm.number, small_i), (kept.cost, word.cost)))
        number = {BOUNDARY: lm.boundary, NUMBER: lm.number}.get(token.kind, lm.unknown)
        return Choice(token, (), Slot((number,), (0.0,)))

    def _case_cost(self, token: Token, candidate: Candidate) -> float:
        if token.at_start or token.capitals or not token.read[0].isalpha():
            return 0.0
        share = min(1 - SHARE_FLOOR, max(SHARE_FLOOR, candidate.capital))
        return -CASE_WEIGHT * math.log(share if token.read[0].isupper() else 1 - share)

    def _decide(self, choices: Sequence[Choice]) -> None:
        lm = self.swedish.model
        decode([choice.slot for choice in choices], lm, (lm.boundary, lm.boundary))

    def _settle(self, choice: Choice, corrections: list[Correction], flags: list[Flag]) -> None:
        if len(choice.candidates) < 2:
            return
        token, posterior = choice.token, choice.slot.posterior
        best = max(range(len(posterior)), key=lambda k: (posterior[k], -k))
        winner = choice.candidates[best]
        # candidates that print the same word share their mass
        if winner.cost >= IMPOSSIBLE or winner.form == token.read.lower():
            return
        after = restore_case(winner, token)
        if after == token.read:
            return
        confidence = posterior[best]
        needed = THRESHOLD[self.mode]
        if winner.layer == "letters":
            needed = max(needed, LETTERS_THRESHOLD)
        runner = max((k for k in range(len(posterior)) if k != best), key=lambda k: posterior[k])
        other = restore_case(choice.candidates[runner], token)
        if confidence < needed:
            if confidence >= FLAG_FLOOR:
                flags.append(Flag(token.line + 1, token.start, token.end, token.read, after, confidence, "doubtful"))
            return
        reason = "confusion"
        if winner.layer == "compound":
            reason = "compound"
        elif winner.capital > 0.5 and token.read[0].isupper():
            reason = "name"
        elif any(skeleton(c.form) == skeleton(winner.form) for c in choice.candidates if c is not winner):
            reason = "context"
        corrections.append(
            Correction(
                token.line + 1, token.start, token.end, token.read, after, reason, round(min(confidence, 0.9999), 4), other
            )
        )


def restore_case(candidate: Candidate, token: Token) -> str:
    """The candidate's form in the token's case."""
    form, read = candidate.form, token.read
    letters = [c for c in read if c.isalpha()]
    if letters and all(c.isupper() for c in letters) and (len(letters) > 1 or token.capitals):
        return form.upper()
    if not read[:1].isalpha():
        capital = candidate.capital > 0.5 or (token.at_start and token.kind == WORD)
        return form[:1].upper() + form[1:] if capital else form
    if read[:1].isupper():
        return form[:1].upper() + form[1:]
    return form


def apply_corrections(lines: Sequence[str], corrections: Iterable[Correction]) -> str:
    """The repaired text: lines with their corrections applied, joined with newlines."""
    out = list(lines)
    for correction in sorted(corrections, key=lambda c: (c.line, c.start), reverse=True):
        text = out[correction.line - 1]
        out[correction.line - 1] = text[: correction.start] + correction.after + text[correction.end :]
    return "\n".join(out)

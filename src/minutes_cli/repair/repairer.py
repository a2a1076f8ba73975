"""Repair of whole documents: the noisy channel from tokens to corrections.

Steps, in order:
1. what only the line pattern tells: marks, bullets, parties ... (``patterns.py``)
2. tokens of every line (``tokens.py``); the OCR model of the document (``damage.py``)
3. candidates of every word (``candidates.py``), scored in context (``decoding.py``)
4. the channel adapted to the document and evidence between its words (``evidence.py``); a second decision
5. corrections (``concluding.py``): words settled one by one, glued ones set apart, cut ones joined
"""

from __future__ import annotations

import json
from bisect import bisect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from minutes_cli.errors import DataError
from minutes_cli.language.swedish import DATA, Swedish
from minutes_cli.language.words import number_class
from minutes_cli.reading.scan import Scan, Word, scan_from_text
from minutes_cli.repair.broken_letters import join_with_later, mend_letters
from minutes_cli.repair.candidates import Candidate, CandidateMaker
from minutes_cli.repair.channel import Channel, Row, build_channel, roughen
from minutes_cli.repair.choices import Choice, Options
from minutes_cli.repair.concluding import Concluder
from minutes_cli.repair.confidence import Confidence
from minutes_cli.repair.damage import CLEAN, STROKES, DamageDetector
from minutes_cli.repair.decoding import Contexts, Trellis
from minutes_cli.repair.evidence import DocumentEvidence
from minutes_cli.repair.foreign import keep_foreign, keep_other_languages
from minutes_cli.repair.model import Correction, Repaired
from minutes_cli.repair.own_confusions import split_own, with_own
from minutes_cli.repair.patterns import mend_patterns
from minutes_cli.repair.repetition import mend_by_repetition
from minutes_cli.repair.scanned import find_scanned
from minutes_cli.repair.setting import IN_CAPITALS, Setting, costs_in_setting, setting_of
from minutes_cli.repair.settling import UNCALIBRATED, Settler
from minutes_cli.repair.spacing import Spacing
from minutes_cli.repair.stops import mend_stops
from minutes_cli.repair.table_rules import is_table_rule
from minutes_cli.repair.tokens import BOUNDARY, LONE, NUMBER, WORD, Token, join_hyphenated, tokenise

# Costs of keeping and of changing a lone sign: one i in ten is read as 1; a bar or a brace is no word
LONE_COST = {"1": (0.05, 2.3), "|": (4.0, 0.05), "{": (4.0, 0.05)}
ACRONYM_LENGTH = 4
MARKED_ACRONYM = 3  # letters from which an acronym may have lost its marks; AO has too many meanings
DOUBTFUL = 0.7  # OCR confidence below which a word is doubtful
DOUBT = 3.0  # nats at OCR confidence 0
SMOOTHNESS = 3.0  # nats that a confusion costs more on a page that shows no damage
LOSES_MARKS = frozenset({"eng"})
REPORTED = {STROKES: "eng"}  # the record knows Tesseract's models; such engines read as if in English
SCANNED = "swe"  # reads such pages: the others would have lost more
ROUGH = -0.25  # roughness, in nats, from which a page counts as badly scanned
COMMON_COST = 13.0  # nats: a reading as a commoner word than this is not doubted on such a page
KEPT_OPTIONS = 15_000  # words in their settings, for each of which some 100 bytes are kept


@dataclass(slots=True)
class Repairer:
    """Repairs documents; holds the language data and what was worked out for words seen before.

    One Repairer serves any number of documents; results do not depend on their order.
    """

    swedish: Swedish
    detector: DamageDetector
    rows: dict[str, list[Row]]
    rough_rows: list[Row]
    mode: str = "balanced"
    calibration: Confidence = UNCALIBRATED
    _channels: dict[tuple[str, bool], Channel] = field(default_factory=dict)
    _makers: dict[tuple[str, bool], CandidateMaker] = field(default_factory=dict)
    _spacings: dict[str, Spacing] = field(default_factory=dict)
    _contexts: Contexts = field(init=False)
    _wordless: Callable[[int], Options] = field(init=False)
    _settler: Settler = field(init=False)
    _options: Callable[[str, bool, str, Setting], Options] = field(init=False)

    def __post_init__(self) -> None:
        self._contexts = Contexts(self.swedish.model)
        self._wordless = lru_cache(maxsize=KEPT_OPTIONS)(Options.wordless)
        self._settler = Settler(self.mode, self.calibration)
        self._options = lru_cache(maxsize=KEPT_OPTIONS)(self._work_out_options)

    @classmethod
    def load(cls, mode: str = "balanced", data: Path = DATA, user_words: Iterable[str] = ()) -> Repairer:
        """Open the packaged data.  Raises DataError when it is missing or stale."""
        path = data / "channel.json"
        words, confusions = split_own(user_words)
        try:
            table = json.loads(path.read_text("utf-8"))
            rows = {
                name: list(with_own([(t, r, n) for t, r, n in counts], confusions))
                for name, counts in table["channels"].items()
            }
            rough = [(t, r, n) for t, r, n in table["rough"]]
            detector = DamageDetector(table["signatures"])
            calibration = Confidence(table["confidence"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise DataError("the channel data cannot be read", str(path), "reinstall the package") from error
        return cls(Swedish(data, words), detector, rows, rough, mode, calibration)

    def channel(self, model: str, is_rough: bool = False) -> Channel:
        """The confusions of an OCR model, on well or on badly scanned pages."""
        channel = self._channels.get((model, is_rough))
        if channel is None:
            rows = self.rows[model]
            channel = build_channel(model, roughen(rows, self.rough_rows) if is_rough else rows, is_rough)
            self._channels[model, is_rough] = channel
        return channel

    def repair(self, scan: Scan) -> Repaired:
        """Repair one document."""
        lines = [line.text for line in scan.lines]
        letters = mend_letters(lines)
        if not letters:
            return self._repair(scan, lines)
        whole = scan_from_text(apply_corrections(lines, letters), scan.name)
        found = self._repair(whole, [line.text for line in whole.lines])
        changed = {correction.line for correction in letters}
        corrections = tuple(join_with_later(lines, letters, found.corrections))
        # places on lines that were changed are other places in the scan
        flags = tuple(flag for flag in found.flags if flag.line not in changed)
        return replace(found, corrections=corrections, flags=flags)

    def _repair(self, scan: Scan, lines: Sequence[str]) -> Repaired:
        reading = self.detector.detect(scan.text)
        patterned = mend_patterns(lines, reading.model, self.swedish.is_given_name)
        touched = {c.line for c in patterned}
        taken = {(c.line, place) for c in patterned for place in range(c.start, c.end)}
        tokens = [
            token
            for token in join_hyphenated(lines, tokenise(lines))
            if token.line + 1 not in touched
            or taken.isdisjoint((token.line + 1, place) for place in range(token.start, token.end))
        ]
        models = self.detector.detect_by_line(scan.lines, reading)
        if CLEAN in models:
            pages = [line.page for line in scan.lines]
            worn = self.channel(SCANNED, is_rough=True)
            if scanned := find_scanned(tokens, pages, self.swedish, worn):
                models = [
                    SCANNED if model == CLEAN and page in scanned else model
                    for model, page in zip(models, pages, strict=True)
                ]
                if CLEAN not in models and reading.model == CLEAN:
                    reading = replace(reading, model=SCANNED)
        choices = [
            self._choose(token, models[token.line], before, after)
            for place, (before, token, after) in enumerate(
                zip([None, *tokens], tokens, [*tokens[1:], None], strict=False)
            )
            if not is_table_rule(tokens, place)
        ]
        for choice in choices:
            if words := scan.lines[choice.token.line].words:
                choice.doubt = _doubt(words, choice.token)
        keep_foreign(choices, self.swedish)
        trellis = self._trellis(choices)
        trellis.decide()
        blank = [number for number, line in enumerate(lines) if not line.strip()]
        if keep_other_languages(choices, blank, self.swedish):
            trellis = self._trellis(choices)
        evidence = _gather(choices)
        if self._look_wider(choices, evidence):
            trellis = self._trellis(choices)
            trellis.decide()
            evidence = _gather(choices)
        for choice in choices:
            if len(choice.candidates) > 1:
                found = evidence[choice.model]
                found.reprice(choice)
                choice.roughness = min(0.0, found.roughness)
        trellis.decide()
        concluder = Concluder(self.swedish.model, self._spacing, self.mode, self._settler)
        corrections, flags = concluder.conclude(choices)
        if self.mode != "strict":
            corrections = mend_by_repetition(choices, corrections)
        stops = [stop for stop in mend_stops(lines, choices) if (stop.line, stop.start) not in taken]
        corrections = sorted(corrections + stops + patterned, key=lambda c: (c.line, c.start))
        return Repaired(
            apply_corrections(lines, corrections),
            tuple(corrections),
            REPORTED.get(reading.model, reading.model),
            reading.confidence,
            tuple(flags),
        )

    def _trellis(self, choices: Sequence[Choice]) -> Trellis:
        return Trellis(choices, self._contexts)

    def _maker(self, model: str, is_rough: bool = False) -> CandidateMaker:
        maker = self._makers.get((model, is_rough))
        if maker is None:
            channel = self.channel(model, is_rough)
            maker = self._makers[model, is_rough] = CandidateMaker(self.swedish, channel)
        return maker

    def _spacing(self, model: str) -> Spacing:
        spacing = self._spacings.get(model)
        if spacing is None:
            spacing = self._spacings[model] = Spacing(self.swedish.model, self._maker(model))
        return spacing

    def _look_wider(self, choices: Sequence[Choice], evidence: Mapping[str, DocumentEvidence]) -> bool:
        """On badly scanned pages, find what else words may be that no common word explains.

        Returns whether any choice is another now.
        """
        rough = {model for model, found in evidence.items() if found.roughness <= ROUGH}
        doubted = [choice for choice in choices if choice.model in rough and self._is_doubtful(choice)]
        for choice in doubted:
            read, setting = choice.token.read, choice.setting
            choice.limit_to(self._options(choice.model, True, read, setting))
        return bool(doubted)

    def _is_doubtful(self, choice: Choice) -> bool:
        if not choice.candidates or choice.is_foreign or choice.token.kind != WORD:
            return False
        best = choice.candidates[choice.best]
        return best.layer != "user" and best.total > COMMON_COST

    def _work_out_options(self, model: str, is_rough: bool, read: str, setting: Setting) -> Options:
        """What a word may be; the same wherever it is read in the same setting."""
        maker = self._maker(model, is_rough)
        candidates: tuple[Candidate, ...]
        if setting != IN_CAPITALS and read.isupper() and read.isalpha() and 1 < len(read) <= ACRONYM_LENGTH:
            own = read.lower()
            marked = self.swedish.acronyms(own) if len(own) >= MARKED_ACRONYM else ()
            candidates = tuple([maker.score(form, own) for form in dict.fromkeys((own, *marked))])
        else:
            candidates = maker.candidates(read)
        costs = costs_in_setting(read, candidates, setting, self.swedish)
        return Options.among(read, candidates, costs, self.swedish.is_english(read.lower()))

    def _choose(self, token: Token, model: str, before: Token | None, after: Token | None) -> Choice:
        if token.kind == WORD:
            setting = setting_of(token, before, after, self.swedish)
            options = self._options(model, False, token.read, setting)
            return Choice(token, options, options.costs, model, setting)
        lm = self.swedish.model
        is_misread = (token.read in "|{" and model != CLEAN) or (
            token.read == "1" and model in LOSES_MARKS and not token.at_start
        )
        if token.kind == LONE and is_misread:
            small_i = lm.word_number("i")
            keep, change = LONE_COST[token.read]
            kept = Candidate(token.read, lm.number, keep, 0.0, 0.5, (), "figure")
            word = Candidate("i", small_i, change, 0.0, 0.01, (), "corpus")
            options = Options.among(token.read, (kept, word), (kept.cost, word.cost))
            return Choice(token, options, options.costs, model)
        if token.kind == NUMBER:
            number = lm.word_number(number_class(token.read))
        else:
            number = {BOUNDARY: lm.boundary, LONE: lm.number}.get(token.kind, lm.unknown)
        options = self._wordless(number)
        return Choice(token, options, options.costs, model)


def _gather(choices: Sequence[Choice]) -> dict[str, DocumentEvidence]:
    """What the document says of itself, by the model that its pages were read with."""
    evidence = {
        model: DocumentEvidence.gather([choice for choice in choices if choice.model == model])
        for model in {choice.model for choice in choices}
    }
    if CLEAN in evidence:
        evidence[CLEAN].roughness = SMOOTHNESS
    return evidence


def _doubt(words: Sequence[Word], token: Token) -> float:
    """How much likelier a confusion is because the OCR engine was unsure of the word, nats.

    Its confidence says nothing of lost marks: a wrong language model loses them with full confidence.
    """
    place = bisect(words, token.start, key=lambda word: word.start) - 1
    sure = words[place].confidence if place >= 0 else None
    return 0.0 if sure is None else DOUBT * max(0.0, DOUBTFUL - sure) / DOUBTFUL


def apply_corrections(lines: Sequence[str], corrections: Iterable[Correction]) -> str:
    """The repaired text: lines with their corrections applied, joined with newlines."""
    out = list(lines)
    for correction in sorted(corrections, key=lambda c: (c.line, c.start), reverse=True):
        text = out[correction.line - 1]
        out[correction.line - 1] = text[: correction.start] + correction.after + text[correction.end :]
    return "\n".join(out)

"""One document through the whole pipeline: scan, repair, structure, rules.

``record_of`` is what ``minutes parse`` does to each input; the many-files machinery calls it too.
"""

from __future__ import annotations

from minutes_cli.reading.scan import Scan
from minutes_cli.records.models import Profile, Record
from minutes_cli.repair.api import Mode, repair
from minutes_cli.repair.model import Repaired
from minutes_cli.rules.api import check, quality
from minutes_cli.rules.settings import RuleSettings
from minutes_cli.structure.api import parse


def record_of(
    scan: Scan,
    mode: Mode = "balanced",
    profile: Profile | None = None,
    user_words: tuple[str, ...] = (),
    settings: RuleSettings | None = None,
) -> Record:
    """Repair, structure and check one scan.

    mode: how eager the repair is.  profile: kommun, forening or anteckningar; None detects it.
    user_words: the user's own words and names.  settings: of the rules.
    """
    return record_from(scan, repair(scan, mode, user_words), profile, settings)


def record_from(
    scan: Scan, repaired: Repaired, profile: Profile | None = None, settings: RuleSettings | None = None
) -> Record:
    """Structure and check a scan that is repaired already, by the tool or with a person's decisions."""
    record = parse(scan, repaired, profile)
    record.findings = check(record, repaired.text, scan.text, settings, scan.name)
    record.quality = quality(record, record.findings)
    return record

"""The way in to structure: a repaired scan to a record."""

from __future__ import annotations

from minutes_cli.reading.scan import Scan
from minutes_cli.records.models import Profile, Record
from minutes_cli.repair.model import Repaired


def parse(scan: Scan, repaired: Repaired, profile: Profile | None = None) -> Record:
    """Read the record out of a scan and its repaired text.

    profile: kommun, forening or anteckningar; None detects it.
    """
    return Record()

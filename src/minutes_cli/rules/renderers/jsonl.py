"""One JSON object a line, the same objects as the ``json`` format."""

from __future__ import annotations

import json

from minutes_cli.rules.model import Language
from minutes_cli.rules.renderers.json import finding_of
from minutes_cli.rules.report import Report


def render(report: Report, language: Language = "en") -> str:
    """One line a finding."""
    return "".join(
        json.dumps(finding_of(found, language), ensure_ascii=False) + "\n" for found in report.findings
    )

"""Jobs for tests, importable by workers: quick, slow, failing, deadly."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from minutes_cli.batch.task import Made
from minutes_cli.errors import ReadingError


@dataclass(frozen=True)
class Shout:
    """Text in capitals.  ``fail`` in a text is an error, ``crash`` a defect, ``die`` kills the worker."""

    mark: str = "!"
    seconds: float = 0.0

    def settings(self) -> Mapping[str, Any]:
        """What the output depends on."""
        return {"mark": self.mark}

    def make(self, data: bytes, name: str) -> Made:
        """The text in capitals."""
        if self.seconds:
            time.sleep(self.seconds)
        if b"fail" in data:
            raise ReadingError("cannot", name, "do not")
        if b"crash" in data:
            raise ZeroDivisionError("oops")
        if b"die" in data:
            os.kill(os.getpid(), signal.SIGKILL)
        return Made(data.upper() + self.mark.encode(), ("noted",) if b"note" in data else (), {"pages": 1})

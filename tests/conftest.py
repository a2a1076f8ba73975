"""What the tests share: the program called in this process, samples, and data that may be absent."""

from __future__ import annotations

import importlib.util
import io
import sys
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
SHARED = ROOT.parent / "shared"

settings.register_profile("any_machine", deadline=None)  # a busy one is slow, not wrong
settings.load_profile("any_machine")


def load_tool(name: str) -> ModuleType:
    """A program of tools/ as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class Answer:
    """What a call of the program left behind."""

    code: int
    out: str
    err: str


Call = Callable[..., Answer]


@pytest.fixture
def call(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call the program: ``call("parse", path, stdin=b"...")``; the streams are UTF-8 text.

    Without stdin the program sees a terminal with nothing on it.
    """
    from minutes_cli.__main__ import main

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    def run(*arguments: str | Path, stdin: bytes | None = None) -> Answer:
        capfdbinary.readouterr()
        with monkeypatch.context() as patch:
            source = Terminal() if stdin is None else io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
            patch.setattr(sys, "stdin", source)
            code = copy_context().run(main, [str(argument) for argument in arguments])
        sys.stdout.flush()
        sys.stderr.flush()
        out, err = capfdbinary.readouterr()
        return Answer(code, out.decode("utf-8"), err.decode("utf-8"))

    return run


@pytest.fixture
def sample() -> Path:
    """The scan of a small document."""
    return SAMPLES / "scans" / "arbetsgrupp.txt"


@pytest.fixture(autouse=True)
def _nobody_in_particular(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the terminal, the colours or the own words of whoever runs it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(ROOT / "no-such-folder"))
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def shared() -> Path:
    """The folder of development data beside the repository; its tests are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the development data is not beside the repository")
    return SHARED

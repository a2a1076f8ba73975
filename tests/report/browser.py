"""A real browser without a driver package: Chromium spoken to over its debugging pipe.

Only what the tests need: open a page at a size, press keys, click, run a line of script, and see
every request, console message and download.  Start at :class:`Browser`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from select import select
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PATIENCE = 20.0  # seconds; a browser that says nothing for so long has hung
KEYS = {
    "Enter": (13, "\r"),
    "Tab": (9, ""),
    "Escape": (27, ""),
    "ArrowDown": (40, ""),
    "ArrowUp": (38, ""),
    "ArrowRight": (39, ""),
    "ArrowLeft": (37, ""),
    "Backspace": (8, ""),
}


def find_browser() -> str | None:
    """Path of a Chromium, or None: tests skip without one."""
    chosen = os.environ.get("MINUTES_BROWSER")
    return chosen or next((path for name in NAMES if (path := shutil.which(name))), None)


class Browser:
    """One headless browser process; pages are opened in it one at a time."""

    def __init__(self, path: str) -> None:
        self.downloads = Path(tempfile.mkdtemp(prefix="minutes-downloads-"))
        self._profile = tempfile.mkdtemp(prefix="minutes-browser-")
        to_read, self._write = os.pipe()
        self._read, to_write = os.pipe()

        def place_pipes() -> None:  # Chromium reads commands on 3 and answers on 4
            os.dup2(os.dup(to_read), 103)
            os.dup2(os.dup(to_write), 104)
            os.dup2(103, 3)
            os.dup2(104, 4)

        self._process = subprocess.Popen(
            [
                path,
                "--headless=new",
                "--remote-debugging-pipe",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-extensions",
                "--force-color-profile=srgb",
                "--hide-scrollbars",
                f"--user-data-dir={self._profile}",
                "about:blank",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            close_fds=False,
            preexec_fn=place_pipes,
        )
        os.close(to_read)
        os.close(to_write)
        self._rest = b""
        self._count = 0
        self.events: list[dict[str, Any]] = []
        self.call("Target.setDiscoverTargets", discover=False)

    def call(self, method: str, session: str | None = None, **params: Any) -> dict[str, Any]:
        """Send one command and wait for its answer; events met on the way are kept."""
        self._count += 1
        wanted = self._count
        message: dict[str, Any] = {"id": wanted, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next(PATIENCE)
            if answer is None:
                raise TimeoutError(f"the browser did not answer {method}")
            if answer.get("id") == wanted:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)

    def collect(self, seconds: float) -> None:
        """Take in events for a while."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            event = self._next(left)
            if event is not None:
                self.events.append(event)

    def _next(self, patience: float) -> dict[str, Any] | None:
        while b"\0" not in self._rest:
            ready, _, _ = select([self._read], [], [], patience)
            if not ready:
                return None
            data = os.read(self._read, 1 << 20)
            if not data:
                raise RuntimeError("the browser is gone")
            self._rest += data
        message, self._rest = self._rest.split(b"\0", 1)
        decoded: dict[str, Any] = json.loads(message)
        return decoded

    def open(self, path: Path, width: int = 1440, height: int = 900, *, dark: bool = False) -> Page:
        """A new page that shows a file."""
        return Page(self, path, width, height, dark)

    def close(self) -> None:
        """End the browser and remove its traces."""
        try:
            self.call("Browser.close")
        except (OSError, RuntimeError, TimeoutError):
            self._process.kill()
        self._process.wait(timeout=PATIENCE)
        os.close(self._write)
        os.close(self._read)
        shutil.rmtree(self._profile, ignore_errors=True)
        shutil.rmtree(self.downloads, ignore_errors=True)


class Page:
    """One open page, with storage of its own, and all that happened in it."""

    def __init__(self, browser: Browser, path: Path, width: int, height: int, dark: bool) -> None:
        self.browser = browser
        self._context = browser.call("Target.createBrowserContext")["browserContextId"]
        browser.call(
            "Browser.setDownloadBehavior",
            behavior="allow",
            browserContextId=self._context,
            downloadPath=str(browser.downloads),
            eventsEnabled=True,
        )
        target = browser.call("Target.createTarget", url="about:blank", browserContextId=self._context)
        self._target = target["targetId"]
        attached = browser.call("Target.attachToTarget", targetId=self._target, flatten=True)
        self.session = attached["sessionId"]
        browser.events.clear()
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        phone = width < 600
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=phone,
        )
        self.call(
            "Emulation.setEmulatedMedia",
            features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}],
        )
        self.url = path.resolve().as_uri()
        self.call("Page.navigate", url=self.url)
        self.wait("document.readyState === 'complete'")

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """A command to this page."""
        return self.browser.call(method, session=self.session, **params)

    def run(self, script: str) -> Any:
        """The value of an expression; a promise is waited for."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def wait(self, condition: str) -> None:
        """Wait until an expression is true."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with suppress(RuntimeError):  # the page went away under the question: it is being loaded
                if self.run(f"Boolean({condition})"):
                    return
            time.sleep(0.02)
        raise AssertionError(f"never true: {condition}")

    def text(self, selector: str) -> str:
        """Text of the first element that fits."""
        value: str = self.run(f"document.querySelector({json.dumps(selector)}).textContent.trim()")
        return value

    def texts(self, selector: str) -> list[str]:
        """Texts of the visible elements that fit."""
        value: list[str] = self.run(
            f"[...document.querySelectorAll({json.dumps(selector)})]"
            ".filter(e => e.offsetParent).map(e => e.textContent.trim())"
        )
        return value

    def is_seen(self, selector: str) -> bool:
        """Whether the first element that fits lies inside the window."""
        seen: bool = self.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); if (!e) return false;"
            "const r = e.getBoundingClientRect();"
            "return r.height > 0 && r.bottom > 0 && r.top < innerHeight; })()"
        )
        return seen

    def click(self, selector: str) -> None:
        """Click with the mouse in the middle of the first element that fits."""
        x, y = self.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            "e.scrollIntoView({block: 'center', behavior: 'instant'});"
            "const r = e.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2]; })()"
        )
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.call(
                "Input.dispatchMouseEvent",
                type=kind,
                x=x,
                y=y,
                button="none" if kind == "mouseMoved" else "left",
                clickCount=1,
            )

    def hover(self, selector: str) -> None:
        """Put the mouse over an element."""
        x, y = self.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            "e.scrollIntoView({block: 'center', behavior: 'instant'});"
            "const r = e.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2]; })()"
        )
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def press(self, *keys: str, shift: bool = False) -> None:
        """Press keys one after the other: a name of ``KEYS`` or a character."""
        for key in keys:
            code, text = KEYS.get(key, (ord(key.upper()) if len(key) == 1 else 0, key))
            event: dict[str, Any] = {
                "key": key,
                "windowsVirtualKeyCode": code,
                "modifiers": 8 if shift else 0,
            }
            if text:
                event["text"] = text
            self.call("Input.dispatchKeyEvent", type="keyDown", **event)
            self.call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def write(self, text: str) -> None:
        """Type a text into what has the focus."""
        self.call("Input.insertText", text=text)

    def focused(self) -> str:
        """Class and text of what has the focus."""
        value: str = self.run(
            "document.activeElement.className + '|' + document.activeElement.textContent.trim().slice(0, 60)"
        )
        return value

    def downloaded(self) -> str:
        """Content of the newest download, once it is complete."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.browser.collect(0.05)
            for event in self.browser.events:
                if (
                    event.get("method") == "Browser.downloadProgress"
                    and event["params"]["state"] == "completed"
                ):
                    self.browser.events.remove(event)
                    newest = max(self.browser.downloads.iterdir(), key=lambda path: path.stat().st_mtime_ns)
                    return newest.read_text(encoding="utf-8")
        raise AssertionError("nothing was downloaded")

    def complaints(self) -> list[str]:
        """Console messages, exceptions, and everything else the browser logged (policy breaches)."""
        self.browser.collect(0.05)
        found = []
        for event in self.browser.events:
            if event.get("sessionId") != self.session:
                continue
            params = event["params"]
            if event["method"] == "Runtime.consoleAPICalled":
                found.append(f"console: {params['args']}")
            elif event["method"] == "Runtime.exceptionThrown":
                found.append(f"exception: {params['exceptionDetails']}")
            elif event["method"] == "Log.entryAdded":
                found.append(f"log: {params['entry']['text']}")
        return found

    def requests(self) -> list[str]:
        """Addresses asked for, the page itself and what lies in it (data:, blob:) aside."""
        self.browser.collect(0.05)
        urls = [
            event["params"]["request"]["url"]
            for event in self.browser.events
            if event.get("method") == "Network.requestWillBeSent" and event.get("sessionId") == self.session
        ]
        return [
            url for url in urls if url.split("#")[0] != self.url and not url.startswith(("data:", "blob:"))
        ]

    def picture(self, path: Path) -> None:
        """A screenshot."""
        import base64

        data = self.call("Page.captureScreenshot", format="png")["data"]
        path.write_bytes(base64.b64decode(data))

    def close(self) -> None:
        """Close the page and forget what it stored."""
        self.browser.call("Target.disposeBrowserContext", browserContextId=self._context)

"""Debian's Chromium for tests: where it is, how it is started, and what a page must never do.

Where there is no Chromium the browser tests are left out, and the end of the run says so; where
CI is set (as .ci/run does) they run and fail.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Locator, Page, Request

BROWSER_TESTS = ("test_served.py", "test_in_lab.py", "test_printed.py")
NEED = "CI"
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
SECONDS = 60
PICTURES = "ZSYZ_PICTURES"
"""A folder for a picture of the page at which a test failed."""


def chromium(paths: Mapping[str, str] = os.environ) -> str | None:
    """Where Chromium is."""
    return shutil.which("chromium", path=paths.get("PATH"))


def left_out(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """The browser tests that cannot run here; none where a missing tool is a failure."""
    if environment.get(NEED) or chromium(environment):
        return ()
    return BROWSER_TESTS


SETTLED = """() => {
  const line = document.querySelector("#zx-state");
  if (!line) return false;
  const s = line.dataset;
  const parts = [...document.querySelectorAll(".zx-page [data-asked]")].map((part) => part.dataset);
  return parts.every((part) => part.asked === s.asked && part.label === s.label) && (CONDITION);
}"""
"""Every part of the page belongs to one question, of which something holds (s: asked, label, moves)."""


@dataclass
class Watched:
    """A browser's page with everything that it asked for outside, and every dialog."""

    page: Page
    outside: list[str] = field(default_factory=list)
    hostile: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._asked)
        self.page.on("response", lambda answer: self._reached(answer.url))
        self.page.on("dialog", self._opened)

    def _asked(self, request: Request) -> None:
        if "zx-hostile" in request.url:
            self.hostile.append(request.url)

    def _opened(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _reached(self, url: str) -> None:
        if not url.startswith(("http://127.0.0.1", "data:", "blob:")):
            self.outside.append(url)

    def state(self, name: str) -> str:
        """What the explorer says of its state: asked, label, moves."""
        return str(self.page.locator("#zx-state").get_attribute(f"data-{name}"))

    def wait_for(self, condition: str, seconds: float = SECONDS) -> None:
        """Wait for a condition on `s`, the state's data."""
        script = SETTLED.replace("CONDITION", condition)
        self.page.wait_for_function(script, timeout=1000 * seconds)

    def slider(self, label: str) -> Locator:
        """The handle of a slider by the beginning of its label."""
        row = self.page.locator(".widget-hslider", has_text=label)
        return row.get_by_role("slider").first

    def number(self, goal: str) -> float:
        """A goal's value as the page shows it."""
        return float(str(self.page.locator(f".zx-page #zx-{goal}").get_attribute("data-value")))

    def harmless(self) -> bool:
        """Whether nothing ran that a name held, and nothing came from elsewhere."""
        return not (self.outside or self.hostile or self.dialogs)


@contextmanager
def watched(width: int = 1500) -> Iterator[Watched]:
    """A page of a fresh browser."""
    from playwright.sync_api import expect, sync_playwright

    place = chromium()
    assert place, "Chromium is missing: apt-get install --no-install-recommends chromium"
    expect.set_options(timeout=1000 * SECONDS)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=place, args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": width, "height": 1000}, locale="zh-CN")
        page.set_default_timeout(1000 * SECONDS)
        try:
            yield Watched(page)
        except BaseException:
            if folder := os.environ.get(PICTURES):
                page.screenshot(path=Path(folder) / "failed.png")
            raise
        finally:
            browser.close()


@contextmanager
def process(
    command: list[str], folder: Path, **environment: str
) -> Iterator[subprocess.Popen[str]]:
    """A server of our own, ended by Ctrl-C as a person ends it."""
    running = subprocess.Popen(
        [sys.executable, "-m", *command], cwd=folder, env=os.environ | environment,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
    )  # fmt: skip
    try:
        yield running
    finally:
        running.send_signal(signal.SIGINT)
        try:
            running.wait(20)
        finally:
            running.kill()
            if running.stdout:
                running.stdout.close()


def answers(url: str) -> None:
    """Wait until a server answers at all."""
    end = time.monotonic() + SECONDS
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError as error:
            if getattr(error, "code", 0) or time.monotonic() > end:
                return
            time.sleep(0.1)

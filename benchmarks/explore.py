"""From a slider's change to the redrawn page, in a real browser, beside the same model solved plainly.

The explorer is served as `zsyz explore` serves it. The browser's own clock runs from the key that
moves the slider to the frame in which ranking, leaders, land and bounds are the new ones. Beside it,
in the same run, the county's model is solved to its proof in one weighted sum.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles

from benchmarks.machine import machine, versions
from benchmarks.ours import weighted
from benchmarks.question import Stop, Weights
from tests.explorer.browsing import process, watched
from zsyz_model.pipeline import admit, read_case
from zsyz_model.planning.reading import read_numbers

CHANGES, MOST_SECONDS = 30, 1.0
GROUP = "评分权重"
CLOCK = """() => {
  window.zxSpent = [];
  document.addEventListener("keydown", () => {
    const begun = performance.now();
    const before = document.querySelector("#zx-state").dataset.asked;
    const look = () => {
      const parts = [...document.querySelectorAll(".zx-page [data-asked]")];
      if (parts.length && parts.every((part) => part.dataset.asked !== before)) window.zxSpent.push((performance.now() - begun) / 1000);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, true);
}"""


@dataclass(frozen=True, slots=True)
class Found:
    """Seconds of each change, and of the plain solve; the county's size."""

    projects: int
    leaders: int
    plots: int
    quarters: int
    changes: tuple[float, ...]
    plain: float

    @property
    def middle(self) -> float:
        """The median of the changes."""
        return median(self.changes)

    @property
    def faults(self) -> tuple[str, ...]:
        """What the figures fall short of."""
        slow = f"a change takes {self.middle:.2f} s, over {MOST_SECONDS:g}"
        return (slow,) if self.middle > MOST_SECONDS else ()

    def told(self) -> dict[str, object]:
        """The document of `--json`."""
        figures = {"median": self.middle, "most": max(self.changes)}
        ratio = self.plain / self.middle
        return {
            "machine": machine(),
            "versions": versions(),
            "cases": [asdict(self)],
            "seconds": figures,
            "ratios": {"plain solve / change": ratio},
            "faults": list(self.faults),
        }

    def text(self) -> str:
        """The lines for people."""
        tenth = quantiles(self.changes, n=10)
        size = f"{self.projects} projects, {self.leaders} leaders, {self.plots} plots, {self.quarters} quarters"
        return "\n".join(
            [
                size,
                f"slider to redrawn page: median {self.middle:.3f} s of {len(self.changes)}, "
                f"nine in ten below {tenth[-1]:.3f} s, most {max(self.changes):.3f} s",
                f"the same model solved plainly: {self.plain:.1f} s, "
                f"{self.plain / self.middle:.0f} times as long",
            ]
        )


def run(
    county: Callable[[Path], Path], changes: int, seconds: float, watch: Callable[[str], None]
) -> Found:
    """So many changes in the browser, then the plain solve, on the county's scenario."""
    with tempfile.TemporaryDirectory() as name:
        scenario = county(Path(name) / "county")
        spent = in_browser(scenario, Path(name), changes)
        watch(f"changes: median {median(spent):.3f} s")
        case, admission, scores = admit(read_case(scenario))
        numbers = read_numbers(case, admission, scores)
        begun = time.perf_counter()
        weighted(numbers, Weights(), Stop(seconds=seconds))
        plain = time.perf_counter() - begun
        watch(f"plain solve: {plain:.1f} s")
    sizes = len(case.projects), len(case.leaders), len(case.table("plots"))
    return Found(*sizes, case.scenario.span.length, tuple(spent), plain)


def in_browser(scenario: Path, folder: Path, changes: int) -> list[float]:
    """Seconds of each change: the first weight one step up, then one down, and so on."""
    command = ["zsyz_model", "explore", str(scenario), "--no-browser", "--json"]
    with process(command, folder) as server, watched() as seen:
        text = ""
        while server.stdout and "}" not in text:
            text += server.stdout.readline()
        seen.page.goto(json.loads(text)["url"], timeout=60_000)
        seen.wait_for("s.label")
        seen.page.get_by_text(GROUP, exact=True).click()
        slider = seen.slider("投资规模")
        seen.page.evaluate(CLOCK)
        for i in range(changes):
            slider.press("ArrowLeft" if i % 2 else "ArrowRight")
            seen.page.wait_for_function(f"window.zxSpent.length === {i + 1}")
        spent: list[float] = seen.page.evaluate("window.zxSpent")
    return spent

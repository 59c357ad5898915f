"""What the comparison notebook shows: any stored runs side by side, and what differs between them.

Plans are read from their run folders and judged again; nothing is solved. A run whose files or
inputs changed since is named and left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from IPython.display import HTML, Image

from zsyz_model.batch.home import home
from zsyz_model.batch.notebooks import SENTINEL
from zsyz_model.batch.orders import scenario_name
from zsyz_model.batch.stored import verify
from zsyz_model.batch.window import drawn_here, findings_page, page_of
from zsyz_model.case import Outcome
from zsyz_model.findings import Finding, ZsyzError
from zsyz_model.report.comparison import comparison_tables
from zsyz_model.report.figures.scenarios import comparison_title, draw_comparison
from zsyz_model.report.html import html_table
from zsyz_model.runs import Run, Search, input_hashes, register

TOO_FEW = "没有两次可以比较的运行；先用 zsyz review 运行几个情景，或改 runs 与 search"
LEAST = 2


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Runs side by side; `left_out` says which ones could not be used and why."""

    runs: tuple[Run, ...]
    outcomes: tuple[Outcome, ...]
    left_out: tuple[Finding, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether there is anything to compare."""
        return len(self.outcomes) >= LEAST

    def overview(self) -> HTML:
        """The runs that are compared, with their proof and inputs."""
        rows = [
            (
                scenario_name(run), run.run_id, run.record.get("created", ""), run.record["status"],
                f"{run.record['gap']:.4%}", "，".join(f"{n} {h[:12]}" for n, h in input_hashes(run.record).items()),
            )
            for run in self.runs
        ]  # fmt: skip
        columns = ["情景", "运行编号", "时间", "求解结论", "差距", "输入"]
        return page_of(html_table("比较的运行", pd.DataFrame(rows, columns=columns)))

    def excluded(self) -> HTML:
        """The runs that were left out."""
        return findings_page("未采用的运行", self.left_out)

    def table(self, title: str) -> HTML:
        """One of the comparison's tables by its Chinese title, escaped."""
        if not self.enough:
            return page_of(f"<p>{TOO_FEW}</p>")
        return page_of(html_table(title, comparison_tables(self.outcomes)[title]))

    def chart(self) -> Image | HTML:
        """The measures of all runs in one chart."""
        if not self.enough:
            return page_of(f"<p>{TOO_FEW}</p>")
        return drawn_here(draw_comparison(self.outcomes), comparison_title(self.outcomes))

    def verdict(self) -> str:
        """What was compared, in one line."""
        names = "、".join(scenario_name(run) for run in self.runs)
        return f"比较 {len(self.runs)} 次运行：{names}。" if self.enough else TOO_FEW

    def finish(self) -> str:
        """The last cell's word, by which a batch knows that every cell ran."""
        return f"{self.verdict()}{SENTINEL if self.enough else ''}"


def open_runs(runs: str, search: str = "") -> Compared:
    """The stored runs of a folder that hold all the words; of each scenario the newest."""
    root = Path(runs)
    root = root if root.is_dir() else home() / "notebooks" / runs
    found = [run for run in register(root, Search(words=tuple(search.split()))) if run.done]
    newest = list({scenario_name(run): run for run in reversed(found)}.values())
    read = list(_read(sorted(newest, key=scenario_name)))
    sound = [(run, one) for run, one in read if isinstance(one, Outcome)]
    wrong = [finding for _, one in read if isinstance(one, tuple) for finding in one]
    return Compared(tuple(r for r, _ in sound), tuple(o for _, o in sound), tuple(wrong))


def _read(runs: list[Run]) -> Iterator[tuple[Run, Outcome | tuple[Finding, ...]]]:
    """Each run with its outcome, judged again, or with what forbids using it."""
    for run in runs:
        try:
            verdict = verify(run.folder)
            yield run, verdict.faults or verdict.outcome
        except ZsyzError as error:
            yield run, error.findings

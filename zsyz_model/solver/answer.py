"""What a solver room asks for and gives back: `Limits` in, `Answer` out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from zsyz_model.case import Status
from zsyz_model.findings import Finding, RunError

FEASIBILITY = 1e-6
"""How far a row or an integer may be off in a solver's own arithmetic."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a solve stops: wall seconds (a safety net), gaps, and nodes (repeatable).

    `gap` is relative, `gap_abs` absolute; the first one reached ends the solve. `exact` asks
    for rows and integers to a thousandth of the usual arithmetic: a plant of 300 万元 that is
    0.999999 built is 3 yuan cheaper, which matters where a yuan is a step. `near` says that the
    start is the best plan or close to it: only the proof is wanted, not the search for plans. `lean`:
    one root with all the cuts there will be, and many small nodes.
    """

    seconds: float = 60.0
    gap: float = 0.0
    gap_abs: float = 1e-6
    nodes: int = 1_000_000
    presolve: bool = True
    exact: bool = False
    near: bool = False
    lean: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """How a solve ended. Values exist only behind a status that promises them.

    `objective` and `bound` are in the problem's own sense (always a minimisation);
    `ended` is the solver's own word; `repeatable` is False when the clock or a person
    stopped it.
    """

    status: Status
    ended: str
    objective: float = float("nan")
    bound: float = float("nan")
    nodes: int = 0
    seconds: float = 0.0
    repeatable: bool = True
    solver: str = ""
    found: Mapping[str, float] = field(default_factory=dict, repr=False)

    @property
    def gap(self) -> float:
        """|bound − objective| / max(1, |objective|)."""
        return abs(self.bound - self.objective) / max(1.0, abs(self.objective))

    @property
    def values(self) -> Mapping[str, float]:
        """Each variable's value by name.

        Raises RunError when the status does not promise a checked solution.
        """
        if not self.status.readable:
            fact = f"求解器以“{self.ended}”结束（{self.status}），没有可读的解"
            raise RunError(Finding("S-VALUES", fact, "先处理求解状态，再读取方案"))
        return self.found

"""What every competitor is asked, and what each gives back."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """One weighted objective, in points of merit, to be minimised.

    missed × start targets missed − merit − fit × points of fit + cost × 万元 of land cost
    """

    missed: float = 100.0
    fit: float = 0.1
    cost: float = 0.01


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a competitor stops: the relative gap, or the clock."""

    gap: float = 1e-4
    seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class Solved:
    """How one competitor did: seconds with the model's construction, never with imports.

    `objective` is NaN when nothing was found; `proven` says that the gap was
    reached; `gap` is what is left, relative, where the solver tells (PuLP hides CBC's).
    """

    seconds: float
    build_seconds: float
    proven: bool
    objective: float
    columns: int
    rows: int
    gap: float = math.nan
    note: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One competitor on one county."""

    county: str
    who: str
    solved: Solved

    def told(self) -> dict[str, object]:
        """Flat, for JSON; what is not a number becomes null."""
        values = {
            k: None if isinstance(v, float) and math.isnan(v) else v
            for k, v in asdict(self.solved).items()
        }
        return {"county": self.county, "competitor": self.who, **values}

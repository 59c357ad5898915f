"""The command that asks how robust a plan is: drawn, and on request planned over a tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zsyz_model.cli.flags import written_into
from zsyz_model.cli.telling import tell_json, tell_lines

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from zsyz_model.case import Outcome
    from zsyz_model.case.robustness import Robustness


@dataclass(frozen=True, slots=True)
class Wanted:
    """How it is asked: draws and seed (None: the scenario's), projects to tell of (empty: all), tree, and where."""

    draws: int | None = None
    seed: int | None = None
    projects: tuple[str, ...] = ()
    tree: bool = False
    workers: int = 1
    place: str = ""


def run_robust(path: Path, wanted: Wanted, as_json: bool, out: Path | None = None) -> int:
    """What becomes of a plan when things go otherwise; charts in a folder when one is named.

    Raises RunError for a run that changed, an unknown project, a branch without a plan.
    """
    from zsyz_model.batch.asked import known_of
    from zsyz_model.case.robustness import robustness_document
    from zsyz_model.case.robustness_words import robustness_words
    from zsyz_model.inquiry.robust import only, robust
    from zsyz_model.pool import SERIAL, open_pool

    known = known_of(path)
    place = wanted.place or ("" if wanted.workers > 1 else SERIAL)
    with open_pool(place, wanted.workers) as pool:
        told = robust(known, wanted.draws, wanted.seed, with_tree=wanted.tree, pool=pool)
    shown = only(told, wanted.projects)
    written = _drawn(told, known.outcome, out) if out else []
    words = robustness_words(shown)
    if as_json:
        files = [file.as_posix() for file in written]
        tell_json({**robustness_document(shown), "words": list(words), "written": files})
    else:
        tell_lines(*words, *(f"写出 {file.as_posix()}" for file in written))
    return 0


def _drawn(told: Robustness, outcome: Outcome, out: Path) -> list[Path]:
    """The fan, the projects, how sure it is, and the regrets where there is a tree."""
    from zsyz_model.report.figures import save_figure
    from zsyz_model.report.inquiry import draw_fan, draw_looks, draw_projects, draw_regrets

    pages: dict[str, Callable[[], Figure]] = {
        "robust_fan": lambda: draw_fan(told, outcome),
        "robust_projects": lambda: draw_projects(told, outcome),
        "robust_draws": lambda: draw_looks(told, outcome),
    }
    if (tree := told.tree) is not None:
        pages["robust_regrets"] = lambda: draw_regrets(tree, outcome)
    return written_into(
        out,
        lambda: [file for stem, draw in pages.items() for file in save_figure(draw(), out / stem)],
    )

"""The commands that set plans side by side: alternatives, front and compare."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zsyz_model.cli.flags import written_into
from zsyz_model.cli.telling import tell_json, tell_lines
from zsyz_model.findings import Finding, RunError, Severity

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Side:
    """How an answer is given: as JSON, and with a chart in a folder when one is named."""

    as_json: bool
    out: Path | None = None


def run_alternatives(
    path: Path, wanted: int, within: float, least: int, kinds: Sequence[str], side: Side
) -> int:
    """Plans near the best and so many promises apart; 1 only when nothing could be asked."""
    from zsyz_model.batch.asked import known_of
    from zsyz_model.case.alternatives import alternatives_document, alternatives_words
    from zsyz_model.inquiry.alternatives import Contract, alternatives
    from zsyz_model.report.inquiry import draw_alternatives

    known = known_of(path)
    contract = Contract(wanted, within, least, tuple(kinds), gap=within / 2)
    told = alternatives(known, contract)
    written = _draw(side, "alternatives", lambda: draw_alternatives(told, known.outcome))
    _say(side, alternatives_document(told), alternatives_words(told), written)
    return 0


def run_front(
    path: Path, goals: Sequence[str], points: int, within: float | None, earlier: Path | None, side: Side
) -> int:  # fmt: skip
    """What one goal costs of another, a plan a point."""
    from zsyz_model.batch.asked import known_of, known_run
    from zsyz_model.case.fronts import front_document, front_words
    from zsyz_model.inquiry.fronts import Question, tradeoffs
    from zsyz_model.report.inquiry import draw_front

    known = known_of(path)
    kept = None if earlier is None else known_run(earlier).plan
    front = tradeoffs(known, Question(tuple(goals), points, within, kept))
    written = _draw(side, "front", lambda: draw_front(front, known.outcome))
    _say(side, front_document(front), front_words(front), written)
    return 0


def run_compare(folders: Sequence[Path], few: int, side: Side) -> int:
    """Each further run against the first one, and which override caused what."""
    from zsyz_model.batch.asked import told_run
    from zsyz_model.case.differences import difference_document, difference_words
    from zsyz_model.case.naming import with_names
    from zsyz_model.inquiry.compare import compare
    from zsyz_model.report.inquiry import draw_difference

    if len(folders) < 2:
        fact = "要两个以上运行才能比较"
        raise RunError(Finding("Q81", fact, "写明两个运行文件夹", Severity.REFUSED))
    (outcome, first), *others = map(told_run, folders)
    document: list[dict[str, object]] = []
    words: list[str] = []
    written: list[Path] = []
    for i, (_, other) in enumerate(others, start=1):
        told = compare(first, other, few)
        stem = "difference" if len(others) == 1 else f"difference_{i}"
        written += _draw(side, stem, lambda told=told: draw_difference(told, outcome))  # type: ignore[misc]
        document.append(difference_document(told))
        words += with_names(difference_words(told), outcome.case)
    _say(side, {"differences": document}, words, written)
    return 0


def _draw(side: Side, stem: str, draw: Callable[[], Figure]) -> list[Path]:
    """The chart in the folder, when one was named."""
    if (out := side.out) is None:
        return []
    from zsyz_model.report.figures import save_figure

    return written_into(out, lambda: save_figure(draw(), out / stem))


def _say(
    side: Side, document: dict[str, object], words: Sequence[str], written: Sequence[Path]
) -> None:
    """The answer and what was written."""
    paths = [path.as_posix() for path in written]
    if side.as_json:
        tell_json({**document, **({"written": paths} if paths else {})})
        return
    tell_lines(*words, *(f"写出 {path}" for path in paths))

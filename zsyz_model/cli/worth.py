"""The command that asks what one more unit is worth: planned, then solved again with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from zsyz_model.cli.flags import written_into
from zsyz_model.cli.telling import tell_json, tell_lines
from zsyz_model.findings import Finding, InputError, RunError, Severity

if TYPE_CHECKING:
    from zsyz_model.case.worths import Worth
    from zsyz_model.inquiry import Known


def run_worth(
    scenario: Path, asked: Mapping[str, str], as_json: bool, steps: int, charts: Path | None
) -> int:
    """One more unit of each kind that was asked about (kind → quarter, year, leader or scheme).

    `steps` of the range are looked for; 0: the unit alone. Raises RunError for an unknown subject.
    """
    from zsyz_model.case.worth_words import worth_sentences
    from zsyz_model.inquiry import know
    from zsyz_model.inquiry.worth import worth
    from zsyz_model.pipeline import read_case

    if not asked:
        advice = "至少写一项，如 --quota 2027Q2 或 --budget 2027"
        raise RunError(Finding("Q05", "没有说问哪一项投入", advice, Severity.REFUSED))
    known = know(read_case(scenario))
    try:
        found = [worth(known, kind, one, most_steps=steps) for kind, one in asked.items()]
    except InputError as error:
        raise RunError(*error.findings) from error
    said = [(asdict(one), worth_sentences(one)) for one in found]
    written = _drawn(charts, scenario, known, found) if charts else ()
    if as_json:
        told = [{**answer, "sentences": sentences} for answer, sentences in said]
        tell_json({"answers": told, "written": [path.as_posix() for path in written]})
    else:
        tell_lines(*(line for _, sentences in said for line in sentences))
        tell_lines(*(f"写出 {path.as_posix()}" for path in written))
    return 0


def _drawn(charts: Path, scenario: Path, known: Known, found: Sequence[Worth]) -> list[Path]:
    """A step chart for each answer."""
    from zsyz_model.report.asked import write_stairs

    def draw() -> list[Path]:
        return [
            path
            for place, one in enumerate(found, start=1)
            for path in write_stairs(charts / f"worth_{place}", known.outcome, one, scenario.stem)
        ]

    return written_into(charts, draw)

"""The command that asks a stored plan why: forced or forbidden, solved again, told."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zsyz_model.cli.flags import written_into
from zsyz_model.cli.telling import tell_json, tell_lines, tell_note
from zsyz_model.findings import Finding, InputError, RunError, Severity

if TYPE_CHECKING:
    from zsyz_model.case.whys import Match, Why
    from zsyz_model.inquiry import Known


@dataclass(frozen=True, slots=True)
class About:
    """What is asked about; "" where it was not said. `quick`: without what would turn it."""

    project: str = ""
    leader: str = ""
    quarter: str = ""
    site: str = ""
    quick: bool = False

    @property
    def pairs_only(self) -> bool:
        """Whether a leader alone is asked about: which project would be the best."""
        return not self.project


def run_why(folder: Path, about: About, as_json: bool, charts: Path | None = None) -> int:
    """Answer, and draw the losses where a folder for them is given; 0 when there is an answer.

    Raises:
        RunError: for a run that changed, an unknown subject, a forbidden question.
    """
    if about.pairs_only and (not about.leader or about.quarter or about.site):
        advice = "写项目编号，如 zsyz why 运行 P001；只问一名领导时写 --leader"
        raise RunError(Finding("Q05", "没有说问哪个项目或领导", advice, Severity.REFUSED))
    try:
        return _told(folder, about, as_json, charts)
    except InputError as error:
        raise RunError(*error.findings) from error


def _told(folder: Path, about: About, as_json: bool, charts: Path | None) -> int:
    from zsyz_model.batch.asked import known_run
    from zsyz_model.case.why_words import match_sentences, why_sentences
    from zsyz_model.inquiry.why import best_leader, best_project, why

    known = known_run(folder)
    if not (about.quick or about.pairs_only):
        tell_note("重算，并找使结论翻转的最小改动；项目的开工可能要几分钟，加 --quick 就不找。")
    words = {"leader": about.leader, "quarter": about.quarter, "site": about.site}
    answers = () if about.pairs_only else why(
        known, about.project, **words, with_flips=not about.quick
    )  # fmt: skip
    matches: tuple[Match, ...] = ()
    if about.pairs_only:
        matches = (best_project(known, about.leader),)
    elif not any(words.values()) and about.project in known.outcome.admission.kept:
        matches = (best_leader(known, about.project),)
    said = [(asdict(one), why_sentences(one)) for one in answers]
    said += [(asdict(match), match_sentences(match)) for match in matches]
    written = _drawn(charts, folder, known, answers) if charts else ()
    if as_json:
        told = [{**answer, "sentences": sentences} for answer, sentences in said]
        tell_json({"answers": told, "written": [path.as_posix() for path in written]})
    else:
        tell_lines(*(line for _, sentences in said for line in sentences))
        tell_lines(*(f"写出 {path.as_posix()}" for path in written))
    return 0


def _drawn(charts: Path, folder: Path, known: Known, answers: tuple[Why, ...]) -> list[Path]:
    """A waterfall for each answer that has losses; drawing takes a second to load, so only now."""
    from zsyz_model.report.asked import write_waterfall

    def draw() -> list[Path]:
        return [
            path
            for place, one in enumerate(answers, start=1)
            if one.possible
            for path in write_waterfall(charts / f"why_{place}", known.outcome, one, folder.name)
        ]

    return written_into(charts, draw)

"""The documents of a finished run, written anew for a level into a folder of their own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from zsyz_model.batch.orders import Orders
from zsyz_model.batch.runner import plan_only
from zsyz_model.batch.single import case_of
from zsyz_model.batch.stored import case_of_run, check_inputs, reread, scenario_of
from zsyz_model.case import Outcome
from zsyz_model.case.paper_rules import Level, PaperRules
from zsyz_model.case.worths import Worth
from zsyz_model.findings import Finding, RunError, cannot_write
from zsyz_model.inquiry import know_stored
from zsyz_model.inquiry.worth import worth
from zsyz_model.report.papers import FILES, Brief, public, write_papers
from zsyz_model.runs import RUN_FILE, Run, check_run, hashes, read_run, run_folder, run_id
from zsyz_model.scenario.rulebook import read_rulebook

RULES = "papers.yaml"
MANIFEST = "PAPERS.json"
PACK = "-papers"


@dataclass(frozen=True, slots=True)
class Written:
    """A pack on the disk: its folder, the files' sha256 by name, and what has to be said of it."""

    folder: Path
    files: dict[str, str]
    findings: tuple[Finding, ...]


def papers(
    asked: Path,
    level: Level,
    root: Path,
    out: Path | None = None,
    rules: Path | None = None,
    inputs: Mapping[str, str] = MappingProxyType({}),
) -> Written:
    """Write the documents of a run, or of a scenario's run below `root`, which is planned if need be.

    `rules`: the file of rules; without it rules/papers.yaml beside the scenario, or the defaults.
    `inputs`: kinds of input with the quarter or year of which one more unit is weighed (each is
    solved once more; for the house only, since it tells amounts).
    `out`: where to write; without it ``<run>-papers/<level>`` beside the run, whose own files stay.

    Raises:
        InputError: when scenario, ledger or rules are refused, or nothing can be written (F12).
        RunError: when there is no finished run, a file or an input of it changed since, or the
            judge finds a promise broken, or an input is unknown.
    """
    run = read_run(asked) if asked.is_dir() else _run_of(asked, root)
    outcome = _sound(run)
    book = _rules(rules or scenario_of(run).parent / "rules" / RULES, bool(rules))
    folder = out or run.folder.with_name(f"{run.folder.name}{PACK}") / level.value
    brief = brief_of(outcome, book, level, str(run.record["run_id"]))
    worths = worths_of(outcome, inputs) if level is Level.INTERNAL else ()
    try:
        found = write_papers(brief, folder, worths)
        files = {name: digest for name, digest in hashes(folder).items() if name in FILES}
        told = {"run": brief.run, "ledger": brief.digest, "level": level.value, "files": files}
        text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
        (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise cannot_write(folder.name, "文件夹", error) from error
    return Written(folder, files, found)


def brief_of(outcome: Outcome, rules: PaperRules, level: Level, run: str) -> Brief:
    """The outcome at a level, under the id of its run and the ledger that it comes from."""
    told = public(outcome, rules) if level is Level.PUBLIC else outcome
    return Brief(told, rules, run, outcome.case.ledger.sha256, level)


def worths_of(outcome: Outcome, inputs: Mapping[str, str]) -> tuple[Worth, ...]:
    """What one more unit of each input is worth (kind → quarter or year); each is solved and judged."""
    known = know_stored(outcome.case, outcome.plan)
    return tuple(worth(known, kind, one, most_steps=0) for kind, one in inputs.items())


def _run_of(scenario: Path, root: Path) -> Run:
    """The finished run of a scenario as it is today; planned when there is none."""
    case = case_of(scenario, Orders())
    folder = run_folder(root, case.scenario.name, run_id(case))
    if (folder / RUN_FILE).is_file() and read_run(folder).done:
        return read_run(folder)
    entry = plan_only(scenario, root)
    if entry.run is None or entry.state == "failed":
        raise RunError(*entry.findings)
    return entry.run


def _sound(run: Run) -> Outcome:
    """The run's outcome, judged again; a run that is not whole is not told to anybody."""
    case = case_of_run(run)
    if changed := (*check_run(run.folder), *check_inputs(run, case)):
        raise RunError(*changed)
    outcome = reread(run.folder, case)
    if outcome.plan.faults:
        raise RunError(*outcome.plan.faults)
    return outcome


def _rules(path: Path, asked: bool) -> PaperRules:
    """The rules of the file; the defaults where no file was asked for and none is there."""
    return read_rulebook(path, PaperRules) if asked or path.is_file() else PaperRules()

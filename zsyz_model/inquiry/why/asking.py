"""Why this, why not that: the choice forced or forbidden, solved again, judged, and told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from zsyz_model.case import Case, Change, Outcome, Pin, Plan, rows_of
from zsyz_model.case.siting import objection_to_new, objection_to_plot
from zsyz_model.case.whys import Choice, Why
from zsyz_model.findings import (
    Finding,
    InputError,
    NoPlanError,
    Place,
    RunError,
    Severity,
    ZsyzError,
)
from zsyz_model.inquiry.differing import losses, moves
from zsyz_model.inquiry.known import ENDS, Known, ask, wished
from zsyz_model.inquiry.why.barriers import find_barriers
from zsyz_model.inquiry.why.chains import chain
from zsyz_model.inquiry.why.parts import parts
from zsyz_model.inquiry.why.turning import Turning, find_flips
from zsyz_model.planning.numbers import NEW
from zsyz_model.planning.reading import read_numbers
from zsyz_model.validate.said import suggest

MUST = "必须开工"


def why(
    known: Known, project: str, *, leader: str = "", quarter: str = "", site: str = "",
    with_flips: bool = True,
) -> tuple[Why, ...]:  # fmt: skip
    """What the plan says of a project, questioned: who leads it, when and where it starts.

    What the plan does not have is forced, what it has is forbidden. Without a leader, quarter
    or site the project's start and its leader are questioned as the plan has them. Without flips
    each question is one solve. Raises
    RunError for unknown words and for what the law forbids.
    """
    _check_project(known.case, project)
    return tuple(_answer(known, choice, with_flips) for choice in _choices(known.plan, project, leader, quarter, site))  # fmt: skip


def _check_project(case: Case, project: str) -> None:
    if project not in case.projects.index:
        advice = suggest(project, map(str, case.projects.index))
        raise RunError(Finding("Q04", f"没有项目“{project}”", advice, Severity.REFUSED))


def _choices(plan: Plan, project: str, leader: str, quarter: str, site: str) -> Iterator[Choice]:
    if leader:
        yield Choice(project, leader)
    if quarter or site:
        yield Choice(project, quarter=quarter, site=site)
    if leader or quarter or site:
        return
    yield Choice(project)
    if who := {x.project_id: x.leader_id for x in plan.leads}.get(project):
        yield Choice(project, who)


def planned(plan: Plan, choice: Choice) -> bool:
    """Whether the plan has the choice already."""
    if choice.about_leader:
        return any((x.project_id, x.leader_id) == (choice.project, choice.leader) for x in plan.leads)  # fmt: skip
    return any(
        s.project_id == choice.project
        and choice.quarter in ("", s.quarter)
        and choice.site in ("", s.site)
        for s in plan.starts
    )


def _answer(known: Known, choice: Choice, with_flips: bool) -> Why:
    """One question: what cannot be asked is told at once, the rest is solved again."""
    forced = not planned(known.plan, choice)
    names = _names(known.case, [choice.project, choice.leader])
    if reasons := tuple(_out_of_question(known.outcome, choice)):
        return Why(choice, forced, possible=False, reasons=reasons, names=names)
    try:
        case = _asked(known.case, choice, forced)
    except InputError as error:
        if forced:
            raise RunError(*map(_unplaced, _ends(error))) from error
        return Why(choice, forced, possible=False, reasons=_facts(error), names=names)
    return _solved(known, choice, forced, case, with_flips)


def _solved(known: Known, choice: Choice, forced: bool, case: Case, with_flips: bool) -> Why:
    """The wished case solved again, and what it tells beside the plan."""
    numbers = read_numbers(case, known.outcome.admission, known.outcome.scores)
    after: Plan | None = None
    reasons: tuple[str, ...] = ()
    try:
        after = ask(known, case).plan
    except (NoPlanError, InputError) as error:
        # InputError: sums that no plan can meet are found before anything is solved
        reasons = _facts(error)
    about = known.plan, choice.project, case.scenario, after
    told = Why(
        choice, forced, after is not None, reasons,
        barriers=find_barriers(numbers, *about) if forced else (),
        flips=find_flips(Turning(known, choice, forced, numbers, after)) if with_flips else (),
    )  # fmt: skip
    if after is not None:
        told = replace(
            told,
            losses=losses(known.plan, after),
            parts=parts(known.outcome, after),
            chain=chain(moves(known.plan, after), choice.project, choice.about_leader),
            gap=max(known.plan.gap, after.gap),
        )
    return replace(told, names=_names(known.case, _ids(told)))


def _ends(error: ZsyzError) -> tuple[Finding, ...]:
    """What refuses, without the warnings that come with it."""
    return tuple(x for x in error.findings if x.severity in ENDS) or error.findings


def _unplaced(finding: Finding) -> Finding:
    """What is wrong with the question's own wish stands in no file."""
    own = finding.subject.startswith("pins[")
    return replace(finding, place=Place(), subject="") if own else finding


def _facts(error: ZsyzError) -> tuple[str, ...]:
    return tuple(finding.fact for finding in _ends(error))


def _ids(told: Why) -> Iterator[str]:
    """Every word of an answer that may be an id."""
    yield from (told.choice.project, told.choice.leader)
    yield from (word for m in told.chain for word in (m.subject, m.before, m.after))
    yield from (part.subject for part in told.parts)
    yield from (b.subject.split(" ")[0] for b in told.barriers)


def _asked(case: Case, choice: Choice, forced: bool) -> Case:
    """The case with the choice forced or forbidden."""
    pin = Pin(choice.project, choice.leader, choice.quarter, choice.site)
    if not forced:
        return wished(case, forbids=[pin])
    if choice.leader or choice.quarter or choice.site:
        return wished(case, pins=[pin])
    return wished(case, changes=[Change("项目", choice.project, column=MUST, set=True)])


def _out_of_question(outcome: Outcome, choice: Choice) -> Iterator[str]:
    """Why the project cannot have the choice whatever the plan: refused, running, holding a plot."""
    admission, project = outcome.admission, choice.project
    for refusal in admission.refusals:
        if refusal.project_id == project:
            yield f"未通过准入：{refusal.title}，实际 {refusal.value}，要求 {refusal.threshold}"
    if project in admission.refused:
        return
    numbers = read_numbers(outcome.case, admission, outcome.scores)
    if choice.about_leader and project not in numbers.led:
        yield "项目已投产，不再包保"
    if not choice.about_leader and project not in {c.project_id for c in numbers.candidates}:
        found = {u.project_id: u.reasons for u in outcome.plan.unplaced}.get(project, ())
        yield from (reason.fact for reason in found)
        if not found:
            yield f"项目处于{outcome.case.projects['stage'][project]}阶段，不再安排开工"
    elif choice.site:
        yield from _no_site(outcome.case, choice)


def _no_site(case: Case, choice: Choice) -> Iterator[str]:
    """Why the project may not stand there, by the siting rules; nothing for an unknown site."""
    land, row = case.scenario.land, rows_of(case.projects)[choice.project]
    plots, places = rows_of(case.table("plots")), rows_of(case.table("places"))
    if choice.site == NEW:
        why_not = objection_to_new(land, row, places.get(row["place"]))
    elif plot := plots.get(choice.site):
        why_not = objection_to_plot(land, row, plot, places[plot["place"]])
    else:
        return
    if why_not:
        yield f"{'新增用地' if choice.site == NEW else f'地块 {choice.site}'}：{why_not}"


def _names(case: Case, ids: Iterable[str]) -> Mapping[str, str]:
    """The ledger's words for projects and leaders among the ids."""
    titles = case.leaders["title"]
    words = list(dict.fromkeys(ids))
    found = {p: case.named(p) for p in words if p in case.projects.index}
    return found | {who: f"{who} {titles[who]}" for who in words if who in case.leaders.index}

"""Pins and forbids of a scenario: the words they use, and what they contradict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from zsyz_model.case import Case, Pin
from zsyz_model.findings import Finding, Place, Severity
from zsyz_model.validate.said import label, missing, said, scenario_place, suggest

NEW = "new"
ASPECTS: Mapping[str, str] = {"leader": "领导", "quarter": "季度", "site": "用地"}


@dataclass(frozen=True, slots=True)
class _Wish:
    """One pin or forbid with its key path and its place in the scenario."""

    pin: Pin
    path: str
    place: Place

    def tell(self, code: str, fact: str, advice: str, value: str = "") -> Finding:
        return Finding(code, fact, advice, Severity.REFUSED, self.place, self.path, value)


def check_wishes(case: Case) -> Iterator[Finding]:
    """Unknown words (P01), and wishes that cannot hold together (P02)."""
    pins = _wishes(case, "pins", case.scenario.pins)
    forbids = _wishes(case, "forbids", case.scenario.forbids)
    for wish in (*pins, *forbids):
        yield from _check_words(case, wish)
    for wish in pins:
        yield from _check_aim(wish)
        yield from _check_times(case, wish)
        yield from _check_barred(case, wish)
    yield from _check_rivals(pins)
    yield from _check_forbidden(case, pins, forbids)
    yield from _check_locks(case, pins, forbids)


def _wishes(case: Case, name: str, pins: tuple[Pin, ...]) -> tuple[_Wish, ...]:
    return tuple(
        _Wish(pin, f"{name}[{i}]", scenario_place(case.scenario, f"{name}[{i}]"))
        for i, pin in enumerate(pins)
    )


def _check_words(case: Case, wish: _Wish) -> Iterator[Finding]:
    known: dict[str, tuple[str, Iterable[str]]] = {
        "project": ("项目", case.projects.index),
        "leader": ("领导", case.leaders.index),
        "quarter": ("计划期内的季度", case.scenario.span.quarters),
        "site": ("用地（new 或地块编号）", (NEW, *case.table("plots").index)),
    }
    for name, (title, words) in known.items():
        word = getattr(wish.pin, name)
        if word and word not in set(words):
            yield wish.tell("P01", f"没有{title}“{word}”", suggest(word, map(str, words)), word)


def _check_aim(wish: _Wish) -> Iterator[Finding]:
    if not any(getattr(wish.pin, name) for name in ASPECTS):
        fact = f"没有说把“{wish.pin.project}”锁定到什么"
        yield wish.tell("P02", fact, "写明 leader、quarter 或 site，或删去这一条")


def _check_times(case: Case, wish: _Wish) -> Iterator[Finding]:
    """A pinned quarter is not before the project may start or the plot is ready."""
    pin, span = wish.pin, case.scenario.span
    if pin.quarter not in span.quarters:
        return
    limits = (("projects", pin.project, "earliest"), ("plots", pin.site, "ready"))
    for table, key, column in limits:
        frame = case.table(table)
        if key not in frame.index:
            continue
        first = frame.loc[[key], column].iloc[0]
        if not missing(first) and span.place(pin.quarter) < span.place(first):
            cell = case.place_of(table, key, column).cell
            fact = f"锁定在 {pin.quarter}，早于“{key}”的{label(table, column)} {first}"
            where = f"（{cell}）" if cell else ""
            yield wish.tell("P02", fact + where, "推迟锁定的季度，或改台账", pin.quarter)


def _check_barred(case: Case, wish: _Wish) -> Iterator[Finding]:
    """A pinned pair is neither 回避 nor 禁止."""
    pin = wish.pin
    if why := _bar(case, pin.project, pin.leader):
        fact = f"“{pin.project}”锁定给“{pin.leader}”，而{why}"
        yield wish.tell("P02", fact, "换一名领导，或删去这一条", pin.leader)


def _bar(case: Case, project: str, leader: str) -> str:
    """Why the ledger forbids the pair; empty when it does not."""
    if project not in case.projects.index or leader not in case.leaders.index:
        return ""
    investor = case.projects.loc[[project], "investor"].iloc[0]
    if investor in case.leaders.loc[[leader], "avoids"].iloc[0]:
        return f"该领导回避“{investor}”"
    pairs = case.table("pairs")
    key = f"{project}/{leader}"
    if key in pairs.index and pairs.loc[[key], "rule"].iloc[0] == "禁止":
        return f"“配对”表禁止这一对（{case.place_of('pairs', key, 'rule').cell}）"
    return ""


def _check_rivals(pins: tuple[_Wish, ...]) -> Iterator[Finding]:
    """A project is not pinned to two leaders, quarters or sites."""
    for one, other in combinations(pins, 2):
        if one.pin.project != other.pin.project:
            continue
        for name, title in ASPECTS.items():
            first, then = getattr(one.pin, name), getattr(other.pin, name)
            if first and then and first != then:
                fact = f"“{other.pin.project}”锁定到两个{title}：“{first}”（{one.path}）和“{then}”"
                yield other.tell("P02", fact, "只留一条", then)


def _check_forbidden(
    case: Case, pins: tuple[_Wish, ...], forbids: tuple[_Wish, ...]
) -> Iterator[Finding]:
    """No forbid takes away all that a pin or 必须开工 asks for."""
    for ban in forbids:
        for wish in pins:
            if wish.pin.project == ban.pin.project and _clash(wish.pin, ban.pin):
                fact = f"“{ban.pin.project}”既锁定（{wish.path}）又禁止"
                yield ban.tell("P02", fact, "两条只留一条")
        if _whole(ban.pin) and _must_start(case, ban.pin.project):
            cell = case.place_of("projects", ban.pin.project, "must_start").cell
            fact = f"“{ban.pin.project}”在台账中是必须开工（{cell}），情景却禁止它开工"
            yield ban.tell("P02", fact, "删去这一条，或把“必须开工”改为否")


def _clash(pin: Pin, ban: Pin) -> bool:
    if ban.leader:
        return pin.leader == ban.leader
    starts = bool(pin.quarter or pin.site)
    return starts and ban.quarter in ("", pin.quarter) and ban.site in ("", pin.site)


def _whole(ban: Pin) -> bool:
    return not (ban.leader or ban.quarter or ban.site)


def _must_start(case: Case, project: str) -> bool:
    frame = case.projects
    return project in frame.index and bool(frame.loc[[project], "must_start"].iloc[0])


def _check_locks(
    case: Case, pins: tuple[_Wish, ...], forbids: tuple[_Wish, ...]
) -> Iterator[Finding]:
    """锁定 of the ledger: one leader a project, not avoided, not against the scenario."""
    pairs = case.table("pairs")
    wanted = {wish.pin.project: wish for wish in pins if wish.pin.leader}
    banned = {(wish.pin.project, wish.pin.leader): wish for wish in forbids if wish.pin.leader}
    held: dict[str, str] = {}
    for key, row in pairs[pairs["rule"] == "锁定"].iterrows():
        project, leader, cell = row["project_id"], row["leader_id"], ("pairs", str(key), "rule")
        if project in held:
            fact = f"“{project}”已锁定给“{held[project]}”，又锁定给“{leader}”"
            yield said(case, cell, "P02", fact, "只留一条锁定")
        held.setdefault(project, leader)
        if why := _bar(case, project, leader):
            fact = f"“{project}”锁定给“{leader}”，而{why}"
            yield said(case, cell, "P02", fact, "删去锁定，或改“回避企业”")
        wish = wanted.get(project)
        if wish and wish.pin.leader != leader:
            fact = f"台账把“{project}”锁定给“{leader}”，情景却锁定给“{wish.pin.leader}”"
            yield wish.tell("P02", fact, "只留一条", wish.pin.leader)
        if ban := banned.get((project, leader)):
            fact = f"台账把“{project}”锁定给“{leader}”，情景却禁止这一对"
            yield ban.tell("P02", fact, "只留一条", leader)

"""The months' outings judged: every limit and every sum recomputed from the tables, exactly.

Nothing here comes from the model of the attraction room; leaders, expected leads and days away
are read again from the dictionary's words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from zsyz_model.case import Case, missing, rows_of
from zsyz_model.case.attraction import Outing, OutreachPlan
from zsyz_model.findings import Finding
from zsyz_model.judge.facts import exact, fault

CENT = Fraction(1, 100)


@dataclass(frozen=True)
class Road:
    """A case with the outings that are judged."""

    case: Case
    plan: OutreachPlan

    @cached_property
    def months(self) -> tuple[str, ...]:
        """The months that are planned, from the one after the cut-off."""
        day = date.fromisoformat(self.case.scenario.as_of)
        return tuple(
            f"{(day.month - 1 + i) // 12 + day.year:04d}-{(day.month - 1 + i) % 12 + 1:02d}"
            for i in range(1, self.case.scenario.attraction.outreach.months + 1)
        )

    @cached_property
    def charge(self) -> dict[str, set[str]]:
        """Industry → who is in charge of it or in its leading group."""
        found: dict[str, set[str]] = {}
        for who, row in rows_of(self.case.leaders).items():
            for industry in row["industries"]:
                found.setdefault(industry, set()).add(who)
        for row in rows_of(self.case.table("groups")).values():
            found.setdefault(row["industry"], set()).add(row["leader_id"])
        return found

    @cached_property
    def heads(self) -> set[str]:
        """The leaders who are heads by title or post."""
        wanted = self.case.scenario.attraction.outreach.heads
        found = set()
        for who, row in rows_of(self.case.leaders).items():
            post = "" if missing(row["post"]) else str(row["post"])
            for mark in "，,;；":
                post = post.replace(mark, "、")
            words = {word.strip() for part in post.split("、") for word in part.split()}
            if {str(row["title"]).strip(), *words} & set(wanted):
                found.add(who)
        return found

    def days_allowed(self, who: str, month: str) -> int:
        """How long a leader may be away in a month."""
        usual = self.case.scenario.attraction.outreach.days_most
        for row in rows_of(self.case.table("absences")).values():
            if row["leader_id"] == who and str(row["month"]).strip() == "每月":
                usual = int(row["most_days"])
        for row in rows_of(self.case.table("absences")).values():
            if row["leader_id"] == who and _same_month(str(row["month"]), month):
                return int(row["most_days"])
        return usual


def _same_month(word: str, month: str) -> bool:
    digits = "".join(c if c.isdigit() else " " for c in word).split()
    if len(digits) == 1 and len(digits[0]) == 6:
        digits = [digits[0][:4], digits[0][4:]]
    return len(digits) >= 2 and f"{digits[0]}-{int(digits[1]):02d}" == month


def judge_outreach(case: Case, plan: OutreachPlan) -> tuple[Finding, ...]:
    """Every broken promise of the outings; none means that they may be used."""
    road = Road(case, plan)
    malformed = tuple(_check_words(road))
    if malformed:
        return malformed
    checks = (_check_limits, _check_numbers, _check_coverage, _check_sums)
    return tuple(finding for check in checks for finding in check(road))


def _check_words(road: Road) -> Iterator[Finding]:
    """Leaders, months, regions, chains and modes are known; who leads is in charge of the chain."""
    rules, known = road.case.scenario.attraction.outreach, set(map(str, road.case.leaders.index))
    for one in road.plan.outings:
        allowed = {
            "带队领导": (one.leader_id, known), "月份": (one.month, road.months),
            "区域": (one.region, rules.regions), "产业": (one.industry, rules.industries),
            "方式": (one.mode, rules.modes),
        }  # fmt: skip
        for title, (word, words) in allowed.items():
            if word not in words:
                yield fault("outreach_words", one.month, f"{title}“{word}”不在可选之列")
        own = road.charge.get(one.industry, set()) & known
        if own and one.leader_id not in own:
            yield fault("outreach_charge", one.leader_id, f"不分管“{one.industry}”却带队")


def _check_limits(road: Road) -> Iterator[Finding]:
    """Outings a month, days away, outings a leader, repeats, one journey to a region a month, money."""
    rules, outings = road.case.scenario.attraction.outreach, road.plan.outings
    for month, made in Counter(x.month for x in outings).items():
        if made > rules.month_most:
            yield fault("outreach_month", month, f"外出 {made} 次，至多 {rules.month_most} 次")
    days: Counter[tuple[str, str]] = Counter()
    for one in outings:
        days[one.leader_id, one.month] += one.days
    for (who, month), used in days.items():
        if used > road.days_allowed(who, month):
            fact = f"{month} 外出 {used} 天，至多 {road.days_allowed(who, month)} 天"
            yield fault("outreach_days", who, fact)
    for who, made in Counter(x.leader_id for x in outings).items():
        most = max(rules.leader_most, rules.heads_least) if who in road.heads else rules.leader_most
        if made > most:
            yield fault("outreach_leader", who, f"带队 {made} 次，至多 {most} 次")
    for (region, industry), made in Counter((x.region, x.industry) for x in outings).items():
        if made > rules.repeat_most:
            yield fault(
                "outreach_repeat", region, f"{industry} 去 {made} 次，至多 {rules.repeat_most} 次"
            )
    for (who, month, region), made in Counter(
        (x.leader_id, x.month, x.region) for x in outings
    ).items():
        if made > 1:
            yield fault("outreach_twice", who, f"{month} 去{region} {made} 次")
    spent = sum((exact(rules.cost_wan.get(x.region, 0)) for x in outings), Fraction(0))
    if spent > exact(rules.budget_wan):
        yield fault(
            "outreach_budget", "费用", f"{float(spent):g} 万元，上限 {rules.budget_wan:g} 万元"
        )


def _check_numbers(road: Road) -> Iterator[Finding]:
    """Each outing's days, cost and expected leads are what rules and records give."""
    rules = road.case.scenario.attraction.outreach
    for one in road.plan.outings:
        if one.days != rules.days.get(one.region, 1):
            yield fault("outreach_days", one.leader_id, f"{one.month} 的天数写成 {one.days}")
        if exact(one.cost_wan) != exact(rules.cost_wan.get(one.region, 0)):
            yield fault("outreach_cost", one.leader_id, f"{one.month} 的费用写成 {one.cost_wan:g}")
        due = expected(road, one)
        if exact(one.leads) != due:
            fact = f"{one.month} 的预期线索写成 {one.leads:g}，应为 {float(due):g}"
            yield fault("outreach_leads", one.leader_id, fact)


def expected(road: Road, one: Outing) -> Fraction:
    """The expected leads of an outing, in whole hundredths: the rule's, tempered by the records."""
    rules = road.case.scenario.attraction.outreach
    came = owed = exact(rules.prior_leads)
    for row in rows_of(road.case.table("trips")).values():
        alike = (row["region"], row["industry"]) == (one.region, one.industry)
        if (
            not alike
            or missing(row["leads"])
            or missing(row["mode"])
            or not _made(road, row["month"])
        ):
            continue
        came += exact(row["leads"])
        owed += exact(rules.leads.get(row["mode"], 0))
    leads = exact(rules.leads.get(one.mode, 0)) * came / owed
    if one.leader_id not in road.charge.get(one.industry, set()):
        leads *= exact(rules.outside_share)
    return (leads / CENT + Fraction(1, 2)).__floor__() * CENT


def _made(road: Road, word: object) -> bool:
    """Whether a month of the records lies at or before the cut-off."""
    digits = "".join(c if c.isdigit() else " " for c in str(word)).split()
    if len(digits) == 1 and len(digits[0]) == 6:
        digits = [digits[0][:4], digits[0][4:]]
    if len(digits) < 2 or len(digits[0]) != 4 or not 1 <= int(digits[1]) <= 12:
        return False
    return f"{digits[0]}-{int(digits[1]):02d}" <= road.case.scenario.as_of[:7]


def _check_coverage(road: Road) -> Iterator[Finding]:
    """What is owed is served, or told to be lacking, neither more nor less."""
    rules, outings = road.case.scenario.attraction.outreach, road.plan.outings
    owed = {("月份", m): rules.month_least for m in road.months}
    owed |= {("区域", r): 1 for r in rules.regions}
    owed |= {("产业链", i): 1 for i in rules.industries}
    owed |= {("方式", k): 1 for k in rules.modes}
    owed |= {("党政主要领导", w): rules.heads_least for w in road.heads}
    served: Counter[tuple[str, str]] = Counter()
    for x in outings:
        served.update({
            ("月份", x.month), ("区域", x.region), ("产业链", x.industry), ("方式", x.mode),
            ("党政主要领导", x.leader_id),
        })  # fmt: skip
    told = {(x.kind, x.subject): x.lacking for x in road.plan.shortfalls}
    for key, least in owed.items():
        lacking = max(0, least - served[key])
        if told.pop(key, 0) != lacking:
            yield fault("outreach_coverage", key[1], f"{key[0]}缺 {lacking} 次，计划没有照写")
    for kind, subject in told:
        yield fault("outreach_coverage", subject, f"计划写了不欠的{kind}")


def _check_sums(road: Road) -> Iterator[Finding]:
    """The sums are those of the outings."""
    plan = road.plan
    for title, told, parts in (
        ("预期线索", plan.leads, [x.leads for x in plan.outings]),
        ("费用", plan.cost_wan, [x.cost_wan for x in plan.outings]),
    ):
        total = sum(map(exact, parts), Fraction(0))
        if exact(told) != total:
            yield fault("outreach_sums", title, f"合计写成 {told:g}，各次相加 {float(total):g}")

"""The notice of an assessment as an official document: 通报 inside the house, 公示 for everybody.

The annex has each unit's arithmetic in its cell. In public there are no projects, vouchers or
findings; amounts only where the rules of publication say so; county leaders are told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

from zsyz_model.case import Case
from zsyz_model.case.assessing import Assessment, AssessmentRules, UnitScore, Verdict
from zsyz_model.case.forecast import Forecast
from zsyz_model.case.paper_rules import Level, PaperRules
from zsyz_model.findings import Finding
from zsyz_model.report.assessment.notice_tables import (
    objection_annex,
    points_words,
    score_annex,
    wanting_annex,
)
from zsyz_model.report.official import Annex, Block, Heading, Paper, Words, write_official
from zsyz_model.report.papers.stamp import day_words, nothing_or, yi_words

LEADERS = "县级领导"


@dataclass(frozen=True, slots=True, eq=False)
class Notice:
    """A year about to be told: at which level, on which day, by whose rules of publication."""

    case: Case
    found: Assessment
    rules: AssessmentRules
    ahead: Forecast
    papers: PaperRules
    level: Level = Level.INTERNAL
    published: date | None = None

    @property
    def public(self) -> bool:
        """Whether everybody may read it."""
        return self.level is Level.PUBLIC

    @property
    def money(self) -> bool:
        """Whether amounts may be told."""
        return not self.public or self.papers.amounts

    @property
    def scores(self) -> tuple[UnitScore, ...]:
        """The units that are told at this level."""
        return tuple(s for s in self.found.scores if not (self.public and s.unit_kind == LEADERS))

    @property
    def day(self) -> date:
        """The day of publication; without one the cut-off day."""
        return self.published or date.fromisoformat(self.case.scenario.as_of)

    @property
    def until(self) -> date | None:
        """The last day for objections; None where no rule says how long."""
        days = self.rules.value("objection.days", self.day)
        return self.day + timedelta(days=int(days)) if days else None


def write_notice(notice: Notice, path: Path) -> tuple[Finding, ...]:
    """Write the notice as docx; returns what `write_official` has to say of typefaces."""
    year = notice.found.year
    what = "考核结果的公示" if notice.public else "考核情况的通报"
    body = [*_whole(notice), *_ranks(notice)]
    if not notice.public:
        body += [*_problems(notice), *_year_end(notice)]
    paper = Paper(
        title=f"关于{year}年度招商引资{what}",
        body=[*body, *_objections(notice)],
        foot=_foot(notice),
        to="" if notice.public else "各乡镇（街道）、开发区，县直有关部门（单位），产业集聚区",
        signer=notice.papers.office,
        day=day_words(notice.day.isoformat()),
        annexes=_annexes(notice),
    )
    return write_official(path, paper)


def _foot(notice: Notice) -> str:
    ledger = notice.case.ledger.sha256[:12]
    as_of = notice.case.scenario.as_of
    return f"{notice.found.year}年度考核 · 台账 {ledger} · 数据截至 {as_of} · {notice.level.words}"


def _annexes(notice: Notice) -> list[Annex]:
    found = [score_annex(notice.scores, notice.found.year, notice.money)]
    if not notice.public:
        found.append(wanting_annex(notice.found, notice.case))
    return [*found, objection_annex()]


def _whole(notice: Notice) -> Iterator[Block]:
    """How much was handed in, how much counts, and by which rules."""
    found = notice.found
    counts = Counter(tranche.verdict for tranche in found.tranches)
    told = nothing_or(
        [f"{verdict.value}{counts[verdict]}笔" for verdict in Verdict if counts[verdict]]
    )
    counted = [t.yuan for t in found.tranches if t.verdict is Verdict.COUNTED and t.yuan]
    money = f"，计入的折合人民币{_yi(sum(counted, Fraction(0)))}" if notice.money else ""
    yield Heading("总体情况")
    yield Words(
        f"截至{day_words(notice.case.scenario.as_of)}，各单位申报到位资金{len(found.tranches)}笔，其中{told}{money}。"
        f"参加考核单位{len(found.scores)}个。"
    )
    open_rules = sum(1 for _ in notice.rules.unsaid())
    unsure = f"；有{open_rules}条规则没有定数，凡用到的不加不减或列为待定" if open_rules else ""
    yield Words(f"本次考核依据《{notice.rules.title}》{unsure}。", "依据：")
    if found.undecided:
        yield Words(f"已认定、因规则没有定数暂不计分的{len(found.undecided)}笔。", "待定：")


def _ranks(notice: Notice) -> Iterator[Block]:
    """Each class by itself: everybody in order, and who is on which list."""
    yield Heading("排名情况")
    if not any(score.rank for score in notice.scores):
        yield Words("没有可以排名的单位。")
        return
    classes = dict.fromkeys(score.unit_kind for score in notice.scores)
    for kind in classes:
        ranked = [s for s in notice.scores if s.unit_kind == kind and s.rank]
        told = [f"第{s.rank}名{s.unit}（{points_words(s.score)}分{_moved(s)}）" for s in ranked]
        if told:
            yield Words(f"{nothing_or(told)}。", f"{kind}：")
    for colour in ("红榜", "黑榜"):
        listed = [score.unit for score in notice.scores if score.colour == colour]
        if listed:
            yield Words(f"{nothing_or(listed)}。", f"{colour}：")
    if notice.public and len(notice.scores) < len(notice.found.scores):
        yield Words("县级领导的考核结果另行通报。")


def _moved(score: UnitScore) -> str:
    if not score.change:
        return ""
    return f"，上升{score.change}位" if score.change > 0 else f"，下降{-score.change}位"


def _problems(notice: Notice) -> Iterator[Block]:
    """What waits for papers, by unit; what was taken off; what was not recognised."""
    found = notice.found
    yield Heading("存在的问题")
    waiting = Counter(t.unit or "未填单位" for t in found.tranches if t.verdict is Verdict.WANTING)
    if waiting:
        told = [f"{unit}{number}笔" for unit, number in sorted(waiting.items())]
        yield Words(f"{nothing_or(told)}，缺什么见附件2，补齐后再认定。", "待补：")
    refused = [t for t in found.tranches if t.verdict is Verdict.EXCLUDED]
    if refused:
        told = [f"{t.project_id}（{'；'.join(g.fact for g in t.grounds)}）" for t in refused]
        yield Words(f"{nothing_or(told)}。", "不予认定：")
    if found.deductions:
        told = [f"{d.unit}（{d.project_id}{d.case}，{_taken(d.points)}）" for d in found.deductions]
        yield Words(f"{nothing_or(told)}。", "扣分：")
    if not waiting and not refused and not found.deductions:
        yield Words("没有待补、不予认定和扣分的情形。")


def _taken(points: Fraction | None) -> str:
    return "没有定数，暂不扣" if points is None else f"扣{float(points):g}分"


def _year_end(notice: Notice) -> Iterator[Block]:
    """Who is expected to be short of the task, and by how much."""
    short = [unit for unit in notice.ahead.units if unit.need_yuan]
    yield Heading("年末预测")
    if not notice.ahead.units:
        yield Words("没有预测。")
        return
    told = [f"{unit.unit}还差{_yi(unit.need_yuan or Fraction(0))}" for unit in short]
    basis = "按方案安排的和已开工的项目" if notice.ahead.planned else "按已开工的项目"
    yield Words(
        f"{basis}预计，年末{nothing_or(told)}。预测所用到位率出处{notice.ahead.source}，不计分。"
        if short
        else f"{basis}预计，年末各单位都完成任务。"
    )


def _objections(notice: Notice) -> Sequence[Block]:
    """From when to when objections are heard, and how."""
    heading = Heading("公示和异议")
    if notice.until is None:
        return [heading, Words("公示期尚未确定（考核办法没有写），确定后另行通知。")]
    since, until = (day_words(day.isoformat()) for day in (notice.day, notice.until))
    return [
        heading,
        Words(
            f"公示期自{since}至{until}。对认定、折算、分配、排名有异议的，在公示期内填写异议登记表，"
            f"由单位盖章或者本人署名，书面报{notice.papers.office}；逾期不再受理。"
        ),
    ]  # fmt: skip


def _yi(yuan: Fraction) -> str:
    return yi_words(float(yuan / 10_000))

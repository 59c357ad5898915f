"""The annexes of the notice: scores with their arithmetic, what papers lack, the form for objections."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from zsyz_model.case import Case
from zsyz_model.case.assessing import Assessment, UnitScore, Verdict
from zsyz_model.report.official import Annex, Grid

YUAN_PER_WAN = 10_000
BLANK_ROWS = 6


def score_annex(scores: Iterable[UnitScore], year: int, money: bool) -> Annex:
    """Every unit with score, rank, change and the arithmetic; without `money` no amounts."""
    rows = [_score_row(score, money) for score in scores]
    heads = (
        "类别",
        "单位",
        "年度任务(万元)",
        "折算到位(万元)",
        "得分",
        "名次",
        "升降",
        "榜单",
        "算式",
    )
    widths, right = (12, 16, 10, 10, 8, 7, 6, 6, 33), frozenset({2, 3, 4, 5, 6})
    if not money:
        keep = (0, 1, 4, 5, 6, 7, 8)
        rows = [tuple(row[i] for i in keep) for row in rows]
        heads, widths = (tuple(line[i] for i in keep) for line in (heads, widths))  # type: ignore[assignment]
        right = frozenset({2, 3, 4})
    return Annex(f"{year}年度招商引资考核得分表", [Grid(heads, rows, widths, right)], wide=True)


def _score_row(score: UnitScore, money: bool) -> tuple[str, ...]:
    rank = "" if score.rank is None else f"{'并列' if score.tied else ''}{score.rank}"
    change = "" if score.change is None else f"{score.change:+d}" if score.change else "0"
    return (
        score.unit_kind, score.unit, _wan(score.task_yuan), _wan(score.credited_yuan),
        points_words(score.score), rank, change, score.colour,
        score.working if money else by_share(score),
    )  # fmt: skip


def points_words(points: Fraction | None) -> str:
    """Points with at most four decimals and no padding; nothing for a unit without a task.

    >>> points_words(Fraction(301, 8)), points_words(Fraction(120)), points_words(None)
    ('37.625', '120', '')
    """
    return "" if points is None else f"{float(points):.4f}".rstrip("0").rstrip(".")


def by_share(score: UnitScore) -> str:
    """The arithmetic without amounts: the share of the task instead of both."""
    if not score.task_yuan:
        return score.working
    share = f"完成率{points_words(100 * score.credited_yuan / score.task_yuan)}%"
    head, times, rest = score.working.partition("×")
    if times:
        return f"{share}×{rest}"
    return share + (f"，{tail}" if (tail := head.partition("，")[2]) else "")


def wanting_annex(found: Assessment, case: Case) -> Annex:
    """Every payment that waits, with what it lacks and where that stands."""
    rows = [
        (
            t.unit, case.named(t.project_id), t.day.isoformat(), _wan(t.yuan), ground.fact,
            ground.advice, f"{ground.place.sheet} {ground.place.cell}".strip(),
        )
        for t in found.tranches
        if t.verdict is Verdict.WANTING
        for ground in t.grounds
    ]  # fmt: skip
    heads = ("单位", "项目", "到账日期", "折人民币(万元)", "缺什么", "怎样补", "台账位置")
    return Annex(
        "待补材料清单", [Grid(heads, rows, (13, 21, 12, 11, 20, 19, 14), frozenset({3}))], wide=True
    )


def objection_annex() -> Annex:
    """The form on which objections are handed in and answered."""
    heads = (
        "序号",
        "提出单位（人）",
        "涉及单位或事项",
        "异议内容和依据",
        "核查情况",
        "处理结果",
        "答复日期",
    )
    rows = [(str(i + 1), *[""] * (len(heads) - 1)) for i in range(BLANK_ROWS)]
    return Annex("异议登记表", [Grid(heads, rows, (6, 14, 18, 26, 16, 16, 12))], wide=True)


def _wan(yuan: Fraction | None) -> str:
    if yuan is None:
        return ""
    return f"{float(yuan / YUAN_PER_WAN):,.6f}".rstrip("0").rstrip(".")

"""A short notice for the county's public account: what was done, nothing that is planned or lacking.

The public level names no leader, no firm, no money and no chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zsyz_model.attraction.funnel import Prospect, prospects
from zsyz_model.attraction.months import month_of, ordinal
from zsyz_model.attraction.records import made_trips
from zsyz_model.case import Case
from zsyz_model.case.readiness import Notice
from zsyz_model.validate.said import Row, missing


def notice(case: Case) -> Notice:
    """The notice of the year up to the cut-off date; its lines, and outings and firms by region."""
    as_of = date.fromisoformat(case.scenario.as_of)
    rows = [r for r in made_trips(case) if ordinal(str(r["month"])) // 12 == as_of.year]
    regions = {
        region: (len(here), sum(_number(r["firms"]) for r in here))
        for region in sorted({_text(r["region"]) for r in rows if _text(r["region"])})
        for here in [[r for r in rows if _text(r["region"]) == region]]
    }
    signed = _signed(prospects(case), as_of, case.scenario.attraction.over_wan)
    title = f"招商动态（{as_of.year} 年 1 月至 {as_of.month} 月）"
    return Notice(title, tuple(_lines(rows, regions, signed, as_of)), regions)


def _lines(
    rows: Sequence[Row], regions: dict[str, tuple[int, int]], signed: int, as_of: date
) -> list[str]:
    if rows:
        industries = sorted({_text(r["industry"]) for r in rows if _text(r["industry"])})
        firms = sum(number for _, number in regions.values())
        went = (
            f"今年以来，县领导带队赴{'、'.join(regions)}等地开展招商 {len(rows)} 次，"
            f"走访企业 {firms} 家，围绕{'、'.join(industries)}等产业洽谈合作。"
        )
    else:
        went = "今年以来的外出招商情况正在汇总。"
    return [
        went,
        f"截至 {as_of.month} 月 {as_of.day} 日，全县今年新签约过亿元项目 {signed} 个。",
        "欢迎各界朋友和在外乡亲牵线搭桥，共谋发展。",
    ]


def _signed(found: Sequence[Prospect], as_of: date, over_wan: float) -> int:
    """Signings of the year whose amount is known to reach the mark: a notice guesses nothing."""
    return sum(
        x.signed_on is not None
        and x.signed_on <= as_of
        and month_of(x.signed_on) // 12 == as_of.year
        and x.invest_wan is not None
        and x.invest_wan >= over_wan
        for x in found
    )


def _text(value: object) -> str:
    return "" if missing(value) else str(value).strip()


def _number(value: object) -> int:
    return 0 if missing(value) else int(value)  # type: ignore[call-overload]

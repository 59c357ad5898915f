"""Published scoring tables: strict YAML into a `ScoreTable`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from zsyz_model.case.rule import CONFIRMED, OPEN
from zsyz_model.case.score_table import ScoreItem, ScoreTable
from zsyz_model.findings import Finding, InputError
from zsyz_model.scenario.fields import nearest, read_record
from zsyz_model.scenario.scalars import is_day
from zsyz_model.scenario.strict import Spot, complaint, read_tree

UNDATED = "未载明"
"""What stands as `since` of a table whose source does not say from when it holds."""
NEEDED: Mapping[str, tuple[str, ...]] = {
    "ratio": ("points", "terms"), "given": ("terms",), "each": ("each", "terms"),
    "over": ("each", "terms"), "beyond": ("each", "terms"), "shortfall": ("each", "least", "terms"),
    "reached": ("points", "least", "terms"), "votes": ("points", "each", "terms"),
}  # fmt: skip
"""Form → the fields that it cannot do without."""


def read_score_table(path: Path) -> ScoreTable:
    """Read a scoring table.

    Raises:
        InputError: with all findings, each with file, line:column and key path: the codes of
            scenario files, and Y12 for a form that is not known or lacks a field, for a table
            without its first day, and for references to items that are not there.
    """
    tree, findings = read_tree(path)
    read = read_record(ScoreTable, tree)
    found = [*findings, *read.findings]
    if not found:
        table = ScoreTable(**read.value)
        found += [*_check_head(table, read.spots, tree.spot)]
        for i, item in enumerate(table.items):
            found += _check_item(i, item, table, read.spots, tree.spot)
        if not found:
            return table
    raise InputError(*dict.fromkeys(found))


def _check_head(table: ScoreTable, spots: Mapping[str, Spot], top: Spot) -> Iterator[Finding]:
    if not table.since:
        fact, advice = (
            "计分表没有起始日期",
            f"补写 since，如 2024-01-01；出处没有写的，写 {UNDATED}",
        )
        yield complaint("Y12", top, fact, advice, "since")
    for field in ("since", "until"):
        if (day := getattr(table, field)) not in ("", UNDATED) and not is_day(day):
            spot = spots.get(field, top)
            yield complaint("Y12", spot, "日期不是一天", "写成 2024-01-01", field, day)
    if table.status not in (CONFIRMED, OPEN):
        spot, advice = spots.get("status", top), f"写 {CONFIRMED} 或 {OPEN}"
        yield complaint("Y12", spot, "状态不认识", advice, "status", table.status)


def _check_item(
    i: int, item: ScoreItem, table: ScoreTable, spots: Mapping[str, Spot], top: Spot
) -> Iterator[Finding]:
    at = f"items[{i}]"
    spot = spots.get(f"{at}.form", top)
    if item.form not in NEEDED:
        near = nearest(item.form, NEEDED)
        advice = f"是否“{near}”" if near else "可用：" + "、".join(NEEDED)
        fact = f"“{item.name}”的算法不认识"
        yield complaint("Y12", spot, fact, advice, f"{at}.form", item.form)
        return
    for field in NEEDED[item.form]:
        if getattr(item, field) in (None, ()):
            fact = f"“{item.name}”缺少 {field}"
            yield complaint("Y12", spot, fact, f"补写 {field}", f"{at}.{field}")
    if item.after and item.after not in {other.name for other in table.items[:i]}:
        fact = f"“{item.name}”所依的“{item.after}”不在前面"
        yield complaint("Y12", spot, fact, "改正 after，或把它移到前面", f"{at}.after", item.after)

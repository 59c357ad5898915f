"""Published scoring tables: strict YAML into a `ScoreTable`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from zsyz_model.case.score_table import ScoreItem, ScoreTable
from zsyz_model.findings import Finding
from zsyz_model.scenario.dated import DAYS_IF_SAID
from zsyz_model.scenario.fields import nearest
from zsyz_model.scenario.rulebook import read_rulebook
from zsyz_model.scenario.strict import Spot, complaint

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
            every file of rules, and Y12 for a form that is not known or lacks a field, and for
            references to items that are not there.
    """
    return read_rulebook(path, ScoreTable, DAYS_IF_SAID, _check)


def _check(table: ScoreTable, spots: Mapping[str, Spot], top: Spot) -> Iterator[Finding]:
    for i, item in enumerate(table.items):
        yield from _check_item(i, item, table, spots, top)


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

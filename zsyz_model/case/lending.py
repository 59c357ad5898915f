"""Who may lend to whom, and the cheapest exact way to cover every gap: whole yuan, no solver.

The rules are said once for the model, the reasons and the reports; the judge has its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zsyz_model.case.known import Case
from zsyz_model.case.rows import Row, missing, rows_of

Lent = Mapping[tuple[str, str], int]
"""(project, line) → yuan."""


@dataclass(frozen=True, slots=True)
class Loan:
    """What a finance line lends to a project that starts, in 万元; together they are its gap."""

    project_id: str
    line_id: str
    amount_wan: float


@dataclass(frozen=True, slots=True)
class Line:
    """A finance line in whole yuan; `takers` are the projects that it may lend to."""

    line_id: str
    limit_yuan: int
    single_yuan: int
    takers: frozenset[str]


def gap_yuan(project: Row) -> int:
    """The project's 资金缺口 in whole yuan, on the grid of 0.01 万元; blank is none."""
    return 0 if missing(project["gap_wan"]) else round(project["gap_wan"] * 100) * 100


def may_lend(line: Row, project: Row) -> bool:
    """A line lends to the industries that it names, or to all when it names none."""
    return not line["eligible"] or project["industry"] in line["eligible"]


def lines_of(case: Case, projects: Iterable[Row]) -> tuple[Line, ...]:
    """The lines of the ledger, the lowest 年利率 first, then by key; a blank rate comes last."""
    asking = [row for row in projects if gap_yuan(row)]
    return tuple(
        Line(
            line_id=row["line_id"],
            limit_yuan=round(row["limit_wan"] * 100) * 100,
            single_yuan=round(row["limit_wan" if missing(row["single_wan"]) else "single_wan"] * 100) * 100,
            takers=frozenset(p["project_id"] for p in asking if may_lend(row, p)),
        )
        for row in sorted(rows_of(case.table("finance")).values(), key=_cheapest)
    )  # fmt: skip


def _cheapest(line: Row) -> tuple[bool, float, str]:
    blank = missing(line["rate"])
    return blank, 0.0 if blank else float(line["rate"]), line["line_id"]


def lend(gaps: Mapping[str, int], lines: Sequence[Line], lent: Lent | None = None) -> Lent:
    """Loans that cover the gaps as far as any can, at the least cost in the order of the lines.

    Successive shortest paths. A unit costs what its line costs, whoever takes it, so that the
    shortest path is the one to the first line of the order that can be reached by shifting
    loans already made. Who is asked first is covered first, and loses nothing to later ones;
    `lent` is an earlier result to go on from.
    """
    book = Counter(dict(lent or {}))
    for p, gap in gaps.items():
        need = gap - sum(yuan for (who, _), yuan in book.items() if who == p)
        while need > 0 and (way := _cheapest_way(p, lines, book)):
            need -= _shift(way, need, lines, book)
    return {key: yuan for key, yuan in sorted(book.items()) if yuan}


Way = tuple[tuple[str, str], ...]
"""Pairs of project and line that by turns lend more and less."""


def _cheapest_way(p: str, lines: Sequence[Line], book: Counter[tuple[str, str]]) -> Way | None:
    """The fewest shifts to the first line with room that the project can reach."""
    found: dict[str, Way] = {}
    asked = {p}
    waiting: list[tuple[str, Way]] = [(p, ())]
    for who, way in waiting:  # grows while it is read
        for line in lines:
            pair = who, line.line_id
            if line.line_id in found or who not in line.takers or book[pair] >= line.single_yuan:
                continue
            found[line.line_id] = (*way, pair)
            for other in sorted(line.takers - asked):
                if book[other, line.line_id]:
                    asked.add(other)
                    waiting.append((other, (*way, pair, (other, line.line_id))))
    open_lines = (f.line_id for f in lines if f.line_id in found and _room(f, book) > 0)
    return next((found[line] for line in open_lines), None)


def _shift(way: Way, need: int, lines: Sequence[Line], book: Counter[tuple[str, str]]) -> int:
    """Book as much as the way carries; how much that was."""
    by_id = {line.line_id: line for line in lines}
    more, less = way[::2], way[1::2]
    amount = min(
        need,
        _room(by_id[way[-1][1]], book),
        *(by_id[pair[1]].single_yuan - book[pair] for pair in more),
        *(book[pair] for pair in less),
    )
    for pair in more:
        book[pair] += amount
    for pair in less:
        book[pair] -= amount
    return amount


def _room(line: Line, book: Counter[tuple[str, str]]) -> int:
    return line.limit_yuan - sum(yuan for (_, one), yuan in book.items() if one == line.line_id)

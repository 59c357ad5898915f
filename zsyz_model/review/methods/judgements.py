"""The judges' comparisons of criteria (指标比较): the sheet as one matrix a judge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from zsyz_model.case import Case
from zsyz_model.findings import Finding, Severity
from zsyz_model.review.choosing import Named, find
from zsyz_model.review.judges import spelled
from zsyz_model.review.methods.matrix import Floats
from zsyz_model.validate.said import Row, label, rows_of, said, suggest

TABLE = "judgements"
SHOWN_PAIRS = 6
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Judgements:
    """What the sheet says: one complete matrix a judge, and what is wrong with the others.

    `criteria` are the m criteria that at least one judge names, in their usual order;
    `matrices` has an (m, m) matrix for each judge about whom nothing was found. `cells`
    maps (judge, the two names in order) to the key of the row.
    """

    criteria: tuple[str, ...]
    matrices: Mapping[str, Floats]
    findings: tuple[Finding, ...] = ()
    cells: Mapping[tuple[str, Pair], str] = field(default_factory=dict)


def read_judgements(case: Case, criteria: Sequence[Named]) -> Judgements:
    """The comparisons of each judge, with a located finding (S04) for whatever is wrong.

    Found are unknown criteria, a criterion compared with itself, ratios outside 1 to 9,
    pairs given twice (in either direction), missing pairs, and judges written in two ways.
    They are refusals when the scenario asks for AHP, else warnings.
    """
    asked = case.scenario.scoring.weighting == "ahp"
    desk = _Desk(case, criteria, Severity.REFUSED if asked else Severity.WARNING)
    for row in desk.rows:
        desk.take(row)
    named = {name for _, pair in desk.ratios for name in pair} | desk.named
    order = tuple(c.name for c in criteria if c.name in named)
    for judge in desk.judges:
        desk.miss(judge, order)
    matrices = {
        judge: _matrix(desk.ratios, judge, order)
        for judge in desk.judges
        if judge not in desk.faulty
    }
    return Judgements(order, matrices, tuple(desk.findings), desk.cells)


class _Desk:
    """Where the rows are read one after the other; keeps ratios, and findings by judge."""

    def __init__(self, case: Case, criteria: Sequence[Named], severity: Severity) -> None:
        self.case, self.criteria, self.severity = case, criteria, severity
        self.titles = {c.name: c.title for c in criteria}
        self.ratios: dict[tuple[str, Pair], float] = {}
        self.cells: dict[tuple[str, Pair], str] = {}
        self.named: set[str] = set()
        self.faulty: set[str] = set()
        self.findings: list[Finding] = []
        self.rows = list(rows_of(case.table(TABLE)))
        self.spelled = spelled(str(row["judge"]) for row in self.rows)
        self._tell_spellings()
        self.judges = list(dict.fromkeys(self.spelled[row["judge"]] for row in self.rows))

    def find(self, judge: str, cell: tuple[str, str], fact: str, advice: str) -> None:
        """Note what is wrong at a cell (key, column); nobody ("") loses a matrix by a spelling."""
        self.faulty.add(judge)
        at = (TABLE, *cell)
        self.findings.append(said(self.case, at, "S04", fact, advice, self.severity))

    def take(self, row: Row) -> None:
        """Keep one comparison, in the direction of the names' order, or say why not."""
        judge, key = self.spelled[row["judge"]], row["key"]
        names = [self._name(judge, key, column, row[column]) for column in ("first", "second")]
        self.named |= {name for name in names if name}
        first, second = names
        if not (first and second):
            return
        ratio = float(row["ratio"])
        if first == second:
            fact = f"“{self.titles[first]}”与自己比较"
            self.find(judge, (key, "second"), fact, "改成另一个指标，或删去这一行")
        elif not 1 <= ratio <= 9:
            advice = "较重要的指标写在前，倍数写 1 至 9"
            self.find(judge, (key, "ratio"), "重要倍数不在 1 至 9 之间", advice)
        else:
            self._keep(judge, key, (first, second), ratio)

    def miss(self, judge: str, order: Sequence[str]) -> None:
        """Name the pairs that a judge left out; not while some of their rows are unread."""
        if judge in self.faulty:
            return
        left = [
            pair for pair in combinations(order, 2) if (judge, in_order(pair)) not in self.cells
        ]
        if not left:
            return
        shown = "、".join(self._words(pair) for pair in left[:SHOWN_PAIRS])
        more = " 等" if len(left) > SHOWN_PAIRS else ""
        key = next(row["key"] for row in self.rows if self.spelled[row["judge"]] == judge)
        wanted = len(order) * (len(order) - 1) // 2
        fact = f"专家“{judge}”缺少 {len(left)} 对比较：{shown}{more}"
        advice = f"逐对补填：参加比较的 {len(order)} 个指标两两各比一次，共 {wanted} 行"
        self.find(judge, (key, "judge"), fact, advice)

    def _name(self, judge: str, key: str, column: str, word: str) -> str:
        found = find(word, self.criteria)
        if found is None:
            fact = f"没有评审指标“{word}”"
            self.find(judge, (key, column), fact, suggest(word, self.titles.values()))
        return found.name if found else ""

    def _keep(self, judge: str, key: str, pair: Pair, ratio: float) -> None:
        at = (judge, in_order(pair))
        if at in self.cells:
            place = self.case.place_of(TABLE, self.cells[at], "first")
            fact = f"专家“{judge}”已比较过{self._words(pair)}（{place.cell or '另一行'}）"
            advice = "只留一行：较重要的指标写在前，倍数写 1 至 9"
            self.find(judge, (key, "first"), fact, advice)
            return
        self.cells[at] = key
        self.ratios[at] = ratio if pair == at[1] else 1.0 / ratio

    def _tell_spellings(self) -> None:
        """Name each spelling that is not the judge's own, at its first row."""
        for word, chosen in self.spelled.items():
            if word != chosen:
                key = next(row["key"] for row in self.rows if row["judge"] == word)
                fact = f"{label(TABLE, 'judge')}“{word}”与“{chosen}”疑为同一人的两种写法"
                advice = f"统一写成“{chosen}”；确是两人的，写得能分清"
                self.find("", (key, "judge"), fact, advice)

    def _words(self, pair: Pair) -> str:
        return f"“{self.titles[pair[0]]}”与“{self.titles[pair[1]]}”"


def in_order(pair: Pair) -> Pair:
    """A pair of names whichever was written first."""
    first, second = sorted(pair)
    return first, second


def _matrix(ratios: Mapping[tuple[str, Pair], float], judge: str, order: Sequence[str]) -> Floats:
    """The comparisons of a judge as a reciprocal matrix (m, m)."""
    matrix = np.ones((len(order), len(order)))
    for (i, first), (j, second) in combinations(enumerate(order), 2):
        pair = in_order((first, second))
        ratio = ratios[judge, pair]
        matrix[i, j] = ratio if pair == (first, second) else 1.0 / ratio
        matrix[j, i] = 1.0 / matrix[i, j]
    return matrix

"""The experts' sheets (评审打分): who gave which criterion of which project how many points."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zsyz_model.case import Case
from zsyz_model.findings import Finding, Severity
from zsyz_model.review.criteria import CRITERIA, Criterion
from zsyz_model.review.judges import spelled
from zsyz_model.validate.said import label, missing, rows_of, said, suggest

Key = tuple[str, str]
"""A project and the name of a criterion."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The points, 0 to 100, that one judge gave for one criterion of one project.

    `title` is what the judges were asked under the criterion for this kind of project; `key`
    is the row of the table `scores` (the first one when the judge wrote several).
    """

    project_id: str
    criterion: str
    title: str
    judge: str
    points: float
    key: str


@dataclass(frozen=True, slots=True)
class Sheets:
    """All points that count, by project, criterion and judge, and what reading them found."""

    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def judges(self) -> tuple[str, ...]:
        """The judges whose points count, by title."""
        return tuple(sorted({entry.judge for entry in self.entries}))

    @property
    def groups(self) -> dict[Key, tuple[Entry, ...]]:
        """The entries of each project and criterion, in order."""
        found: dict[Key, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            found[entry.project_id, entry.criterion].append(entry)
        return {key: tuple(entries) for key, entries in found.items()}

    @property
    def projects(self) -> dict[str, tuple[Entry, ...]]:
        """The entries of each project, in order."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            found[entry.project_id].append(entry)
        return {key: tuple(entries) for key, entries in found.items()}

    def only(self, projects: Collection[str]) -> Sheets:
        """The same sheets without the entries of other projects."""
        wanted = set(projects)
        return replace(self, entries=tuple(e for e in self.entries if e.project_id in wanted))


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the sheet as it stands, with the kind of its project."""

    project_id: str
    kind: str
    judge: str
    word: str
    points: float
    key: str


def read_sheets(case: Case, criteria: Sequence[Criterion] = CRITERIA) -> Sheets:
    """The points that count, of all projects of the case.

    A row counts when its word is one that the experts are asked for projects of that kind.
    Spellings of a judge that differ only in spaces, width or case are one judge; what one
    judge gave twice counts once, as the mean. Findings: words that do not count (S02), judges
    listed twice (S06).
    """
    lines = _lines(case)
    titles = spelled(line.judge for line in lines)
    meant = _meant(lines, criteria)
    given: dict[tuple[str, str, str], list[_Line]] = defaultdict(list)
    for line in lines:
        if criterion := meant[line.kind, line.word]:
            given[line.project_id, criterion.name, titles[line.judge]].append(line)
    order = {criterion.name: number for number, criterion in enumerate(criteria)}
    found = sorted(given.items(), key=lambda item: (item[0][0], order[item[0][1]], item[0][2]))
    entries = []
    for (project, name, judge), own in found:
        title = _title(criteria[order[name]], own[0].kind)
        points = math.fsum(line.points for line in own) / len(own)
        entries.append(Entry(project, name, title, judge, points, own[0].key))
    findings = (
        *_check_unknown(case, lines, criteria),
        *_check_misplaced(case, lines, criteria, meant),
        *_check_spellings(case, lines, titles),
        *_check_twice(case, entries, [own for _, own in found]),
    )
    return Sheets(tuple(entries), findings)


def _lines(case: Case) -> list[_Line]:
    """The complete rows, by key as the case has them; unknown projects are for the references."""
    kinds = {str(project): kind for project, kind in case.projects["kind"].items()}
    return [
        _Line(
            project_id=str(row["project_id"]),
            kind="" if missing(kinds[row["project_id"]]) else str(kinds[row["project_id"]]),
            judge=str(row["judge"]),
            word=str(row["criterion"]),
            points=float(row["points"]),
            key=row["key"],
        )
        for row in rows_of(case.table("scores"))
        if row["project_id"] in kinds
        if not any(missing(row[column]) for column in ("judge", "criterion", "points"))
    ]


def _meant(
    lines: Iterable[_Line], criteria: Sequence[Criterion]
) -> dict[tuple[str, str], Criterion | None]:
    """The criterion that a word means for a kind of project; None when it is not asked there."""
    return {
        (kind, word): next((c for c in criteria if word in _panel(c, kind)), None)
        for kind, word in {(line.kind, line.word) for line in lines}
    }


def _panel(criterion: Criterion, kind: str) -> tuple[str, ...]:
    face = criterion.face(kind)
    return face.panel if face else ()


def _title(criterion: Criterion, kind: str) -> str:
    face = criterion.face(kind)
    return face.title if face else criterion.title


def _check_unknown(
    case: Case, lines: Iterable[_Line], criteria: Sequence[Criterion]
) -> Iterator[Finding]:
    """S02: words that belong to no criterion, each once at its first cell."""
    known = [word for c in criteria for face in c.faces for word in face.panel]
    for word, own in _by(lines, lambda line: (line.word,)).items():
        if word[0] in known:
            continue
        fact = f"{len(own)} 行的{label('scores', 'criterion')}不在评审指标中，不计分"
        cell = ("scores", own[0].key, "criterion")
        yield said(case, cell, "S02", fact, suggest(word[0], known), Severity.WARNING)


def _check_misplaced(
    case: Case,
    lines: Iterable[_Line],
    criteria: Sequence[Criterion],
    meant: Mapping[tuple[str, str], Criterion | None],
) -> Iterator[Finding]:
    """S02: words that are asked for other kinds of projects, each once a project."""
    homes = {word: c for c in criteria for face in c.faces for word in face.panel}
    for (_, word), own in _by(lines, lambda line: (line.project_id, line.word)).items():
        kind = own[0].kind
        if word not in homes or meant[kind, word]:
            continue
        fact = f"“{kind}”项目不评“{word}”，{len(own)} 行不计分"
        asked = homes[word].face(kind)
        advice = f"该类项目评“{asked.title}”，请专家按此打分" if asked else "删去这些行"
        cell = ("scores", own[0].key, "criterion")
        yield said(case, cell, "S02", fact, advice, Severity.WARNING)


def _check_spellings(
    case: Case, lines: Iterable[_Line], titles: Mapping[str, str]
) -> Iterator[Finding]:
    """S06: second spellings of a judge, each once at its first cell."""
    for (spelling,), own in _by(lines, lambda line: (line.judge,)).items():
        if titles[spelling] == spelling:
            continue
        fact = f"与“{titles[spelling]}”是同一专家的两种写法，{len(own)} 行合并计算"
        advice = f"统一写作“{titles[spelling]}”；确是两人的，改成能区分的名称"
        cell = ("scores", own[0].key, "judge")
        yield said(case, cell, "S06", fact, advice, Severity.NORMALISED)


def _check_twice(
    case: Case, entries: Iterable[Entry], lines: Iterable[Sequence[_Line]]
) -> Iterator[Finding]:
    """S06: points that one judge gave twice, at the second cell."""
    for entry, own in zip(entries, lines, strict=True):
        if len(own) < 2:
            continue
        shown = "、".join(f"{line.judge}“{line.word}”{line.points:g} 分" for line in own)
        fact = f"同一专家对“{entry.title}”打了 {len(own)} 次分（{shown}），按平均 {entry.points:g} 分计一次"
        cell = ("scores", own[1].key, "points")
        yield said(case, cell, "S06", fact, "只留一行", Severity.WARNING)


def _by(
    lines: Iterable[_Line], words: Callable[[_Line], tuple[str, ...]]
) -> dict[tuple[str, ...], list[_Line]]:
    """The lines by some of their words, sorted by them."""
    found: dict[tuple[str, ...], list[_Line]] = defaultdict(list)
    for line in lines:
        found[words(line)].append(line)
    return dict(sorted(found.items()))

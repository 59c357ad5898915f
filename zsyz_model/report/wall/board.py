"""大屏 of the county: lights with ranks, open items, and what starts next, on one poster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zsyz_model.case import Case, Plan
from zsyz_model.case.board import Motion
from zsyz_model.case.motion import Light, Standing
from zsyz_model.report.figures.page import FAINT, INK, RED
from zsyz_model.report.fonts import chart_style
from zsyz_model.report.motion.charts import lights_title
from zsyz_model.report.wall.poster import BODY, EDGE_MM, Frame, Poster, new_poster, write_lines
from zsyz_model.report.wall.support import item_lines
from zsyz_model.validate.said import missing

MOST_ROWS = 15
_PITCH = 28.0


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the board: a project with its light, and its place in the ranking if it has one."""

    project_id: str
    light: Light | None
    standing: Standing | None


def draw_board(told: Motion, case: Case, plan: Plan | None, foot: str, paper: str = "a1") -> Poster:
    """The county's board as a poster."""
    with chart_style():
        poster = new_poster("包保推进大屏", lights_title(told), "百分点、件、亩", foot, paper)
        room = poster.panel(Frame(EDGE_MM, 104, 450, 458), "亮灯与名次")
        _lights(poster, room, places(told), case)
        still = [item for item in told.items if item.open]
        late = sum(bool(item.overdue_days) for item in still)
        title = f"未办结 {len(still)} 件，逾期 {late} 件"
        room = poster.panel(Frame(482, 104, 339, 290), title)
        write_lines(poster, room, list(item_lines(still, room.width)) or ["没有"])
        quarter, lines = starts_of(case, plan, told.month)
        room = poster.panel(
            Frame(482, 404, 339, 158), f"{quarter} 开工" if quarter else "下一批开工"
        )
        write_lines(poster, room, lines or ["没有安排"])
        return poster


def places(told: Motion) -> tuple[Place, ...]:
    """The ranked projects, then those with a light and no rank."""
    lights = {light.project_id: light for light in told.lights}
    ranked = [Place(x.subject, lights.get(x.subject), x) for x in told.standings]
    known = {place.project_id for place in ranked}
    return (*ranked, *(Place(p, x, None) for p, x in lights.items() if p not in known))


def _lights(poster: Poster, room: Frame, shown: Sequence[Place], case: Case) -> None:
    """Rows of the board; the last places are shown, never hidden: the middle gives way."""
    if not shown:
        poster.write((room.left, room.top + 16), "没有进度数据", BODY, FAINT, room.width)
        return
    rows: list[Place | None] = list(shown)
    if len(rows) > MOST_ROWS:
        half = MOST_ROWS // 2
        rows = [*rows[:half], None, *rows[-half:]]
    for i, place in enumerate(rows):
        y = room.top + (i + 0.5) * _PITCH
        if place is None:
            hidden = len(shown) - 2 * (MOST_ROWS // 2)
            poster.write((room.left, y), f"……另有 {hidden} 个居中", BODY, FAINT, room.width)
        else:
            _light(poster, room, y, place, case)


def _light(poster: Poster, room: Frame, y: float, place: Place, case: Case) -> None:
    one = place.standing
    poster.write((room.left, y), f"{one.rank}." if one else "－", BODY, INK, 24)
    poster.write((room.left + 24, y), case.named(place.project_id), BODY, INK, 192)
    poster.chip(Frame(room.left + 222, y - 11, 110, 22), place.light)
    if one:
        colour = RED if one.value < 0 else INK
        poster.write(
            (room.left + 340, y), f"{round(one.value, 1) + 0.0:+.1f}{_moved(one)}", BODY, colour, 90
        )


def _moved(one: Standing) -> str:
    if not one.rise:
        return ""
    return f" 升{one.rise}" if one.rise > 0 else f" 降{-one.rise}"


def starts_of(case: Case, plan: Plan | None, month: str) -> tuple[str, list[str]]:
    """The next quarter with starts and its projects: of the plan, else as the ledger promises."""
    now = f"{month[:4]}Q{(int(month[5:7]) + 2) // 3}"
    if plan is not None:
        quarters = sorted({s.quarter for s in plan.starts if s.quarter >= now})
        if not quarters:
            return "", []
        shown = [s for s in plan.starts if s.quarter == quarters[0]]
        return f"{quarters[0]} 方案", [
            f"{case.named(s.project_id)}　{s.land_mu:g} 亩" for s in shown
        ]
    waiting = case.projects[case.projects["started_on"].isna()]
    promised = {str(p): str(q) for p, q in waiting["promised"].items() if not missing(q)}
    quarters = sorted({q for q in promised.values() if q >= now})
    if not quarters:
        return "", []
    return f"{quarters[0]} 台账承诺", [
        case.named(p) for p, q in promised.items() if q == quarters[0]
    ]

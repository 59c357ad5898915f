"""From the case to the numbers of the model: what may start where and when, who may lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal

from zsyz_model.case import Admission, Case, Horizon, Pin, Row, Scores, missing, rows_of
from zsyz_model.case.capacity import caps_of
from zsyz_model.case.lending import gap_yuan, lines_of
from zsyz_model.case.siting import objection_to_new, objection_to_plot
from zsyz_model.planning.covers import covers_of
from zsyz_model.planning.numbers import NEW, Candidate, Numbers, Plot, Promises, Scheme
from zsyz_model.planning.pairing import compulsory, pairs_of, pinned, read_leader
from zsyz_model.planning.units import hundredths, percent, yuan
from zsyz_model.tables import SWAP_KINDS, SWAP_QUOTA

RUNNING = ("开工", "投产")


def read_numbers(
    case: Case, admission: Admission, scores: Scores, promises: Promises | None = None
) -> Numbers:
    """The planning question of a case: kept projects, leaders, land and money, all whole.

    `promises`: what an earlier plan promised.
    """
    land, span = case.scenario.land, case.scenario.span
    holders = frozenset(case.table("plots")["holder"].dropna())
    kept = rows_of(case.projects.loc[sorted(admission.kept)]).values()
    led = [row for row in kept if row["stage"] != "投产"]
    waiting = [
        row for row in led if row["stage"] not in RUNNING and row["project_id"] not in holders
    ]
    return Numbers(
        horizon=span,
        candidates=_candidates(case, scores, waiting, promises),
        plots=tuple(_plot(case, row) for row in rows_of(case.table("plots")).values()),
        schemes=tuple(_scheme(span, row) for row in rows_of(case.table("schemes")).values()),
        leaders=tuple(read_leader(case, row) for row in rows_of(case.leaders).values()),
        pairs=tuple(pairs_of(case, led)),
        led={row["project_id"]: compulsory(case, row) for row in led},
        pinned=frozenset(pinned(case, {row["project_id"] for row in led})),
        released_hmu=_arrivals(case, "计划指标"),
        plan_hwan=_prices(case, "计划指标", land.plan_wan_per_mu),
        stock_hmu=_arrivals(case, "占补数量"),
        balance_hwan=_prices(case, "占补数量", land.balance_wan_per_mu),
        target=_targets(case),
        budget_yuan=_budgets(case),
        farmland_percent=percent(land.farmland_share),
        swap_farmland_percent=percent(land.swap_farmland_share),
        schemes_at_once=land.schemes_at_once,
        lines=lines_of(case, waiting),
        caps=caps_of(case, waiting),
        covers=covers_of(case, waiting),
        advance_hmu=hundredths(land.advance_most_mu),
        turnover_hmu=hundredths(land.turnover_most_mu),
        turnover_quarters=land.turnover_quarters,
        sale_hmu=hundredths(land.linkage_sale_most_mu),
        sale_hwan=hundredths(land.linkage_sale_wan_per_mu),
        kept=promises,
    )


def every_quarter(case: Case, numbers: Numbers) -> Numbers:
    """The same question with starts on plots in every quarter, not only in the first of a year.

    No plan gets better by it; it is for questions in which another quarter is another promise.
    """
    ready = {j.plot_id: j.ready for j in numbers.plots}
    windows = {p: _window(case, row) for p, row in rows_of(case.projects).items()}
    return replace(
        numbers,
        candidates=tuple(
            replace(
                c, plot_quarters={j: windows[c.project_id](j, ready[j]) for j in c.plot_quarters}
            )
            for c in numbers.candidates
        ),
    )


def merit_milli(total: float, invest_wan: float, power: float, discount: float, t: int) -> int:
    """Worth of a start in quarter t, in thousandths of a point, rounded half to even.

    score × (invest / 亿元)^power × discount^(t−1); power is 0, 0.5 or 1.
    """
    invest = Decimal(str(invest_wan)) / 10000
    weight = {0.0: Decimal(1), 0.5: invest.sqrt(), 1.0: invest}[power]
    worth = Decimal(str(total)) * weight * Decimal(str(discount)) ** (t - 1) * 1000
    return int(worth.quantize(Decimal(1), ROUND_HALF_EVEN))


def _candidates(
    case: Case, scores: Scores, waiting: list[Row], promises: Promises | None
) -> tuple[Candidate, ...]:
    total, promised = scores.total, promises.starts if promises else {}
    stock = rows_of(case.table("plots")), rows_of(case.table("places"))
    return tuple(
        _candidate(case, float(total[row["project_id"]]), row, promised, *stock) for row in waiting
    )


def _candidate(
    case: Case, total: float, row: Row, promised: Mapping[str, tuple[str, int]],
    stock: Mapping[str, Row], places: Mapping[str, Row],
) -> Candidate:  # fmt: skip
    goals, span = case.scenario.goals, case.scenario.span
    window = _window(case, row)
    site, t = promised.get(row["project_id"], (NEW, 0))
    land = case.scenario.land
    plots = {
        j: quarters
        for plot in stock.values()
        if not objection_to_plot(land, row, plot, places[plot["place"]])
        and (quarters := _worth_trying(window, j := plot["plot_id"], plot["ready"], site, t))
    }
    closed = objection_to_new(land, row, places.get(row["place"]))
    return Candidate(
        project_id=row["project_id"],
        land_hmu=hundredths(row["land_mu"]),
        converted_hmu=hundredths(row["converted_mu"]),
        farmland_hmu=hundredths(row["farmland_mu"]),
        listed=bool(row["listed"]),
        must=bool(row["must_start"]) or any(pin.quarter or pin.site for pin in window.pins),
        merit_milli=tuple(
            merit_milli(total, row["invest_wan"], goals.invest_power, goals.discount, t)
            for t in range(1, span.length + 1)
        ),
        new_quarters=() if closed else window("new", 1),
        plot_quarters=plots,
        gap_yuan=gap_yuan(row),
    )


@dataclass(frozen=True, slots=True)
class _Window:
    """The quarters in which a project may start on a site, after pins and forbids."""

    span: Horizon
    earliest: int
    pins: tuple[Pin, ...]
    forbids: tuple[Pin, ...]

    def __call__(self, site: str, ready: int) -> tuple[int, ...]:
        first = max(1, self.earliest, ready)
        return tuple(t for t in range(first, self.span.length + 1) if self._open(site, t))

    def _open(self, site: str, t: int) -> bool:
        pinned = all(self._says(pin, site, t) for pin in self.pins)
        return pinned and not any(self._says(f, site, t) for f in self.forbids)

    def _says(self, wish: Pin, site: str, t: int) -> bool:
        return wish.quarter in ("", self.span.word(t)) and wish.site in ("", site)


def _window(case: Case, row: Row) -> _Window:
    wishes = case.scenario
    return _Window(
        span=wishes.span,
        earliest=_earliest(case, row),
        pins=tuple(pin for pin in wishes.pins if pin.project == row["project_id"]),
        forbids=tuple(f for f in wishes.forbids if f.project == row["project_id"] and not f.leader),
    )


def _earliest(case: Case, row: Row) -> int:
    """The project's own earliest quarter, and the end of its open procedures."""
    span = case.scenario.span
    first = 1 if missing(row["earliest"]) else span.place(row["earliest"])
    steps = case.table("procedures")
    steps = steps[(steps["project_id"] == row["project_id"]) & steps["done_on"].isna()]
    due = [span.place(f"{d.year}Q{d.quarter}") for d in steps["due_on"].dropna()]
    return max([first, *due])


def _worth_trying(window: _Window, plot: str, ready: str, site: str, t: int) -> tuple[int, ...]:
    """The quarters of a plot; the one that an earlier plan promised there is among them."""
    span = window.span
    return _first_of_years(span, window(plot, span.place(ready)), t if site == plot else 0)


def _first_of_years(span: Horizon, quarters: tuple[int, ...], promised: int = 0) -> tuple[int, ...]:
    """The first of the quarters in each year.

    On a plot nothing is gained by starting later within a year: supply only grows, merit
    falls, the budget is yearly. A `promised` quarter stays, since it may have to be kept.
    """
    by_year: dict[int, int] = {}
    for t in quarters:
        by_year.setdefault(span.year(t), t)
    return tuple(t for t in quarters if t == promised or by_year[span.year(t)] == t)


def _plot(case: Case, row: Row) -> Plot:
    span, swap = case.scenario.span, row["plot_kind"] in SWAP_KINDS
    return Plot(
        plot_id=row["plot_id"],
        area_hmu=hundredths(row["area_mu"]),
        ready=max(1, span.place(row["ready"])),
        credit_percent=percent(case.scenario.land.credit.get(row["plot_kind"], 0.0)),
        unit_hwan=hundredths(row["unit_wan"]),
        fixed_yuan=yuan(row["fixed_wan"]),
        holder=str(row["holder"]) if swap else "",
        due=min(span.place(row["repay_by"]), span.length) if swap else 0,
        quota=row["plot_kind"] == SWAP_QUOTA,
    )


def _scheme(span: Horizon, row: Row) -> Scheme:
    return Scheme(
        scheme_id=row["scheme_id"],
        surplus_hmu=hundredths(row["surplus_mu"]),
        cost_yuan=yuan(row["cost_wan"]),
        duration=int(row["duration_quarters"]),
        earliest=1 if missing(row["earliest"]) else max(1, span.place(row["earliest"])),
    )


def _arrivals(case: Case, kind: str) -> tuple[int, ...]:
    """What arrives in each quarter; what came before the horizon counts in the first."""
    span, table = case.scenario.span, case.table("quota")
    found = [0] * span.length
    for row in rows_of(table[table["quota_kind"] == kind]).values():
        if (t := max(1, span.place(row["quarter"]))) <= span.length:
            found[t - 1] += hundredths(row["amount"])
    return tuple(found)


def _prices(case: Case, kind: str, default_wan: float) -> tuple[int, ...]:
    """Each quarter's price a mu: the quarter's own, else the default."""
    span, table = case.scenario.span, case.table("quota")
    rows = table[(table["quota_kind"] == kind) & table["price_wan"].notna()]
    given = {row["quarter"]: hundredths(row["price_wan"]) for row in rows_of(rows).values()}
    return tuple(given.get(word, hundredths(default_wan)) for word in span.quarters)


def _budgets(case: Case) -> dict[int, int]:
    rows = rows_of(case.table("budget")).values()
    return {int(row["year"]): yuan(row["land_wan"]) for row in rows}


def _targets(case: Case) -> tuple[int, ...]:
    table, span = case.table("targets"), case.scenario.span
    starts = table["start_target"].fillna(0)
    return tuple(int(starts.get(word, 0)) for word in span.quarters)

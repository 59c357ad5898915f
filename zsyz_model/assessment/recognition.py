"""Recognition (认定): each tranche counted, wanting proof, or excluded, with its receipts.

Nothing is dropped: a row that does not count keeps every reason why, at its cell. A voucher
counts once, ever: the earliest tranche that is otherwise in order takes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from zsyz_model.assessment.amounts import Rates, exact, rates_of, word, yuan_of
from zsyz_model.assessment.landing import landing_grounds
from zsyz_model.case import Case, Row, missing, rows_of
from zsyz_model.case.assessing import AssessmentRules, Ground, Tranche, Verdict
from zsyz_model.findings import Place

_At = Callable[[str], Place]
VETOES = ("energy_veto", "environment_veto", "safety_veto")


@dataclass(frozen=True, slots=True, eq=False)
class Books:
    """The sheets that recognition reads, by key, and the rates by currency and day."""

    case: Case
    rules: AssessmentRules
    projects: Mapping[str, Row]
    proofs: Mapping[str, Row]
    rulings: Mapping[str, list[tuple[str, Row]]]
    shared: frozenset[str]
    units: frozenset[str]
    rates: Rates
    doubled: frozenset[str]


def books_of(case: Case, rules: AssessmentRules) -> Books:
    """The sheets of a case, read once."""
    ruled: dict[str, list[tuple[str, Row]]] = {}
    for key, row in rows_of(case.table("rulings")).items():
        ruled.setdefault(word(row, "project_id"), []).append((key, row))
    return Books(
        case, rules, rows_of(case.projects), rows_of(case.table("proofs")), ruled,
        frozenset(word(r, "project_id") for r in rows_of(case.table("splits")).values()),
        frozenset(word(r, "unit") for r in rows_of(case.table("units")).values()),
        rates_of(case),
        frozenset(key for keys in alike(rows_of(case.table("funds"))) for key in keys),
    )  # fmt: skip


def alike(rows: Mapping[str, Row]) -> list[list[str]]:
    """The rows that nobody can tell apart: of one project and day, with one number or none."""
    found: dict[tuple[object, ...], list[str]] = {}
    for key, row in rows.items():
        number = voucher_of(row)[1]
        found.setdefault((word(row, "project_id"), row["paid_on"], number), []).append(key)
    return [keys for keys in found.values() if len(keys) > 1]


def recognise(books: Books, year: int) -> tuple[Tranche, ...]:
    """Every row of 到位资金 with its verdict for the year, by day and key."""
    rows = rows_of(books.case.table("funds"))
    found = [_tranche(books, key, row) for key, row in rows.items() if not missing(row["paid_on"])]
    found.sort(key=lambda t: (t.day, t.key))
    kept = _once(books, found, rows)
    return tuple(_of_year(tranche, year) for tranche in kept)


def _tranche(books: Books, key: str, row: Row) -> Tranche:
    day, currency = row["paid_on"].date(), word(row, "currency")
    amount = yuan_of(row["amount_wan"])
    grounds = tuple(_grounds(books, key, row, day))
    inside = books.rules.words("city.places", day)
    return Tranche(
        key=key,
        project_id=word(row, "project_id"),
        day=day,
        amount=Fraction(0) if amount is None else amount,
        currency=currency,
        rate=_rate(books, currency, day),
        unit=word(row, "unit"),
        in_city=any(place in word(row, "origin") for place in inside),
        verdict=_verdict(grounds),
        grounds=grounds,
        place=books.case.place_of("funds", key, "amount_wan"),
    )


def _verdict(grounds: tuple[Ground, ...]) -> Verdict:
    """The hardest verdict among the grounds; counted when there is none."""
    said = {ground.verdict for ground in grounds}
    for verdict in (Verdict.EXCLUDED, Verdict.WANTING):
        if verdict in said:
            return verdict
    return Verdict.COUNTED


def _rate(books: Books, currency: str, day: date) -> Fraction | None:
    home = books.rules.words("home.currency", day)
    return Fraction(1) if currency in home else books.rates.get((currency, day))


def _grounds(books: Books, key: str, row: Row, day: date) -> Iterator[Ground]:
    """Everything that keeps the tranche from counting, each at its cell."""

    def at(column: str) -> Place:
        return books.case.place_of("funds", key, column)

    yield from _money_grounds(books, row, day, at("amount_wan"), at("currency"))
    yield from _voucher_grounds(books, row, day, at)
    if key in books.doubled and word(row, "voucher_no"):
        fact = "同一项目同一天有几笔凭证号相同，分不清是几笔"
        yield wanting("凭证号", fact, "核对凭证，改正凭证号，或删去重复的一行", at("voucher_no"))
    if not word(row, "origin"):
        yield wanting("来源地", "来源地未填", "填写投资来源地", at("origin"))
    elif not books.rules.words("city.places", day):
        fact = "市域范围未定，不能判断来源是否在市外"
        yield wanting("city.places", fact, "在规则文件填写 city.places", at("origin"))
    unit, project = word(row, "unit"), word(row, "project_id")
    if project not in books.shared and unit not in books.units:
        fact = f"认定单位“{unit}”不在考核单位表" if unit else "认定单位未填"
        yield wanting("认定单位", fact, "按考核单位表填写，或在认定分配列出", at("unit"))
    if project not in books.projects:
        yield wanting("项目", f"项目“{project}”不在项目表", "补登项目", at("project_id"))
        return
    yield from project_grounds(books, project, day)
    yield from landing_grounds(books.case, books.rules, books.projects[project], books.proofs.get(project), day)  # fmt: skip


def wanting(rule: str, fact: str, advice: str, place: Place) -> Ground:
    """A ground that proof or a rule may still remove."""
    return Ground(Verdict.WANTING, rule, fact, advice, place)


def excluded(rule: str, fact: str, advice: str, place: Place) -> Ground:
    """A ground that stands."""
    return Ground(Verdict.EXCLUDED, rule, fact, advice, place)


def _money_grounds(
    books: Books, row: Row, day: date, amount_at: Place, currency_at: Place
) -> Iterator[Ground]:
    amount, currency = exact(row["amount_wan"]), word(row, "currency")
    if amount is None or amount <= 0:
        yield excluded("金额", "金额不是正数", "核对凭证，冲销另列说明", amount_at)
    if not currency:
        yield wanting("币种", "币种未填", "填写币种，如 人民币", currency_at)
    elif _rate(books, currency, day) is None:
        fact = f"没有“{currency}”在 {day.isoformat()} 的汇率"
        yield wanting("汇率", fact, "在汇率表补当日汇率，不用年末或平均汇率", currency_at)


def _voucher_grounds(books: Books, row: Row, day: date, at: _At) -> Iterator[Ground]:
    """Form, fitting voucher and number, and whether the money became capital or assets."""
    form, kind = word(row, "form"), word(row, "voucher_kind")
    became = word(row, "became")
    if not form:
        yield wanting("形式", "投入形式未填", "填 现金、有形资产 或 无形资产", at("form"))
    elif not (fitting := books.rules.words(f"voucher.{form}", day)):
        yield wanting(f"voucher.{form}", "这一天没有凭证规则", "在规则文件补写", at("voucher_kind"))
    elif kind not in fitting:
        fact = f"{form}的凭证应为{'、'.join(fitting)}，现为“{kind}”"
        yield wanting(f"voucher.{form}", fact, "补交合适的凭证", at("voucher_kind"))
    if not word(row, "voucher_no"):
        yield wanting("凭证号", "凭证号未填", "补填凭证号", at("voucher_no"))
    if not became:
        yield wanting(
            "形成", "未注明形成实收资本还是固定资产", "按验资或评估结果填写", at("became")
        )
    elif became == "未形成":
        yield excluded("形成", "没有形成实收资本或固定资产", "形成以后另报", at("became"))


def project_grounds(books: Books, project: str, day: date) -> Iterator[Ground]:
    """Kinds and cases that never count, vetoes, and whether the industry fits."""
    row, case = books.projects[project], books.case

    def at(column: str) -> Place:
        return case.place_of("projects", project, column)

    kinds = books.rules.at("exclude.kinds", day)
    if kinds and word(row, "kind") in kinds.words:
        yield excluded(kinds.cited(), f"{word(row, 'kind')}项目不在考核范围", "", at("kind"))
    for name in VETOES:
        if not missing(row[name]) and bool(row[name]):
            label = at(name).column
            yield excluded(label, f"主管部门已作{label}", "不符合环保、安全、能耗条件", at(name))
    tags = [row[name] for name in ("ten_tags", "city_tags")]
    if not any(isinstance(words, tuple) and words for words in tags):
        fact = "未标注属于十强或 231 产业"
        yield wanting("产业", fact, "填十强标签或 231 标签", at("ten_tags"))
    never = books.rules.at("exclude.rulings", day)
    for key, ruling in books.rulings.get(project, ()):
        if never and word(ruling, "case") in never.words:
            fact = f"已认定为{word(ruling, 'case')}"
            yield excluded(never.cited(), fact, "", case.place_of("rulings", key, "case"))


def _once(books: Books, ordered: list[Tranche], rows: Mapping[str, Row]) -> Iterator[Tranche]:
    """A voucher that an earlier tranche in order has taken counts no second time."""
    taken: dict[tuple[str, str], Tranche] = {}
    for tranche in ordered:
        mark = voucher_of(rows[tranche.key])
        first = taken.get(mark)
        if first is None:
            if tranche.verdict is Verdict.COUNTED:
                taken[mark] = tranche
            yield tranche
            continue
        fact = f"凭证“{mark[1]}”已用于 {first.project_id} {first.day.isoformat()} 的一笔"
        place = books.case.place_of("funds", tranche.key, "voucher_no")
        ground = excluded("凭证", fact, "一张凭证只计一次；查明归属", place)
        yield replace(tranche, verdict=Verdict.EXCLUDED, grounds=(*tranche.grounds, ground))


def voucher_of(row: Row) -> tuple[str, str]:
    """What makes a voucher itself: its kind and number, without case or spaces."""
    return word(row, "voucher_kind"), "".join(word(row, "voucher_no").split()).upper()


def _of_year(tranche: Tranche, year: int) -> Tranche:
    """The tranche as the year sees it: money counts in its own year only."""
    if tranche.day.year == year:
        return tranche
    fact = f"{tranche.day.year} 年到位，不属 {year} 年度"
    ground = Ground(Verdict.OTHER_YEAR, "当年度", fact, "在到位的年度计", tranche.place)
    return replace(tranche, verdict=Verdict.OTHER_YEAR, grounds=(*tranche.grounds, ground))

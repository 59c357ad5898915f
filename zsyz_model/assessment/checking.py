"""What is wrong in the sheets of assessment, each at its cell (A01–A13), before anything is counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from rapidfuzz.distance import OSA

from zsyz_model.assessment.amounts import exact, rates_of, word
from zsyz_model.assessment.multipliers import case_named
from zsyz_model.assessment.recognition import alike, voucher_of
from zsyz_model.assessment.splitting import shares_of, splits_of
from zsyz_model.case import Case, Row, missing, rows_of
from zsyz_model.case.assessing import MULTIPLIERS, AssessmentRules, Tranche
from zsyz_model.findings import Finding, Place, Severity
from zsyz_model.tables import TABLES

NEAR_DAYS, NEAR_LETTERS = 7, 1
SHEETS = ("funds", "fx", "units", "proofs", "credits", "splits", "rulings")


def check_reading(case: Case) -> Iterator[Finding]:
    """Rows of the sheets of assessment that the reader set aside: nobody can count them until mended."""
    named = {TABLES[name].sheet for name in SHEETS}
    for name in SHEETS:
        first = [str(key) for key in case.table(name).index[:1]]
        named |= {case.place_of(name, key, TABLES[name].key[0]).sheet for key in first}
    for finding in case.ledger.findings:
        if finding.severity is Severity.QUARANTINED and finding.place.sheet in named:
            yield finding


def check_funds(case: Case, rules: AssessmentRules) -> Iterator[Finding]:
    """Everything that the rows of 到位资金 contradict by themselves or among each other."""
    rows = rows_of(case.table("funds"))
    rates = rates_of(case)
    traded = {currency for currency, _ in rates}
    for key, row in rows.items():
        if missing(row["paid_on"]):
            continue
        amount, currency, day = (
            exact(row["amount_wan"]),
            word(row, "currency"),
            row["paid_on"].date(),
        )
        if amount is not None and amount <= 0:
            yield _said(
                case, key, row, "amount_wan", "A01", "金额不是正数", "核对凭证；冲销另列说明"
            )
        if not currency or currency in rules.words("home.currency", day):
            continue
        if currency not in traded:
            fact = "汇率表没有这种货币"
            yield _said(case, key, row, "currency", "A02", fact, "改正币种，或在汇率表补写")
        elif (currency, day) not in rates:
            fact = f"没有 {day.isoformat()} 的汇率"
            yield _said(case, key, row, "currency", "A03", fact, "补到账当日的汇率")
    yield from _check_alike(case, rows)
    yield from _check_vouchers(case, rows)
    yield from _check_near(case, rows)


def _check_alike(case: Case, rows: Mapping[str, Row]) -> Iterator[Finding]:
    """Rows of one project and day with one number, or without any (A13): none of them counts."""
    for keys in alike(rows):
        for key in keys:
            told = "凭证号相同" if word(rows[key], "voucher_no") else "没有凭证号"
            fact = f"同一项目同一天有 {len(keys)} 笔{told}，分不清是几笔，都列为待补"
            advice = "逐笔补填或改正凭证号；同一笔录了几次的只留一行"
            yield _said(case, key, rows[key], "voucher_no", "A13", fact, advice)


def _check_vouchers(case: Case, rows: Mapping[str, Row]) -> Iterator[Finding]:
    """One voucher in several rows: of two projects (A04), of one project (A05)."""
    used: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key, row in rows.items():
        if word(row, "voucher_no"):
            used[voucher_of(row)].append(key)
    for keys in used.values():
        projects = sorted({word(rows[key], "project_id") for key in keys})
        code = "A04" if len(projects) > 1 else "A05"
        apart = {(word(rows[key], "project_id"), rows[key]["paid_on"]) for key in keys}
        for key in keys if len(apart) > 1 else ():
            fact = f"凭证出现 {len(keys)} 次，用于项目 {'、'.join(projects)}"
            advice = "查明归属；一张凭证只计一次，先到账的一笔计"
            yield _said(case, key, rows[key], "voucher_no", code, fact, advice)


def _check_near(case: Case, rows: Mapping[str, Row]) -> Iterator[Finding]:
    """Rows that may be one payment entered twice (A06), each pair once.

    They have one amount: in one project within days or a letter of the number, or on one day.
    """
    marks = {key: voucher_of(row) for key, row in rows.items() if word(row, "voucher_no")}
    like: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    for key, row in rows.items():
        if key in marks and not missing(row["paid_on"]):
            money = exact(row["amount_wan"]), word(row, "currency")
            like[*money, word(row, "project_id")].append(key)
            like[*money, row["paid_on"]].append(key)
    pairs = {pair for keys in like.values() for pair in combinations(sorted(keys), 2)}
    for one, other in sorted(pairs):
        if marks[one] == marks[other]:
            continue  # told as one voucher
        letters = OSA.distance(marks[one][1], marks[other][1], score_cutoff=NEAR_LETTERS)
        apart = abs((rows[one]["paid_on"] - rows[other]["paid_on"]).days)
        same = word(rows[one], "project_id") == word(rows[other], "project_id")
        if letters <= NEAR_LETTERS or (same and apart <= NEAR_DAYS):
            fact = f"与“{other}”金额相同，凭证号或日期相近"
            advice = "核对是否同一笔录了两次；不是则不必改"
            yield _said(case, one, rows[one], "voucher_no", "A06", fact, advice)


def check_splits(case: Case, rules: AssessmentRules, tranches: tuple[Tranche, ...]) -> Iterator[Finding]:  # fmt: skip
    """Projects whose money cannot be shared out (A07), and units that nobody assesses (A08)."""
    splits = splits_of(case)
    units = {word(row, "unit") for row in rows_of(case.table("units")).values()}
    first = {tranche.project_id: tranche for tranche in reversed(tranches)}
    for project, rows in splits.items():
        place = case.place_of("splits", f"{project}/{word(rows[0], 'unit')}", "share")
        if project in first and (fact := shares_of(rows, rules, first[project]).fact):
            yield Finding("A07", fact, "补齐份额，合计 1", Severity.WARNING, place, project)
        for row in rows:
            if word(row, "unit") not in units:
                at = case.place_of("splits", f"{project}/{word(row, 'unit')}", "unit")
                fact = f"单位“{word(row, 'unit')}”不在考核单位表"
                yield Finding(
                    "A08", fact, "改正单位，或补登考核单位", Severity.WARNING, at, project
                )


def check_credits(case: Case) -> Iterator[Finding]:
    """Cases of 加分情形 that no rule knows (A10), and cases without proof, which give nothing (A12)."""
    for key, row in rows_of(case.table("credits")).items():
        name = word(row, "case")
        if case_named(name) not in MULTIPLIERS:
            at = case.place_of("credits", key, "case")
            advice = "可用：" + "、".join(MULTIPLIERS)
            yield Finding("A10", "没有这种加分情形", advice, Severity.WARNING, at, key, name)
        elif not word(row, "proof"):
            at = case.place_of("credits", key, "proof")
            fact = f"{name}没有证明，不加倍"
            yield Finding("A12", fact, "补交证明", Severity.WARNING, at, key)


def check_rules(rules: AssessmentRules) -> Iterator[Finding]:
    """Rules that the county has not set (A09), in one sentence each."""
    for i, rule in enumerate(rules.rules):
        if rule.open:
            file, _, line = rules.origins.get(f"rules[{i}].key", "").rpartition(":")
            place = Place(file, row=int(line) if line.isdigit() else None)
            fact = f"规则“{rule.key}”没有值（{rule.source}），凡用到它的都不加不减或列为待定"
            yield Finding(
                "A09", fact, "办法定稿后在规则文件填写", Severity.WARNING, place, rule.key
            )


def _said(
    case: Case, key: str, row: Row, column: str, code: str, fact: str, advice: str
) -> Finding:
    place = case.place_of("funds", key, column)
    return Finding(code, fact, advice, Severity.WARNING, place, key, word(row, column))

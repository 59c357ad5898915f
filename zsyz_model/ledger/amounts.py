"""Numbers, counts, money and areas: one number with at most a known unit, or a reason."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

from zsyz_model.ledger.folding import fold
from zsyz_model.ledger.readings import Reading, Spec, changed, read, refused
from zsyz_model.ledger.units import factor_in, own_unit
from zsyz_model.tables import Column, Kind

LARGEST = 1e10
GRID = Decimal("0.01")
GRIDDED = frozenset({Kind.MONEY, Kind.LAND})
_PLAIN = re.compile(r"-?[0-9]{1,15}(\.[0-9]+)?")
_ONE = r"([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-+]?\.\d+)([^\d().,]*2?)"
_AMOUNT = re.compile(rf"(?:人民币|¥)?{_ONE}(?:\((?:合|折合|即|=){_ONE}\))?")
_ENDLESS = re.compile(r"[-+]?(nan|inf|infinity|无穷大?)|\d[\d_]*_\d+", re.IGNORECASE)
_SCIENCE = re.compile(r"[-+]?\d+(\.\d+)?e[-+]?\d+", re.IGNORECASE)
_ONE_NUMBER = "填一个数和单位，说明写入备注列"
_REASONS = (
    (re.compile("美元|港元|港币|欧元|日元|英镑|韩元|新台币|澳元|加元|新加坡元|usd|hkd|eur|jpy|[$€£]"),
     "是外币金额，没有折算日期与汇率，不换算", "按到账日或签约日汇率折成人民币后填写"),
    (re.compile("约|左右|余|近|上下|大概|估"), "是约数，不是单一数字", _ONE_NUMBER),
    (re.compile("[<>≤≥≈]|以上|以下|不少于|不低于|超过|不超过|至少|最多|大于|小于"), "是比较，不是一个数", _ONE_NUMBER),
    (re.compile(r"\d\D{0,3}[-~—–～至到]+\D{0,3}\d"), "是区间，不是单一数字", _ONE_NUMBER),
    (re.compile("[一二三四五首两]期|分期|年度|本批|静态|当年"), "是分期、年度或分项数，不是整个项目的数", "填整个项目的数，分期情况写入备注列"),
)  # fmt: skip


def read_amount(raw: object, spec: Spec) -> Reading:
    """A cell of kind COUNT, NUMBER, MONEY or LAND in the column's own unit."""
    match raw:
        case bool() | dt.date() | dt.time() | dt.timedelta():
            return refused("V07", "是日期、时间或真假值，不是数字", _ONE_NUMBER)
        case int() | float():
            return _number(raw, spec)
    text = str(raw)
    if _PLAIN.fullmatch(text) and spec.bare:
        return _settled(Fraction(text) * spec.factor, spec, "")
    return _text(text, spec)


def _number(raw: float, spec: Spec) -> Reading:
    if not spec.bare:
        return _without_unit(spec)
    if not abs(raw) <= LARGEST * 1e6:
        return _too_large()
    return _settled(Fraction(repr(raw)) * spec.factor, spec, "")


def _text(text: str, spec: Spec) -> Reading:
    word = fold(unicodedata.normalize("NFKC", text))
    if _ENDLESS.fullmatch(word):
        return _too_large()
    if _SCIENCE.fullmatch(word):
        if abs(Decimal(word)) > Decimal(LARGEST):
            return _too_large()
        return refused("V05", "是科学计数写法，可能已丢位", "设为数值格式后写出全部数字")
    found = _AMOUNT.fullmatch(word)
    if found is None:
        return _not_one_number(word)
    return _with_units(word, found, spec)


def _with_units(word: str, found: re.Match[str], spec: Spec) -> Reading:
    """A number with its own unit, perhaps said again in another: both must agree."""
    digits, unit, digits_again, unit_again = found.groups()
    if not (unit or spec.bare):
        return _without_unit(spec)
    factor = factor_in(unit, spec.column, spec.rates) if unit else spec.factor
    if factor is None:
        return _strange_unit(word, unit, spec.column)
    value = _exact(digits) * factor
    if digits_again is not None:
        factor_again = factor_in(unit_again, spec.column, spec.rates)
        if factor_again is None:
            return _strange_unit(word, unit_again, spec.column)
        again = _exact(digits_again) * factor_again
        slack = _last_place(digits) * factor + _last_place(digits_again) * factor_again
        if abs(value - again) > slack:
            fact = f"两种写法不一致：{_told(value)}与{_told(again)}{spec.column.unit}"
            return refused("V07", fact, "核对原件，只留一个数")
    rule = (
        f"单位“{unit}”换算"
        if unit and unit != own_unit(spec.column)
        else "去掉单位"
        if unit
        else ""
    )
    return _settled(value, spec, rule or "规整写法")


def _settled(value: Fraction, spec: Spec, rule: str) -> Reading:
    """The value within its bounds and on its grid; told when anything but a header unit did it."""
    column = spec.column
    if abs(value) > LARGEST:
        return _too_large()
    if fault := outside(float(value), column):
        return fault
    if column.kind is Kind.COUNT:
        if value.denominator != 1:
            return refused("V07", f"应为整数，读得{_told(value)}", "填整数")
        return _ruled(int(value), rule, f"{rule}，得{int(value)}") if rule else read(int(value))
    settled = on_grid(value) if column.kind in GRIDDED else float(value)
    shaved = column.kind in GRIDDED and abs(value - Fraction(str(settled))) > _noise(value)
    if not rule and not shaved:
        return read(settled)
    steps = "，".join(step for step in (rule, "四舍五入到0.01" if shaved else "") if step)
    return _ruled(settled, rule, f"{steps}，得{_told(Fraction(str(settled)))}{column.unit}")


def _ruled(value: float, rule: str, fact: str) -> Reading:
    """V08 where a unit was resolved, V06 where only the way of writing was."""
    return changed(value, "V08" if "单位" in rule else "V06", fact)


def outside(value: float, column: Column) -> Reading | None:
    """The reason against a number outside the column's bounds; COUNT is never negative."""
    low = column.low if column.low is not None or column.kind is not Kind.COUNT else 0.0
    if (low is None or value >= low) and (column.high is None or value <= column.high):
        return None
    span = f"{low:g}–{column.high:g}" if low is not None and column.high is not None else ""
    span = span or (f"不小于{low:g}" if low is not None else f"不大于{column.high:g}")
    return refused("V11", f"超出范围（{span}{column.unit}），读得{value:g}", "改正数值或单位")


def on_grid(value: Fraction) -> float:
    """The value rounded half up to 0.01, as every amount and area is kept.

    >>> on_grid(Fraction("22.305"))
    22.31
    """
    cents = abs(value) * 100
    whole = (cents + Fraction(1, 2)).__floor__()
    return float(Fraction(whole if value >= 0 else -whole, 100))


def _noise(value: Fraction) -> Fraction:
    """What binary floating point may add to a two-decimal number."""
    return max(Fraction(1), abs(value)) / 10**12


def _exact(digits: str) -> Fraction:
    return Fraction(digits.replace(",", ""))


def _last_place(digits: str) -> Fraction:
    """Half a unit of the last printed place."""
    return Fraction(1, 2 * 10 ** len(digits.partition(".")[2]))


def _without_unit(spec: Spec) -> Reading:
    fact = f"没有注明单位，本列表头也没有（本列其他格自带单位，内部单位{spec.column.unit}）"
    return refused("V18", fact, "补写单位，或在表头写明单位")


def _told(value: Fraction) -> str:
    text = f"{float(value):.6f}".rstrip("0").rstrip(".")
    return text or "0"


def _too_large() -> Reading:
    return refused("V12", "不是有限的数，或量级超过1e10", "改正数值或单位")


def _strange_unit(word: str, unit: str, column: Column) -> Reading:
    if any(pattern.search(word) for pattern, _, _ in _REASONS):
        return _not_one_number(word)
    unit_told = f"（本列单位{column.unit}）" if column.unit else ""
    return refused("V07", f"“{unit}”不是本列能换算的单位{unit_told}", _ONE_NUMBER)


def _not_one_number(word: str) -> Reading:
    for pattern, fact, advice in _REASONS:
        if pattern.search(word):
            return refused("V07", fact, advice)
    numbers = len(re.findall(r"\d[\d,]*(?:\.\d+)?", word))
    fact = (
        "含两个以上数字，不是单一数字" if numbers > 1
        else "数字前后有别的文字，口径不明" if numbers and re.search(r"[^\d.,+-]", word)
        else "不是单一数字"
    )  # fmt: skip
    return refused("V07", fact, _ONE_NUMBER)

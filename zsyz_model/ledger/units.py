"""Units seen in headers, banners and cells, each with its dimension and exact factor."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from zsyz_model.ledger.folding import fold
from zsyz_model.tables import Column, Kind

_TABLE: dict[str, dict[str, str]] = {
    "money": {
        "元": "1/10000", "千元": "1/10", "万元": "1", "百万元": "100", "千万元": "1000", "亿元": "10000",
        "万": "1", "亿": "10000", "万元人民币": "1", "亿元人民币": "10000", "元人民币": "1/10000",
    },
    "area": {
        "亩": "1", "万亩": "10000", "公顷": "15", "ha": "15", "hm2": "15", "万公顷": "150000",
        "m2": "3/2000", "平方米": "3/2000", "平米": "3/2000", "万m2": "15", "万平方米": "15", "万平米": "15",
        "km2": "1500", "平方公里": "1500", "平方千米": "1500",
    },
    "mass": {
        "公斤": "1", "千克": "1", "kg": "1", "斤": "1/2", "吨": "1000", "t": "1000",
        "万公斤": "10000", "万吨": "10000000",
    },
    "energy": {
        "吨标煤": "1", "吨标准煤": "1", "tce": "1", "万吨标煤": "10000", "万吨标准煤": "10000",
        "千克标煤": "1/1000", "千克标准煤": "1/1000",
    },
    "intensity": {
        "吨标煤/万元": "1", "吨标准煤/万元": "1", "tce/万元": "1", "千克标煤/万元": "1/1000", "千克标准煤/万元": "1/1000",
    },
    "density": {"吨标煤/亩": "1", "吨标准煤/亩": "1", "tce/亩": "1", "吨标煤/公顷": "1/15"},
    "minutes": {"分钟": "1", "分": "1", "min": "1", "小时": "60", "h": "60"},
    "price": {
        "万元/亩": "1", "元/亩": "1/10000", "万元/公顷": "1/15", "元/m2": "1/15", "元/平方米": "1/15",
    },
    "share": {"%": "1", "百分比": "1", "‰": "1/10"},
    "quarters": {"季度": "1", "个季度": "1", "季": "1", "年": "4", "月": "1/3", "个月": "1/3"},
    "days": {"天": "1"},
    "points": {"分": "1"},
    "persons": {
        **dict.fromkeys(("人", "名", "位", "个"), "1"), **dict.fromkeys(("万", "万人", "万名", "万个"), "10000"),
    },
    "things": {
        **dict.fromkeys(("个", "家", "条", "户", "台", "项", "宗", "处"), "1"),
        **dict.fromkeys(("万", "万个", "万家", "万条", "万户", "万台"), "10000"),
    },
}  # fmt: skip
UNITS = {
    dimension: {unit: Fraction(factor) for unit, factor in units.items()}
    for dimension, units in _TABLE.items()
}
CURRENCIES = {
    "美元": ("美元", "usd", "$"), "港元": ("港元", "港币", "hkd"), "欧元": ("欧元", "eur", "€"),
    "日元": ("日元", "jpy"), "英镑": ("英镑", "gbp", "£"), "韩元": ("韩元", "krw"),
    "新台币": ("新台币", "twd"), "澳元": ("澳元", "aud"), "加元": ("加元", "cad"), "新加坡元": ("新加坡元", "sgd"),
}  # fmt: skip
"""Foreign currencies by the name that a mapping's `rates` uses, with their other spellings."""
SCALES = {"": 1, "千": 1_000, "万": 10_000, "百万": 10**6, "千万": 10**7, "亿": 10**8}
FOREIGN = {
    f"{scale}{word}": (name, Fraction(times, 10_000))
    for name, words in CURRENCIES.items()
    for word in words
    for scale, times in SCALES.items()
}
_EVERY = {unit for units in UNITS.values() for unit in units} | FOREIGN.keys()
_BANNER = re.compile(r"单位[:：]?(.{1,24})")
_OWN = {Kind.MONEY: "万元", Kind.LAND: "亩", Kind.COUNT: "个"}


def is_unit(word: str) -> bool:
    """Whether a folded word is a unit that we know."""
    return word in _EVERY


def own_unit(column: Column) -> str:
    """The folded unit of the column's internal value."""
    return fold(column.unit) or _OWN.get(column.kind, "")


def factor_of(unit: str, column: Column) -> Fraction | None:
    """What one `unit` is in the column's own unit; None when the two do not fit together."""
    own = own_unit(column)
    if unit == own:
        return Fraction(1)
    for units in UNITS.values():
        if own in units and unit in units:
            return units[unit] / units[own]
    return None


def factor_in(unit: str, column: Column, rates: Mapping[str, Fraction]) -> Fraction | None:
    """`factor_of`, and for foreign money by a mapping's rate (yuan for one of the currency)."""
    if unit in FOREIGN and column.kind is Kind.MONEY:
        currency, scale = FOREIGN[unit]
        return rates[currency] * scale if currency in rates else None
    return factor_of(unit, column)


def is_another_measure(unit: str) -> bool:
    """Whether a unit measures something related: foreign money, or a quantity per another."""
    return unit in FOREIGN or "/" in unit


def banner_unit(cells: list[str], column: Column) -> str:
    """The unit that a banner such as ``单位:万元、亩`` gives to the column, or nothing."""
    if column.kind not in (Kind.MONEY, Kind.LAND):
        return ""
    for cell in cells:
        if found := _BANNER.search(fold(cell)):
            for word in re.split(r"[、,;/)(]", found[1]):
                if is_unit(word) and factor_of(word, column) is not None:
                    return word
    return ""

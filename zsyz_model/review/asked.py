"""One project before one gate: how it is tested, and how its numbers become words and advice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from zsyz_model.case import Case
from zsyz_model.review.derived import Value
from zsyz_model.validate.said import Row

Threshold = float | tuple[str, ...]
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an advice may use: the case, all facts of the project, its value, the threshold."""

    case: Case
    facts: Row
    value: Value
    threshold: Threshold

    @property
    def least(self) -> float:
        """The threshold of a numeric gate."""
        if isinstance(self.threshold, tuple):
            raise TypeError("this gate has words, not a number, as its threshold")
        return self.threshold


Test = Callable[[Value, Threshold], bool]
Advice = Callable[[Asked], str]


def at_least(value: Value, threshold: Threshold) -> bool:
    """Whether a number reaches the threshold."""
    return not isinstance(threshold, tuple) and bool(value >= threshold)


def one_of(value: Value, threshold: Threshold) -> bool:
    """Whether a word is among the threshold's."""
    return isinstance(threshold, tuple) and value in threshold


def none_of(value: Value, threshold: Threshold) -> bool:
    """Whether a word is not among the threshold's."""
    return not one_of(value, threshold)


def unflagged(value: Value, _: Threshold) -> bool:
    """Whether a flag is not set."""
    return not value


def any_of(value: Value, threshold: Threshold) -> bool:
    """Whether one of several words is among the threshold's."""
    return isinstance(threshold, tuple) and bool(set(value) & set(threshold))


def plain(text: str) -> Advice:
    """The same advice for everybody."""
    return lambda _: text


def add_money(what: str) -> Advice:
    """How much money is short."""
    return lambda asked: f"{what}再增加 {_up(asked.least - asked.value)} 万元即达门槛"


def raise_amount_per_mu(what: str, column: str) -> Advice:
    """How much of a yearly amount is short on that land, or how much land would be enough."""

    def advice(asked: Asked) -> str:
        amount, land = asked.facts[column], asked.facts["land_mu"]
        more = _up(asked.least * land - amount)
        enough = _down(amount / asked.least)
        smaller = f"，或把用地压缩到 {enough} 亩以内" if amount > 0 else ""
        return f"{what}再增加 {more} 万元{smaller}"

    return advice


def move_to_park(asked: Asked) -> str:
    """The recognised parks of the county."""
    places = asked.case.table("places")
    kinds = asked.threshold if isinstance(asked.threshold, tuple) else ()
    parks = places[places["place_kind"].isin(kinds)]
    named = "、".join(f"{key}（{name}）" for key, name in parks["place_name"].items())
    return f"改到{named}落地" if named else "县内没有登记化工园区，本县不能落地"


def number(value: float) -> str:
    """A number rounded down to 0.01, so that it never looks better than it is.

    >>> number(99.999)
    '99.99'
    """
    return _down(value)


def _down(value: float) -> str:
    return _plain(_exact(value).quantize(_CENT, ROUND_FLOOR))


def _up(value: float) -> str:
    return _plain(_exact(value).quantize(_CENT, ROUND_CEILING))


def _exact(value: float) -> Decimal:
    return Decimal(str(round(float(value), 6)))


def _plain(amount: Decimal) -> str:
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

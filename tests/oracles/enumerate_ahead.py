"""What the enumeration tries beside plan quota, linkage and purchases of the quantity account.

Sales of linkage, what is drawn ahead of its acceptance, and purchases of paddy and capacity: every
whole amount in every quarter. Written from docs/model.md alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from zsyz_model.planning.numbers import NEW, Numbers


@dataclass(frozen=True, slots=True)
class More:
    """What has been done so far: linkage used and sold in each quarter, bought of each account.

    Histories that no rule looks at stay empty, so that equal states are recognised.
    """

    used: tuple[int, ...] = ()
    sold: tuple[int, ...] = ()
    bought: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Further:
    """The rules: `accepted` by each quarter of the horizon; `arrivals` as (quarter, amount), the
    later ones too; `lacks` of each account by each quarter without purchases."""

    accepted: tuple[int, ...]
    arrivals: tuple[tuple[int, int], ...]
    turnover: int
    due: int
    sale: int
    sale_price: int
    year: tuple[int, ...]
    lacks: tuple[tuple[int, ...], ...]
    prices: tuple[tuple[int, ...], ...]

    @classmethod
    def of(
        cls,
        numbers: Numbers,
        starts: Mapping[str, tuple[str, int]],
        accepted: tuple[int, ...],
        arrivals: tuple[tuple[int, int], ...],
    ) -> Further:
        """The rules of a county with these starts and launches."""
        new = [(p, t) for p, (site, t) in starts.items() if site == NEW]
        return cls(
            accepted,
            arrivals if numbers.turnover_hmu else (),
            numbers.turnover_hmu,
            numbers.turnover_quarters,
            numbers.sale_hmu,
            numbers.sale_hwan,
            tuple(numbers.horizon.year(t) for t in numbers.quarters),
            tuple(
                tuple(
                    sum(c.need.get(p, 0) for p, s in new if s <= t) - sum(c.stock[:t])
                    for t in numbers.quarters
                )
                for c in numbers.covers
            ),
            tuple(c.price_yuan for c in numbers.covers),
        )

    def begin(self) -> More:
        """Nothing done."""
        return More(bought=(0,) * len(self.lacks))

    def steps(self, t: int, linked: int, link: int, so_far: More) -> Iterator[tuple[More, int]]:
        """Everything that may be sold and bought in quarter index t, with what it costs.

        `linked` is used by then, `link` of it in the quarter itself.
        """
        used = (*so_far.used, link) if self.turnover else ()
        for sold in range(self._left_to_sell(t, so_far) + 1):
            if linked + sum(so_far.sold) + sold > self.accepted[t] + self.turnover:
                break
            history = (*so_far.sold, sold) if self.sale else ()
            for buys in product(*(range(self._enough(k, so_far) + 1) for k in self._accounts)):
                bought = tuple(a + b for a, b in zip(so_far.bought, buys, strict=True))
                if all(bought[k] >= self.lacks[k][t] for k in self._accounts):
                    paid = sum(self.prices[k][t] * buys[k] for k in self._accounts)
                    yield More(used, history, bought), paid - self.sale_price * sold

    def repaid(self, done: More) -> bool:
        """Whether each sold piece was accepted by then, and each used one within its time."""
        if not self.turnover:
            return True
        jobs = [(t, amount) for t, amount in enumerate(done.sold, start=1)]
        jobs += [(t + self.due, amount) for t, amount in enumerate(done.used, start=1)]
        pieces = sorted(t for t, amount in self.arrivals for _ in range(amount))
        for deadline in sorted(due for due, amount in jobs for _ in range(amount)):
            if not pieces or pieces[0] > deadline:
                return False
            pieces.pop(0)
        return True

    @property
    def _accounts(self) -> range:
        return range(len(self.lacks))

    def _left_to_sell(self, t: int, so_far: More) -> int:
        same = [s for y, s in zip(self.year, so_far.sold, strict=False) if y == self.year[t]]
        return self.sale - sum(same)

    def _enough(self, k: int, so_far: More) -> int:
        """What covers an account for good."""
        return max(0, max(self.lacks[k]) - so_far.bought[k])


def most_earned(numbers: Numbers) -> int:
    """What sales can bring at most in a county."""
    return numbers.sale_hmu * numbers.sale_hwan * len(numbers.years)

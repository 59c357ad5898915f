"""开工率 over time: how many of the projects signed by the end of each month had started by then."""

from __future__ import annotations

from datetime import date

import pandas as pd

from zsyz_model.case import Case
from zsyz_model.case.motion import Trend


def trend(case: Case, as_of: date) -> tuple[Trend, ...]:
    """Month by month from the first signing to the month of `as_of`, cumulative.

    Only projects with a day of signing count; stages are not used, since they say nothing of the past.
    """
    days = case.projects[["signed_on", "started_on"]]
    known = days[days["signed_on"].notna() & (days["signed_on"] <= pd.Timestamp(as_of))]
    if known.empty:
        return ()
    months = pd.period_range(known["signed_on"].min(), pd.Timestamp(as_of), freq="M")
    return tuple(_at(known, month, as_of) for month in months)


def _at(days: pd.DataFrame, month: pd.Period, as_of: date) -> Trend:
    end = min(month.end_time, pd.Timestamp(as_of))
    signed = days[days["signed_on"] <= end]
    return Trend(str(month), len(signed), int((signed["started_on"] <= end).sum()))

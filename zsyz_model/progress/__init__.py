"""包保推进: lights, ranks, weekly visits, the 不说不 list and the five situations of the plan."""

from zsyz_model.progress.board import Books, motion, next_monday, pairs_today
from zsyz_model.progress.ics import calendar_text, meetings_text

__all__ = ["Books", "calendar_text", "meetings_text", "motion", "next_monday", "pairs_today"]

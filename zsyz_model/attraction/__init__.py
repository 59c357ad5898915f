"""招商: the pipeline and its forecast, leaders' outings month by month, what came of them, readiness."""

from __future__ import annotations

from zsyz_model.attraction.board import attraction, present
from zsyz_model.attraction.dispatch import meetings

__all__ = ["attraction", "meetings", "present"]

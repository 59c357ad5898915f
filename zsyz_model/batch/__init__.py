"""The quarterly batch: each scenario through the pipeline and the notebook into a run folder."""

from __future__ import annotations

from zsyz_model.batch.home import find_notebook, home
from zsyz_model.batch.notebooks import run_notebook
from zsyz_model.batch.orders import Entry, Orders
from zsyz_model.batch.pages import export_html
from zsyz_model.batch.replay import Replayed, replay_run
from zsyz_model.batch.runner import plan_only, review
from zsyz_model.batch.stored import reread, verify

__all__ = [
    "Entry", "Orders", "Replayed", "export_html", "find_notebook", "home", "plan_only",
    "replay_run", "reread", "review", "run_notebook", "verify",
]  # fmt: skip

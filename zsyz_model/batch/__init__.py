"""The quarterly batch: each scenario through the pipeline and the notebook into a run folder."""

from __future__ import annotations

from zsyz_model.batch.notebooks import find_notebook, home, run_notebook
from zsyz_model.batch.pages import export_html
from zsyz_model.batch.runner import Entry, Orders, plan_only, review
from zsyz_model.batch.stored import reread, verify

__all__ = [
    "Entry", "Orders", "export_html", "find_notebook", "home", "plan_only", "reread", "review",
    "run_notebook", "verify",
]  # fmt: skip

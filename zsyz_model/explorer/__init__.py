"""The explorer: a planner moves what may be moved and sees at once what comes of it."""

from zsyz_model.explorer.showing import open_explorer

__all__ = ["open_explorer"]

"""Robustness of a given plan: chances drawn, weak points, promises over a tree of branches."""

from zsyz_model.inquiry.robust.asking import only, robust

__all__ = ["only", "robust"]

"""Why this leader, this quarter, this site, and why not: answered by forcing or forbidding."""

from zsyz_model.inquiry.why.asking import why
from zsyz_model.inquiry.why.matching import best_leader, best_project

__all__ = ["best_leader", "best_project", "why"]

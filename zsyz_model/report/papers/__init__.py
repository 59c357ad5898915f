"""Documents for the leadership meeting, from one run, at a level of disclosure."""

from zsyz_model.report.papers.masking import public
from zsyz_model.report.papers.stamp import Brief
from zsyz_model.report.papers.writing import FILES, write_papers

__all__ = ["FILES", "Brief", "public", "write_papers"]

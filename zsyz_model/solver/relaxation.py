"""A problem without its wholeness, kept open in the solver and asked again with other costs."""

from __future__ import annotations

from collections.abc import Mapping

import highspy
import pulp

from zsyz_model.case import Status
from zsyz_model.solver.answer import Answer
from zsyz_model.solver.check import objective_of, refuse_bad_numbers
from zsyz_model.solver.highs import ALWAYS, WITHOUT_POINT, _ready, _run


class Relaxation:
    """The linear relaxation of a problem; an answer depends on the costs alone, not on history.

    Every question starts from the basis of the first one, so that a process that has answered
    others before answers the same. `problem` is not changed, and must not be.
    """

    def __init__(self, problem: pulp.LpProblem) -> None:
        refuse_bad_numbers(problem)
        self._solver = f"HiGHS {_ready()}"
        self._problem = problem
        self._model = _built(problem)
        self._columns = {x.name: i for i, x in enumerate(problem.variables())}
        self._own = {x.name: float(c) for x, c in problem.objective.items()}
        _run(self._model)
        self._basis = self._model.getBasis()

    def ask(self, more: Mapping[str, float]) -> Answer:
        """The least of the problem's objective and these costs by variable name; its bound too."""
        for name, cost in more.items():
            self._model.changeColCost(self._columns[name], self._own.get(name, 0.0) + cost)
        self._model.clearSolver()
        self._model.setBasis(self._basis)
        _run(self._model)
        answer = self._read(more)
        # a changed cost makes HiGHS forget its answer, so it is read before
        for name in more:
            self._model.changeColCost(self._columns[name], self._own.get(name, 0.0))
        return answer

    def _read(self, more: Mapping[str, float]) -> Answer:
        ended = self._model.getModelStatus()
        told = Answer(
            WITHOUT_POINT.get(ended, Status.SOLVER_ERROR),
            self._model.modelStatusToString(ended),
            solver=self._solver,
        )
        if ended != highspy.HighsModelStatus.kOptimal:
            return told
        points = self._model.getSolution().col_value
        values = {name: float(points[i]) for name, i in self._columns.items()}
        objective = objective_of(self._problem, values)
        objective += sum(cost * values[name] for name, cost in more.items())
        return Answer(
            Status.OPTIMAL, told.ended, objective, objective, solver=self._solver, found=values
        )


def _built(problem: pulp.LpProblem) -> highspy.Highs:
    """The problem in the solver, every column continuous."""
    door = pulp.HiGHS(mip=False, msg=False)
    door.createAndConfigureSolver(problem)
    door.buildSolverModel(problem)
    model, problem.solverModel = problem.solverModel, None
    for name, value in ALWAYS.items():
        model.setOptionValue(name, value)
    return model

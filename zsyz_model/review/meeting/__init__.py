"""The meeting (会商、集体决策): when, what is on it, what was decided before, and who takes it on.

Its modules are imported one by one: gates read the history (`history`), teams read derived facts.
"""

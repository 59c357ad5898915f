"""Documents for the leadership meeting, from one run, at a level of disclosure."""

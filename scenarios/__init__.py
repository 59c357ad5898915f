"""Scenario files, and the county they are about."""

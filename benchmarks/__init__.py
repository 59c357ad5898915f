"""The same work done by us and by others, timed in one run on one machine."""

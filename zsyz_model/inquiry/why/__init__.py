"""Why this leader, this quarter, this site, and why not: answered by forcing or forbidding."""

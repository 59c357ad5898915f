"""包保推进: lights, ranks, weekly visits, the 不说不 list and the five situations of the plan."""

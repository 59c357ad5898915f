"""Every picture of the README and the guide, made from the demonstration county: `python -m tests.pictures`."""

"""The command line: flags in, one call, an exit code out."""

from zsyz_model.cli.door import main

__all__ = ["main"]

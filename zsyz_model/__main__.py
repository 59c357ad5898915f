"""`python -m zsyz_model`: the same as the command `zsyz`."""

from zsyz_model.cli import main

if __name__ == "__main__":
    main()

"""`python -m desktop` and the command `sigap`."""

import sys

from desktop.main import main as _main


def main() -> None:
    """Run SIGAP and end the process with its exit code."""
    sys.exit(_main())


if __name__ == "__main__":
    main()

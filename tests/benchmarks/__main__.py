"""`python -m tests.benchmarks [start|save|page|book|coverage …]`: print the table; without names every part."""

import argparse
import tempfile
from importlib import import_module
from pathlib import Path

from tests.benchmarks.table import HEAD

PARTS = {
    "start": "start",
    "save": "save",
    "page": "register_page",
    "book": "book",
    "coverage": "coverage",
    "people": "people",
    "certificates": "certificates",
    "certificate-register": "certificate_register",
    "packages": "packages",
    "regency": "regency",
    "exports": "exports",
    "country": "country",
}
LONG = frozenset({"country"})  # measured only when asked for by name


def main() -> int:
    """Measure the parts asked for; exit 1 when a limit is not held."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="which rows; all when none is named")
    parts = parser.parse_args().parts or [part for part in PARTS if part not in LONG]
    print(HEAD)
    held = True
    for part in parts:
        with tempfile.TemporaryDirectory() as folder:
            for row in import_module(f"tests.benchmarks.{PARTS[part]}").rows(Path(folder)):
                print(row.line(), flush=True)
                held = held and row.held
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())

"""Builds `resources/regions/regions.bin` from the npm package `idn-area-data`.

    python installer/build_regions.py PACKAGE_DIRECTORY     a package that is already unpacked
    python installer/build_regions.py                       fetches the pinned version with `npm pack` first

The file: one line of JSON (format, version, licence, lengths), then an LZMA stream with the sections one after the
other. Sections are columns, so that a program reads them without looking at single lines:
    names        all names, provinces first, then regencies, districts, villages, one a line, UTF-8
    provinces    codes of the provinces, uint16 little-endian
    regencies    last two digits, int16 differences to the one before; then how many regencies each province has
    districts    the same, per regency; villages: the same, last four digits, per district
Changes to the data: names in capitals are written as names; a straight double quote inside a name becomes an
apostrophe (it stands for the glottal stop); asterisks are dropped.
"""

import csv
import json
import lzma
import re
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

PACKAGE = "idn-area-data"
VERSION = "3.1.2"
TARGET = Path(__file__).resolve().parent.parent / "resources" / "regions" / "regions.bin"
COUNTS = {"provinces": 38, "regencies": 514, "districts": 7277, "villages": 83763}
_KEPT_IN_CAPITALS = {"DKI", "PJKA", "MKCM", "RD."}
_ROMAN = re.compile(r"[IVX]+")

Row = tuple[str, str]  # code, name


def build(package: Path) -> bytes:
    """Return the content of the compact file."""
    meta = json.loads((package / "package.json").read_text("utf-8"))
    if (meta["name"], meta["version"]) != (PACKAGE, VERSION):
        raise SystemExit(f"wanted {PACKAGE} {VERSION}, found {meta['name']} {meta['version']}")
    levels = {name: _rows(package / "data" / f"{name}.csv") for name in COUNTS}
    for name, count in COUNTS.items():
        if len(levels[name]) != count:
            raise SystemExit(f"{name}: wanted {count} rows, found {len(levels[name])}")
    sections = [
        "\n".join(name for rows in levels.values() for _, name in rows).encode("utf-8"),
        struct.pack(f"<{COUNTS['provinces']}H", *(int(code) for code, _ in levels["provinces"])),
        _column(levels["provinces"], levels["regencies"], 2),
        _column(levels["regencies"], levels["districts"], 2),
        _column(levels["districts"], levels["villages"], 4),
    ]
    head = {
        "format": 1,
        "package": PACKAGE,
        "version": VERSION,
        "licence": "ODbL-1.0",
        "counts": list(COUNTS.values()),
        "sections": [len(section) for section in sections],
    }
    body = lzma.compress(b"".join(sections), format=lzma.FORMAT_XZ, preset=9 | lzma.PRESET_EXTREME)
    return json.dumps(head, separators=(",", ":")).encode("ascii") + b"\n" + body


def main(arguments: list[str]) -> None:
    """Build the file from an unpacked package, or fetch the package first."""
    if arguments:
        content = build(Path(arguments[0]))
    else:
        with tempfile.TemporaryDirectory() as directory:
            # S603, S607: fixed words, and npm and tar are the ones on this machine's PATH
            subprocess.run(["npm", "pack", f"{PACKAGE}@{VERSION}"], cwd=directory, check=True)  # noqa: S603, S607
            archive = next(Path(directory).glob("*.tgz"))
            subprocess.run(["tar", "-xzf", archive.name], cwd=directory, check=True)  # noqa: S603, S607
            content = build(Path(directory) / "package")
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(content)
    sys.stdout.write(f"{TARGET}: {len(content)} bytes\n")


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [(row["code"], _readable(row["name"])) for row in csv.DictReader(lines, quoting=csv.QUOTE_NONE)]
    if [code for code, _ in rows] != sorted({code for code, _ in rows}):
        raise SystemExit(f"{path.name} is not sorted by code, or has a code twice")
    return rows


def _readable(name: str) -> str:
    name = " ".join(name.replace('"', "'").replace("*", "").split())
    if name.isupper():
        name = " ".join(_capitalised(word) for word in name.split(" "))
    return name


def _capitalised(word: str) -> str:
    if word in _KEPT_IN_CAPITALS or _ROMAN.fullmatch(word):
        return word
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


def _column(parents: list[Row], children: list[Row], digits: int) -> bytes:
    counts = dict.fromkeys((code for code, _ in parents), 0)
    suffixes = []
    for code, _ in children:
        parent, _, last = code.rpartition(".")
        if len(last) != digits:
            raise SystemExit(f"strange code {code}")
        counts[parent] += 1
        suffixes.append(int(last))
    differences = [value - before for before, value in zip([0, *suffixes], suffixes, strict=False)]
    return struct.pack(f"<{len(differences)}h", *differences) + struct.pack(f"<{len(counts)}H", *counts.values())


if __name__ == "__main__":
    main(sys.argv[1:])

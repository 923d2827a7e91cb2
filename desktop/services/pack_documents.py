"""A pack of rules as a file a tutor writes: TOML or JSON, in the words of `PackContent`."""

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from db.problem import Problem
from desktop.exchange.answer_contents import PackContent
from desktop.services.json_faults import wrong_value
from desktop.services.packs import KNOWN_WORDS
from desktop.services.report_documents import read_records, unknown_key

_LONGEST = 1_000_000  # bytes


def read_pack(path: Path) -> PackContent:
    """Read a pack; a name that ends in .json is JSON, any other TOML.

    Raises Problem `pack-word-unknown(word, known)`, `pack-unreadable`, `json-unreadable`, `json-unknown-field`,
    `json-wrong-value`, `file-missing`, `file-unreadable`, `file-too-large`.
    """
    content = _json(path) if path.suffix.lower() == ".json" else _toml(path)
    unknown = unknown_key(content, PackContent)
    if unknown:
        raise Problem("json-unknown-field", field=unknown, key=unknown.rpartition(".")[2][:80])
    try:
        pack = msgspec.convert(content, PackContent)
    except msgspec.ValidationError as error:
        raise wrong_value(str(error), PackContent, "") from error
    for word in pack.words:
        if word not in KNOWN_WORDS:  # villages pass it over in silence, so it is said here
            raise Problem("pack-word-unknown", field="words", word=word[:80], known=", ".join(sorted(KNOWN_WORDS)))
    return pack


def _json(path: Path) -> Any:
    records = read_records(path)
    if isinstance(records, list):
        raise Problem("pack-unreadable", path=path.name)
    return records[0]


def _toml(path: Path) -> Any:
    try:
        if path.stat().st_size > _LONGEST:
            raise Problem("file-too-large", path=path.name)
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise Problem("file-missing", path=path.name) from error
    except OSError as error:
        raise Problem("file-unreadable", file=path.name) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem("pack-unreadable", path=path.name) from error

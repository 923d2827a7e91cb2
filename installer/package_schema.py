"""The JSON Schema of a package's body, made from the types that read it, so that every bound in it is enforced."""

import inspect
import re
import types
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any, get_args, get_type_hints

import msgspec

from desktop.exchange.contents import COLLECTIONS
from desktop.exchange.limits import CONTENT_LIMIT, MOST_BLOBS, MOST_RECORDS
from desktop.exchange.payload import BlobNote, _Envelope
from desktop.exchange.strict_types import strict_type
from desktop.exchange.upgrades import SCHEMA

_STRICT = "Strict"  # what the name of a strict type begins with
_MEMBER = re.compile(r" {4}(\w+): [^#\n]*(?:# *(.+))?$", re.MULTILINE)
_SOURCE = re.compile(r"; see `[^`]*`")  # where the program itself says more
_EMPTY: tuple[Any, ...] = (None, "", (), [], {}, False, 0, "0")  # the last is a decimal number's


def schema() -> dict[str, Any]:
    """Return the schema of the JSON object that stands under the seal: all collections and the notes on blobs."""
    kinds = {name: strict_type(collection.kind) for name, collection in COLLECTIONS.items()}
    types_of_body = [_envelope(), BlobNote, *kinds.values()]
    __, made = msgspec.json.schema_components(types_of_body, ref_template="#/$defs/{name}")
    definitions = {_public(name): _plain(definition) for name, definition in made.items()}
    meanings = {kind.__name__: kind for collection in COLLECTIONS.values() for kind in _records(collection.kind)}
    for name, definition in definitions.items():
        if name in meanings:
            _complete(definition, meanings[name])
    envelope = definitions["Envelope"]
    envelope["description"] = "One record: what it is, and its content."
    for moment in ("created_at", "changed_at"):
        envelope["properties"][moment]["format"] = "date-time"  # a zone is asked for when the record is looked at
    envelope["properties"]["content"] = {"type": ["object", "null"], "default": None}
    records = {
        name: {
            "type": "array",
            "maxItems": MOST_RECORDS,
            "items": {
                "allOf": [{"$ref": "#/$defs/Envelope"}],
                "properties": {"content": {"anyOf": [_plain({"$ref": _reference(kind)}), {"type": "null"}]}},
            },
        }
        for name, kind in kinds.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:sigap-desa:schema:package-records:{SCHEMA}",
        "title": "Body of a package",
        "description": (
            "The JSON object of a .sigap file: records by collection, and what each blob is (package.md, section 5). "
            "A member that is left out has the default named here; a required one is always written. Dates are "
            "YYYY-MM-DD, moments RFC 3339 with their zone, times of day HH.MM, money whole rupiah, lengths bytes, "
            "lesson hours JP of 45 minutes; decimal numbers are strings. Besides, the JSON of one content is at most "
            f"{CONTENT_LIMIT:,} bytes and stands in its canonical form, and no text holds signs that nobody can see."
        ),
        "type": "object",
        "properties": {
            "records": {"type": "object", "properties": records, "additionalProperties": False},
            "blobs": {"type": "array", "maxItems": MOST_BLOBS, "items": {"$ref": "#/$defs/BlobNote"}},
        },
        "required": ["records", "blobs"],
        "additionalProperties": False,
        "$defs": definitions,
    }


def _envelope() -> type:
    """Return the envelope of a record as it is read, but for its content, which differs by collection."""
    members = [
        (item.name, item.type) if item.default is msgspec.NODEFAULT else (item.name, item.type, item.default)
        for item in msgspec.structs.fields(_Envelope)
        if item.name != "content"
    ]
    return msgspec.defstruct("Envelope", members, kw_only=True, forbid_unknown_fields=True)


def _complete(definition: dict[str, Any], kind: type) -> None:
    """Say which members are always written, and what the record and its members mean."""
    members = definition["properties"]
    definition["required"] = [name for name, member in members.items() if member.get("default", ...) not in _EMPTY]
    definition["description"] = _SOURCE.sub("", " ".join((inspect.getdoc(kind) or "").split()))
    for base in reversed(kind.__mro__):
        if is_dataclass(base):
            for found in _MEMBER.finditer(inspect.getsource(base)):
                if found[2] and found[1] in members:
                    members[found[1]]["description"] = found[2]


def _records(kind: Any) -> Iterator[type]:
    """Give a record's type and those of the records inside it."""
    if isinstance(kind, type) and is_dataclass(kind):
        yield kind
        for hint in get_type_hints(kind).values():
            yield from _records(hint)
    elif not isinstance(kind, type) or isinstance(kind, types.GenericAlias):
        for inner in get_args(kind):
            yield from _records(inner)


def _reference(kind: type) -> str:
    return f"#/$defs/{kind.__name__}"


def _public(name: str) -> str:
    return name.removeprefix(_STRICT).lstrip("_")


def _plain(value: Any) -> Any:
    """Return a part of a schema with the public names of records, and patterns as JSON Schema writes them."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    result = {name: _plain(item) for name, item in value.items()}
    if isinstance(reference := result.get("$ref"), str):
        head, _slash, name = reference.rpartition("/")
        result["$ref"] = f"{head}/{_public(name)}"
    if isinstance(title := result.get("title"), str):
        result["title"] = _public(title)
    if isinstance(pattern := result.get("pattern"), str):
        result["pattern"] = pattern.replace(r"\A", "^").replace(r"\Z", "$")
    return result

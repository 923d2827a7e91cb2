"""Whatever record the program can hold travels: written, checked strictly and read back, of every collection."""

import random
import re
import types
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange import content_form
from desktop.exchange.contents import COLLECTIONS
from desktop.exchange.limits import LARGEST_NUMBER
from desktop.exchange.records import record_of
from tests.exchange.made_up import WRITTEN, office

_TEXTS = ("", "a\nb", "\\u0000", '"', "\\", "\\\\t", "é", "e\u0301", "مرحبا", "\U0001f600", "Siti Rekaan", "0", " ")
_NUMBERS = (0, 1, -1, 350_000, LARGEST_NUMBER, -LARGEST_NUMBER)
_DECIMALS = ("0", "1", "1E+3", "-0.00", "1.50", "99999999999.999", "0.000001")


def _made(kind: Any, chance: random.Random) -> Any:
    """A random value of a type; members of a record often keep their default."""
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(
            **{
                item.name: _made(hints[item.name], chance)
                for item in fields(kind)
                if (item.default is MISSING and item.default_factory is MISSING) or chance.random() < 0.5
            }
        )
    inner = get_args(kind)
    match get_origin(kind):
        case origin if origin is Union or origin is types.UnionType:
            return _made(chance.choice(inner), chance)
        case origin if origin is tuple:
            return tuple(_made(inner[0], chance) for __ in range(chance.choice((0, 1, 3))))
        case origin if origin in (dict, Mapping):
            return {_made(inner[0], chance): _made(inner[1], chance) for __ in range(chance.choice((0, 1, 3)))}
    return _simple(kind, chance)


def _simple(kind: Any, chance: random.Random) -> Any:
    if kind is str:
        return chance.choice(_TEXTS)
    if kind is bool:
        return chance.random() < 0.5
    if kind is int:
        return chance.choice(_NUMBERS)
    if kind is Decimal:
        return Decimal(chance.choice(_DECIMALS))
    if kind is datetime:
        return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(microseconds=chance.randrange(10**14))
    if kind is date:
        return date(1, 1, 1) + timedelta(days=chance.randrange(3_650_000))
    if kind is bytes:
        return chance.randbytes(chance.choice((0, 1, 100)))
    if kind is types.NoneType:
        return None
    if issubclass(kind, Enum):
        return chance.choice(list(kind))
    raise NotImplementedError(kind)


@pytest.mark.parametrize("name", COLLECTIONS)
def test_any_record_of_a_collection_comes_back_as_it_went(name: str) -> None:
    collection, chance = COLLECTIONS[name], random.Random(name)
    for __ in range(200):
        content = _made(collection.kind, chance)
        raw = content_form.encoded(content)
        read = content_form.decoded(raw, collection.kind)
        assert read == content
        assert content_form.encoded(read) == raw
        shape = content_form.checked(raw, collection.kind)
        # What is only looked at says the same as the record.
        assert dict(collection.totals(shape)) == dict(collection.totals(content))
        assert collection.refused(shape) == collection.refused(content)
        assert collection.parent(shape) == collection.parent(content)


@dataclass(frozen=True)
class _Nest:
    inner: "_Nest | None" = None
    value: Any = None


def _nested(levels: int) -> _Nest:
    nest = _Nest()
    for __ in range(levels):
        nest = _Nest(inner=nest)
    return nest


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (_Nest(value="x" * 20_001), "value"),
        (_Nest(value=10**15 + 1), "value"),
        (_Nest(value=[0] * 1001), "value"),
        (_Nest(value=["a", ["b", "\0"]]), r"value\[1\]\[1\]"),
        (_Nest(value={str(number): 1 for number in range(1001)}), "value"),
        (_Nest(value={"a": "\u202e"}), "value.a"),
        (_Nest(value=Decimal("NaN")), "value"),
        (_Nest(value=Decimal("1E+31")), "value"),
        (_Nest(value=datetime(2026, 1, 1)), "value"),
        (_Nest(value=1.5), "value"),
        (_Nest(value=["x" * 20_000] * 51), "content too long"),
        (_nested(14), "inner"),
    ],
)
def test_what_no_package_may_hold_is_not_written(content: object, place: str) -> None:
    with pytest.raises(content_form.ContentFault, match=place):
        content_form.encoded(content)


def test_what_is_too_long_is_not_even_read() -> None:
    long = b'"' + b"x" * 1_000_000 + b'"'
    for read in (content_form.checked, content_form.decoded, content_form.rewritten):
        with pytest.raises(content_form.ContentFault, match="too long"):
            read(long, type(office()))
    with pytest.raises(content_form.ContentFault, match="kind"):
        content_form.rewritten(b'{"kind":1}', type(office()))


def test_a_collection_takes_only_contents_of_its_kind() -> None:
    with pytest.raises(TypeError, match="reports does not hold Office"):
        record_of("reports", office(), uid="a", owner_office="b", created_at=WRITTEN)


@given(st.text(max_size=50))
def test_a_text_travels_or_is_refused_when_it_is_written(text: str) -> None:
    unseen = re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]", text)
    record = replace(office(), name=text)
    if unseen:
        with pytest.raises(content_form.ContentFault, match="name"):
            content_form.encoded(record)
    else:
        assert content_form.decoded(content_form.encoded(record), type(record)) == record

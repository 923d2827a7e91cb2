"""What package-records.schema.json promises to another program: whatever travels fits it, and nothing else does."""

import json
import random
from copy import deepcopy
from typing import Any

import jsonschema
import pytest

from desktop.exchange import content_form
from desktop.exchange.contents import COLLECTIONS
from resources import resource_path
from tests.exchange import plain_reader
from tests.exchange.corpus import FOLDER, SAMPLES
from tests.exchange.made_up import MENTOR
from tests.exchange.test_content_form import _made


def _schema() -> dict[str, Any]:
    return dict(json.loads(resource_path("schemas", "package-records.schema.json").read_text("utf-8")))


def _validator(name: str = "") -> jsonschema.Draft202012Validator:
    """Return the validator of a body, or of the contents of one collection."""
    schema = _schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    if name:
        members = schema["properties"]["records"]["properties"][name]["items"]["properties"]
        schema = members["content"]["anyOf"][0] | {"$defs": schema["$defs"]}
    return jsonschema.Draft202012Validator(schema)


def _body(name: str) -> dict[str, Any]:
    """Return what stands under the seal of a file of the corpus, as a reader made from package.md alone finds it."""
    plain = plain_reader.opened((FOLDER / f"{name}.sigap").read_bytes(), MENTOR.identity)
    return plain_reader.body_of(plain)


@pytest.mark.parametrize("name", [name for name, sample in SAMPLES.items() if not sample.code])
def test_a_good_file_of_the_corpus_fits_the_schema(name: str) -> None:
    _validator().validate(_body(name))


def test_the_schema_knows_every_collection_and_no_other() -> None:
    assert list(_schema()["properties"]["records"]["properties"]) == list(COLLECTIONS)
    with pytest.raises(jsonschema.ValidationError):
        _validator().validate({"records": {"strangers": []}, "blobs": []})


@pytest.mark.parametrize("name", COLLECTIONS)
def test_whatever_record_the_program_can_write_fits_the_schema(name: str) -> None:
    validator, chance = _validator(name), random.Random(name)
    for __ in range(60):
        validator.validate(json.loads(content_form.encoded(_made(COLLECTIONS[name].kind, chance))))


def test_what_a_reader_refuses_does_not_fit_the_schema() -> None:
    good = _body("valid")
    for spoiled in (
        {"typo": "x"},
        {"number": "x" * 20_001},
        {"year": 10**15 + 1},
        {"kind": "gift"},
        {"objects": "one"},
        {"received_on": 20261121},
    ):
        body = deepcopy(good)
        body["records"]["reports"][0]["content"] |= spoiled
        with pytest.raises(jsonschema.ValidationError):
            _validator().validate(body)
    del good["records"]["reports"][0]["content_hash"]
    with pytest.raises(jsonschema.ValidationError):
        _validator().validate(good)


def test_the_document_sends_nobody_to_the_source_for_the_members() -> None:
    document = resource_path("schemas", "package.md").read_text("utf-8")
    assert "package-records.schema.json" in document
    assert "_contents.py" not in document and "vocabulary.py" not in document

"""Write the JSON Schemas under resources/schemas from the records themselves (JSON Schema 2020-12).

Run `python installer/build_schemas.py` after a record changed; a test compares the files with what this would write.
"""

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import package_schema as package_records  # noqa: E402 — beside this file

from desktop.services.certificate_documents import CertificateDocument  # noqa: E402
from desktop.services.person_documents import PersonDocument  # noqa: E402
from desktop.services.report_documents import ReportDocument  # noqa: E402 — found only with the root on the path
from desktop.services.session_documents import ParticipantDocument, SessionDocument  # noqa: E402

SCHEMAS = ROOT / "resources" / "schemas"
_READ_ONLY = (
    "uid",
    "owner_office",
    "revision",
    "state",
    "number",
    "year",
    "rule_set",
    "registered_on",
    "written_by_name",
    "created_at",
    "changed_at",
    "content_hash",
    "total_value",
    "events",
    "attachments",
)
_READ_ONLY_OF_PARTICIPANT = (
    "person_uid",
    "uid",
    "place_in_list",
    "walk_in",
    "result",
    "marks",
    "attended",
    "certificate_uid",
)


def report_schema() -> dict[str, Any]:
    """Return the schema of the record that `sigap import` takes and `sigap list reports --json` gives."""
    (reference,), definitions = msgspec.json.schema_components([ReportDocument], ref_template="#/$defs/{name}")
    for name, definition in definitions.items():
        if definition.get("type") == "object":
            definition["additionalProperties"] = False
            _describe(name, definition)
    for field in _READ_ONLY:
        definitions["ReportDocument"]["properties"][field]["readOnly"] = True
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:sigap-desa:schema:report:1",
        "title": "Gratification report",
        "description": (
            "One report of the register. Every key may be left out. Keys marked readOnly are written by the register "
            "and ignored by an import. Dates are YYYY-MM-DD, moments RFC 3339 in UTC, money whole rupiah; decimal "
            "numbers are strings. A NIK is masked unless the identity was opened."
        ),
        **reference,
        "$defs": definitions,
    }


def session_schema() -> dict[str, Any]:
    """Return the schema of the record that `sigap list sessions --json` and `sigap show session --json` give."""
    (reference,), definitions = msgspec.json.schema_components([SessionDocument], ref_template="#/$defs/{name}")
    for definition in definitions.values():
        if definition.get("type") == "object":
            definition["additionalProperties"] = False
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:sigap-desa:schema:session:1",
        "title": "Training session",
        "description": (
            "One training session of the register. Dates are YYYY-MM-DD, times of day HH.MM, moments RFC 3339 in UTC; "
            "lesson hours (JP of 45 minutes) and scores (0 to 100) are strings. Numbers of people are masked unless "
            "the identity was opened."
        ),
        **reference,
        "$defs": definitions,
    }


def certificate_schema() -> dict[str, Any]:
    """Return the schema of the record that `sigap list certificates --json` and `show certificate --json` give."""
    (reference,), definitions = msgspec.json.schema_components([CertificateDocument], ref_template="#/$defs/{name}")
    for definition in definitions.values():
        if definition.get("type") == "object":
            definition["additionalProperties"] = False
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:sigap-desa:schema:certificate:1",
        "title": "Certificate",
        "description": (
            "One certificate as it was issued. `words` is what stands on the paper and never changes; the check code "
            "is of its canonical JSON. Dates are YYYY-MM-DD, moments RFC 3339 in UTC; lesson hours (JP of 45 minutes) "
            "and scores (0 to 100) are strings. A running number of null was typed by the office."
        ),
        **reference,
        "$defs": definitions,
    }


def participant_schema() -> dict[str, Any]:
    """Return the schema of a participant: `show session --json` gives it, `import FILE.json --session` takes it."""
    (reference,), definitions = msgspec.json.schema_components([ParticipantDocument], ref_template="#/$defs/{name}")
    for definition in definitions.values():
        if definition.get("type") == "object":
            definition["additionalProperties"] = False
    for field in _READ_ONLY_OF_PARTICIPANT:
        definitions["ParticipantDocument"]["properties"][field]["readOnly"] = True
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:sigap-desa:schema:participant:1",
        "title": "Participant of a training session",
        "description": (
            "Somebody on the list of a session, as of the session. Keys marked readOnly are written by the register "
            "and ignored by an import, but for `attended`, which marks a person present where the session has one "
            "sitting. Scores are strings from 0 to 100. Numbers are masked unless the identity was opened."
        ),
        **reference,
        "$defs": definitions,
    }


def person_schema() -> dict[str, Any]:
    """Return the schema of the record that `sigap list people --json` gives."""
    (reference,), definitions = msgspec.json.schema_components([PersonDocument], ref_template="#/$defs/{name}")
    for definition in definitions.values():
        if definition.get("type") == "object":
            definition["additionalProperties"] = False
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:sigap-desa:schema:person:1",
        "title": "Person",
        "description": (
            "Somebody who can be put on a list of participants: an official of the office or another person. "
            "`active_from` and `active_to` are an official's. Dates are YYYY-MM-DD. Numbers are masked unless the "
            "identity was opened."
        ),
        **reference,
        "$defs": definitions,
    }


def package_schema() -> dict[str, Any]:
    """Return the schema of what a `.sigap` file holds: every collection of records, as it is read."""
    schema = package_records.schema()
    for name, definition in schema["$defs"].items():
        _describe(name, definition)
    return schema


# Every file and the function that makes what stands in it.
FILES = {
    "report": report_schema,
    "session": session_schema,
    "participant": participant_schema,
    "person": person_schema,
    "certificate": certificate_schema,
    "package-records": package_schema,
}


def written(schema: dict[str, Any]) -> str:
    """Return a schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _describe(name: str, definition: dict[str, Any]) -> None:
    labels = tomllib.loads((ROOT / "resources" / "code_lists" / "field_labels.toml").read_text("utf-8"))
    group = {
        "Reporter": "reporter",
        "Giver": "giver",
        "GiftObject": "object",
        "Answers": "answers",
        "ReportDocument": "report",
        "ReportContent": "report",
        "StepDetails": "details",
    }.get(name)
    for field, entry in labels.get(group or "", {}).items():
        if field in definition["properties"]:
            definition["properties"][field]["description"] = entry["en"]


if __name__ == "__main__":
    SCHEMAS.mkdir(exist_ok=True)
    for file, make in FILES.items():
        (SCHEMAS / f"{file}.schema.json").write_text(written(make()), "utf-8")

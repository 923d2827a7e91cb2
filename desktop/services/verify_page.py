"""The checking page: one HTML file that checks certificates in any browser, from disk, with no network."""

import hashlib
import html
import json
import tomllib
from base64 import b64encode
from datetime import date
from functools import cache

from db.records.certificate_code import SignerKey, SignerKeys, VerdictKind, VoidNumbers
from db.vocabulary import ParticipantRole
from desktop.rules.labels import indonesian_label
from desktop.rules.verdict_words import PROVEN, TONES, Tone, wording
from desktop.rules.words import MONTHS, date_long
from resources import resource_path

_SCRIPTS = ("libraries", "code", "pictures", "page")
_MARKS = {Tone.GOOD: "✓", Tone.BAD: "✗", Tone.OPEN: "?"}
_CODE_PROBLEMS = ("empty", "too-long", "not-ours", "keyboard", "newer", "damaged")


def verify_page(keys: SignerKeys, void: VoidNumbers, *, office_name: str, made_on: date) -> bytes:
    """Return the page, with the public keys of offices and the numbers they made void; reasons are not told.

    It knows nothing newer than `as_of` of each key, and says so. The page loads nothing: its policy allows its own
    scripts only, by their hashes.
    """
    parts = {name: _part(f"{name}.js") for name in _SCRIPTS}
    style = _part("page.css")
    values = {
        **parts,
        "style": style,
        "policy": _policy(style, list(parts.values())),
        "office": html.escape(office_name),
        "made_on": date_long(made_on),
        "offices": "\n".join(_office_line(key_id, key, void) for key_id, key in _in_order(keys)),
        "list": _data(keys, void),
        "licences": _part("LICENCES.txt"),
    }
    pieces = _part("page.html").split("{{")
    page = [pieces[0]]
    for piece in pieces[1:]:
        name, _braces, rest = piece.partition("}}")
        page += (values[name], rest)
    return "".join(page).encode()


def _policy(style: str, scripts: list[str]) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    return f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _data(keys: SignerKeys, void: VoidNumbers) -> str:
    words = wording()
    content = {
        "keys": [
            {
                "id": key_id,
                "key": key.signing_key.hex(),
                "code": key.office_code,
                "name": key.office_name,
                "asOf": key.as_of.isoformat(),
            }
            for key_id, key in _in_order(keys)
        ],
        "void": [[*number, mark.voided_on.isoformat()] for number, mark in sorted(void.items())],
        "verdicts": {
            kind.value: {
                "headline": words["verdicts"][kind.value]["id"],
                "reason": words["verdicts"][kind.value]["id_reason"],
                "next": words["verdicts"][kind.value]["id_next"],
                "tone": TONES[kind].value,
                "mark": _MARKS[TONES[kind]],
                "proven": kind in PROVEN,
            }
            for kind in VerdictKind
        },
        "fields": {name: entry["id"] for name, entry in words["fields"].items()},
        "words": {name: entry["id"] for name, entry in words["words"].items()} | {"reading": words["page"]["reading"]},
        "problems": {**_code_problems(), **words["page"]["problems"]},
        "roles": {role.value: indonesian_label(role) for role in ParticipantRole},
        "months": list(MONTHS),
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # Inside a script element only "<" could end it or begin a comment; as an escape it means the same to JSON.
    return text.replace("<", "\\u003c")


@cache
def _code_problems() -> dict[str, list[str]]:
    entries = tomllib.loads(resource_path("wording", "problems", "certificate_code.toml").read_text("utf-8"))
    codes = (f"certificate-code-{name}" for name in _CODE_PROBLEMS)
    return {code: [entries[code]["id"], entries[code]["id_next"]] for code in codes}


def _office_line(key_id: str, key: SignerKey, void: VoidNumbers) -> str:
    count = sum(1 for office, _number in void if office == key.office_code)
    code = f" ({html.escape(key.office_code)})" if key.office_code else ""
    return (
        f"<li><strong>{html.escape(key.office_name)}</strong>{code}, kunci <code>{html.escape(key_id)}</code>: "
        f"daftar per {date_long(key.as_of)}, {count} nomor dibatalkan</li>"
    )


def _in_order(keys: SignerKeys) -> list[tuple[str, SignerKey]]:
    return sorted(keys.items(), key=lambda entry: (entry[1].office_code, entry[1].office_name, entry[0]))


@cache
def _part(name: str) -> str:
    return resource_path("verify_page", name).read_text("utf-8")

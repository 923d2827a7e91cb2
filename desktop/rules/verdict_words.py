"""The words for what checking a certificate's code found (resources/wording/certificate_check.toml)."""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from db.records.certificate_code import CUT, CertificateFields, Verdict, VerdictKind
from desktop.rules import words
from desktop.rules.check_code import check_code_start
from desktop.rules.labels import label
from desktop.rules.problems import explain
from desktop.rules.screen_dates import date_long
from resources import resource_path
from resources.language import Language, language


class Tone(StrEnum):
    """How a verdict is shown: the paper may be accepted, must not be, or nothing is proven."""

    GOOD = "good"
    BAD = "bad"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """A verdict for a person: large words, why, and what to do next (may be empty)."""

    headline: str
    reason: str
    next_step: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field of a code to compare with the paper; `note` says what to mind about it, or is empty."""

    name: str
    label: str
    value: str
    note: str = ""


TONES = {
    VerdictKind.VALID: Tone.GOOD,
    VerdictKind.CHANGED: Tone.BAD,
    VerdictKind.UNKNOWN_SIGNER: Tone.OPEN,
    VerdictKind.VOID: Tone.BAD,
    VerdictKind.OTHER_OFFICE: Tone.BAD,
    VerdictKind.UNREADABLE: Tone.OPEN,
}


# Of which the fields were signed by the office they name.
PROVEN = (VerdictKind.VALID, VerdictKind.VOID)


def verdict_words(verdict: Verdict) -> VerdictWords:
    """Return the words for a verdict in the language in use."""
    entry, tongue = wording()["verdicts"][verdict.kind.value], language().value
    tone = TONES[verdict.kind]
    if verdict.problem is not None:
        text = explain(verdict.problem)
        return VerdictWords(entry[tongue], text.sentence, text.next_step, tone)
    signer, void, fields = verdict.signer, verdict.void, verdict.fields
    values = {
        "key": verdict.key_id,
        "office": signer.office_name if signer else "",
        "as_of": date_long(signer.as_of) if signer else "",
        "claimed": (fields.office_code if fields else "") or word("no_office_code"),
        "voided_on": date_long(void.voided_on) if void else "",
    }
    reason = entry[f"{tongue}_reason"].format_map(values)
    if void and void.reason:
        reason += " " + word("reason").format(reason=void.reason)
    return VerdictWords(entry[tongue].format_map(values), reason, entry[f"{tongue}_next"].format_map(values), tone)


def field_lines(fields: CertificateFields, today: date | None = None) -> tuple[FieldLine, ...]:
    """Return the fields of a code in the order they are compared, in the language in use.

    With `today`, an expiry before it is told.
    """
    expired = fields.expires_on is not None and today is not None and fields.expires_on < today
    lines = [
        _line("number", fields.number),
        _line("name", fields.name, _cut_note(fields.name)),
        _line("role", label(fields.role)),
        _line("result", word("passed" if fields.passed else "attended")),
        _line("activity", fields.activity, _cut_note(fields.activity)),
        _line("days", _days(fields.starts_on, fields.ends_on)),
        # No lesson hours stand on the paper where there are none.
        _line("lesson_hours", f"{words.decimal_text(fields.lesson_hours)} JP" if fields.lesson_hours else ""),
        _line("issued_on", date_long(fields.issued_on)),
    ]
    if fields.expires_on is not None:
        lines.append(_line("expires_on", date_long(fields.expires_on), word("expired") if expired else ""))
    lines.append(_line("office_code", fields.office_code or word("no_office_code")))
    lines.append(_line("check_code", check_code_start(fields.text_hash) + "-" + CUT))
    return tuple(line for line in lines if line.value)


def word(name: str) -> str:
    """Return one of the fixed words around a verdict: "question", "not_certified", or "unproven" unless PROVEN."""
    return str(wording()["words"][name][language().value])


@cache
def wording() -> dict[str, Any]:
    """Return the whole wording of checking certificates, in both languages."""
    return tomllib.loads(resource_path("wording", "certificate_check.toml").read_text("utf-8"))


def _line(name: str, value: str, note: str = "") -> FieldLine:
    return FieldLine(name, wording()["fields"][name][language().value], value, note)


def _cut_note(text: str) -> str:
    return word("cut") if text.endswith(CUT) else ""


def _days(first: date, last: date) -> str:
    if language() is Language.INDONESIAN:
        return words.date_range(first, last)
    return date_long(first) if first == last else f"{date_long(first)} to {date_long(last)}"

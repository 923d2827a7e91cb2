"""The lines above an attendance list: which activity it was, when and where."""

import re
from collections.abc import Iterable
from datetime import date

from db.problem import Problem
from db.records.training import Meeting, SessionDraft, Speaker
from db.vocabulary import SessionKind
from desktop.rules.reading import read_date
from desktop.rules.training_checks import read_time
from desktop.sheets.layout import SkippedKind, SkippedRow
from desktop.sheets.wordlists import recognise

_LABELLED = re.compile(r"^(?P<label>[^:]{2,30}?)\s*:\s*(?P<value>.+)$")
_LIST_WORDS = re.compile(
    r"^(?:daftar\s+(?:hadir|kehadiran|peserta|undangan)|presensi|absensi)(?:\s+(?:peserta|undangan))?\b[\s:–-]*",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"(\d{1,2}(?:[.:]\d{2})?)(?:\s*(?:-|–|s\.?\s*/?\s*d\.?|sampai)\s*(\d{1,2}[.:]\d{2}))?", re.IGNORECASE
)


def session_of_titles(skipped: Iterable[SkippedRow]) -> SessionDraft:
    """Return what the lines above a list say about its session; what they do not say stays empty.

    Dates that cannot be read are left out: a person fills them in.
    """
    titles = [part for row in skipped if row.kind is SkippedKind.TITLE for part in row.text.split(" · ")]
    said: dict[str, str] = {}
    free: list[str] = []
    for line in titles:
        match = _LABELLED.match(line.strip())
        meaning = recognise("list_title", match["label"]) if match else None
        if match and meaning:
            said.setdefault(meaning, match["value"].strip())
        else:
            free.append(line.strip())
    title = _sentence_case(said.get("title") or _title(free))
    starts_at, ends_at = _times(said.get("time", ""))
    meeting = Meeting(
        batch=said.get("batch", ""),
        on=_date(said.get("date", "")),
        starts_at=starts_at,
        ends_at=ends_at,
        place=said.get("place", ""),
    )
    return SessionDraft(
        kind=SessionKind(recognise("session_kind", title) or SessionKind.SOCIALISATION),
        title=title,
        meetings=(meeting,),
        organiser=said.get("organiser", ""),
        speakers=(Speaker(name=said["speaker"]),) if "speaker" in said else (),
    )


def _title(lines: list[str]) -> str:
    """Return the first line that names the activity; "Daftar hadir" before it is the list's own name."""
    for line in lines:
        rest = _LIST_WORDS.sub("", line).strip()
        if rest and re.search(r"[^\W\d]{3}", rest):
            return rest
    return ""


def _sentence_case(title: str) -> str:
    """Return a title that is written in capitals as titles are: "Sosialisasi dan Bimtek SMAP bagi BPD"."""
    if not title.isupper():
        return title
    words = [_as_in_titles(word) for word in title.split()]
    return " ".join(
        words[:1] + [word.lower() if recognise("title_word", word) == "small" else word for word in words[1:]]
    )


def _as_in_titles(word: str) -> str:
    if len(word.strip("()")) <= 3 or "." in word or "/" in word or recognise("title_word", word) == "capitals":
        return word
    return word.title()


def _date(text: str) -> date | None:
    if not text:
        return None
    try:
        return read_date(text).value
    except Problem:
        return None


def _times(text: str) -> tuple[str, str]:
    match = _TIMES.search(text)
    if match is None:
        return "", ""
    return read_time(match[1]) or "", read_time(match[2] or "") or ""

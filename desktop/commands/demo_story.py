"""The story of the demo's exchange, told line by line."""

import shlex
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from db.vocabulary import Arrival, CellState, FileState
from desktop.rules.labels import label
from desktop.rules.problems import explain
from desktop.rules.words import date_short, period_title
from desktop.services.demo_journey import Act, Told
from desktop.services.inbox import Outcome
from resources.language import _


def story(told: Iterable[Told]) -> Iterator[str]:
    """Yield the lines of the story, a heading for each day, its steps numbered."""
    number = 0
    for day, steps in groupby(told, key=lambda step: step.on):
        yield date_short(day)
        for step in steps:
            number += 1
            yield f"  {number:2d}. {_sentence(step)}"


def table(rows: Iterable[tuple[str, tuple[CellState, ...]]], periods: Iterable[str]) -> Iterator[str]:
    """Yield the lines of offices and what arrived of them, period by period."""
    heads = list(periods)
    yield f"  {'':32}" + "".join(f"{head:>18}" for head in heads)
    for name, cells in rows:
        yield f"  {name:32.32}" + "".join(f"{label(cell):>18.17}" for cell in cells)


def without_the_program(register: Path, stick: Path, file: str) -> Iterator[str]:
    """Yield the lines that open a file with Debian's `age` and the key of the inspectorate alone."""
    key, opened = stick.parent / "kunci.txt", stick.parent / "isi.bin"
    yield shlex.join(("sigap", "--register", str(register), "key", "export", str(key)))
    yield shlex.join(("age", "-d", "-i", str(key), "-o", str(opened), str(stick / file)))


def _sentence(told: Told) -> str:
    words = " ".join(told.words)
    match told.act:
        case Act.ENROLMENT_WRITTEN:
            text = _("{office} membuat berkas pendaftaran {file}; delapan kata pada suratnya: {words}")
        case Act.MENTOR_CONFIRMED:
            text = _("{office} memasukkannya, mencocokkan delapan kata dengan surat itu, dan kini boleh mengirim")
        case Act.VILLAGE_CONFIRMED:
            text = _("Inspektorat menelepon {office} ke nomor yang sudah dikenal; delapan katanya cocok: {words}")
        case Act.EXPORTED:
            return _exported(told)
        case Act.REMINDED:
            text = _("{office} belum mengirim {period}: inspektorat mencetak surat kepadanya, {file}")
        case Act.CUT_OFF:
            text = _("Salinan berkas {office} terpotong sewaktu disalin: {file}")
        case Act.READ:
            return _read(told, told.outcome) if told.outcome is not None else ""
        case Act.COMMENTED:
            text = _("Inspektorat meminta laporan {number} dari {office} diperbaiki paling lambat {due}: “{text}”")
        case Act.ANSWERED:
            text = _("Inspektorat menulis berkas umpan balik untuk {office}: {file}")
        case Act.HEARD:
            text = _("{office} memasukkannya: {receipts} tanda terima, {to_mend} perlu diperbaiki, {accepted} diterima")
        case Act.MENDED:
            text = _("{office} memperbaiki laporan {number}; revisi lama tetap tersimpan bersama alasannya")
        case Act.CLOSED:
            text = _("Perbaikan laporan {number} sudah tiba, inspektorat menerimanya: catatan ditutup")
    due = date_short(told.due_on)
    period = period_title(told.period) if told.period else ""
    said = {"office": told.office, "file": told.file, "number": told.number, "text": told.text, "period": period}
    return text.format(words=words, due=due, **said, **told.counts)


def _exported(told: Told) -> str:
    period = period_title(told.period) if told.period else ""
    if told.nil:
        text = _("{office} mengirim {period}: NIHIL · {file}").format(office=told.office, period=period, file=told.file)
    else:
        text = _("{office} mengirim {period}: {n} laporan · {file}").format(
            office=told.office, period=period, n=told.counts.get("reports", 0), file=told.file
        )
    secret = told.counts.get("secret", 0)
    if secret:
        text += "; " + _("{n} laporan pribadi & rahasia tidak ikut dikirim").format(n=secret)
    return text


def _read(told: Told, outcome: Outcome) -> str:
    head = f"{label(outcome.state)}: {told.file}"
    if outcome.state is FileState.QUARANTINED:
        return _("Inspektorat menahan {file}: {office} belum dicocokkan delapan katanya").format(
            file=told.file, office=told.office
        )
    if outcome.problem is not None:
        text = explain(outcome.problem)
        return _("Inspektorat menyisihkan {file} dan meneruskan yang lain: {sentence} {step}").format(
            file=told.file, sentence=text.sentence, step=text.next_step
        )
    kinds = ", ".join(f"{label(kind)} {outcome.count(kind)}" for kind in Arrival if outcome.count(kind))
    late = _("terlambat {n} hari").format(n=told.days_late) if told.days_late else ""
    nil = _("NIHIL") if outcome.nil else ""
    receipt = _("kode tanda terima {code}").format(code=outcome.receipt_code)
    return " · ".join(filter(None, (head, told.office, nil, kinds, late, receipt)))

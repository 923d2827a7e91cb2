"""Papers that go with files between offices: transmittal letter, enrolment letter, receipt, book of files."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from db.problem import Problem
from db.queries import exchange_files as file_queries
from db.queries import feedback as feedback_queries
from db.queries import partners as partner_queries
from db.queries import received as received_queries
from db.queries.exchange_files import FileQuery
from db.records.exchange import ExchangeFile, FeedbackItem, SetAsideRecord
from db.records.office import Signatory
from db.records.period import Period
from db.vocabulary import Arrival, OfficeKind, PackageKind, PaperKind, PartnerRelation
from desktop.exchange.fingerprint import fingerprint_words
from desktop.rules.collection_words import ORDER, in_order, paper_collection
from desktop.rules.labels import indonesian_label
from desktop.rules.problems import explain_on_paper
from desktop.rules.words import period_title
from desktop.services.file_marks import own_code, receipt_code
from desktop.services.office_keys import kept_keys
from desktop.services.packs import letters_to
from desktop.services.paper_contents import Builder, Prepared, Sources

if TYPE_CHECKING:
    from desktop.printing.file_receipt import ArrivedLine, ReceiptNote

_AT_ONCE = 500
_TOLD = frozenset({"offices", "periods"})  # in every file; a letter need not count them


def transmittal(sources: Sources) -> Prepared:
    """The letter that goes with a file, or with all parts of one; `subject_uid` is its uid, digest or check code.

    Raises Problem `paper-needs-file`, `file-entry-unknown`, `paper-needs-export`.
    """
    from desktop.printing.transmittal import SentFile, TransmittalPaper

    file = _file(sources)
    if not file.outgoing or file.kind is not PackageKind.EXPORT:
        raise Problem("paper-needs-export", field="subject_uid")
    parts = _parts(sources.session, file)
    relations = {partner.uid: partner.relation for partner in partner_queries.list_partners(sources.session)}
    counts: dict[str, int] = {}
    for name in ORDER:
        total = sum(part.details.counts.get(name, 0) for part in parts)
        if total and name not in _TOLD:
            counts[name] = total
    told = [(paper_collection(name), count) for name, count in in_order(counts) if name != "attachments"]
    told.append(("Foto dan lampiran", sum(part.details.attachments for part in parts)))
    values = [part.details.totals["reports.value"] for part in parts if "reports.value" in part.details.totals]
    content = TransmittalPaper(
        frame=sources.frame(sources.request.number),
        to_name=file.partner_name,
        to_person=letters_to(sources.session, file.partner_uid),
        period=Period.parse(file.period) if file.period else None,
        files=tuple(
            SentFile(name=part.file_name, number=part.sequence, length=part.length, check_code=own_code(part))
            for part in parts
        ),
        counts=tuple(told),
        value=sum(values) if values else None,
        nil=file.nil,
        copy=relations.get(file.partner_uid) is PartnerRelation.COPY,
        words=_own_words(sources),
    )
    return _about(file, content, sources, "Surat Pengantar Berkas")


def enrolment_letter(sources: Sources) -> Prepared:
    """The letter with the eight words of this office's own keys.

    Raises Problem `office-keys-missing` while this office has made none.
    """
    from desktop.printing.enrolment_letter import EnrolmentLetterPaper

    office = sources.profile.office
    if office.kind is OfficeKind.INSPECTORATE:
        to = (f"Yth. Para Kepala Desa dan Lurah se-{office.regency}" if office.regency else "Yth. Para Kepala Desa",)
    else:
        mentors = partner_queries.list_partners(sources.session, PartnerRelation.MENTOR)
        told = (letters_to(sources.session, mentors[0].uid) or mentors[0].name) if mentors else ""
        to = (f"Yth. {told or f'Inspektorat {office.regency}'.strip()}",)
    content = EnrolmentLetterPaper(
        frame=sources.frame(sources.request.number),
        to=to,
        office_code=office.code,
        words=_own_words(sources),
    )
    return Prepared(content=content, subject_uid=office.uid, number=sources.request.number)


def file_receipt(sources: Sources) -> Prepared:
    """The receipt of an export that was taken over here, or at the sender the copy of the one that came back.

    Raises Problem `paper-needs-file`, `file-entry-unknown`, `paper-needs-receipt`.
    """
    from desktop.printing.file_receipt import FileReceiptPaper

    file = _file(sources)
    own = sources.profile.office
    if file.kind is not PackageKind.EXPORT or not receipt_code(file):
        raise Problem("paper-needs-receipt", field="subject_uid")
    sender = (own.full_name, own.code) if file.outgoing else (file.partner_name, file.partner_code)
    content = FileReceiptPaper(
        frame=sources.frame(sources.request.number),
        sender=sender[0],
        sender_code=sender[1],
        receiver=file.partner_name if file.outgoing else own.full_name,
        file_name=file.file_name,
        file_number=file.sequence,
        part=f"bagian {file.part_number} dari {file.part_of}" if file.part_of > 1 else "",
        period=Period.parse(file.period) if file.period else None,
        nil=file.nil,
        received_on=None if file.outgoing else file.at.astimezone().date(),
        accepted_on=file.decided_at.astimezone().date() if file.decided_at else None,
        accepted_by=file.decided_by,
        code=receipt_code(file),
        arrived=_arrived(file),
        set_aside=tuple(_aside_words(record) for record in file.details.set_aside),
        missing=file.details.missing,
        notes=_notes(sources, file),
        copy=file.outgoing,
    )
    return _about(file, content, sources, "Tanda Terima Berkas")


def file_book(sources: Sources) -> Prepared:
    """The book of the files that went out and came in within a period."""
    from desktop.printing.file_book import BookFile, FileBookPaper

    period = sources.period()

    def lines(*, outgoing: bool) -> tuple[BookFile, ...]:
        found = _all_files(sources.session, FileQuery(outgoing=outgoing, went=period))
        return tuple(
            BookFile(
                on=file.at.astimezone().date(),
                number=_number(file),
                office=f"{file.partner_name} ({file.partner_code})" if file.partner_code else file.partner_name,
                kind=indonesian_label(file.kind) if file.kind else "",
                about=_about_words(file),
                name=file.file_name,
                code=own_code(file),
                state=indonesian_label(file.state),
                by_name=file.by_name,
            )
            for file in found
        )

    content = FileBookPaper(
        frame=sources.frame(sources.request.number),
        period=period,
        outgoing=lines(outgoing=True),
        incoming=lines(outgoing=False),
        keeper=Signatory(name=sources.desk.account.name, title="Petugas pencatat"),
    )
    return Prepared(content=content, subject_uid=period.code, number=sources.request.number)


def _file(sources: Sources) -> ExchangeFile:
    if not sources.request.subject_uid:
        raise Problem("paper-needs-file", field="subject_uid")
    return file_queries.get_file(sources.session, sources.request.subject_uid)


def _parts(session: Session, file: ExchangeFile) -> tuple[ExchangeFile, ...]:
    if file.part_of <= 1:
        return (file,)
    found = _all_files(session, FileQuery(outgoing=True, part_set=file.part_set, partner_uid=file.partner_uid))
    return tuple(sorted(found, key=lambda part: part.part_number))


def _all_files(session: Session, query: FileQuery) -> list[ExchangeFile]:
    """Return all files a query finds, the oldest first."""
    found: list[ExchangeFile] = []
    while True:
        page = file_queries.list_files(session, replace(query, offset=len(found), limit=_AT_ONCE))
        found += page
        if len(page) < _AT_ONCE:
            return found[::-1]


def _own_words(sources: Sources) -> tuple[str, ...]:
    kept = kept_keys(sources.session)
    if kept is None:
        raise Problem("office-keys-missing")
    return fingerprint_words(kept.current.public)


def _arrived(file: ExchangeFile) -> "tuple[ArrivedLine, ...]":
    from desktop.printing.file_receipt import ArrivedLine

    aside: dict[str, int] = {}
    for record in file.details.set_aside:
        aside[record.collection] = aside.get(record.collection, 0) + 1
    names = dict.fromkeys((*file.details.arrivals, *aside), 1)
    lines = []
    for name, _one in in_order(names):
        found: Mapping[str, int] = file.details.arrivals.get(name, {})
        lines.append(
            ArrivedLine(
                what=paper_collection(name),
                new=found.get(Arrival.NEW, 0),
                changed=found.get(Arrival.CHANGED, 0),
                same=found.get(Arrival.SAME, 0),
                other=found.get(Arrival.OLDER, 0) + found.get(Arrival.FORK, 0),
                set_aside=aside.get(name, 0),
            )
        )
    return tuple(lines)


def _aside_words(record: SetAsideRecord) -> str:
    return f"{paper_collection(record.collection)}: {explain_on_paper(record.code, record.params)}"


def _notes(sources: Sources, file: ExchangeFile) -> "tuple[ReceiptNote, ...]":
    from desktop.printing.file_receipt import ReceiptNote

    own = sources.profile.office.uid
    office = own if file.outgoing else file.partner_uid
    items = feedback_queries.list_feedback(sources.session, office_uid=office, states=feedback_queries.OPEN)
    return tuple(
        ReceiptNote(
            about=_title(sources, item),
            verdict=indonesian_label(item.kind if item.details.number else item.state),
            text=" ".join(part for part in (item.details.number, item.text) if part),
            due_on=item.due_on,
        )
        for item in items
    )


def _title(sources: Sources, item: FeedbackItem) -> str:
    if not item.record_uid:
        return indonesian_label(item.kind)
    if item.author_office == sources.profile.office.uid:
        try:
            row = received_queries.get_row(sources.session, item.record_uid)
        except Problem:
            return paper_collection(item.collection)
        return row.number or row.title or paper_collection(item.collection)
    from desktop.services.mentor_said import title_of

    return title_of(sources.session, sources.desk, item) or paper_collection(item.collection)


def _number(file: ExchangeFile) -> str:
    part = f" ({file.part_number}/{file.part_of})" if file.part_of > 1 else ""
    return f"{file.sequence}{part}" if file.sequence else ""


def _about_words(file: ExchangeFile) -> str:
    words = period_title(Period.parse(file.period)) if file.period else ""
    return f"{words} – NIHIL" if file.nil else words


def _about(file: ExchangeFile, content: object, sources: Sources, title: str) -> Prepared:
    return Prepared(
        content=content,
        subject_uid=file.uid,
        number=sources.request.number,
        title=f"{title} nomor {file.sequence}" + (f" – {file.period}" if file.period else ""),
    )


BUILDERS: dict[PaperKind, Builder] = {
    PaperKind.TRANSMITTAL: transmittal,
    PaperKind.ENROLMENT_LETTER: enrolment_letter,
    PaperKind.FILE_RECEIPT: file_receipt,
    PaperKind.FILE_BOOK: file_book,
}

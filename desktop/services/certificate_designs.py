"""Designs of certificates: three that are there from the start, the office's own, and how they will look."""

import tomllib
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from functools import cache

import msgspec
from sqlalchemy.orm import Session

from db.problem import Problem
from db.queries import certificates as queries
from db.records.certificate import CertificateDesign, CertificateWords, DesignRecord
from db.records.changes import Done
from db.records.office import OfficeProfile
from db.vocabulary import ParticipantRole, Role, SessionKind, Topic, TrainingResult
from desktop.printing.certificate import PrintedCertificate, draw
from desktop.rules.certificate_words import kind_words, look_of, months_later, wording
from desktop.rules.colours import check_colours
from desktop.rules.texts import clean_line, clean_record
from desktop.services import pictures
from desktop.services.desk import Desk, stored_profile
from desktop.services.training_rules import stored_rules
from desktop.services.uids import new_uid
from resources import resource_path

READERS = (Role.MANAGER, Role.CLERK, Role.TRAINER, Role.READER)
WRITERS = (Role.MANAGER, Role.CLERK, Role.TRAINER)
SAMPLE_CODE = "C0NT-0HS4-JAX0-0000"
SAMPLE_QR = "SGP1:CONTOH BUKAN SERTIFIKAT " + "0123456789" * 29  # as large as the longest real one


def list_designs(desk: Desk, *, archived: bool = False) -> tuple[DesignRecord, ...]:
    """Return the designs to choose from, by name; archived ones only when asked for."""
    desk.require(*READERS)
    with desk.reading() as session:
        return tuple(item for item in all_designs(session) if archived or not item.archived)


def design(desk: Desk, uid: str) -> DesignRecord:
    """Return a design by its uid, or by its name in any case.

    Raises Problem `design-unknown`.
    """
    desk.require(*READERS)
    with desk.reading() as session:
        return find_design(session, uid)


def save_design(desk: Desk, design: CertificateDesign, uid: str = "") -> Done[DesignRecord]:
    """Add a design, or with `uid` change one; certificates issued with it stay as they were issued.

    Raises Problem `design-name-missing`, `design-name-taken`, `design-title-missing`, `design-signatories`,
    `colour-unreadable`, `colour-too-pale`, `text-too-long`, and those of `pictures.as_mark`.
    """
    desk.require(*WRITERS)
    design = _checked(plain(clean_record(design)))
    with desk.changing() as change:
        known = all_designs(change.session)
        before = find_design(change.session, uid) if uid else None
        own = "" if before is None else before.uid
        if any(item.name.casefold() == design.name.casefold() and item.uid != own for item in known):
            raise Problem("design-name-taken", field="name", name=design.name)
        if before is not None and plain(before) == design:
            return Done(before, change.changes)
        record = queries.put_design(
            change.session,
            before.uid if before is not None else new_uid(desk.clock),
            design,
            archived=before.archived if before is not None else False,
        )
        change.audit("design-changed" if before is not None else "design-added", "design", record.uid, design)
        change.touch(Topic.CERTIFICATES)
    return Done(record, change.changes)


def archive_design(desk: Desk, uid: str, *, archived: bool = True) -> Done[DesignRecord]:
    """Put a design aside, or take it out again; what was issued with it is untouched."""
    desk.require(*WRITERS)
    with desk.changing() as change:
        before = find_design(change.session, uid)
        record = queries.put_design(change.session, before.uid, plain(before), archived=archived)
        change.audit("design-archived" if archived else "design-restored", "design", record.uid)
        change.touch(Topic.CERTIFICATES)
    return Done(record, change.changes)


def picture(content: bytes, file_name: str, *, signature: bool = False) -> bytes:
    """Return a chosen logo or signature as a design keeps it.

    Raises the Problems of `pictures.as_mark`.
    """
    return pictures.as_mark(content, file_name, clear_paper=signature)


def preview(
    desk: Desk, design: CertificateDesign, *, longest: bool = False, role: ParticipantRole = ParticipantRole.PARTICIPANT
) -> bytes:
    """Return a PDF of a design with made-up words, with the longest of names when asked; nothing is kept."""
    desk.require(*READERS)
    design = clean_record(design)
    check_colours(design.main_colour, design.accent_colour)
    if not 1 <= len(design.signatories) <= 2:
        raise Problem("design-signatories", field="signatories")
    with desk.reading() as session:
        profile, rules = stored_profile(session), stored_rules(session)
    words = _sample(profile, design, role, desk.today, longest=longest, months=rules.certificate_months)
    qr = SAMPLE_QR if design.with_qr else ""
    return draw([PrintedCertificate(words, look_of(design, profile), SAMPLE_CODE, qr)])


def all_designs(session: Session) -> tuple[DesignRecord, ...]:
    """Return every design inside an open session: the ready ones as the office left them, and its own, by name."""
    kept = {item.uid: item for item in queries.list_designs(session)}
    ready = [kept.pop(item.uid, item) for item in _ready()]
    return tuple(sorted((*ready, *kept.values()), key=lambda item: item.name.casefold()))


def find_design(session: Session, uid: str) -> DesignRecord:
    """Return a design by uid or name inside an open session.

    Raises Problem `design-unknown`.
    """
    known = all_designs(session)
    wanted = clean_line(uid)
    found = next((item for item in known if item.uid == wanted), None)
    found = found or next((item for item in known if item.name.casefold() == wanted.casefold()), None)
    if found is None:
        names = ", ".join(item.name for item in known if not item.archived)
        raise Problem("design-unknown", field="design", name=wanted, known=names)
    return found


def plain(design: CertificateDesign) -> CertificateDesign:
    """Return a design without what the register adds to it."""
    return CertificateDesign(**{f.name: getattr(design, f.name) for f in fields(CertificateDesign)})


def _checked(design: CertificateDesign) -> CertificateDesign:
    """Return the design with its pictures made ready."""
    limits = wording()["limits"]
    if not design.name:
        raise Problem("design-name-missing", field="name")
    if not design.title:
        raise Problem("design-title-missing", field="title")
    if not 1 <= len(design.signatories) <= 2:
        raise Problem("design-signatories", field="signatories")
    check_colours(design.main_colour, design.accent_colour)
    for path, text, most in _texts(design, limits["design_name"], limits["name"]):
        if len(text) > most:
            raise Problem("text-too-long", field=path, length=len(text), most=most)
    return replace(
        design,
        logo=design.logo and pictures.as_mark(design.logo, "logo"),
        signatories=tuple(
            replace(item, picture=item.picture and pictures.as_mark(item.picture, "tanda tangan", clear_paper=True))
            for item in design.signatories
        ),
    )


def _texts(design: CertificateDesign, short: int, long: int) -> Iterator[tuple[str, str, int]]:
    yield "name", design.name, short
    yield "title", design.title, short
    yield "passed_words", design.passed_words, short
    for index, item in enumerate(design.signatories):
        for name in ("name", "title", "rank", "id_label", "id_number"):
            yield f"signatories.{index}.signatory.{name}", getattr(item.signatory, name), long // 2
    for index, said in enumerate(design.wording):
        for name in ("as_words", "role_words", "sentence"):
            yield f"wording.{index}.{name}", getattr(said, name), long // 2


@cache
def _ready() -> tuple[DesignRecord, ...]:
    entries = tomllib.loads(resource_path("code_lists", "certificate_designs.toml").read_text("utf-8"))["design"]
    return tuple(
        msgspec.convert({"id": 0, "revision": 0, "archived": False, **entry}, DesignRecord) for entry in entries
    )


def _sample(
    profile: OfficeProfile,
    design: CertificateDesign,
    role: ParticipantRole,
    today: date,
    *,
    longest: bool,
    months: int | None,
) -> CertificateWords:
    sample = wording()["sample"]
    identity = ("Jabatan Contoh", "Kantor Contoh", "NIP 000000000000000000" if design.with_id_number else "")
    activity = sample["longest_activity"] if longest else sample["activity"]
    details = (
        f"yang diselenggarakan oleh {profile.office.full_name} pada tanggal 12 s.d. 13 November 2026 di Aula Contoh, "
        "dengan jumlah 8 jam pelajaran (JP)."
    )
    return CertificateWords(
        number="000/CONTOH/2026",
        name=sample["longest_name"] if longest else sample["name"],
        role=role,
        identity_lines=tuple(line for line in identity if line),
        activity=activity,
        activity_kind=kind_words(SessionKind.BIMTEK),
        organiser=profile.office.full_name,
        places=("Aula Contoh",),
        days=(date(2026, 11, 12), date(2026, 11, 13)),
        lesson_hours=Decimal(8),
        subjects=(
            ("Kebijakan antipenyuapan", Decimal(2), "Narasumber Contoh"),
            ("Mengenali suap dan gratifikasi", Decimal(3), "Narasumber Contoh"),
            ("Melapor melalui UPG", Decimal(3), "Auditor Contoh"),
        ),
        result=TrainingResult.PASSED if role is ParticipantRole.PARTICIPANT else None,
        pre_score=Decimal(55),
        post_score=Decimal("85.5"),
        place=profile.place or profile.office.name,
        issued_on=today,
        expires_on=None if months is None else months_later(today, months),
        office_name=profile.office.full_name,
        office_code=profile.office.code,
        demo=True,
        details=details,
    )

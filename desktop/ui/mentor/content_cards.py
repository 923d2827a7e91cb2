"""The content of a received record that is no report: a session with its people, a certificate, an official."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from desktop.exchange.training_contents import CertificateContent, OfficialContent, SessionContent
from desktop.rules.labels import label
from desktop.rules.words import date_short, decimal_text, grouped
from desktop.ui.kit.facts import Facts
from desktop.ui.kit.surfaces import Card
from desktop.ui.kit.table_columns import Cell, Column, Tone, from_list
from desktop.ui.kit.virtual_table import VirtualTable
from resources.language import _

if TYPE_CHECKING:
    from desktop.exchange.training_contents import ParticipantContent

_TABLE_HEIGHT = 320


def content_cards(content: Any) -> Iterator[QWidget]:
    """Yield the cards that show a content."""
    if isinstance(content, SessionContent):
        yield _session(content)
        yield _people(content)
    elif isinstance(content, CertificateContent):
        yield _certificate(content)
    elif isinstance(content, OfficialContent):
        yield _official(content)


def _session(content: SessionContent) -> Card:
    card = Card(_("Kegiatan"))
    facts = Facts()
    facts.add(_("Jenis"), label(content.kind))
    facts.add(_("Tanggal"), ", ".join(date_short(day) for day in content.days))
    facts.add(_("Tempat"), ", ".join(dict.fromkeys(m.place for m in content.meetings if m.place)))
    facts.add(_("Penyelenggara"), content.organiser)
    facts.add(_("Nomor undangan"), content.invitation_number)
    facts.add(_("Dicatat oleh"), content.written_by_name)
    facts.add(_("Topik"), "; ".join(label(topic) for topic in content.topics), wide=True)
    facts.add(_("Tujuan"), content.purpose, wide=True)
    facts.add(_("Dasar"), content.basis, wide=True)
    facts.add(_("Alasan dibatalkan"), content.void_reason, wide=True)
    card.body.addWidget(facts)
    return card


def _people(content: SessionContent) -> Card:
    came = sum(1 for person in content.participants if _came(person))
    words = _("{n} dalam daftar, {came} hadir").format(n=grouped(len(content.participants)), came=grouped(came))
    card = Card(_("Peserta"), words)
    columns: tuple[Column[ParticipantContent], ...] = (
        Column("name", _("Nama"), lambda who: Cell(who.name, bold=True), 180, sort="name", stretch=3),
        Column("position", _("Jabatan"), lambda who: Cell(who.position or "–"), 150, stretch=2),
        Column("role", _("Sebagai"), lambda who: Cell(label(who.role)), 110),
        Column("came", _("Hadir"), _came_cell, 90),
        Column("score", _("Nilai"), lambda who: Cell(_score(who) or "–"), 90, right=True),
    )
    table = VirtualTable(columns, key=lambda who: who.uid, name="received-people", title=_("Peserta"))
    table.setFixedHeight(_TABLE_HEIGHT)
    table.show_rows(from_list(content.participants, {"name": lambda who: who.name.casefold()}))
    card.body.addWidget(table)
    return card


def _came(person: "ParticipantContent") -> bool:
    return any(mark.present for mark in person.marks)


def _came_cell(person: "ParticipantContent") -> Cell:
    return Cell(_("hadir"), Tone.GOOD) if _came(person) else Cell(_("tidak"), Tone.MUTED)


def _score(person: "ParticipantContent") -> str:
    return "" if person.post_score is None else decimal_text(person.post_score)


def _certificate(content: CertificateContent) -> Card:
    card = Card(_("Sertifikat"))
    facts = Facts()
    facts.add(_("Nomor"), content.number)
    facts.add(_("Nama"), content.name)
    facts.add(_("Sebagai"), label(content.role))
    facts.add(_("Status"), label(content.state))
    facts.add(_("Terbit"), date_short(content.issued_on))
    facts.add(_("Berlaku sampai"), date_short(content.expires_on), empty=_("tanpa batas"))
    facts.add(_("Kode cek"), content.check_code)
    facts.add(_("Jumlah JP"), decimal_text(content.lesson_hours))
    facts.add(_("Kegiatan"), content.activity, wide=True)
    facts.add(_("Alasan dibatalkan"), content.void_reason, wide=True)
    card.body.addWidget(facts)
    return card


def _official(content: OfficialContent) -> Card:
    card = Card(_("Perangkat"))
    facts = Facts()
    facts.add(_("Nama"), content.name)
    facts.add(_("Jabatan"), content.position)
    facts.add(_("Unit kerja"), content.unit)
    facts.add(_("Tingkat risiko"), label(content.risk_level))
    facts.add(_("Menjabat sejak"), date_short(content.active_from))
    facts.add(_("Menjabat sampai"), date_short(content.active_to))
    card.body.addWidget(facts)
    return card

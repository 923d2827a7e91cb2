"""The card of what waits at an inspectorate: offices, their files, what was said to them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from db.vocabulary import CellState
from desktop.rules.words import date_short, grouped
from desktop.ui.kit.row_button import RowButton, RowCard
from desktop.ui.period_words import period_name
from resources.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.tutor_due import OfficeWaits, TutorDue

Go = Callable[..., None]

_MOST_NAMES = 3


def tutor_card(due: "TutorDue", go: Go) -> RowCard:
    """Return the card; a press opens the page where the thing is done."""
    known = ngettext("{n} kantor terdaftar", "{n} kantor terdaftar", due.known).format(n=grouped(due.known))
    card = RowCard(_("Kantor binaan"), known if due.known else "")
    if not due.known:
        for row in _first_steps(go):
            card.body.addWidget(row)
        return card
    for row in (*_to_decide(due, go), *_late(due, go), *_said(due, go)):
        card.body.addWidget(row)
    if not due.anything:
        card.add_words(_("Tidak ada yang menunggu."))
    return card


def _first_steps(go: Go) -> tuple[RowButton, ...]:
    """What a new inspectorate does first: hand out its enrolment file, then take the answers in."""
    return (
        RowButton(
            _("1. Bagikan berkas pendaftaran"),
            _("Dibuat lewat Kunci kantor ini; desa memasukkannya lebih dahulu"),
            icon="mdi6.key-outline",
            on_click=partial(go, "files"),
        ),
        RowButton(
            _("2. Masukkan berkas dari desa"),
            _("Lalu cocokkan delapan kata lewat telepon atau surat"),
            icon="mdi6.inbox-arrow-down-outline",
            on_click=partial(go, "inbox"),
        ),
    )


def _to_decide(due: "TutorDue", go: Go) -> list[RowButton]:
    rows = []
    if due.pending:
        n = len(due.pending)
        title = ngettext("{n} kantor belum dicocokkan katanya", "{n} kantor belum dicocokkan katanya", n)
        rows.append(
            RowButton(
                title.format(n=grouped(n)),
                _names(due.pending),
                tag=_("Perlu"),
                tone="warn",
                icon="mdi6.shield-key-outline",
                on_click=_open(due.pending, go),
            )
        )
    if due.forks:
        title = ngettext("{n} catatan bertentangan", "{n} catatan bertentangan", due.forks)
        rows.append(
            RowButton(
                title.format(n=grouped(due.forks)),
                _("Dua isi untuk satu catatan; pilih yang benar"),
                tag=_("Putuskan"),
                tone="danger",
                icon="mdi6.call-split",
                on_click=partial(go, "received", forked=True),
            )
        )
    if due.requests:
        title = ngettext("{n} permohonan musnah", "{n} permohonan musnah", due.requests)
        rows.append(
            RowButton(
                title.format(n=grouped(due.requests)),
                _("Menunggu keputusan beserta berita acaranya"),
                tag=_("Putuskan"),
                tone="warn",
                icon="mdi6.file-remove-outline",
                on_click=partial(go, "requests"),
            )
        )
    return rows


def _late(due: "TutorDue", go: Go) -> list[RowButton]:
    if not due.late_offices:
        return []
    n = due.late_offices
    title = ngettext("{n} kantor belum mengirim {period}", "{n} kantor belum mengirim {period}", n)
    return [
        RowButton(
            title.format(n=grouped(n), period=period_name(due.period)),
            _("Paling lambat {day}; suratnya dicetak dari Matriks kiriman").format(day=date_short(due.due)),
            tag=_("Terlambat"),
            tone="danger",
            icon="mdi6.clock-alert-outline",
            on_click=partial(go, "matrix", states=(CellState.OVERDUE,), period=due.period.code),
        )
    ]


def _said(due: "TutorDue", go: Go) -> list[RowButton]:
    rows = []
    for offices, title, tag, tone, icon in (
        (
            due.overdue,
            ngettext("{n} catatan lewat tanggalnya", "{n} catatan lewat tanggalnya", _sum(due.overdue)),
            _("Terlambat"),
            "danger",
            "mdi6.comment-alert-outline",
        ),
        (
            due.mended,
            ngettext("{n} catatan sudah diperbaiki", "{n} catatan sudah diperbaiki", _sum(due.mended)),
            _("Periksa"),
            "info",
            "mdi6.comment-check-outline",
        ),
        (
            due.unsent,
            ngettext(
                "{n} catatan belum dikirim ke kantornya", "{n} catatan belum dikirim ke kantornya", _sum(due.unsent)
            ),
            "",
            "",
            "mdi6.reply-outline",
        ),
    ):
        if offices:
            rows.append(
                RowButton(
                    title.format(n=grouped(_sum(offices))),
                    _names(offices),
                    tag=tag,
                    tone=tone,
                    icon=icon,
                    on_click=_open(offices, go, view="said"),
                )
            )
    return rows


def _open(offices: "Sequence[OfficeWaits]", go: Go, **arguments: object) -> Callable[[], object]:
    """One office after the other: the first that waits is opened; when it is done the next one stands first."""
    return partial(go, "tutored-office", uid=offices[0].uid, **arguments)


def _names(offices: "Sequence[OfficeWaits]") -> str:
    said = ", ".join(office.name for office in offices[:_MOST_NAMES])
    more = len(offices) - _MOST_NAMES
    return said if more <= 0 else _("{names} dan {n} lainnya").format(names=said, n=grouped(more))


def _sum(offices: "Sequence[OfficeWaits]") -> int:
    return sum(office.count for office in offices)

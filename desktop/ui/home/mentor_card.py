"""The card of what waits between this office and its mentor."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from db.vocabulary import KeyState
from desktop.rules.words import date_short
from desktop.ui.exchange import said_words
from desktop.ui.kit.row_button import RowButton, RowCard
from desktop.ui.period_words import period_name
from resources.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.mentor_due import MentorDue

Go = Callable[..., None]

_MOST = 3


def mentor_card(due: "MentorDue", go: Go) -> RowCard:
    """Return the card; a press opens the page where the thing is done."""
    card = RowCard(_("Mentor"), due.mentor.name if due.mentor else "")
    for row in _rows(due, go):
        card.body.addWidget(row)
    if card.body.count() == 1:  # nothing but the title
        card.add_words(_("Tidak ada yang menunggu."))
    return card


def _rows(due: "MentorDue", go: Go) -> list[RowButton]:
    mentor = due.mentor
    if mentor is None:
        title, detail = _("Daftarkan inspektorat pembina"), _("Agar laporan dapat dikirim")
        return [RowButton(title, detail, icon="mdi6.handshake-outline", on_click=lambda: go("send"))]
    rows = []
    if mentor.state is not KeyState.CONFIRMED:
        rows.append(
            RowButton(
                _("Cocokkan delapan kata mentor"),
                _("Sebelum itu belum ada berkas yang dapat dikirim"),
                tag=_("Perlu"),
                tone="warn",
                icon="mdi6.shield-key-outline",
                on_click=lambda: go("send"),
            )
        )
    for line in due.open[:_MOST]:
        day = date_short(line.item.due_on)
        target = partial(go, line.page, uid=line.item.record_uid) if line.page == "report" else partial(go, "feedback")
        rows.append(
            RowButton(
                said_words.about(line),
                " · ".join(part for part in (day, said_words.what(line)) if part),
                tag=said_words.tag(line),
                tone=said_words.tone(line),
                on_click=target,
            )
        )
    if len(due.open) > _MOST:
        rows.append(RowButton(_("Lihat semua ({n})").format(n=len(due.open)), on_click=lambda: go("feedback")))
    if due.unsent is not None:
        code = due.unsent.code
        rows.append(
            RowButton(
                _("Kirim {period}").format(period=period_name(due.unsent)),
                _("Belum ada berkas kiriman untuk masa itu"),
                icon="mdi6.send-outline",
                on_click=lambda: go("send", period=code),
            )
        )
    if due.unanswered:
        n = due.unanswered
        rows.append(
            RowButton(
                ngettext("{n} kiriman belum ada tanda terimanya", "{n} kiriman belum ada tanda terimanya", n).format(
                    n=n
                ),
                _("Lebih dari dua minggu; tanyakan kepada inspektorat"),
                icon="mdi6.email-alert-outline",
                on_click=lambda: go("files"),
            )
        )
    return rows

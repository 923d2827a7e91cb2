"""The card of what is due in training: people to be trained, sessions to come, sessions that lack something."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from db.records.coverage import TrainingToDo
from desktop.rules.coverage import CoverageState
from desktop.rules.words import date_short, grouped
from desktop.ui.kit.row_button import RowButton, RowCard
from desktop.ui.kit.surfaces import Card
from resources.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.training_to_do import TrainingDue

Go = Callable[..., None]

_MOST_COMING = 2
_MOST_UNFINISHED = 3


def training_card(due: "TrainingDue", today: date, go: Go) -> Card:
    """Return the card; a press opens the people concerned, or the session."""
    card = RowCard(_("Pelatihan"), _words(due))
    for row in (*_people_rows(due, go), *_coming_rows(due, today, go), *_unfinished_rows(due, go)):
        card.body.addWidget(row)
    if card.body.count() == 1:  # nothing but the title
        card.add_words(_("Tidak ada yang perlu dikerjakan dalam 30 hari ke depan."))
    card.body.addStretch(1)
    return card


def _words(due: "TrainingDue") -> str:
    if not due.people:
        return ""
    return _("{covered} dari {people} orang tercakup").format(covered=grouped(due.covered), people=grouped(due.people))


def _people_rows(due: "TrainingDue", go: Go) -> list[RowButton]:
    late, soon, new = due.overdue + due.never, due.due, due.induction
    rows = []
    if late:
        title = ngettext("{n} orang lewat waktu pelatihannya", "{n} orang lewat waktu pelatihannya", late)
        rows.append(
            RowButton(
                title.format(n=grouped(late)),
                _late_words(due),
                tag=_("Terlambat"),
                tone="danger",
                icon="mdi6.account-alert-outline",
                on_click=partial(go, "coverage", states=(CoverageState.OVERDUE, CoverageState.NEVER)),
            )
        )
    if soon:
        title = ngettext("{n} orang perlu dilatih lagi", "{n} orang perlu dilatih lagi", soon)
        rows.append(
            RowButton(
                title.format(n=grouped(soon)),
                _("Jangka waktunya habis dalam 30 hari"),
                tag=_("Segera"),
                tone="warn",
                icon="mdi6.account-clock-outline",
                on_click=partial(go, "coverage", states=(CoverageState.DUE,)),
            )
        )
    if new:
        title = ngettext("{n} perangkat baru perlu pengenalan", "{n} perangkat baru perlu pengenalan", new)
        rows.append(
            RowButton(
                title.format(n=grouped(new)),
                _("Belum pernah dilatih sejak menjabat"),
                tag=_("Baru"),
                tone="info",
                icon="mdi6.account-plus-outline",
                on_click=partial(go, "coverage", states=(CoverageState.INDUCTION,)),
            )
        )
    return rows


def _late_words(due: "TrainingDue") -> str:
    if not due.never:
        return _("Jangka waktunya sudah habis")
    if not due.overdue:
        return _("Belum pernah dilatih")
    words = ngettext("{n} di antaranya belum pernah dilatih", "{n} di antaranya belum pernah dilatih", due.never)
    return words.format(n=grouped(due.never))


def _coming_rows(due: "TrainingDue", today: date, go: Go) -> list[RowButton]:
    rows = []
    for item in due.coming[:_MOST_COMING]:
        begun = item.starts_on is not None and item.starts_on <= today
        rows.append(
            RowButton(
                item.title,
                item.place,
                tag=_("Berlangsung") if begun else _("Direncanakan"),
                tone="info",
                aside=date_short(item.starts_on),
                icon="mdi6.calendar-clock-outline",
                on_click=partial(go, "session", uid=item.session_uid),
            )
        )
    return rows


def _unfinished_rows(due: "TrainingDue", go: Go) -> list[RowButton]:
    rows = [
        RowButton(
            item.title,
            _missing(item),
            aside=date_short(item.starts_on),
            icon="mdi6.clipboard-alert-outline",
            on_click=partial(go, "session", uid=item.session_uid),
        )
        for item in due.unfinished[:_MOST_UNFINISHED]
    ]
    more = len(due.unfinished) - _MOST_UNFINISHED
    if more > 0:
        title = ngettext("{n} kegiatan lain belum lengkap", "{n} kegiatan lain belum lengkap", more)
        rows.append(
            RowButton(
                title.format(n=grouped(more)),
                icon="mdi6.dots-horizontal",
                on_click=partial(go, "sessions"),
            )
        )
    return rows


def _missing(item: TrainingToDo) -> str:
    words = {
        "held": _("tanda terlaksana"),
        "attendance": _("kehadiran"),
        "minutes": _("notulen"),
        "certificates": _("sertifikat"),
    }
    return _("Belum ada: {what}").format(what=", ".join(words[name] for name in item.missing))

"""`sigap assign`, `decide`, `destruction`: what a tutor asks of offices and decides for them."""

from datetime import date
from typing import TYPE_CHECKING

import click

from db.problem import Problem
from db.vocabulary import DecisionOutcome, KeyState, PartnerRelation, RequestState, TrainingTopic
from desktop.commands.context import DATE, Shared, command, shared
from desktop.rules.labels import label
from desktop.rules.words import date_short
from resources.language import ngettext

if TYPE_CHECKING:
    from db.records.exchange import DestroyRequest, Partner
    from desktop.services.desk import Desk

_DECIDED = [RequestState.GRANTED.value, RequestState.REFUSED.value]


@click.command("assign", short_help="Tugas untuk satu kantor, atau untuk semua kantor binaan.")
@click.argument("office", metavar="KANTOR")
@click.argument("words", metavar="TUGAS")
@click.option("--by", "due_on", type=DATE, help="Paling lambat tanggal ini.")
@click.option(
    "--topic",
    "topics",
    multiple=True,
    type=click.Choice([topic.value for topic in TrainingTopic]),
    help="Topik pelatihan; boleh beberapa kali.",
)
@shared
@command
def assign_command(options: Shared, office: str, words: str, due_on: date | None, topics: tuple[str, ...]) -> None:
    """Beri KANTOR (kode, nama, atau uid; `semua` untuk semua yang sudah dicocokkan) sebuah TUGAS.

    Tugas ikut di berkas umpan balik berikutnya. Kepada beberapa kantor: semuanya atau tidak satu pun.
    """
    from db.records.exchange import FeedbackDetails
    from desktop.services import feedback, partners

    with options.desk() as desk:
        chosen = [partners.partner(desk, office)] if office != "semua" else _confirmed(desk)
        uids = [partner.uid for partner in chosen]
        feedback.assign_all(desk, uids, words, due_on, FeedbackDetails(topics=tuple(dict.fromkeys(topics))))
        for partner in chosen:
            click.echo(" · ".join((partner.code or "–", partner.name)))
        click.echo(
            ngettext("Tugas dicatat untuk {n} kantor.", "Tugas dicatat untuk {n} kantor.", len(uids)).format(
                n=len(uids)
            )
        )


def _confirmed(desk: "Desk") -> "list[Partner]":
    from desktop.services import partners

    found = partners.list_partners(desk, PartnerRelation.PUPIL)
    chosen = [partner for partner in found if partner.state is KeyState.CONFIRMED]
    if not chosen:
        raise Problem("nobody-confirmed")
    return chosen


@click.command("decide", short_help="Penetapan KPK atas laporan yang diterima, untuk diteruskan ke kantornya.")
@click.argument("uid")
@click.argument("number", metavar="NOMOR")
@click.argument("dated", metavar="TANGGAL", type=DATE)
@click.argument("outcome", metavar="HASIL", type=click.Choice([outcome.value for outcome in DecisionOutcome]))
@click.argument("words", required=False, default="", metavar="[CATATAN]")
@shared
@command
def decide_command(options: Shared, uid: str, number: str, dated: date, outcome: str, words: str) -> None:
    """Teruskan penetapan KPK atas laporan UID (lihat `sigap list reports --received`).

    HASIL: state (milik negara), recipient (milik penerima), office (dikelola instansi).
    """
    from desktop.services import feedback, received

    with options.desk() as desk:
        item = feedback.decide_on_report(desk, uid, number, dated, outcome, words).record
        office = received.office(desk, item.office_uid).partner.name
        said = (office, item.record_uid, item.details.number, date_short(dated), label(DecisionOutcome(outcome)))
        click.echo(" · ".join(said))


@click.command("destruction", short_help="Putuskan permohonan memusnahkan satu catatan.")
@click.argument("uid")
@click.argument("decision", metavar="KEPUTUSAN", type=click.Choice(_DECIDED))
@click.argument("reason", metavar="ALASAN")
@shared
@command
def destruction_command(options: Shared, uid: str, decision: str, reason: str) -> None:
    """Kabulkan (granted) atau tolak (refused) permohonan UID (lihat `sigap list requests`), dengan ALASAN.

    Yang dikabulkan dimusnahkan saat itu juga dan tidak dapat kembali.
    """
    from desktop.services import destruction

    with options.desk() as desk:
        answer = destruction.grant if decision == RequestState.GRANTED else destruction.refuse
        found = answer(desk, uid, reason).record
        click.echo(request_line(found))


def request_line(request: "DestroyRequest") -> str:
    """Return one line of the list of requests to destroy records."""
    asked = date_short(request.at.astimezone().date())
    parts = (asked, request.minutes, request.record_uid, label(request.state), request.reason, request.uid)
    return " · ".join(filter(None, parts))

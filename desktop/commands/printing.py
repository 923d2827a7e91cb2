"""`sigap print`: one or several papers as one PDF."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from db.records.period import Period
from db.vocabulary import PaperKind, PaperSize, Role
from desktop.commands.certificates import CertificateWishes, certificates_pdf, check_certificates
from desktop.commands.context import DATE, Shared, ask_password, command, refuse_unwritable, shared, write_file
from desktop.commands.help_pages import ListedCommand
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.papers import PaperRequest


def _documents() -> tuple[str, list[tuple[str, str]]]:
    from desktop.rules.labels import label

    return _("Dokumen"), [(kind.value, label(kind)) for kind in PaperKind]


@click.command("print", cls=ListedCommand, listed=_documents, short_help="Cetak dokumen ke PDF.")
@click.argument(
    "documents", nargs=-1, required=True, metavar="DOKUMEN...", type=click.Choice([k.value for k in PaperKind])
)
@click.option("--pdf", "out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="Berkas hasil.")
@click.option("--report", default="", help="Nomor register atau uid laporan.")
@click.option("--session", "session_uid", default="", help="Uid kegiatan pelatihan.")
@click.option("--person", default="", help="Riwayat pelatihan: uid orangnya.")
@click.option("--file", "file_uid", default="", help="Surat pengantar, tanda terima berkas: uid atau kode cek berkas.")
@click.option("--meeting", default="", help="Daftar hadir satu pertemuan saja: uid pertemuannya.")
@click.option("--blank-rows", type=int, help="Baris kosong pada daftar hadir (bawaan: 10).")
@click.option("--with-phones", is_flag=True, help="Daftar hadir dengan nomor HP (bawaan: tanpa).")
@click.option("--recorded", is_flag=True, help="Daftar hadir menurut kehadiran yang sudah dicatat.")
@click.option("--absent", is_flag=True, help="Daftar yang tidak hadir, sebagai ganti daftar hadir.")
@click.option("--photos-a-page", type=click.Choice(["2", "3", "4"]), help="Jumlah foto setiap halaman.")
@click.option("--issue", is_flag=True, help="Terbitkan dahulu sertifikat bagi semua yang memenuhi syarat.")
@click.option("--design", default="", help="Nama rancangan sertifikat (bawaan: Klasik).")
@click.option("--fronts-first", is_flag=True, help="Semua muka sertifikat dahulu, lalu semua bagian belakang.")
@click.option("--period", help="2026, 2026-S1, 2026-Q4 atau 2026-11.")
@click.option("--with-names", is_flag=True, help="Sertakan nama (bawaan: tanpa nama).")
@click.option("--for-publication", is_flag=True, help="Ringkasan untuk diumumkan: tanpa daftar dan angka kecil.")
@click.option("--number", default="", help="Nomor surat dari agenda kantor.")
@click.option("--dated", type=DATE, help="Tanggal surat.")
@click.option("--size", type=click.Choice([s.value for s in PaperSize]), help="Ukuran kertas.")
@click.option("--sample", metavar="ANGKA", type=click.IntRange(1, 50), help="Sampel acak: berapa catatan (bawaan: 10).")
@click.option("--seed", default="", help="Sampel acak: angka awal (bawaan: dihitung dari isi register).")
@click.option("--office", default="", help="Surat terlambat: kode satu kantor saja.")
@click.option("--blank", is_flag=True, help="Formulir kosong.")
@shared
@command
def print_command(
    options: Shared,
    documents: tuple[str, ...],
    out: Path,
    report: str,
    session_uid: str,
    person: str,
    file_uid: str,
    meeting: str,
    blank_rows: int | None,
    with_phones: bool,
    recorded: bool,
    absent: bool,
    photos_a_page: str | None,
    issue: bool,
    design: str,
    fronts_first: bool,
    period: str | None,
    with_names: bool,
    for_publication: bool,
    number: str,
    dated: date | None,
    size: str | None,
    sample: int | None,
    seed: str,
    office: str,
    blank: bool,
) -> None:
    """Cetak dokumen ke PDF; beberapa dokumen menjadi satu berkas."""
    from desktop.printing.catalogue import join
    from desktop.services import papers
    from desktop.services.paper_access import TRAINING_PAPERS

    refuse_unwritable(out)  # asked first: a paper is issued, and a recovery code renewed, only to be written
    wanted = Period.parse(period) if period else None
    paper_size = PaperSize(size) if size else None
    kinds = [PaperKind(name) for name in documents]
    details = {
        "publication": "1" if for_publication else "",
        "meeting": meeting,
        "blank_rows": "" if blank_rows is None else str(blank_rows),
        "phones": "1" if with_phones else "",
        "recorded": "1" if recorded else "",
        "absent": "1" if absent else "",
        "photos_a_page": photos_a_page or "",
        "count": "" if sample is None else str(sample),
        "seed": seed,
    }
    subjects = {
        PaperKind.HISTORY: person,
        PaperKind.COVERAGE: "",
        PaperKind.LATE_LETTERS: office,
        PaperKind.TRANSMITTAL: file_uid,
        PaperKind.FILE_RECEIPT: file_uid,
    }
    with options.desk() as desk:
        if blank:
            pages = [papers.blank(desk, kind, paper_size) for kind in kinds]
        else:
            requests = [
                papers.PaperRequest(
                    kind=kind,
                    subject_uid=subjects.get(kind, session_uid if kind in TRAINING_PAPERS else report),
                    period=wanted,
                    with_names=with_names,
                    number=number,
                    dated=dated,
                    paper_size=paper_size,
                    details={name: value for name, value in details.items() if value},
                )
                for kind in kinds
            ]
            wishes = CertificateWishes(issue=issue, design=design, dated=dated, double_sided=not fronts_first)
            _check_all(desk, requests, wishes)
            pages = [_page(desk, request, wishes) for request in requests]
        write_file(out, pages[0] if len(pages) == 1 else join(pages))
    click.echo(_("Disimpan: {path}").format(path=out))


def _check_all(desk: "Desk", requests: "list[PaperRequest]", wishes: CertificateWishes) -> None:
    # All or none: a paper is issued, and the old recovery code ended, only when every paper asked for can be made.
    from desktop.services import papers

    for request in requests:
        if request.kind in (PaperKind.RECOVERY, PaperKind.KEY_SHEET):
            desk.require(Role.MANAGER)
        elif request.kind is PaperKind.CERTIFICATES:
            check_certificates(desk, request.subject_uid, wishes)
        else:
            papers.check_request(desk, request)


def _page(desk: "Desk", request: "PaperRequest", wishes: CertificateWishes) -> bytes:
    from desktop.services import papers

    if request.kind is PaperKind.RECOVERY:
        return _recovery(desk)
    if request.kind is PaperKind.KEY_SHEET:
        from desktop.services.key_sheets import key_sheet

        return key_sheet(desk, ask_password(_("Kata sandi, sekali lagi")), request.paper_size)
    if request.kind is PaperKind.CERTIFICATES:
        return certificates_pdf(desk, request.subject_uid, wishes)
    issued = papers.issue(desk, request).record
    click.echo(f"{issued.title} · {issued.check_code}")
    return papers.pdf(desk, issued.uid)


def _recovery(desk: "Desk") -> bytes:
    # A code is shown once and never kept, so a sheet printed later holds a new one and the old one ends.
    from desktop.services import accounts, offices, papers

    code = accounts.renew_recovery_code(desk).record
    names = [account.name for account in accounts.list_accounts(desk) if account.active]
    click.echo(_("Kode pemulihan baru dibuat; lembar yang lama tidak berlaku lagi."))
    click.echo(_("Kode pemulihan (simpan di lemari besi): {code}").format(code=code))
    return papers.recovery_sheet(offices.profile(desk), code, names, desk.today)

"""A day of a village clerk, played by a process of its own: `python -m tests.end_to_end.day FOLDER`.

It says READY while the register is still open (nothing checkpointed), waits for a line, closes, and says the raw data
key in hex, so that whoever started it can look for names and keys in everything it left behind.
"""

import io
import sys
from dataclasses import replace
from pathlib import Path

from PIL import Image

from db.clock import SystemClock
from db.queries.report_rows import ReportQuery
from db.records.office import OfficialDraft
from db.records.period import Period
from db.records.report import GiftObject, Giver, ReportDraft, Reporter, StepDetails
from db.vocabulary import AttachmentKind, Confidentiality, PaperKind, PeriodKind, Relation, Role, Step
from desktop import bug_log
from desktop.commands.main import run
from desktop.services import attachments, audit, backups, drafts, home, officials, papers, reports, sign_in
from desktop.services.accounts import add_account
from desktop.services.desk import Desk
from desktop.services.papers import PaperRequest
from tests.offices import PASSWORD

ACCOUNT = "Operator Contoh"
OTHER = "Pengganti Contoh"
PEOPLE = (
    ("Adiratna Karangwati", "0000004101800001"),
    ("Burhanuddin Rekawan", "0000000202810002"),
    ("Cempaka Gaibsari", "0000004303820003"),
    ("Darmawangsa Contohja", "0000000404830004"),
    ("Endrawati Khayalia", "0000004505840005"),
    ("Fatkhurrohim Semuwan", "0000000606850006"),
    ("Gayatriningsih Andaika", "0000004707860007"),
)
GIVERS = (
    "Hendriyatno Majaswara",
    "Indrakusuma Pantaran",
    "Jayengrana Mustahilah",
    "Kartikasuri Hampawati",
    "Lukmanulhakim Bayangan",
    "Mangkubuwana Fiktifa",
    "Notonegoro Imajinara",
)
FIRMS = ("Ogahmaju Konstruksindo", "Purwarekaan Abaditama", "Qurnialabel Sejahtirna")
SECRET_WORDS = ("tersembunyirapat", "bisikanmalamhari", "catatanpribadisekali")
NAMES = (*(name for name, _nik in PEOPLE), *GIVERS, *FIRMS, *SECRET_WORDS)
NIKS = tuple(nik for _name, nik in PEOPLE)


def main(folder: Path) -> None:
    """Play the day in a folder that is empty at first."""
    register = folder / "register"
    common = ("--register", str(register), "--account", ACCOUNT)
    if run([*common, "init", "--kind", "desa", "--name", "Contoh Makmur"]):
        raise SystemExit("init failed")
    desk = sign_in.sign_in(register, ACCOUNT, PASSWORD, SystemClock())
    _work(desk, folder)
    bug_log.start_log()
    try:
        raise RuntimeError(f"gagal pada {NAMES[0]} {NIKS[0]}")
    except RuntimeError as error:
        bug_log.log.error("%s", bug_log.fingerprint(error))
    key = desk.register.keyring.data_key.hex()
    print("READY", key, flush=True)
    sys.stdin.readline()
    desk.register.close()
    codes = [run([*common, *words]) for words in (("check",), ("list", "reports"), ("deadlines",), ("backup",))]
    print("DONE", *codes, flush=True)
    sys.stdin.readline()


def _work(desk: Desk, folder: Path) -> None:
    add_account(desk, OTHER, Role.CLERK, PASSWORD)
    for name, nik in PEOPLE:
        officials.add_official(desk, OfficialDraft(name=name, nik=nik, position="Kaur"))
    uids = [reports.register_report(desk, _draft(n)).record.uid for n in range(7)]
    drafts.save_draft(desk, _draft(3))
    for name in (*GIVERS, *FIRMS):
        reports.find_reports(desk, ReportQuery(search=name))
        reports.givers(desk, name[:4])
    attachments.add(desk, uids[0], _photo(), f"{NAMES[0]}.jpg", AttachmentKind.OBJECT_PHOTO, f"Foto {NAMES[0]}")
    today = desk.today
    details = StepDetails(recipient=GIVERS[0], reason=SECRET_WORDS[0], witness=PEOPLE[1][0])
    reports.record_step(desk, uids[1], Step.DISTRIBUTED, today, details)
    reports.record_step(desk, uids[2], Step.SENT_TO_UPG, today, StepDetails(number="700/1"))
    reports.correct_report(desk, uids[3], replace(_draft(3), note=SECRET_WORDS[1]), f"kata {GIVERS[3]}")
    reports.record_step(desk, uids[4], Step.VOIDED, today, StepDetails(reason=SECRET_WORDS[2]))
    reports.open_identity(desk, uids[0])
    form = papers.issue(desk, PaperRequest(kind=PaperKind.REPORT_FORM, subject_uid=uids[0])).record
    papers.attach_scan(desk, form.uid, papers.pdf(desk, form.uid), "pindaian.pdf")
    year = Period(today.year, PeriodKind.YEAR)
    for kind in (PaperKind.REGISTER, PaperKind.SUMMARY):
        papers.issue(desk, PaperRequest(kind=kind, period=year, with_names=True))
    home.home(desk)
    audit.list_entries(desk)
    backups.back_up(desk)
    backups.back_up(desk, folder / "cadangan-hari-ini.sigapbak")
    reports.register_report(desk, _draft(1))  # after the last checkpoint: it stands in the -wal


def _draft(number: int) -> ReportDraft:
    name, nik = PEOPLE[number % len(PEOPLE)]
    giver = Giver(name=GIVERS[number], institution=FIRMS[number % 3], relation=Relation.PROVIDER, reason="Terima kasih")
    secret = Confidentiality.SECRET if number == 5 else Confidentiality.COPY_TO_UPG
    return ReportDraft(
        confidentiality=secret,
        reporter=Reporter(name=name, nik=nik, position="Kaur"),
        objects=(GiftObject(giver=giver, description=f"Bingkisan dari {GIVERS[number]}", value=750_000),),
        received_on=SystemClock().today(),
        chronology=f"{name} {SECRET_WORDS[number % 3]}",
    )


def _photo() -> bytes:
    out = io.BytesIO()
    picture = Image.new("RGB", (400, 300), "#0F6B5C")
    picture.save(out, "JPEG", comment=NAMES[0].encode())
    return out.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""`sigap verify`: is this certificate or paper genuine; and the page that lets anyone check without this program."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from db.problem import Problem
from db.records.certificate_code import Verdict, VerdictKind
from db.vocabulary import CertificateState
from desktop.commands.certificates import certificate_lines
from desktop.commands.context import Shared, command, refuse_unwritable, shared, write_file
from desktop.rules.words import date_short
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.verifying import Checked

_LARGEST_FILE = 100_000_000  # bytes
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-")


@click.command("verify", short_help="Periksa keaslian sertifikat atau dokumen.")
@click.argument("what", required=False)
@click.option("--page", type=click.Path(path_type=Path, file_okay=False), help="Tulis halaman periksa ke folder ini.")
@click.option("--json", "as_json", is_flag=True, help="Jawaban sebagai JSON.")
@shared
@command
def verify_command(options: Shared, what: str | None, page: Path | None, as_json: bool) -> None:
    """Periksa foto, pindaian atau PDF, isi kode QR, kode cek, atau nomor sertifikat; - membaca masukan baku."""
    if not what and page is None:
        raise Problem("verify-nothing", field="what")
    with options.desk() as desk:
        if page is not None:
            _write_page(desk, page)
        found = _checked(desk, what) if what else ()
    if what:
        _say_json(found) if as_json else _say(found)
    if wrong := sum(not _good(item) for item in found):
        raise Problem("certificate-not-valid", count=wrong)


def _write_page(desk: "Desk", folder: Path) -> None:
    from desktop.services import verifying

    path = folder / verifying.PAGE_NAME
    refuse_unwritable(path)
    write_file(path, verifying.checking_page(desk))
    click.echo(_("Disimpan: {path}").format(path=path))


def _checked(desk: "Desk", what: str) -> "tuple[Checked, ...]":
    from desktop.services import verifying

    if what == "-":
        return (_readable(verifying.verify_text(desk, sys.stdin.read(verifying.LONGEST))),)
    content = _content(Path(what))
    if content is None:
        return (_readable(verifying.verify_text(desk, what)),)
    if not content.startswith(_PICTURES):
        try:
            text = content[: verifying.LONGEST].decode("utf-8")
        except UnicodeDecodeError:
            text = ""
        if text.strip():
            return (_readable(verifying.verify_text(desk, text)),)
    return verifying.verify_file(desk, content, Path(what).name)


def _content(path: Path) -> bytes | None:
    """Return a file's content, or None where the words are no file."""
    try:
        if not path.is_file():
            return None
    except (OSError, ValueError):  # a pasted code is too long for a name
        return None
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise Problem("file-too-large", path=path.name)
        return path.read_bytes()
    except OSError as error:
        raise Problem("file-unreadable", file=path.name) from error


def _readable(checked: "Checked") -> "Checked":
    if checked.verdict is not None and checked.verdict.problem is not None:
        raise checked.verdict.problem
    return checked


def _good(checked: "Checked") -> bool:
    if checked.verdict is not None:
        return checked.verdict.kind is VerdictKind.VALID
    return checked.certificate is None or checked.certificate.state is CertificateState.ISSUED


def _say(found: "tuple[Checked, ...]") -> None:
    from desktop.rules.verdict_words import word

    for place, checked in enumerate(found):
        if place:
            click.echo("")
        if checked.verdict is not None:
            _say_verdict(checked.verdict)
            if checked.own_office and checked.certificate is None and checked.verdict.kind is VerdictKind.VALID:
                click.echo(_("PERHATIAN: kuncinya milik kantor ini, tetapi sertifikatnya tidak ada di register ini."))
        elif checked.certificate is not None:
            for line in certificate_lines(checked.certificate):
                click.echo(line)
            click.echo(word("question"))
        elif checked.paper is not None:
            paper = checked.paper
            parts = (paper.title, paper.number, date_short(paper.dated), paper.check_code)
            click.echo(" · ".join(part for part in parts if part))
            click.echo(word("question"))


def _say_verdict(verdict: Verdict) -> None:
    from desktop.rules.verdict_words import PROVEN, field_lines, verdict_words, word

    said = verdict_words(verdict)
    click.echo(said.headline)
    click.echo(said.reason)
    proven = verdict.kind in PROVEN
    if verdict.fields is not None:
        if not proven:
            click.echo(word("unproven"))
        for line in field_lines(verdict.fields):
            click.echo(f"  {line.label}: {line.value}" + (f" ({line.note})" if line.note else ""))
        if proven:
            click.echo(word("question"))
    if said.next_step:
        click.echo(said.next_step)


def _say_json(found: "tuple[Checked, ...]") -> None:
    click.echo(json.dumps([_answer(item) for item in found], ensure_ascii=False, indent=1))


def _answer(checked: "Checked") -> dict[str, Any]:
    verdict, record, paper = checked.verdict, checked.certificate, checked.paper
    kind = verdict.kind.value if verdict else "valid" if _good(checked) else "void"
    return {
        "kind": kind,
        "fields": msgspec.to_builtins(verdict.fields) if verdict and verdict.fields else None,
        "key_id": verdict.key_id if verdict else "",
        "signer": verdict.signer.office_name if verdict and verdict.signer else "",
        "own_office": checked.own_office,
        "certificate": {"uid": record.uid, "number": record.number, "state": record.state.value} if record else None,
        "paper": {"title": paper.title, "number": paper.number, "dated": paper.dated.isoformat()} if paper else None,
    }

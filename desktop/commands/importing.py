"""`sigap import`: spreadsheets and JSON records, a line per file and a row per problem."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from db.problem import Problem
from desktop.commands.context import Shared, command, say, say_problem, shared
from desktop.commands.exchanging import SUFFIX, import_packages
from desktop.commands.importing_participants import import_participants, what_of
from resources.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.sheets.mapping import Target
    from desktop.sheets.preview import Remark, SheetPreview


@click.command("import", short_help="Impor buku dari xlsx, xls, ods, csv, json.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help="Hanya perlihatkan apa yang dipahami.")
@click.option("--as", "kind", type=click.Choice(["reports", "officials", "calendar"]), help="Jenis daftar.")
@click.option("--sure-only", is_flag=True, help="Tinggalkan baris yang meragukan.")
@click.option("--again", is_flag=True, help="Masukkan juga baris yang sudah ada di register.")
@click.option("--session", metavar="UID", help="Masukkan daftar peserta ke kegiatan pelatihan ini.")
@click.option(
    "--new-session", metavar="JUDUL", help="Buat kegiatan baru untuk daftar peserta; judul kosong: seperti di daftar."
)
@click.option("--sheet", metavar="LEMBAR", help="Lembar mana dari berkas daftar peserta, bila ada beberapa.")
@shared
@command
def import_command(
    options: Shared,
    files: tuple[Path, ...],
    preview: bool,
    kind: str | None,
    sure_only: bool,
    again: bool,
    session: str | None,
    new_session: str | None,
    sheet: str | None,
) -> None:
    """Impor buku dari xlsx, xls, ods, csv, atau .json; daftar peserta dengan --session; berkas atau folder .sigap."""
    if session and new_session is not None:
        raise click.UsageError(_("Pilih salah satu: --session atau --new-session."))
    failed: Problem | None = None
    with options.desk() as desk:
        for path in files:
            try:
                if path.is_dir() or path.suffix.lower() == SUFFIX:
                    failed = import_packages(desk, [path], preview=preview) or failed
                elif session or new_session is not None:
                    import_participants(
                        desk, path, session or "", new_session, sheet=sheet, preview=preview, sure_only=sure_only
                    )
                elif path.suffix.lower() == ".json":
                    _import_json(desk, path, preview, sure_only, again)
                else:
                    _import_sheet(desk, path, preview, kind, sure_only, again)
            except Problem as problem:
                # The other files go on; the exit code says that one did not.
                click.echo(f"{path.name}:", err=True)
                say_problem(problem)
                failed = problem
    if failed is not None:
        raise SystemExit(2)


def _import_json(desk: "Desk", path: Path, preview: bool, sure_only: bool, again: bool) -> None:
    from desktop.rules.problems import explain
    from desktop.services import known_reports, report_documents, reports

    documents = report_documents.read_documents(path)
    drafts = [report_documents.draft_of_document(document, path.name) for document in documents]
    doubts = known_reports.doubts_of(desk, drafts)
    doubtful = sum(doubt is not None for doubt in doubts)
    if preview:
        say(file_line(path, len(drafts) - doubtful, doubtful, 0))
    for place, doubt in enumerate(doubts, start=1):
        if doubt is not None:
            text = explain(doubt)
            said = f"{text.sentence} {text.next_step}"
            say(_("  catatan ke-{n}, ragu: {text}").format(n=place, text=said))
    if preview:
        return
    known = [doubt is not None and doubt.code == known_reports.IN_REGISTER and not again for doubt in doubts]
    wanted = [n for n, doubt in enumerate(doubts) if not known[n] and (doubt is None or not sure_only)]
    taken = 0
    if wanted:
        try:
            taken = reports.register_many(desk, [drafts[n] for n in wanted]).record
        except Problem as problem:
            raise _at_its_place(problem, wanted) from problem
    say(_("{file}: {n} laporan masuk register").format(file=path.name, n=taken))
    if any(known):
        say(_("{n} laporan sudah ada di register dan tidak dimasukkan lagi").format(n=sum(known)))


def _at_its_place(problem: Problem, taken: list[int]) -> Problem:
    """Return a problem of the n-th report taken with the place that report has in its file."""
    place, dot, field = problem.field.partition(".")
    if not dot or not place.startswith("["):
        return problem
    return Problem(problem.code, field=f"[{taken[int(place[1:-1])]}].{field}", **problem.params)


def _import_sheet(desk: "Desk", path: Path, preview: bool, kind: str | None, sure_only: bool, again: bool) -> None:
    from desktop.services import sheets
    from desktop.sheets.preview import RowStatus

    found = sheets.understand_file(desk, path, sheets.Target(kind) if kind else None)
    say(file_line(path, *(sum(one.count(status) for one in found) for status in RowStatus)))
    for one in found:
        if len(found) > 1:
            say(_(" lembar {name}:").format(name=one.sheet_name))
        say_rows(one, preview)
    if preview:
        return
    statuses = {RowStatus.ACCEPTED} if sure_only else {RowStatus.ACCEPTED, RowStatus.DOUBTFUL}
    wanted = [[row for row in one.rows if row.status in statuses] for one in found]
    known = 0 if again else sum(sheets.known_already(row) for rows in wanted for row in rows)
    numbers = [{row.row_number for row in rows if again or not sheets.known_already(row)} for rows in wanted]
    taken = sheets.accept(desk, found, numbers).record if any(numbers) or not known else 0
    say(ngettext("{n} baris masuk", "{n} baris masuk", taken).format(n=taken))
    if known:
        say(_("{n} baris sudah ada dan tidak dimasukkan lagi").format(n=known))


def say_rows(found: "SheetPreview[Any]", preview: bool) -> None:
    """Say what was understood of a sheet: in a preview everything, else the doubts and refusals."""
    from desktop.sheets.mapping import field_label
    from desktop.sheets.preview import skipped_lines

    if preview:
        for match in found.mapping.columns:
            meaning = field_label(found.target, match.field) if match.field else _("tidak dipakai")
            if match.header:
                say(_("  kolom “{header}”: {meaning}").format(header=match.header, meaning=meaning))
        for line in skipped_lines(found):
            say(f"  {line}")
    for row in found.rows:
        said = [(_("  baris {row}, ragu: {text}"), row.doubts), (_("  baris {row}, ditolak: {text}"), row.refusals)]
        if preview and row.draft is not None:
            say(_("  baris {row}: {what}").format(row=row.row_number, what=_what(row.draft)))
        if preview:
            said.insert(0, (_("  baris {row}, disimpulkan: {text}"), row.inferred))
        for words, remarks in said:
            for remark in remarks:
                say(words.format(row=row.row_number, text=_about(found.target, remark)))


def _about(target: "Target", remark: "Remark") -> str:
    """Return a remark headed by the name of its column."""
    from desktop.sheets.mapping import field_label, field_names

    if remark.field not in field_names(target):
        return remark.text
    return f"{field_label(target, remark.field)}: {remark.text}"


def file_line(path: Path, sure: int, doubtful: int, refused: int) -> str:
    """Return how many rows of a file were understood, doubted and refused."""
    return _("{file}: {sum} baris dipahami ({sure} jelas, {doubtful} diragukan), {refused} ditolak").format(
        file=path.name, sum=sure + doubtful, sure=sure, doubtful=doubtful, refused=refused
    )


def _what(draft: Any) -> str:
    from db.records.office import CalendarDay, OfficialDraft
    from desktop.rules.labels import label
    from desktop.rules.words import date_short, rupiah
    from desktop.sheets.participant_rows import ListedParticipant

    if isinstance(draft, OfficialDraft):
        return f"{draft.name} · {draft.position}"
    if isinstance(draft, CalendarDay):
        return f"{date_short(draft.day)} · {draft.name}"
    if isinstance(draft, ListedParticipant):
        return what_of(draft)
    item = draft.objects[0]
    parts = [
        date_short(draft.received_on),
        label(draft.kind),
        draft.reporter.name,
        item.giver.name,
        item.description,
        rupiah(item.value) if item.value is not None else "",
    ]
    reported = draft.reported_to_upg_on or draft.reported_on
    if reported is not None:
        parts.append(_("dilaporkan {day}").format(day=date_short(reported)))
    return " · ".join(part or "–" for part in parts)

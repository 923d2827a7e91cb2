"""What a line in the book of files says of its file: what orders it, the code it is named by over the telephone."""

from db.records.exchange import ExchangeFile
from db.vocabulary import FileState
from desktop.rules.check_code import check_code
from desktop.rules.sequences import FileMark

_ANSWERED = frozenset({FileState.RECEIVED_THERE, FileState.REJECTED, FileState.QUARANTINED})


def own_code(file: ExchangeFile) -> str:
    """Return the check code of a file itself, which both sides reckon alike; nothing where it was never opened."""
    return check_code(file.digest.encode()) if file.digest else ""


def receipt_code(file: ExchangeFile) -> str:
    """Return the code of the mentor's receipt of an export, or nothing while there is none."""
    answered = file.state in _ANSWERED if file.outgoing else file.state is FileState.ACCEPTED
    return file.check_code if answered and file.check_code != own_code(file) else ""


def mark_of(file: ExchangeFile) -> FileMark:
    """Return the mark of a file that arrived."""
    return FileMark(
        office=file.partner_uid,
        device=file.device,
        sequence=file.sequence,
        digest=file.digest,
        previous=file.previous,
        written_at=file.written_at or file.at,
        received_at=file.at,
    )

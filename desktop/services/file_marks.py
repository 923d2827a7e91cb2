"""What orders the files of a device, from their lines in the book of files."""

from db.records.exchange import ExchangeFile
from desktop.rules.sequences import FileMark


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

"""What a file is called, for people to read; nothing in the program ever reads it back."""

import re

from db.vocabulary import PackageKind
from desktop.exchange.header import Header

SUFFIX = ".sigap"
_WORDS = {
    PackageKind.EXPORT: "kiriman",
    PackageKind.RECEIPT: "tanda-terima",
    PackageKind.FEEDBACK: "umpan-balik",
    PackageKind.ENROL: "pendaftaran",
    PackageKind.ROTATE: "ganti-kunci",
    PackageKind.UPDATE: "pembaruan",
    PackageKind.BUNDLE: "bundel",
    PackageKind.JOIN: "komputer-tambahan",
}
_UNSAFE = re.compile(r"[^0-9A-Za-z.-]")


def file_name(header: Header) -> str:
    """Return `SIGAP_<kode>_<jenis>_<periode>_<urut>.sigap`; a part says which of how many it is."""
    code = header.office.code or header.office.uid[:8]
    period = header.period or header.written_at.date().isoformat()
    number = f"{header.sequence:04d}"
    if header.part.of > 1:
        number += f"-bagian-{header.part.number}-dari-{header.part.of}"
    words = (code, _WORDS[header.kind], period, number)
    return "_".join(("SIGAP", *(_UNSAFE.sub("-", word) for word in words))) + SUFFIX

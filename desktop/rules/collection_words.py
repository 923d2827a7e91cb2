"""What the collections of a file are called, on screens and on papers."""

from resources.language import _

_ON_PAPER = {
    "reports": "Laporan gratifikasi",
    "report_events": "Langkah laporan",
    "attachments": "Keterangan lampiran",
    "sessions": "Kegiatan pelatihan",
    "certificates": "Sertifikat pelatihan",
    "outside_certificates": "Sertifikat dari lembaga lain",
    "assignment_answers": "Tugas mentor yang selesai",
    "officials": "Perangkat",
    "periods": "Pernyataan masa",
    "offices": "Keterangan kantor",
}
ORDER = tuple(_ON_PAPER)


def collection_word(name: str) -> str:
    """Return what a collection is called in the language in use; an unknown one by its own name."""
    words = {
        "reports": _("Laporan gratifikasi"),
        "report_events": _("Langkah laporan"),
        "attachments": _("Keterangan lampiran"),
        "sessions": _("Kegiatan pelatihan"),
        "certificates": _("Sertifikat pelatihan"),
        "outside_certificates": _("Sertifikat dari lembaga lain"),
        "assignment_answers": _("Tugas mentor yang selesai"),
        "officials": _("Perangkat"),
        "periods": _("Pernyataan masa"),
        "offices": _("Keterangan kantor"),
    }
    return words.get(name, name)


def paper_collection(name: str) -> str:
    """Return what a collection is called on paper."""
    return _ON_PAPER.get(name, name)


def in_order(names: "dict[str, int]") -> list[tuple[str, int]]:
    """Return names with their counts in the order in which people think of them."""
    known = [(name, names[name]) for name in ORDER if name in names]
    return known + [(name, count) for name, count in names.items() if name not in _ON_PAPER]

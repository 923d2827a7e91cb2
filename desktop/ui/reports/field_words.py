"""What each field of the report form is called (the words of the official form) and a plain word of help."""

from dataclasses import dataclass

from resources.language import _


@dataclass(frozen=True, slots=True)
class FieldWords:
    """The label of a field and the help beneath it."""

    label: str
    hint: str = ""


def reporter_words() -> dict[str, FieldWords]:
    """Return the words of part A, by path within the reporter."""
    return {
        "name": FieldWords(_("Nama lengkap"), _("Pilih dari daftar perangkat, atau ketik namanya.")),
        "nik": FieldWords(_("Nomor Induk Kependudukan (NIK)"), _("16 angka, seperti pada KTP.")),
        "birth_place": FieldWords(_("Tempat lahir")),
        "birth_date": FieldWords(_("Tanggal lahir")),
        "institution": FieldWords(_("Nama instansi dan unit kerja")),
        "position": FieldWords(_("Jabatan/Pangkat/Golongan")),
        "email": FieldWords(_("Alamat email penerima"), _("Surat elektronik dari KPK dikirim ke alamat ini.")),
        "phone": FieldWords(_("Nomor HP")),
        "address": FieldWords(_("Alamat lengkap penerima"), _("Sesuai KTP.")),
        "subdistrict": FieldWords(_("Kecamatan")),
        "regency": FieldWords(_("Kabupaten/Kota")),
        "province": FieldWords(_("Provinsi")),
        "contact_name": FieldWords(
            _("Nama pihak yang dapat dihubungi"), _("Orang lain yang dapat dihubungi bila pelapor sulit ditemui.")
        ),
        "contact_phone": FieldWords(_("Nomor HP pihak yang dapat dihubungi")),
    }


def giver_words() -> dict[str, FieldWords]:
    """Return the words of part B, by path within an object."""
    return {
        "giver.name": FieldWords(
            _("Nama lengkap pemberi"), _("Bila tidak dikenal, tulis ciri-cirinya dan pilih hubungan “tidak diketahui”.")
        ),
        "giver.institution": FieldWords(_("Instansi pemberi"), _("Perusahaan, kantor, atau “perorangan”.")),
        "giver.address": FieldWords(_("Alamat lengkap pemberi")),
        "giver.relation": FieldWords(_("Hubungan pemberi dengan penerima")),
        "giver.relation_other": FieldWords(_("Hubungan lainnya, sebutkan")),
        "giver.reason": FieldWords(_("Alasan pemberian"), _("Apa kata pemberi saat memberikan?")),
    }


def receipt_words(*, refused: bool) -> dict[str, FieldWords]:
    """Return the words of part C, by path within an object."""
    return {
        "occasion": FieldWords(_("Peristiwa terkait gratifikasi")),
        "occasion_other": FieldWords(_("Peristiwa lainnya, sebutkan")),
        "kind": FieldWords(_("Jenis/objek gratifikasi")),
        "kind_other": FieldWords(_("Jenis objek, sebutkan")),
        "location": FieldWords(
            _("Lokasi objek gratifikasi"),
            _("Bila ditolak, pilih “Lainnya” dan tulis: tetap pada pemberi.")
            if refused
            else _("Di mana barang atau uang itu sekarang."),
        ),
        "location_other": FieldWords(_("Lokasi lainnya, sebutkan")),
        "description": FieldWords(
            _("Uraian jenis/objek gratifikasi"),
            _("Jenis, bentuk, merek, warna, isi. Contoh: amplop putih berisi uang."),
        ),
        "quantity": FieldWords(_("Jumlah")),
        "unit": FieldWords(_("Satuan")),
        "value": FieldWords(_("Nilai nominal/taksiran"), _("Harga pasar atau perkiraan sendiri.")),
        "currency": FieldWords(_("Mata uang")),
        "foreign_value": FieldWords(_("Nilai dalam mata uang asing")),
    }


def chronology_words(*, refused: bool) -> dict[str, FieldWords]:
    """Return the words of part D, by path within the report."""
    received = (
        FieldWords(_("Tanggal penolakan"), _("Hari pemberian itu ditolak."))
        if refused
        else FieldWords(_("Tanggal penerimaan"), _("Batas waktu dihitung sejak tanggal ini."))
    )
    place = _("Tempat penolakan") if refused else _("Tempat penerimaan gratifikasi")
    return {
        "received_on": received,
        "received_place": FieldWords(place, _("Contoh: rumah kepala desa, ruang pelayanan.")),
        "reported_on": FieldWords(_("Tanggal lapor ke kantor"), _("Hari pelapor memberi tahu kantor.")),
        "reported_to_upg_on": FieldWords(_("Tanggal lapor UPG"), _("Kosongkan bila belum.")),
        "chronology": FieldWords(
            _("Uraian proses terjadinya"), _("Kapan, di mana, dengan siapa, bagaimana, dan dalam rangka apa.")
        ),
        "late_reason": FieldWords(
            _("Alasan terlambat"), _("Laporan terlambat tetap diterima. Tulis apa adanya mengapa baru sekarang.")
        ),
    }


def office_words() -> dict[str, FieldWords]:
    """Return the words of what the office adds: number and note."""
    return {
        "typed_number": FieldWords(
            _("Nomor dari buku agenda"),
            _("Kosongkan agar nomor register diberikan otomatis. Isi bila kantor memakai satu nomor urut surat."),
        ),
        "note": FieldWords(_("Catatan kantor"), _("Tidak dicetak pada formulir.")),
    }

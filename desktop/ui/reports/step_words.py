"""What each step of a report's life is called on its button and in its dialog, and what each dialog field asks."""

from dataclasses import dataclass

from db.vocabulary import Step
from resources.language import _


@dataclass(frozen=True, slots=True)
class StepWords:
    """The words of one step: its button, the sentence under the dialog's title, its date, its icon (mdi6 name)."""

    action: str
    meaning: str
    date_label: str
    icon: str


def step_words(step: Step) -> StepWords:
    """Return the words of a step that a person can take."""
    return _all_steps()[step]


def detail_label(step: Step, field: str) -> str:
    """Return what the dialog of a step asks for one field of StepDetails."""
    special = _special_labels().get((step, field))
    return special or _common_labels()[field]


def detail_hint(step: Step, field: str) -> str:
    """Return a plain word of help for one field of a step, or nothing."""
    return {
        (Step.FORWARDED, "number"): _("Nomor tiket dari GOL atau tanda terima KPK. Boleh dilengkapi kemudian."),
        (Step.NOTED, "exemption_letter"): _("Huruf pada daftar gratifikasi yang tidak wajib dilaporkan."),
        (Step.NOTED, "reason"): _("Mengapa laporan ini cukup dicatat."),
        (Step.RETURNED, "gaps"): _("Satu kekurangan per baris, seperti pada surat UPG."),
        (Step.DISTRIBUTED, "recipient"): _("Panti asuhan, panti jompo, atau pihak lain yang membutuhkan."),
        (Step.DISTRIBUTED, "attachment_uids"): _("Foto saat makanan diserahkan. Ambil foto sebelum disalurkan."),
        (Step.DISTRIBUTED, "reason"): _("Contoh: makanan mudah basi, tidak dapat disimpan sampai ada penetapan."),
        (Step.VOIDED, "reason"): _("Nomornya tidak dipakai lagi dan alasannya tetap terbaca."),
    }.get((step, field), "")


def _all_steps() -> dict[Step, StepWords]:
    today = _("Tanggal")
    return {
        Step.NOTED: StepWords(
            _("Cukup dicatat"),
            _("Laporan tidak diteruskan: kemungkinan tidak wajib dilaporkan. Tetap tersimpan di register."),
            today,
            "mdi6.notebook-check-outline",
        ),
        Step.SENT_TO_UPG: StepWords(
            _("Sampaikan ke UPG"),
            _("Laporan diserahkan kepada UPG. Batas waktu UPG meneruskan ke KPK mulai dihitung."),
            _("Tanggal diterima UPG"),
            "mdi6.send-outline",
        ),
        Step.RETURNED: StepWords(
            _("Catat pengembalian"),
            _("UPG atau KPK meminta laporan dilengkapi. Batas melengkapi mulai berjalan."),
            _("Tanggal dikembalikan"),
            "mdi6.undo-variant",
        ),
        Step.COMPLETED: StepWords(
            _("Sudah dilengkapi"),
            _("Kekurangan sudah dipenuhi dan laporan disampaikan kembali."),
            _("Tanggal disampaikan kembali"),
            "mdi6.clipboard-check-outline",
        ),
        Step.FORWARDED: StepWords(
            _("Diteruskan ke KPK"),
            _("Laporan sudah ada pada KPK. KPK menetapkan status dalam batas waktunya."),
            _("Tanggal diteruskan"),
            "mdi6.arrow-right-bold-circle-outline",
        ),
        Step.IN_CUSTODY: StepWords(
            _("Titipkan objek"),
            _("Objek dititipkan sampai ada penetapan. Berita acara serah terima menyertainya."),
            _("Tanggal dititipkan"),
            "mdi6.archive-lock-outline",
        ),
        Step.DISTRIBUTED: StepWords(
            _("Salurkan objek"),
            _("Makanan yang mudah basi dapat disalurkan ke panti atau yang membutuhkan, dengan foto dan tanda terima."),
            _("Tanggal disalurkan"),
            "mdi6.hand-heart-outline",
        ),
        Step.KEPT: StepWords(
            _("Objek disimpan"),
            _("Objek disimpan pelapor atau kantor sampai ada penetapan, tidak dipakai."),
            _("Tanggal mulai disimpan"),
            "mdi6.safe",
        ),
        Step.DECIDED: StepWords(
            _("Catat penetapan KPK"),
            _("Isi menurut Surat Keputusan. Penetapan harus ditindaklanjuti dalam batas waktunya."),
            _("Tanggal SK diterima"),
            "mdi6.gavel",
        ),
        Step.HANDED_OVER: StepWords(
            _("Objek diserahkan"),
            _("Objek diserahkan menurut penetapan, dengan berita acara serah terima."),
            _("Tanggal diserahkan"),
            "mdi6.handshake-outline",
        ),
        Step.PAID: StepWords(
            _("Uang disetor"),
            _("Uang disetor menurut penetapan. Simpan bukti setornya sebagai lampiran."),
            _("Tanggal disetor"),
            "mdi6.cash-check",
        ),
        Step.NOT_FOLLOWED_UP: StepWords(
            _("Tidak ditindaklanjuti"),
            _("KPK atau UPG menyatakan laporan tidak ditindaklanjuti."),
            _("Tanggal pemberitahuan"),
            "mdi6.file-cancel-outline",
        ),
        Step.CLOSED: StepWords(
            _("Selesai"),
            _("Semua sudah dikerjakan. Laporan tetap dapat dibuka dan dicetak."),
            _("Tanggal selesai"),
            "mdi6.check-circle-outline",
        ),
        Step.VOIDED: StepWords(
            _("Batalkan laporan"),
            _("Laporan salah catat. Isinya tetap tersimpan dan terbaca, nomornya tidak dipakai lagi."),
            today,
            "mdi6.cancel",
        ),
    }


def _common_labels() -> dict[str, str]:
    return {
        "number": _("Nomor surat"),
        "document_date": _("Tanggal surat"),
        "outcome": _("Penetapan"),
        "object_uids": _("Objek"),
        "recipient": _("Diterima oleh"),
        "recipient_address": _("Alamat penerima"),
        "recipient_position": _("Jabatan penerima"),
        "witness": _("Saksi"),
        "condition": _("Keadaan objek"),
        "place": _("Tempat"),
        "amount": _("Jumlah uang"),
        "reason": _("Alasan"),
        "gaps": _("Yang harus dilengkapi"),
        "exemption_letter": _("Huruf pengecualian"),
        "attachment_uids": _("Foto atau berkas"),
    }


def _special_labels() -> dict[tuple[Step, str], str]:
    return {
        (Step.SENT_TO_UPG, "number"): _("Nomor surat pengantar"),
        (Step.SENT_TO_UPG, "recipient"): _("Diterima petugas UPG"),
        (Step.RETURNED, "number"): _("Nomor surat pengembalian"),
        (Step.COMPLETED, "number"): _("Nomor surat pengantar"),
        (Step.FORWARDED, "number"): _("Nomor tiket KPK"),
        (Step.DECIDED, "number"): _("Nomor SK"),
        (Step.DECIDED, "document_date"): _("Tanggal SK"),
        (Step.NOT_FOLLOWED_UP, "number"): _("Nomor surat pemberitahuan"),
        (Step.IN_CUSTODY, "recipient"): _("Dititipkan kepada"),
        (Step.IN_CUSTODY, "number"): _("Nomor berita acara"),
        (Step.HANDED_OVER, "number"): _("Nomor berita acara"),
        (Step.DISTRIBUTED, "number"): _("Nomor berita acara"),
        (Step.DISTRIBUTED, "recipient"): _("Disalurkan kepada"),
        (Step.DISTRIBUTED, "recipient_address"): _("Alamat penyaluran"),
        (Step.DISTRIBUTED, "reason"): _("Alasan disalurkan"),
        (Step.PAID, "number"): _("Nomor bukti setor"),
        (Step.PAID, "amount"): _("Jumlah disetor"),
        (Step.KEPT, "place"): _("Tempat penyimpanan"),
    }

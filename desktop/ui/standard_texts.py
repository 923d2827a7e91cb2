"""Qt's own buttons and menus in Indonesian: Qt ships no such translation."""

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from resources.language import Language, language

_TEXTS = {
    # Buttons
    "OK": "OK",
    "&OK": "&OK",
    "Save": "Simpan",
    "&Save": "&Simpan",
    "Save All": "Simpan semua",
    "Open": "Buka",
    "&Open": "&Buka",
    "Cancel": "Batal",
    "&Cancel": "&Batal",
    "Close": "Tutup",
    "&Close": "&Tutup",
    "Apply": "Terapkan",
    "Reset": "Kembalikan",
    "Restore Defaults": "Nilai awal",
    "Help": "Bantuan",
    "Discard": "Buang",
    "Don't Save": "Jangan simpan",
    "&Yes": "&Ya",
    "Yes to &All": "Ya untuk &semua",
    "&No": "&Tidak",
    "N&o to All": "T&idak untuk semua",
    "Abort": "Hentikan",
    "Retry": "Coba lagi",
    "Ignore": "Abaikan",
    # Menu of a text field
    "&Undo": "&Urungkan",
    "&Redo": "U&langi",
    "Cu&t": "Po&tong",
    "&Copy": "&Salin",
    "&Paste": "Te&mpel",
    "Delete": "Hapus",
    "Select All": "Pilih semua",
    "Copy &Link Location": "Salin alamat &tautan",
    # File window
    "Look in:": "Cari di:",
    "Directory:": "Folder:",
    "File &name:": "&Nama berkas:",
    "Files of type:": "Jenis berkas:",
    "&Choose": "&Pilih",
    "All Files (*)": "Semua berkas (*)",
    "Name": "Nama",
    "Size": "Ukuran",
    "Kind": "Jenis",
    "Type": "Jenis",
    "Date Modified": "Diubah",
    "Back": "Kembali",
    "Forward": "Maju",
    "Parent Directory": "Folder di atasnya",
    "Go back": "Kembali",
    "Go forward": "Maju",
    "Go to the parent directory": "Ke folder di atasnya",
    "Create New Folder": "Buat folder baru",
    "Create a New Folder": "Buat folder baru",
    "New Folder": "Folder baru",
    "&New Folder": "Folder &baru",
    "List View": "Tampilan daftar",
    "Detail View": "Tampilan rinci",
    "Change to list view mode": "Ganti ke tampilan daftar",
    "Change to detail view mode": "Ganti ke tampilan rinci",
    "&Rename": "&Ganti nama",
    "&Delete": "&Hapus",
    "Show &hidden files": "Tampilkan berkas &tersembunyi",
    "Sidebar": "Bilah samping",
    "List of places and bookmarks": "Daftar tempat dan penanda",
    "Files": "Berkas",
    "Computer": "Komputer",
    "My Computer": "Komputer ini",
    "Folder": "Folder",
    "File": "Berkas",
    "Drive": "Penyimpanan",
    "Find Directory": "Cari folder",
    "Save As": "Simpan sebagai",
    "Recent Places": "Tempat terbaru",
    "Remove": "Buang",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nBerkas tidak ditemukan.\nPeriksa nama berkasnya."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nFolder tidak ditemukan.\nPeriksa nama foldernya."
    ),
    "%1 already exists.\nDo you want to replace it?": "%1 sudah ada.\nGanti berkas itu?",
    "Are you sure you want to delete '%1'?": "Hapus '%1'?",
    "'%1' is write protected.\nDo you want to delete it anyway?": "'%1' terlindung dari perubahan.\nTetap hapus?",
    "Could not delete directory.": "Folder tidak dapat dihapus.",
    # Print window
    "Print": "Cetak",
    "&Print": "&Cetak",
    "Printer": "Pencetak",
    "&Name:": "&Nama:",
    "P&roperties": "P&engaturan",
    "Location:": "Tempat:",
    "Preview": "Pratinjau",
    "Type:": "Jenis:",
    "Output &file:": "&Berkas hasil:",
    "Print range": "Halaman yang dicetak",
    "Print all": "Semua",
    "Pages from": "Halaman",
    "to": "sampai",
    "Current Page": "Halaman ini",
    "Selection": "Pilihan",
    "Copies": "Salinan",
    "Copies:": "Salinan:",
    "Co&pies:": "Sa&linan:",
    "Collate": "Susun per salinan",
    "Reverse": "Urutan terbalik",
    "Options": "Pilihan",
    "&Options >>": "&Pilihan >>",
    "&Options <<": "&Pilihan <<",
    "Color Mode": "Warna",
    "Color": "Berwarna",
    "Grayscale": "Abu-abu",
    "Duplex Printing": "Cetak dua sisi",
    "None": "Tidak",
    "Long side": "Sisi panjang",
    "Short side": "Sisi pendek",
    "Print to File (PDF)": "Cetak ke berkas (PDF)",
    "Page size:": "Ukuran kertas:",
    "Paper": "Kertas",
    "Width:": "Lebar:",
    "Height:": "Tinggi:",
    "Orientation": "Arah",
    "Portrait": "Tegak",
    "Landscape": "Mendatar",
    "Margins": "Tepi",
}


class StandardTexts(QTranslator):
    """Gives Qt the Indonesian words while the screen is Indonesian."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        if language() is not Language.INDONESIAN:
            return None
        return _TEXTS.get(sourceText)


def install(application: QApplication) -> None:
    """Let the application use these words."""
    translator = StandardTexts(application)
    application.installTranslator(translator)

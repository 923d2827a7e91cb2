"""What each role may do, in one line."""

from db.vocabulary import Role
from resources.language import _


def role_meaning(role: Role) -> str:
    """Return in plain words what a role may do."""
    match role:
        case Role.MANAGER:
            return _("Semua halaman, juga laporan rahasia, akun, dan pengaturan")
        case Role.CLERK:
            return _("Mencatat dan mencetak laporan; melihat laporan rahasia yang ditulisnya sendiri")
        case Role.TRAINER:
            return _("Hanya halaman pelatihan")
        case Role.READER:
            return _("Melihat daftar dan angka; identitas pelapor tersembunyi")

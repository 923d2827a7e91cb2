"""The dark side of the windows before the main one: the name of the program and a few words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from desktop.ui import icons
from resources.language import _

_WIDTH = 320


class BrandSide(QFrame):
    """Name, purpose and room for more words (`body`)."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("signInSide")
        self.setFixedWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 36, 28, 28)
        layout.setSpacing(10)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("mdi6.shield-check", 48, "#7FD1BF"))
        name = QLabel("SIGAP Desa")
        name.setObjectName("hero")
        purpose = QLabel(_("Sistem Gratifikasi dan Anti-Penyuapan untuk desa, kelurahan, dan kecamatan"))
        purpose.setWordWrap(True)
        layout.addWidget(picture)
        layout.addWidget(name)
        layout.addWidget(purpose)
        layout.addSpacing(14)
        self.body = QVBoxLayout()
        self.body.setSpacing(4)
        layout.addLayout(self.body)
        layout.addStretch()
        self.foot = QLabel(_("Data tersimpan terenkripsi di komputer ini. Tidak perlu internet."))
        self.foot.setObjectName("brandFoot")
        self.foot.setWordWrap(True)
        self.foot.setAlignment(Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.foot)

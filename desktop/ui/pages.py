"""The pages of the main window: a page stands here by name and is imported when it is first opened."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from db.vocabulary import OfficeKind, Role
from desktop.ui.page import Page
from resources.language import _

EVERYONE = frozenset(Role)
WRITERS = frozenset({Role.MANAGER, Role.CLERK})
READERS = frozenset({Role.MANAGER, Role.CLERK, Role.READER})
MANAGERS = frozenset({Role.MANAGER})
TRAINERS = frozenset({Role.MANAGER, Role.CLERK, Role.TRAINER})  # who writes on the training pages
EVERY_KIND = frozenset(OfficeKind)
INSPECTORATES = frozenset({OfficeKind.INSPECTORATE})
TUTORED = EVERY_KIND - INSPECTORATES  # offices that have a mentor
RECEIVERS = frozenset({OfficeKind.INSPECTORATE, OfficeKind.SUBDISTRICT})  # offices other offices send records to


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: where it lives, its word and icon in the navigation, who may open it, and in which kinds of office.

    `group` is the heading it stands under; an entry outside the navigation has `in_navigation=False`.
    """

    key: str
    title: Callable[[], str]
    icon: str
    target: str  # "module:Class"
    roles: frozenset[Role] = EVERYONE
    group: Callable[[], str] = lambda: ""
    in_navigation: bool = True
    parent: str = ""  # navigation entry that is lit while this page is open
    kinds: frozenset[OfficeKind] = EVERY_KIND

    def load(self) -> type[Page]:
        """Import the page's class."""
        module, _colon, name = self.target.partition(":")
        page: type[Page] = getattr(import_module(module), name)
        return page


def _reports_group() -> str:
    return _("Gratifikasi")


def _training_group() -> str:
    return _("Pelatihan")


def _mentor_group() -> str:
    return _("Kantor binaan")


def _exchange_group() -> str:
    return _("Kirim & terima")


def _office_group() -> str:
    return _("Kantor")


PAGES: tuple[PageEntry, ...] = (
    PageEntry("home", lambda: _("Beranda"), "mdi6.home-outline", "desktop.ui.home.page:HomePage", READERS),
    PageEntry(
        "inbox",
        lambda: _("Kotak masuk"),
        "mdi6.inbox-arrow-down-outline",
        "desktop.ui.mentor.inbox_page:InboxPage",
        WRITERS,
        _mentor_group,
        kinds=RECEIVERS,
    ),
    PageEntry(
        "matrix",
        lambda: _("Matriks kiriman"),
        "mdi6.view-grid-outline",
        "desktop.ui.mentor.matrix_page:MatrixPage",
        READERS,
        _mentor_group,
        kinds=RECEIVERS,
    ),
    PageEntry(
        "received",
        lambda: _("Register gabungan"),
        "mdi6.book-multiple-outline",
        "desktop.ui.mentor.received_page:ReceivedPage",
        WRITERS,
        _mentor_group,
        kinds=RECEIVERS,
    ),
    PageEntry(
        "received-record",
        lambda: _("Catatan kantor binaan"),
        "mdi6.file-document-outline",
        "desktop.ui.mentor.record_page:ReceivedRecordPage",
        WRITERS,
        in_navigation=False,
        parent="received",
        kinds=RECEIVERS,
    ),
    PageEntry(
        "tutored-office",
        lambda: _("Kantor binaan"),
        "mdi6.office-building-outline",
        "desktop.ui.mentor.office_page:OfficePage",
        WRITERS,
        in_navigation=False,
        parent="matrix",
        kinds=RECEIVERS,
    ),
    PageEntry(
        "office-coverage",
        lambda: _("Cakupan per kantor"),
        "mdi6.school-outline",
        "desktop.ui.mentor.coverage_page:OfficeCoveragePage",
        READERS,
        _mentor_group,
        kinds=INSPECTORATES,
    ),
    PageEntry(
        "requests",
        lambda: _("Permohonan musnah"),
        "mdi6.file-remove-outline",
        "desktop.ui.mentor.requests_page:RequestsPage",
        WRITERS,
        _mentor_group,
        kinds=INSPECTORATES,
    ),
    PageEntry(
        "reports",
        lambda: _("Buku register"),
        "mdi6.book-open-variant",
        "desktop.ui.reports.register_page:RegisterPage",
        READERS,
        _reports_group,
    ),
    PageEntry(
        "papers",
        lambda: _("Dokumen cetak"),
        "mdi6.printer-outline",
        "desktop.ui.papers.page:PapersPage",
        READERS,
        _reports_group,
    ),
    PageEntry(
        "statements",
        lambda: _("Pernyataan berkala"),
        "mdi6.account-check-outline",
        "desktop.ui.papers.statements_page:StatementsPage",
        READERS,
        _reports_group,
    ),
    PageEntry(
        "report",
        lambda: _("Laporan gratifikasi"),
        "mdi6.file-document-outline",
        "desktop.ui.reports.detail_page:ReportPage",
        READERS,
        in_navigation=False,
        parent="reports",
    ),
    PageEntry(
        "report-form",
        lambda: _("Catat gratifikasi"),
        "mdi6.file-document-edit-outline",
        "desktop.ui.reports.form_page:ReportFormPage",
        WRITERS,
        in_navigation=False,
        parent="reports",
    ),
    PageEntry(
        "import",
        lambda: _("Impor lembar kerja"),
        "mdi6.table-arrow-down",
        "desktop.ui.reports.import_page:ImportPage",
        WRITERS,
        in_navigation=False,
        parent="reports",
    ),
    PageEntry(
        "sessions",
        lambda: _("Kegiatan pelatihan"),
        "mdi6.school-outline",
        "desktop.ui.training.sessions_page:SessionsPage",
        EVERYONE,
        _training_group,
    ),
    PageEntry(
        "session",
        lambda: _("Kegiatan pelatihan"),
        "mdi6.school-outline",
        "desktop.ui.training.session_page:SessionPage",
        EVERYONE,
        in_navigation=False,
        parent="sessions",
    ),
    PageEntry(
        "session-form",
        lambda: _("Catat kegiatan"),
        "mdi6.pencil-outline",
        "desktop.ui.training.session_form:SessionFormPage",
        TRAINERS,
        in_navigation=False,
        parent="sessions",
    ),
    PageEntry(
        "certificates",
        lambda: _("Sertifikat"),
        "mdi6.certificate-outline",
        "desktop.ui.training.certificates_page:CertificatesPage",
        EVERYONE,
        _training_group,
    ),
    PageEntry(
        "designs",
        lambda: _("Rancangan sertifikat"),
        "mdi6.palette-outline",
        "desktop.ui.training.designs_page:DesignsPage",
        TRAINERS,
        in_navigation=False,
        parent="certificates",
    ),
    PageEntry(
        "coverage",
        lambda: _("Cakupan"),
        "mdi6.chart-donut",
        "desktop.ui.training.coverage_page:CoveragePage",
        EVERYONE,
        _training_group,
    ),
    PageEntry(
        "people",
        lambda: _("Orang"),
        "mdi6.account-multiple-outline",
        "desktop.ui.training.people_page:PeoplePage",
        EVERYONE,
        _training_group,
    ),
    PageEntry(
        "person",
        lambda: _("Orang"),
        "mdi6.account-outline",
        "desktop.ui.training.person_page:PersonPage",
        EVERYONE,
        in_navigation=False,
        parent="people",
    ),
    PageEntry(
        "participant-import",
        lambda: _("Impor peserta"),
        "mdi6.table-arrow-down",
        "desktop.ui.training.participant_import_page:ParticipantImportPage",
        TRAINERS,
        in_navigation=False,
        parent="sessions",
    ),
    PageEntry(
        "verify",
        lambda: _("Periksa sertifikat"),
        "mdi6.qrcode-scan",
        "desktop.ui.training.verify_page:VerifyPage",
        EVERYONE,
        _training_group,
    ),
    PageEntry(
        "send",
        lambda: _("Kirim ke mentor"),
        "mdi6.send-outline",
        "desktop.ui.exchange.send_page:SendPage",
        WRITERS,
        _exchange_group,
        kinds=TUTORED,
    ),
    PageEntry(
        "feedback",
        lambda: _("Catatan mentor"),
        "mdi6.comment-text-outline",
        "desktop.ui.exchange.feedback_page:FeedbackPage",
        TRAINERS,
        _exchange_group,
        kinds=TUTORED,
    ),
    PageEntry(
        "files",
        lambda: _("Berkas keluar & masuk"),
        "mdi6.email-fast-outline",
        "desktop.ui.exchange.files_page:FilesPage",
        READERS,
        _exchange_group,
    ),
    PageEntry(
        "officials",
        lambda: _("Perangkat"),
        "mdi6.account-group-outline",
        "desktop.ui.office.officials_page:OfficialsPage",
        READERS,
        _office_group,
    ),
    PageEntry(
        "calendar",
        lambda: _("Kalender kantor"),
        "mdi6.calendar-month-outline",
        "desktop.ui.office.calendar_page:CalendarPage",
        READERS,
        _office_group,
    ),
    PageEntry(
        "settings",
        lambda: _("Pengaturan"),
        "mdi6.cog-outline",
        "desktop.ui.office.settings_page:SettingsPage",
        MANAGERS,
        _office_group,
    ),
    PageEntry(
        "accounts",
        lambda: _("Akun kantor"),
        "mdi6.account-key-outline",
        "desktop.ui.office.accounts_page:AccountsPage",
        EVERYONE,
        _office_group,
    ),
    PageEntry(
        "backup",
        lambda: _("Cadangan"),
        "mdi6.shield-check-outline",
        "desktop.ui.office.backup_page:BackupPage",
        WRITERS,
        _office_group,
    ),
    PageEntry(
        "audit",
        lambda: _("Jejak audit"),
        "mdi6.history",
        "desktop.ui.office.audit_page:AuditPage",
        MANAGERS,
        _office_group,
    ),
    PageEntry(
        "help",
        lambda: _("Panduan"),
        "mdi6.help-circle-outline",
        "desktop.ui.office.help_page:HelpPage",
        EVERYONE,
        _office_group,
    ),
)


def entry(key: str) -> PageEntry:
    """Return the page of a key.

    Raises KeyError for an unknown key.
    """
    for candidate in PAGES:
        if candidate.key == key:
            return candidate
    raise KeyError(key)


def entries_for(role: Role) -> tuple[PageEntry, ...]:
    """Return the pages a role may open, in navigation order."""
    return tuple(item for item in PAGES if role in item.roles)

"""Many certificates as one PDF, front and back in the order the printer wants them."""

from collections.abc import Callable, Sequence

from db.problem import Problem
from db.records.certificate import CertificateLook, CertificateWords
from desktop.printing.certificate.back import Back
from desktop.printing.certificate.front import Front
from desktop.printing.certificate.look import PrintedCertificate
from desktop.printing.certificate.pages import Pages

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
_REPORT_EVERY = 10  # certificates


def draw(
    many: Sequence[PrintedCertificate],
    *,
    double_sided: bool = True,
    on_progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> bytes:
    """Return certificates as one PDF; the same ones give the same bytes.

    `double_sided` puts each back behind its front, for a printer that turns the paper; without it all fronts come
    first and then all backs in the same order, for a stack that is put in again. Where any of them has a back, one
    without gets an empty page, so that no sheet carries two people. `on_progress` is told how many of how many are
    drawn. Raises Problem `printing-cancelled` as soon as `cancelled` says so, `certificates-none` for none.
    """
    if not many:
        raise Problem("certificates-none")
    first = many[0].words
    title = f"Sertifikat {first.number}" if len(many) == 1 else f"{len(many)} sertifikat"
    pages = Pages(
        title=title, size=many[0].look.design.paper_size, dated=many[0].words.issued_on, author=first.office_name
    )
    return _Document(pages, many, double_sided, on_progress, cancelled).draw()


class _Document:
    """Draws certificates one after the other; fronts and backs of one look are made ready once."""

    def __init__(
        self,
        pages: Pages,
        many: Sequence[PrintedCertificate],
        double_sided: bool,
        on_progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> None:
        self._pages, self._many, self._double_sided = pages, many, double_sided
        self._on_progress, self._cancelled = on_progress, cancelled
        self._fronts: dict[CertificateLook, Front] = {}
        self._backs: dict[tuple[object, ...], Back] = {}
        self._with_backs = any(_has_back(item) for item in many)
        self._begun = False
        self._done = 0
        self._steps = len(many) * (1 if double_sided or not self._with_backs else 2)

    def draw(self) -> bytes:
        if self._with_backs and self._double_sided:
            self._pages.canvas.setViewerPreference("Duplex", "DuplexFlipShortEdge")
            for item in self._many:
                for index in range(2 * self._sheets(item)):
                    self._side(item, index)
                self._tell()
        else:
            for side in (0, 1) if self._with_backs else (0,):
                for item in self._many:
                    for sheet in range(self._sheets(item)):
                        self._side(item, 2 * sheet + side)
                    self._tell()
        return self._pages.finish()

    def _sheets(self, item: PrintedCertificate) -> int:
        """Return how many sheets of paper a certificate takes."""
        return (1 + len(self._back(item).sheets) + 1) // 2 if _has_back(item) else 1

    def _side(self, item: PrintedCertificate, index: int) -> None:
        """Draw one side of a sheet: 0 is the front, 1 its back, 2 and 3 a second sheet of a long list of subjects."""
        if self._begun:
            self._pages.new_page()
        self._begun = True
        front = self._front(item)
        self._pages.resize(item.look.design.paper_size)
        if index == 0:
            front.draw(item)
        elif _has_back(item) and index <= len(self._back(item).sheets):
            self._back(item).draw(item, index - 1)

    def _front(self, item: PrintedCertificate) -> Front:
        found = self._fronts.get(item.look)
        if found is None:
            found = self._fronts[item.look] = Front(self._pages, item.look, len(self._fronts))
        return found

    def _back(self, item: PrintedCertificate) -> Back:
        front, words = self._front(item), item.words
        key = (front.key, words.activity, words.subjects, words.lesson_hours)
        found = self._backs.get(key)
        if found is None:
            self._pages.resize(item.look.design.paper_size)
            found = self._backs[key] = Back(front, words)
        return found

    def _tell(self) -> None:
        self._done += 1
        if self._cancelled is not None and self._cancelled():
            raise Problem("printing-cancelled")
        if self._on_progress is not None and (self._done % _REPORT_EVERY == 0 or self._done == self._steps):
            self._on_progress(self._done, self._steps)


def _has_back(item: PrintedCertificate) -> bool:
    return item.look.design.with_back and _worth_a_back(item.look, item.words)


def _worth_a_back(look: CertificateLook, words: CertificateWords) -> bool:
    scores = look.design.with_scores and (words.pre_score is not None or words.post_score is not None)
    return bool(words.subjects) or scores

"""Papers about a period or about the whole register: book, summary, letters, statements, wall list."""

from db.vocabulary import PaperKind
from desktop.services.paper_contents import BUILDERS, Builder


def builder_of(kind: PaperKind) -> Builder:
    """Return what builds the content of a paper."""
    return BUILDERS[kind]

"""Who may take which list out of the program, on paper or as a spreadsheet."""

from db.vocabulary import Role

# Lists of the training pages, which a trainer works with too.
TRAINING_LISTS = frozenset({"sessions", "participants", "people", "coverage", "certificates"})


def takers(what: str) -> tuple[Role, ...]:
    """Return the roles that may print a list or save it; a reader takes none out."""
    trainers = (Role.TRAINER,) if what in TRAINING_LISTS else ()
    return (Role.MANAGER, Role.CLERK, *trainers)

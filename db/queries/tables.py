"""The table behind a model, for statements on columns rather than on objects."""

from typing import cast

from sqlalchemy import Table

from db.base import Base


def table(model: type[Base]) -> Table:
    """Return the table of a model."""
    return cast(Table, model.__table__)

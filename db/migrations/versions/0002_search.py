"""Register, revision 2: the trigram index over the words of a report (SAFETY.md §2.8)."""

from alembic import op

revision = "0002_search"
down_revision = "0001_register"
branch_labels = None
depends_on = None

STATEMENTS = (
    "CREATE VIRTUAL TABLE report_search USING fts5("
    "text, content='report_texts', content_rowid='report_id', tokenize='trigram')",
    "CREATE TRIGGER report_texts_added AFTER INSERT ON report_texts BEGIN "
    "INSERT INTO report_search(rowid, text) VALUES (new.report_id, new.text); END",
    "CREATE TRIGGER report_texts_removed AFTER DELETE ON report_texts BEGIN "
    "INSERT INTO report_search(report_search, rowid, text) VALUES ('delete', old.report_id, old.text); END",
    "CREATE TRIGGER report_texts_changed AFTER UPDATE ON report_texts BEGIN "
    "INSERT INTO report_search(report_search, rowid, text) VALUES ('delete', old.report_id, old.text); "
    "INSERT INTO report_search(rowid, text) VALUES (new.report_id, new.text); END",
    "INSERT INTO report_search(report_search) VALUES ('rebuild')",
)


def upgrade() -> None:
    """Create the index, the triggers that keep it, and fill it from reports already there."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """Remove the index; the words themselves stay in `report_texts`."""
    for name in ("report_texts_added", "report_texts_removed", "report_texts_changed"):
        op.execute(f"DROP TRIGGER {name}")
    op.execute("DROP TABLE report_search")

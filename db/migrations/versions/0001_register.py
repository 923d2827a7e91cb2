"""Register, revision 1: every table of the gratification register and of the program itself."""

import sqlalchemy as sa
from alembic import op

revision = "0001_register"
down_revision = None
branch_labels = None
depends_on = None

# Audit entries are only ever added (SAFETY.md §2.7).
AUDIT_TRIGGERS = (
    "CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries "
    "BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END",
    "CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries "
    "BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END",
)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "accounts",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("slot_id", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_accounts")),
    )
    op.create_index(op.f("ix_accounts_slot_id"), "accounts", ["slot_id"], unique=False)
    op.create_table(
        "attachments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("report_uid", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("sealed_name", sa.Text(), nullable=False),
        sa.Column("caption", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("paper_uid", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("removed_reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
        sa.UniqueConstraint("uid", name=op.f("uq_attachments_uid")),
    )
    op.create_index(op.f("ix_attachments_report_uid"), "attachments", ["report_uid"], unique=False)
    op.create_table(
        "audit_entries",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("account_uid", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_uid", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_entries")),
    )
    op.create_index(op.f("ix_audit_entries_at"), "audit_entries", ["at"], unique=False)
    op.create_index(op.f("ix_audit_entries_subject_uid"), "audit_entries", ["subject_uid"], unique=False)
    op.create_table(
        "calendar_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_calendar_days")),
    )
    op.create_table(
        "drafts",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("account_uid", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_drafts")),
    )
    op.create_table(
        "issued_papers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_uid", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("check_code", sa.Text(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("issued_by", sa.Text(), nullable=False),
        sa.Column("needs_scan", sa.Boolean(), nullable=False),
        sa.Column("printed", sa.Boolean(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("scan_uid", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_papers")),
        sa.UniqueConstraint("uid", name=op.f("uq_issued_papers_uid")),
    )
    op.create_index(op.f("ix_issued_papers_kind_issued_at"), "issued_papers", ["kind", "issued_at"], unique=False)
    op.create_index(op.f("ix_issued_papers_subject_uid"), "issued_papers", ["subject_uid"], unique=False)
    op.create_table(
        "office_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_changes")),
    )
    op.create_table(
        "officials",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("owner_office", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("nik", sa.Text(), nullable=False),
        sa.Column("nip", sa.Text(), nullable=False),
        sa.Column("nip_label", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("rank", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("risk_level", sa.String(), nullable=False),
        sa.Column("active_from", sa.Date(), nullable=True),
        sa.Column("active_to", sa.Date(), nullable=True),
        sa.Column("birth_place", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("decree", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officials")),
        sa.UniqueConstraint("uid", name=op.f("uq_officials_uid")),
    )
    op.create_index(op.f("ix_officials_name"), "officials", ["name"], unique=False)
    op.create_table(
        "preferences",
        sa.Column("account_uid", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("account_uid", "key", name=op.f("pk_preferences")),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("owner_office", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("confidentiality", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("running_number", sa.Integer(), nullable=True),
        sa.Column("rule_set", sa.Text(), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("received_place", sa.Text(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("reported_to_upg_on", sa.Date(), nullable=True),
        sa.Column("chronology", sa.Text(), nullable=False),
        sa.Column("compensation", sa.Boolean(), nullable=True),
        sa.Column("late_reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("typed_number", sa.Text(), nullable=False),
        sa.Column("imported_from", sa.Text(), nullable=False),
        sa.Column("official_uid", sa.Text(), nullable=False),
        sa.Column("written_by", sa.Text(), nullable=False),
        sa.Column("written_by_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("reporter_name", sa.Text(), nullable=False),
        sa.Column("reporter_nik", sa.Text(), nullable=False),
        sa.Column("reporter_birth_place", sa.Text(), nullable=False),
        sa.Column("reporter_birth_date", sa.Date(), nullable=True),
        sa.Column("reporter_institution", sa.Text(), nullable=False),
        sa.Column("reporter_position", sa.Text(), nullable=False),
        sa.Column("reporter_email", sa.Text(), nullable=False),
        sa.Column("reporter_address", sa.Text(), nullable=False),
        sa.Column("reporter_subdistrict", sa.Text(), nullable=False),
        sa.Column("reporter_regency", sa.Text(), nullable=False),
        sa.Column("reporter_province", sa.Text(), nullable=False),
        sa.Column("reporter_phone", sa.Text(), nullable=False),
        sa.Column("reporter_contact_name", sa.Text(), nullable=False),
        sa.Column("reporter_contact_phone", sa.Text(), nullable=False),
        sa.Column("giver_name", sa.Text(), nullable=False),
        sa.Column("giver_institution", sa.Text(), nullable=False),
        sa.Column("relation", sa.String(), nullable=True),
        sa.Column("occasion", sa.String(), nullable=True),
        sa.Column("object_kind", sa.String(), nullable=True),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("object_count", sa.Integer(), nullable=False),
        sa.Column("total_value", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_kind", sa.String(), nullable=True),
        sa.Column("was_late", sa.Boolean(), nullable=False),
        sa.Column("duty", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("owner_office", "number", name=op.f("uq_reports_owner_office_number")),
        sa.UniqueConstraint(
            "owner_office", "year", "running_number", name=op.f("uq_reports_owner_office_year_running_number")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_reports_uid")),
    )
    op.create_index(
        op.f("ix_reports_confidentiality_written_by_total_value"),
        "reports",
        ["confidentiality", "written_by", "total_value"],
        unique=False,
    )
    op.create_index(op.f("ix_reports_received_on_id"), "reports", ["received_on", "id"], unique=False)
    op.create_index(op.f("ix_reports_registered_on_id"), "reports", ["registered_on", "id"], unique=False)
    op.create_index(op.f("ix_reports_state_due_on"), "reports", ["state", "due_on"], unique=False)
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_uid", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_uid", sa.Text(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revisions")),
        sa.UniqueConstraint("subject_uid", "revision", name=op.f("uq_revisions_subject_uid_revision")),
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_settings")),
    )
    op.create_table(
        "statements",
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("official_uid", sa.Text(), nullable=False),
        sa.Column("returned_on", sa.Date(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("by_uid", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("period", "official_uid", name=op.f("pk_statements")),
    )
    op.create_table(
        "audit_salts",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["audit_entries.seq"], name=op.f("fk_audit_salts_seq_audit_entries")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_salts")),
    )
    op.create_table(
        "name_words",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_name_words_report_id_reports")),
        sa.PrimaryKeyConstraint("word", "report_id", name=op.f("pk_name_words")),
    )
    op.create_table(
        "report_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_uid", sa.Text(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_report_events_report_id_reports")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_events")),
        sa.UniqueConstraint("uid", name=op.f("uq_report_events_uid")),
    )
    op.create_index(op.f("ix_report_events_report_id_id"), "report_events", ["report_id", "id"], unique=False)
    op.create_table(
        "report_objects",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("giver_key", sa.Text(), nullable=False),
        sa.Column("giver_name", sa.Text(), nullable=False),
        sa.Column("giver_institution", sa.Text(), nullable=False),
        sa.Column("giver_address", sa.Text(), nullable=False),
        sa.Column("giver_relation", sa.String(), nullable=True),
        sa.Column("giver_relation_other", sa.Text(), nullable=False),
        sa.Column("giver_reason", sa.Text(), nullable=False),
        sa.Column("occasion", sa.String(), nullable=True),
        sa.Column("occasion_other", sa.Text(), nullable=False),
        sa.Column("location", sa.String(), nullable=True),
        sa.Column("location_other", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("kind_other", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("quantity", sa.String(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("foreign_value", sa.String(), nullable=True),
        sa.Column("answers", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_report_objects_report_id_reports")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_objects")),
        sa.UniqueConstraint("report_id", "position", name=op.f("uq_report_objects_report_id_position")),
        sa.UniqueConstraint("uid", name=op.f("uq_report_objects_uid")),
    )
    op.create_index(
        op.f("ix_report_objects_giver_key_report_id"), "report_objects", ["giver_key", "report_id"], unique=False
    )
    op.create_table(
        "report_texts",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_report_texts_report_id_reports")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report_texts")),
    )
    for trigger in AUDIT_TRIGGERS:
        op.execute(trigger)


def downgrade() -> None:
    """Remove the tables."""
    op.drop_table("report_texts")
    op.drop_index(op.f("ix_report_objects_giver_key_report_id"), table_name="report_objects")
    op.drop_table("report_objects")
    op.drop_index(op.f("ix_report_events_report_id_id"), table_name="report_events")
    op.drop_table("report_events")
    op.drop_table("name_words")
    op.drop_table("audit_salts")
    op.drop_table("statements")
    op.drop_table("settings")
    op.drop_table("revisions")
    op.drop_index(op.f("ix_reports_state_due_on"), table_name="reports")
    op.drop_index(op.f("ix_reports_registered_on_id"), table_name="reports")
    op.drop_index(op.f("ix_reports_received_on_id"), table_name="reports")
    op.drop_index(op.f("ix_reports_confidentiality_written_by_total_value"), table_name="reports")
    op.drop_table("reports")
    op.drop_table("preferences")
    op.drop_index(op.f("ix_officials_name"), table_name="officials")
    op.drop_table("officials")
    op.drop_table("office_changes")
    op.drop_index(op.f("ix_issued_papers_subject_uid"), table_name="issued_papers")
    op.drop_index(op.f("ix_issued_papers_kind_issued_at"), table_name="issued_papers")
    op.drop_table("issued_papers")
    op.drop_table("drafts")
    op.drop_table("calendar_days")
    op.drop_index(op.f("ix_audit_entries_subject_uid"), table_name="audit_entries")
    op.drop_index(op.f("ix_audit_entries_at"), table_name="audit_entries")
    op.drop_table("audit_entries")
    op.drop_index(op.f("ix_attachments_report_uid"), table_name="attachments")
    op.drop_table("attachments")
    op.drop_index(op.f("ix_accounts_slot_id"), table_name="accounts")
    op.drop_table("accounts")

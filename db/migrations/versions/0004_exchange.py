"""Register, revision 4: other offices and their keys, files in and out, received records, feedback."""

import sqlalchemy as sa
from alembic import op

revision = "0004_exchange"
down_revision = "0003_training"
branch_labels = None
depends_on = None

TABLES = (
    "partners",
    "partner_keys",
    "exchange_files",
    "received_records",
    "received_blobs",
    "feedback",
    "destroy_requests",
    "certificate_keys",
    "certificate_voids",
    "staged_files",
    "packs",
)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "partners",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("known_since", sa.DateTime(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partners")),
        sa.UniqueConstraint("uid", name=op.f("uq_partners_uid")),
    )
    op.create_index(op.f("ix_partners_code"), "partners", ["code"], unique=False)
    op.create_table(
        "partner_keys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_uid", sa.Text(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("signing_key", sa.LargeBinary(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("known_since", sa.DateTime(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.Column("confirmed_by", sa.Text(), nullable=False),
        sa.Column("retired_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_keys")),
        sa.UniqueConstraint("key_id", name=op.f("uq_partner_keys_key_id")),
    )
    op.create_index(op.f("ix_partner_keys_partner_uid"), "partner_keys", ["partner_uid"], unique=False)
    op.create_table(
        "exchange_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("outgoing", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("partner_uid", sa.Text(), nullable=False),
        sa.Column("partner_code", sa.Text(), nullable=False),
        sa.Column("partner_name", sa.Text(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("part_set", sa.Text(), nullable=False),
        sa.Column("part_number", sa.Integer(), nullable=False),
        sa.Column("part_of", sa.Integer(), nullable=False),
        sa.Column("nil", sa.Boolean(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("clock_suspect", sa.Boolean(), nullable=False),
        sa.Column("problem_code", sa.Text(), nullable=False),
        sa.Column("problem_params", sa.LargeBinary(), nullable=False),
        sa.Column("audit_count", sa.Integer(), nullable=False),
        sa.Column("audit_head", sa.Text(), nullable=False),
        sa.Column("check_code", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Text(), nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange_files")),
        sa.UniqueConstraint("uid", name=op.f("uq_exchange_files_uid")),
    )
    op.create_index(op.f("ix_exchange_files_at_id"), "exchange_files", ["at", "id"], unique=False)
    op.create_index(op.f("ix_exchange_files_device_sequence"), "exchange_files", ["device", "sequence"], unique=False)
    op.create_index(op.f("ix_exchange_files_outgoing_digest"), "exchange_files", ["outgoing", "digest"], unique=False)
    op.create_index(
        op.f("ix_exchange_files_partner_uid_kind_period"),
        "exchange_files",
        ["partner_uid", "kind", "period"],
        unique=False,
    )
    op.create_table(
        "received_records",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("collection", sa.Text(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("office_uid", sa.Text(), nullable=False),
        sa.Column("parent_uid", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["exchange_files.id"], name=op.f("fk_received_records_file_id_exchange_files")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_received_records")),
        sa.UniqueConstraint(
            "collection",
            "uid",
            "revision",
            "content_hash",
            name=op.f("uq_received_records_collection_uid_revision_content_hash"),
        ),
    )
    op.create_index(
        op.f("ix_received_records_collection_standing_day"),
        "received_records",
        ["collection", "standing", "day"],
        unique=False,
    )
    op.create_index(
        op.f("ix_received_records_office_uid_collection_standing_day"),
        "received_records",
        ["office_uid", "collection", "standing", "day"],
        unique=False,
    )
    op.create_index(op.f("ix_received_records_parent_uid"), "received_records", ["parent_uid"], unique=False)
    op.create_index(op.f("ix_received_records_uid"), "received_records", ["uid"], unique=False)
    op.create_table(
        "received_blobs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_uid", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("sealed_name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("reduced", sa.Boolean(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["exchange_files.id"], name=op.f("fk_received_blobs_file_id_exchange_files")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_received_blobs")),
        sa.UniqueConstraint("record_uid", "sha256", name=op.f("uq_received_blobs_record_uid_sha256")),
    )
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("author_office", sa.Text(), nullable=False),
        sa.Column("office_uid", sa.Text(), nullable=False),
        sa.Column("collection", sa.Text(), nullable=False),
        sa.Column("record_uid", sa.Text(), nullable=False),
        sa.Column("seen_revision", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("sent_in", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.Text(), nullable=False),
        sa.Column("closed_revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        sa.UniqueConstraint("uid", name=op.f("uq_feedback_uid")),
    )
    op.create_index(op.f("ix_feedback_office_uid_state"), "feedback", ["office_uid", "state"], unique=False)
    op.create_index(op.f("ix_feedback_record_uid"), "feedback", ["record_uid"], unique=False)
    op.create_table(
        "destroy_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("office_uid", sa.Text(), nullable=False),
        sa.Column("collection", sa.Text(), nullable=False),
        sa.Column("record_uid", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["exchange_files.id"], name=op.f("fk_destroy_requests_file_id_exchange_files")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_destroy_requests")),
        sa.UniqueConstraint("collection", "record_uid", name=op.f("uq_destroy_requests_collection_record_uid")),
        sa.UniqueConstraint("uid", name=op.f("uq_destroy_requests_uid")),
    )
    op.create_table(
        "certificate_keys",
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("office_code", sa.Text(), nullable=False),
        sa.Column("office_name", sa.Text(), nullable=False),
        sa.Column("signing_key", sa.LargeBinary(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("key_id", name=op.f("pk_certificate_keys")),
    )
    op.create_table(
        "certificate_voids",
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("key_id", "number", name=op.f("pk_certificate_voids")),
    )
    op.create_table(
        "staged_files",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("problem_code", sa.Text(), nullable=False),
        sa.Column("problem_params", sa.LargeBinary(), nullable=False),
        sa.Column("preview", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_staged_files")),
    )
    op.create_table(
        "packs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("author_office", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("applied", sa.Boolean(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packs")),
        sa.UniqueConstraint("uid", name=op.f("uq_packs_uid")),
    )


def downgrade() -> None:
    """Remove the tables."""
    for name in reversed(TABLES):
        op.drop_table(name)

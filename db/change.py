"""A change under way: the session of one transaction, its audit entries, the topics it touches."""

from sqlalchemy.orm import Session

from db import audit
from db.clock import Clock
from db.records.changes import Changes
from db.vocabulary import Topic


class Change:
    """Handed out by `Register.changing`; everything written through it is kept together or not at all."""

    def __init__(self, session: Session, account_uid: str, clock: Clock) -> None:
        self.session = session
        self.account_uid = account_uid
        self.clock = clock
        self._topics: set[Topic] = set()

    def audit(self, action: str, subject_kind: str, subject_uid: str, content: object | None = None) -> None:
        """Add an entry to the audit chain; of `content` only a salted hash is kept, so it may hold names."""
        audit.append(
            self.session,
            at=self.clock.now(),
            account_uid=self.account_uid,
            action=action,
            subject_kind=subject_kind,
            subject_uid=subject_uid,
            content=content,
        )

    def touch(self, *topics: Topic) -> None:
        """Name what this change touches; pages refresh by it."""
        self._topics.update(topics)

    @property
    def changes(self) -> Changes:
        """The topics named so far."""
        return Changes(frozenset(self._topics))

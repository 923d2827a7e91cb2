"""How often who is trained, and how certificates are numbered: the office's own rules of training."""

from sqlalchemy.orm import Session

from db.queries.settings import get_setting, put_setting
from db.records.changes import Done
from db.records.person import TrainingRules
from db.vocabulary import Role, Topic
from desktop.rules.texts import clean_record
from desktop.rules.training_rules import check_rules
from desktop.services.desk import Desk, stored_profile

RULES = "training-rules"  # key among the settings


def rules(desk: Desk) -> TrainingRules:
    """Return the rules of training in force here."""
    desk.require(Role.MANAGER, Role.CLERK, Role.TRAINER, Role.READER)
    with desk.reading() as session:
        return stored_rules(session)


def change_rules(desk: Desk, rules: TrainingRules) -> Done[TrainingRules]:
    """Keep changed rules of training.

    Raises Problem `training-months-out-of-range`, `training-days-out-of-range`, `training-kinds-missing`,
    `number-template-…`.
    """
    desk.require(Role.MANAGER, Role.CLERK, Role.TRAINER)
    rules = clean_record(rules)
    check_rules(rules)
    with desk.changing() as change:
        if stored_rules(change.session) != rules:
            put_setting(change.session, RULES, rules)
            office = stored_profile(change.session).office
            change.audit("training-rules-changed", "office", office.uid, rules)
            change.touch(Topic.TRAINING_RULES)
    return Done(rules, change.changes)


def stored_rules(session: Session) -> TrainingRules:
    """Return the rules of training inside an open session; common practice where the office has set none."""
    return get_setting(session, RULES, TrainingRules) or TrainingRules()

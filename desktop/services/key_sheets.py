"""The key sheet of an office for its safe: made when the password was typed once more, and kept nowhere."""

from db.vocabulary import PaperKind, PaperSize, Role, Topic
from desktop.services.desk import Desk, stored_profile
from desktop.services.office_keys import ensure_keys
from desktop.services.paper_contents import frame_of


def key_sheet(desk: Desk, password: str, paper_size: PaperSize | None = None) -> bytes:
    """Return the key sheet as PDF: the age identities of this office as text and QR; that it was made is audited.

    Raises Problem `wrong-password` or `wait-before-retry(seconds)`.
    """
    from desktop.printing.catalogue import draw_paper
    from desktop.printing.key_sheet import KeySheetPaper, SheetKey

    desk.require(Role.MANAGER)
    desk.register.keyring.check_password(desk.account.slot_id, password, desk.clock)
    with desk.changing() as change:
        kept = ensure_keys(change)
        profile = stored_profile(change.session)
        change.audit("office-keys-exported", "office-keys", kept.current.public.key_id)
        change.touch(Topic.AUDIT)
    names = ["Kunci sekarang", *(f"Kunci sebelumnya ({place})" for place in range(1, len(kept.all)))]
    content = KeySheetPaper(
        frame=frame_of(profile, "", desk.today, paper_size, confidential=True),
        office_code=profile.office.code,
        keys=tuple(
            SheetKey(name=name, recipient=pair.public.recipient, identity=pair.identity)
            for name, pair in zip(names, kept.all, strict=True)
        ),
        made_on=desk.today,
    )
    return draw_paper(PaperKind.KEY_SHEET, content, "")

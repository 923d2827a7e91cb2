"""The decision helper's questions in plain words (KPK's self-test PROVE IT, domain rules article 2(3))."""

from dataclasses import dataclass

from db.vocabulary import ObjectKind
from resources.language import _


@dataclass(frozen=True, slots=True)
class HelperQuestion:
    """One question about an object; `field` is a field of Answers, `unsure` allows "tidak yakin"."""

    field: str
    text: str
    unsure: bool


def helper_questions(kind: ObjectKind | None) -> tuple[HelperQuestion, ...]:
    """Return the questions to ask about an object of a kind, the weightiest first."""
    questions = [
        HelperQuestion(
            "job_related",
            _("Apakah pemberian ini ada kaitannya dengan jabatan atau tugas penerima? Bila ragu, jawab ya."),
            False,
        ),
        HelperQuestion(
            "conflict_of_interest",
            _("Apakah penerima dapat ikut menentukan urusan pemberi, misalnya izin, bantuan, atau pengadaan?"),
            False,
        ),
        HelperQuestion(
            "decision_pending",
            _("Apakah pemberi sedang menunggu keputusan, layanan, atau surat dari kantor?"),
            True,
        ),
        HelperQuestion("given_in_secret", _("Apakah diberikan diam-diam, tanpa diketahui orang lain?"), True),
        HelperQuestion("uneasy", _("Apakah penerima merasa tidak enak bila hal ini diketahui umum?"), True),
    ]
    if kind in (None, ObjectKind.GOODS):
        questions.append(
            HelperQuestion(
                "cash_equivalent", _("Apakah dapat dipakai seperti uang: voucher, pulsa, saldo, emas?"), False
            )
        )
    if kind is not ObjectKind.MONEY:
        questions.append(
            HelperQuestion(
                "for_office", _("Apakah diberikan untuk kantor (plakat, cendera mata), bukan untuk orangnya?"), False
            )
        )
    return tuple(questions)

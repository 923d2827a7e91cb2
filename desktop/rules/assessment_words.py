"""The sentences of the decision helper: why, on what article, and what to watch."""

from datetime import date

from db.records.office import RegencyRules
from db.vocabulary import DeadlineKind, Duty, ObjectKind, Occasion, Relation, ReportKind
from desktop.rules.assessment_question import Question
from desktop.rules.calendar import YearState, year_state
from desktop.rules.labels import label
from desktop.rules.law import Exemption, LimitName, RuleSet
from desktop.rules.local_rules import EffectiveLimit, check_limits, check_rule, limit_that_applies
from desktop.rules.problems import explain
from desktop.rules.words import rupiah
from resources.language import _


def reason(
    question: Question, law: RuleSet, duty: Duty, basis: str, item: Exemption | None, limit: EffectiveLimit | None
) -> str:
    """Return why, in two or three plain sentences that cite article and letter and say that it is advice."""
    sentences = [_because(question, law, basis, item, limit)]
    if duty is Duty.REFUSE_AND_REPORT:
        sentences.append(_("Bila tidak dapat ditolak atau sudah diterima, laporkan sebelum batas waktunya."))
    if duty is Duty.EXEMPT:
        sentences.append(_("Ini saran, bukan keputusan hukum; tetap catat di register."))
    else:
        sentences.append(_("Ini saran, bukan keputusan hukum."))
    return " ".join(sentences)


def warnings(
    question: Question,
    law: RuleSet,
    rules: RegencyRules,
    duty: Duty,
    item: Exemption | None,
    limit: EffectiveLimit | None,
    due: tuple[date, date],
) -> tuple[str, ...]:
    """Return what to watch, most pressing first; `due` holds the deadline to KPK and the one for completion."""
    found = _about_lateness(question, law, due[0])
    found += _about_the_object(question, law, duty)
    if duty is Duty.EXEMPT and item is not None:
        found += _about_the_exemption(question, law, item, limit)
    if item is not None and item.year_limit is not None:
        found += _about_the_year(question, law, rules, item)
    found += _prove_it(question)
    found += _about_the_rules(question, law, rules, due)
    return tuple(found)


def deadline(kind: DeadlineKind, working_days: int) -> str:
    """Return a deadline in words: "Lapor ke UPG: 10 hari kerja"."""
    return _("{what}: {n} hari kerja").format(what=label(kind), n=working_days)


def _because(question: Question, law: RuleSet, basis: str, item: Exemption | None, limit: EffectiveLimit | None) -> str:
    refused = question.kind is ReportKind.REFUSAL
    lead = _("Penolakan ini perlu dilaporkan") if refused else _("Wajib dilaporkan")
    article = f"{law.short_title} {law.article}"
    duty_article = f"{law.short_title} {law.refusal_article}"
    if basis == "exempt" and item is not None:
        return _exempt(question, law, item, limit)
    if basis in ("over_limit", "over_year_limit") and item is not None and limit is not None:
        total = (question.value or 0) + (question.year_total_from_giver if basis == "over_year_limit" else 0)
        text = _("{lead}: {cite} mengecualikan {wording} paling banyak {limit} {per}, sedangkan jumlahnya {total}.")
        sentence = text.format(
            lead=lead,
            cite=law.cite(item.letter),
            wording=item.wording.text,
            limit=rupiah(limit.amount),
            per=limit.per,
            total=rupiah(total),
        )
        return sentence + _local(limit)
    if basis == "cash" and item is not None:
        text = _("{lead}: uang atau yang dapat dipakai seperti uang tidak termasuk pengecualian {cite} ({wording}).")
        return text.format(lead=lead, cite=law.cite(item.letter), wording=item.wording.text)
    if basis == "holiday":
        lead = lead if refused else _("Tolak, dan laporkan")
        text = _("{lead}: pemberian hari raya (THR, parsel) bukan hajatan dan harus ditolak ({basis}; {article}).")
        return text.format(lead=lead, basis=law.holiday_basis, article=duty_article)
    if basis == "provider_on_duty":
        lead = lead if refused else _("Tolak, dan laporkan")
        text = _(
            "{lead}: pemberian penyedia, penerima layanan atau pihak yang diawasi, terkait tugas, harus ditolak"
            " berapa pun nilainya ({article})."
        )
        return text.format(lead=lead, article=duty_article)
    if basis == "conflict":
        text = _("{lead}: ada benturan kepentingan, jadi tidak ada pengecualian {article} yang berlaku.")
        return text.format(lead=lead, article=article)
    if basis == "on_duty":
        text = _("{lead}: pemberian ini terkait jabatan atau tugas, jadi tidak ada batas nilai terendah ({article}).")
        return text.format(lead=lead, article=duty_article)
    text = _("{lead}: tidak ada pengecualian dalam {article} yang cocok dengan jawaban ini.")
    return text.format(lead=lead, article=article)


def _exempt(question: Question, law: RuleSet, item: Exemption, limit: EffectiveLimit | None) -> str:
    values = {"cite": law.cite(item.letter), "wording": item.wording.text}
    if limit is None:
        return _("Kemungkinan tidak wajib dilaporkan: {cite} mengecualikan {wording}.").format(**values)
    values |= {"limit": rupiah(limit.amount), "per": limit.per, "value": rupiah(question.value or 0)}
    if question.value is None:
        text = _("Kemungkinan tidak wajib dilaporkan bila paling banyak {limit} {per}: {cite} mengecualikan {wording}.")
        return text.format(**values) + _local(limit)
    text = _(
        "Kemungkinan tidak wajib dilaporkan: {cite} mengecualikan {wording} paling banyak {limit} {per},"
        " dan nilainya {value}."
    )
    return text.format(**values) + _local(limit)


def _local(limit: EffectiveLimit) -> str:
    if not limit.local:
        return ""
    return " " + _("Batas ini dari aturan daerah yang lebih ketat: {source}.").format(source=limit.source or "–")


def _about_lateness(question: Question, law: RuleSet, kpk: date) -> list[str]:
    if question.reported_on is not None and question.reported_on > kpk:
        return [law.consequences["late"].text]
    return []


def _about_the_object(question: Question, law: RuleSet, duty: Duty) -> list[str]:
    found = []
    received = question.kind is ReportKind.RECEIPT
    if duty is not Duty.EXEMPT:
        if received and question.object_kind is ObjectKind.FOOD:
            found.append(
                _(
                    "Makanan yang mudah rusak boleh disalurkan ke panti asuhan, panti jompo atau pihak yang"
                    " membutuhkan: foto dulu, buat bukti penyerahan, dan laporkan ke UPG."
                )
            )
        if question.value is not None and question.value >= law.burden_of_proof:
            found.append(law.consequences["penalty"].text)
        if received and question.relation is Relation.UNKNOWN:
            found.append(_("Pemberi tidak diketahui: simpan barangnya utuh, foto, dan titipkan ke UPG."))
        if not received:
            found.append(law.refusal_note.text)
    if question.value == 0:
        found.append(_("Nilainya nol: isi taksiran menurut harga pasar bila barang ini ada harganya."))
    return found


def _about_the_exemption(question: Question, law: RuleSet, item: Exemption, limit: EffectiveLimit | None) -> list[str]:
    found = []
    value = question.value or 0
    if question.relation is Relation.PROVIDER:
        found.append(
            _("Pemberi adalah penyedia atau penerima layanan: pastikan tidak ada benturan kepentingan sama sekali.")
        )
    if question.on_duty and item.official_by_nature:
        found.append(_("Berlaku hanya bila diberikan secara umum atau resmi, bukan imbalan atas suatu pelayanan."))
    if item.reasonable:
        old = law.limits[LimitName.MISFORTUNE_OLD]
        found.append(_("Tidak ada batas rupiah, tetapi nilainya harus wajar dan patut."))
        if value > old.amount:
            text = _("Nilainya lebih dari {limit} {per}: tanyakan ke UPG atau laporkan saja.")
            found.append(text.format(limit=rupiah(old.amount), per=old.per.text))
    if question.object_kind is ObjectKind.FLOWERS and item.object_kinds == {ObjectKind.FLOWERS}:
        found.append(_("Berlaku untuk karangan bunga; cendera mata, plakat atau barang berlogo dinilai tersendiri."))
    if question.occasion is Occasion.CEREMONY and limit is not None:
        if question.relation is Relation.UNKNOWN:
            found.append(_("Pemberi tidak diketahui, padahal batasnya per pemberi: cocokkan dengan buku tamu."))
        if value <= limit.amount < value + question.year_total_from_giver:
            found.append(_("Jumlahkan semua pemberian dari pemberi yang sama dalam acara yang sama."))
    if Relation.COLLEAGUE in item.relations:
        found.append(_("Bila pemberi atasan atau bawahan, pertimbangkan apakah ada benturan kepentingan."))
    if item.wording.mark == "U":
        found.append(_("Bunyi aturan ini belum dapat dicocokkan dengan naskah resminya."))
    return found


def _about_the_year(question: Question, law: RuleSet, rules: RegencyRules, item: Exemption) -> list[str]:
    if item.year_limit is None:
        return []
    limit = limit_that_applies(item.year_limit, law, rules.limits)
    value = question.value or 0
    calendar_year = question.year_total_from_giver + value
    rolling_year = question.rolling_total_from_giver + value
    if calendar_year <= limit.amount < rolling_year:
        text = _(
            "Dalam dua belas bulan terakhir jumlah dari pemberi ini {total}, lebih dari {limit}. Aturan tidak menyebut"
            " tahun mana yang dimaksud: lebih aman dilaporkan."
        )
        return [text.format(total=rupiah(rolling_year), limit=rupiah(limit.amount))]
    return []


def _prove_it(question: Question) -> list[str]:
    found = []
    if question.decision_pending:
        found.append(_("Ada urusan pemberi yang sedang menunggu keputusan: anggap ada benturan kepentingan bila ragu."))
    if question.given_in_secret:
        found.append(_("Pemberian ini tidak terang-terangan: itu tanda bahwa sebaiknya ditolak atau dilaporkan."))
    if question.uneasy:
        found.append(_("Anda merasa tidak enak bila ini diketahui orang: itu tanda bahwa sebaiknya dilaporkan."))
    return found


def _about_the_rules(question: Question, law: RuleSet, rules: RegencyRules, due: tuple[date, date]) -> list[str]:
    found = []
    if question.received_on < law.in_force_from:
        text = _("Diterima sebelum {rules} berlaku; aturan yang lebih tua tidak dimuat, jadi hasilnya hanya perkiraan.")
        found.append(text.format(rules=law.short_title))
    for rule in rules.deadlines:
        problem = check_rule(rule, question.received_on)
        if problem is not None:
            found.append(explain(problem).sentence)
    found += [explain(problem).sentence for problem in check_limits(rules.limits, question.received_on)]
    for year in range(question.received_on.year, max(due).year + 1):
        state = year_state(year)
        if state is YearState.TO_CHECK:
            text = _("Hari libur {year} perlu dicek: nomor keputusan bersamanya belum ada dalam program ini.")
            found.append(text.format(year=year))
        elif state is YearState.UNPUBLISHED:
            text = _("Hari libur {year} belum ditetapkan: batas waktu ini masih perkiraan.")
            found.append(text.format(year=year))
    return found

"""Threads, milestones and facts out of signed parts."""

from dataclasses import replace
from datetime import UTC, date, datetime

from safeguard_desktop.domain.case_file import fold_case
from safeguard_desktop.domain.conditions import Condition
from safeguard_desktop.domain.contents import Amendment, PartPassedOn, PassedOn, Struck, ThreadMoved, ToldBy
from safeguard_desktop.domain.forms import Choice, Field, Form, Kind, MilestoneDeclaration, Part, Section, Source
from safeguard_desktop.domain.ids import Digest, EntryId, ThreadId
from safeguard_desktop.domain.moments import Moment, Precision
from safeguard_desktop.domain.procedure import threads_of
from safeguard_desktop.domain.roles import Role
from tests.builders import FILE, FORM, KEY, PACK, entry, opened, signed

NOTICED = "2026-11-20T16:55+00:00"


def field(name: str, part: str, kind: Kind = Kind.TEXT, **more) -> Field:
    return Field(name, name, kind, "section", part, **more)


TEST_FORM = Form(
    id="test-form",
    version=1,
    title="Test form",
    intro="",
    source=Source("Nobody", "None", "2026", "1"),
    subject="child",
    sections=(Section("section"),),
    parts=tuple(Part(part, part, (Role.PRACTITIONER,)) for part in ("report", "direction", "call", "plan", "invited")),
    fields=(
        field("noticed_at", "report", Kind.DATE_TIME),
        field("told_at", "report", Kind.DATE_TIME),
        field("danger", "report", Kind.YES_NO, fact="immediate_risk"),
        field("refer", "direction", Kind.YES_NO, choices=(Choice("yes", "Yes"), Choice("no", "No"))),
        field("authority", "direction"),
        field("host", "direction"),
        field("called_at", "call", Kind.DATE_TIME),
        field("plan", "plan", Kind.REPEATING),
        field("invited_at", "invited", Kind.DATE_TIME),
        field("meets_at", "invited", Kind.DATE_TIME),
        field("kind", "invited", fact="meeting"),
    ),
    checks=(),
    milestones=(
        MilestoneDeclaration("noticed", "report", ("noticed_at",), thread="new:concern"),
        MilestoneDeclaration("told", "report", ("told_at",)),
        MilestoneDeclaration("danger-seen", "report", ("told_at", "noticed_at"), (Condition("danger", ("yes",)),)),
        MilestoneDeclaration("submitted", "report", ("passed-on",), passed_to=Role.DESIGNATED_PERSON),
        MilestoneDeclaration(
            "directed", "direction", ("signed",), (Condition("refer", ("yes",)),), "new:referral", "authority"
        ),
        MilestoneDeclaration(
            "directed", "direction", ("signed",), (Condition("host", is_answered=True),), "new:referral", "host"
        ),
        MilestoneDeclaration("called", "call", ("called_at",), thread="same-or-new:referral"),
        MilestoneDeclaration("task-set", "plan", ("plan.by",), thread="new:task", about="plan.task"),
        MilestoneDeclaration("invited", "invited", ("invited_at",), thread="opens:meeting"),
        MilestoneDeclaration("meeting-set", "invited", ("meets_at",)),
    ),
    hash=FORM,
)


def threads(*entries):
    return threads_of(fold_case(FILE, [opened(), *entries]), {FORM: TEST_FORM}, {KEY: "Wren Worker"}.__getitem__)


def report(number: int = 2, **answers):
    return signed(number, "report", {"noticed_at": NOTICED, **answers}, name="report", packs=(PACK,))


def names(thread):
    return [milestone.name for milestone in thread.milestones]


def test_a_report_opens_a_concern_that_bears_the_entrys_id_and_keeps_the_packs():
    (concern,) = threads(report())
    assert (concern.id, concern.kind, concern.parent, concern.packs) == ("report", "concern", None, (PACK,))
    assert concern.milestones[0].at == Moment.parse(NOTICED)
    assert concern.milestones[0].by == "Wren Worker"


def test_an_unanswered_moment_proves_nothing():
    assert names(threads(report())[0]) == ["noticed"]


def test_a_moment_said_to_be_not_known_has_to_be_asked_for():
    (concern,) = threads(report(told_at={"unanswered": "not_known", "reason": "nobody wrote it down"}))
    assert concern.missing == {"told"}


def test_the_first_answered_of_several_moments_counts():
    (concern,) = threads(report(danger="yes"))
    assert [one.at for one in concern.milestones if one.name == "danger-seen"] == [Moment.parse(NOTICED)]


def test_not_known_is_no_answer_where_another_moment_may_count():
    (concern,) = threads(report(danger="yes", told_at={"unanswered": "not_known", "reason": "nobody wrote it down"}))

    assert [one.at for one in concern.milestones if one.name == "danger-seen"] == [Moment.parse(NOTICED)]
    assert concern.missing == {"told"}
    assert concern.facts == {"immediate_risk": "yes"}


def test_a_date_alone_keeps_its_precision():
    (concern,) = threads(signed(2, "report", {"noticed_at": "2026-11-20"}))
    assert concern.milestones[0].at.precision is Precision.DATE


def test_passing_on_to_somebody_else_is_not_submitting():
    passed = PartPassedOn(EntryId("report"), PassedOn(Role.LINE_MANAGER, "printed", NOTICED))
    assert "submitted" not in names(threads(report(), entry(passed, 3))[0])


def test_passing_on_to_the_designated_person_submits_when_it_reached_them():
    passed = PartPassedOn(EntryId("report"), PassedOn(Role.DESIGNATED_PERSON, "sent", "2026-11-21T09:00+00:00"))
    (concern,) = threads(report(), entry(passed, 3, name="sent"))
    (submitted,) = [one for one in concern.milestones if one.name == "submitted"]
    assert (submitted.at, submitted.entry) == (Moment.parse("2026-11-21T09:00+00:00"), "sent")


def test_a_direction_to_refer_opens_a_referral_under_the_concern():
    direction = signed(3, "direction", {"refer": "yes", "authority": "Northbank"}, thread="report", name="direction")
    referral = threads(report(), direction)[1]
    assert (referral.id, referral.kind, referral.parent, referral.about) == (
        "direction",
        "referral",
        "report",
        "Northbank",
    )
    assert referral.packs == (PACK,)


def test_two_authorities_mean_two_referrals():
    answers = {"refer": "yes", "authority": "Northbank", "host": "Southbank"}
    found = threads(report(), signed(3, "direction", answers, thread="report", name="direction"))
    assert [(one.id, one.about, one.nth) for one in found[1:]] == [
        ("direction", "Northbank", 1),
        ("direction.2", "Southbank", 2),
    ]


def test_a_call_belongs_to_its_referral():
    direction = signed(3, "direction", {"refer": "yes"}, thread="report", name="direction")
    call = signed(4, "call", {"called_at": "2026-11-20T17:20+00:00"}, thread="direction")
    assert names(threads(report(), direction, call)[1]) == ["directed", "called"]


def test_a_call_made_before_any_direction_opens_its_own_referral():
    call = signed(3, "call", {"called_at": "2026-11-20T17:20+00:00"}, thread="report", name="call")
    found = threads(report(), call)
    assert [(one.kind, one.parent) for one in found] == [("concern", None), ("referral", "report")]


def test_each_row_of_a_plan_is_a_task_with_the_date_the_person_set():
    plan = [{"task": "See the mother", "by": "2026-11-25"}, {"task": "Ask the school", "by": "2026-11-27"}]
    found = threads(report(), signed(3, "plan", {"plan": plan}, thread="report", name="plan"))
    assert [(one.about, one.milestones[0].at) for one in found[1:]] == [
        ("See the mother", Moment.parse("2026-11-25")),
        ("Ask the school", Moment.parse("2026-11-27")),
    ]


def test_what_opens_a_meeting_belongs_to_that_meeting_and_to_no_other():
    first = {"invited_at": "2026-11-23T09:00+00:00", "meets_at": "2026-12-01T10:00+00:00", "kind": "strategy"}
    second = {"invited_at": "2026-11-24T09:00+00:00", "kind": "conference"}
    found = threads(
        report(),
        signed(3, "invited", first, thread="report", name="first", record="m1"),
        signed(4, "invited", second, thread="report", name="second", record="m2"),
    )

    assert [(one.kind, one.parent, names(one), dict(one.facts)) for one in found[1:]] == [
        ("meeting", "report", ["invited", "meeting-set"], {"meeting": "strategy"}),
        ("meeting", "report", ["invited"], {"meeting": "conference"}),
    ]
    assert "meeting" not in found[0].facts


def test_a_corrected_time_moves_the_milestone():
    correction = Amendment(EntryId("report"), {"noticed_at": "2026-11-20T15:00+00:00"}, "wrong clock")
    (concern,) = threads(report(), entry(correction, 3))
    assert concern.milestones[0].at == Moment.parse("2026-11-20T15:00+00:00")


def test_a_struck_report_opens_nothing():
    assert threads(report(), entry(Struck(EntryId("report"), "other child"), 3)) == ()


def test_a_part_told_by_telephone_proves_its_milestones_in_the_tellers_name():
    told = signed(2, "report", {"noticed_at": NOTICED}, told_by=ToldBy("p", "Ann Manager", NOTICED))
    assert threads(told)[0].milestones[0].by == "Ann Manager"


def test_a_thread_moved_to_newer_packs_is_counted_by_them():
    newer = Digest("7" * 64)
    (concern,) = threads(report(), entry(ThreadMoved(ThreadId("report"), (newer,), "new policy"), 3))
    assert concern.packs == (newer,)


def test_a_moment_that_cannot_be_read_has_to_be_asked_for():
    (concern,) = threads(report(told_at="Freitag nachmittag"))
    assert concern.missing == {"told"}


def test_the_day_of_a_signature_is_londons_and_has_no_time():
    declared = MilestoneDeclaration("activity-signed", "report", ("signed-day",))
    form = replace(TEST_FORM, milestones=(*TEST_FORM.milestones, declared))
    noticed: dict[str, object] = {"noticed_at": "2026-06-30T20:00+01:00"}
    late_in_june = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    case = fold_case(FILE, [opened(), signed(2, "report", noticed, at=late_in_june)])
    (thread,) = threads_of(case, {FORM: form}, {KEY: "Wren Worker"}.__getitem__)

    assert next(one.at for one in thread.milestones if one.name == "activity-signed") == Moment.on(date(2026, 7, 1))

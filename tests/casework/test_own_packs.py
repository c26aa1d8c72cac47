"""An organisation's own rules: taken in whole or not at all, from a day on, and beside what is open already."""

from datetime import date

import pytest

from safeguard_desktop.casework.choosing_rules import choose_pack, choose_rule
from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.casework.following_up import move_thread
from safeguard_desktop.casework.looking_at_rules import look_at_rules
from safeguard_desktop.casework.moving_threads import look_at_move
from safeguard_desktop.casework.own_packs import import_pack, read_pack_file
from safeguard_desktop.casework.timeline import due
from safeguard_desktop.content.faults import FaultyFile
from safeguard_desktop.domain.errors import MendableError, NotPossible, Refused
from safeguard_desktop.domain.ids import ThreadId
from safeguard_desktop.domain.moments import Moment
from tests.own_pack import OURS
from tests.story_office import DESIGNATED_PERSON, WORKER

MONDAY = "2026-11-23 09:00"


@pytest.fixture
def desk_of(stories, tmp_path):
    """Unlocks a worker's desk on the Monday after the report was signed; the one before is locked."""
    office = stories.told(1, tmp_path)
    desks: list[Desk] = []

    def unlock(label=DESIGNATED_PERSON, at=MONDAY):
        if desks:
            desks[-1].close()
        desks.append(office.desk_of(label, at))
        return desks[-1]

    yield unlock
    desks[-1].close()


@pytest.fixture
def file_of(tmp_path):
    def write(text=OURS, name="ours.toml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def take_in(desk, path, from_day=""):
    return import_pack(desk, read_pack_file(desk, path), from_day)


def pack(desk, name="ours"):
    return next((one for one in look_at_rules(desk).packs if one.id == name), None)


def test_an_own_pack_counts_from_the_day_it_is_taken_in(desk_of, file_of):
    desk = desk_of()

    take_in(desk, file_of())

    assert (pack(desk).is_on, pack(desk).is_own, pack(desk).since) == (True, True, date(2026, 11, 23))
    assert len(desk.read(Books.packs_in_force)) == 2


def test_it_counts_from_a_later_day_where_one_is_named(desk_of, file_of):
    desk = desk_of()
    take_in(desk, file_of(), "2026-12-01")
    before = (pack(desk).is_on, pack(desk).will_be_on)

    later = desk_of(at="2026-12-01 00:01")

    assert before == (False, True)
    assert pack(later).is_on


def test_a_pack_with_faults_is_refused_whole_with_every_fault_and_the_last_good_one_stays(desk_of, file_of):
    desk = desk_of()
    take_in(desk, file_of())
    newer = OURS.replace("version = 1", "version = 2")
    faulty = newer.replace("limit = { code", "limmit = { code").replace('"practitioner"', '"wizard"')

    with pytest.raises(FaultyFile) as refused:
        take_in(desk, file_of(faulty))

    said = str(refused.value)
    assert ("limmit" in said, "who" in said, "ours.toml" in said) == (True, True, True)
    assert pack(desk).version == 1
    assert pack(desk).is_on


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff\xfe\x00",
        b"id = ",
        OURS.replace('"ours"', '""').encode(),
        OURS.replace("concern-noticed", "\u202econcern").encode(),
        (OURS + "\x00").encode(),
        (OURS + "# " + "x" * 2**20).encode(),
    ],
)
def test_what_is_no_rule_pack_changes_nothing(desk_of, file_of, text):
    desk = desk_of()

    with pytest.raises(MendableError):
        take_in(desk, file_of(text))

    assert pack(desk) is None


def test_a_file_that_is_not_there_is_said_so(desk_of, tmp_path):
    desk = desk_of()

    with pytest.raises(NotPossible):
        read_pack_file(desk, tmp_path / "nowhere.toml")


def test_what_was_taken_in_never_changes_so_the_same_version_is_refused(desk_of, file_of):
    desk = desk_of()
    take_in(desk, file_of())

    with pytest.raises(Refused, match="Raise its version to 2"):
        take_in(desk, file_of(OURS.replace("number = 2", "number = 3")))


def test_what_was_looked_at_twice_is_taken_in_once(desk_of, file_of):
    desk = desk_of()
    first, second = read_pack_file(desk, file_of()), read_pack_file(desk, file_of())
    import_pack(desk, first)

    with pytest.raises(Refused, match="here already"):
        import_pack(desk, second)


def test_a_pack_of_the_program_keeps_its_name_to_itself(desk_of, file_of):
    desk = desk_of()

    with pytest.raises(Refused, match="comes with the program"):
        take_in(desk, file_of(OURS.replace('"ours"', '"coram"')))


def test_only_a_designated_person_takes_one_in(desk_of, file_of):
    desk = desk_of(WORKER)

    with pytest.raises(Refused, match="designated person"):
        take_in(desk, file_of())


def test_a_name_that_no_form_records_is_pointed_out_with_the_one_that_was_meant(desk_of, file_of):
    desk = desk_of()

    found = read_pack_file(desk, file_of(OURS.replace("form-submitted", "form-submited")))

    assert found.notes == ("Rule OUR-1: no form here records 'form-submited'. Did you mean 'form-submitted'?",)


def test_an_own_procedure_takes_the_place_of_the_one_in_force_and_can_be_taken_back(desk_of, file_of):
    desk = desk_of()
    take_in(desk, file_of(OURS.replace('use = "local"', 'use = "procedure"')))
    with_ours = (pack(desk).is_on, pack(desk, "coram").is_on)

    choose_pack(desk, "coram", is_on=True)

    assert with_ours == (True, False)
    assert (pack(desk).is_on, pack(desk, "coram").is_on) == (False, True)


def test_a_pack_is_turned_on_from_a_day_that_lies_ahead(desk_of):
    desk = desk_of()
    choose_pack(desk, "statutory", is_on=True, from_day="2026-12-01")
    choose_pack(desk, "statutory", is_on=True, from_day="2026-12-01")
    before = len(desk.read(Books.packs_in_force))

    later = desk_of(at="2026-12-01 08:00")

    assert (before, len(later.read(Books.packs_in_force))) == (1, 2)


@pytest.mark.parametrize("day", ["2026-11-22", "tomorrow", "2026-13-01", "01/12/2026"])
def test_rules_never_count_from_a_day_that_is_past_or_is_none(desk_of, day):
    desk = desk_of()

    with pytest.raises(Refused):
        choose_pack(desk, "statutory", is_on=True, from_day=day)
    with pytest.raises(Refused):
        choose_rule(desk, "COR-45-INITIAL", is_on=True, from_day=day)

    assert len(desk.read(Books.packs_in_force)) == 1


def submitting(desk):
    """When the alert form of the open case is due."""
    (found,) = [one.action for one in due(desk, desk_of_case(desk)) if one.action.action == "submit-form"]
    return found.due


def desk_of_case(desk):
    return desk.read(lambda books: books.cases()[0].reference)


def thread_of(desk):
    return ThreadId(next(one.thread.id for one in due(desk) if one.action.action == "submit-form"))


def test_a_case_begun_under_older_packs_keeps_them(desk_of, file_of):
    desk = desk_of()
    before = submitting(desk)

    take_in(desk, file_of())

    assert submitting(desk) == before


def test_moving_it_shows_what_is_due_by_both_and_changes_nothing_until_it_is_signed(desk_of, file_of):
    desk = desk_of()
    before = submitting(desk)
    take_in(desk, file_of())

    move = look_at_move(desk, desk_of_case(desk), thread_of(desk))
    (changed,) = [one for one in move.actions if one.is_changed]

    due_by_both = [one and one.due for one in (changed.before, changed.after)]

    assert due_by_both == [before, Moment.parse("2026-11-20 18:55")]
    assert len(move.packs_after) == len(move.packs_before) + 1
    assert submitting(desk) == before


def test_after_moving_the_new_packs_count(desk_of, file_of):
    desk = desk_of()
    take_in(desk, file_of())

    move_thread(desk, desk_of_case(desk), thread_of(desk), "We agreed on two hours.")

    assert submitting(desk) == Moment.parse("2026-11-20 18:55")


def test_a_thread_is_moved_only_by_a_designated_person_with_a_reason_and_to_other_packs(desk_of, file_of):
    desk = desk_of()
    case, thread = desk_of_case(desk), thread_of(desk)
    with pytest.raises(Refused, match="already"):
        move_thread(desk, case, thread, "For no reason.")
    take_in(desk, file_of())

    for name, why in (("nowhere", "why"), (thread, "  ")):
        with pytest.raises(Refused):
            move_thread(desk, case, ThreadId(name), why)
    with pytest.raises(Refused, match="designated person"):
        move_thread(desk_of(WORKER), case, thread, "why")

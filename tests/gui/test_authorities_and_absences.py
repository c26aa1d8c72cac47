"""Local authorities and absences by keyboard: Settings, and where a tired person sees them: Today, recording, F1, a form."""

import shutil
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from safeguard_desktop.casework.absences import say_away
from safeguard_desktop.casework.authorities import AuthorityAnswers, add_authority
from safeguard_desktop.casework.looking_at_authorities import look_at_authorities
from safeguard_desktop.demo.story import passphrase_of
from safeguard_desktop.domain.authorities import AuthorityKind, StatedLimit
from safeguard_desktop.gui.kit.help_panel import HelpPanel
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.place import Place
from tests.gui.hands import Hands
from tests.gui.looking import cut_off, nameless, nameless_objects, show_at
from tests.story_office import DESIGNATED_PERSON, WORKER, StoryOffice

MILL = AuthorityAnswers(
    AuthorityKind.CHILDRENS_SERVICES,
    "Mill County children's services",
    telephone="01522 555 0100",
    out_of_hours_telephone="01522 555 0199",
    route="Ask for the emergency duty team.",
    limits=(StatedLimit("written-referral", "24 hours", "its own form, page 1"),),
)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """An office that knows one authority and whose line manager is away."""
    folder = tmp_path_factory.mktemp("office")
    office = StoryOffice(folder)
    desk = office.desk_of(DESIGNATED_PERSON)
    add_authority(desk, MILL)
    people = desk.read(lambda books: books.organisation.people.values())
    ann = next(one.id for one in people if one.label == "otter")
    say_away(desk, ann, date(2026, 11, 23), date(2026, 12, 1))
    desk.close()
    return folder


@pytest.fixture
def open_as(told, qtbot, qapp, start, clock):
    """Unlocks with somebody's key, on the Monday after the story began, and waits for Today."""
    clock.set(datetime(2026, 11, 23, 9, tzinfo=UTC))
    for name in ("vault", "state"):
        shutil.copytree(told / name, start.vault.parent / name)
    made = []

    def unlock(label, place=None):
        hands = Hands(qtbot, qapp, start)
        made.append(hands)
        choice = hands.find(f"key-{label}")
        choice.setFocus()
        hands.press(Qt.Key.Key_Space)
        hands.type("passphrase", passphrase_of(label))
        hands.press(Qt.Key.Key_Return)
        hands.wait_for_page("Today")
        qtbot.waitUntil(lambda: not hands.windows.background.is_working)
        if place is not None:
            hands.window.start_over(*place[:1])
            hands.wait_for("people-words")
            hands.page.enter(place[1])
            hands.wait_for(f"section-{place[1]}")
        return hands

    yield unlock
    for hands in made:
        hands.close()


@pytest.fixture
def authorities(open_as):
    hands = open_as(DESIGNATED_PERSON, (Place.SETTINGS, "authorities"))
    hands.wait_for("authorities")
    return hands


@pytest.fixture
def away(open_as):
    return open_as(DESIGNATED_PERSON, (Place.SETTINGS, "away"))


def desk_of(hands):
    workplace = hands.windows._workplace
    assert workplace is not None
    return workplace.desk


def shown_words(widget):
    return "\n".join(one.text() for one in widget.findChildren(Words) if one.isVisible())


def test_an_authority_is_added_by_keyboard_and_signed(authorities):
    authorities.choose("add-authority")
    authorities.choose("choice-kind-police")
    authorities.type("answer-authority-name", "Mill Police")
    authorities.type("answer-authority-day", "101")
    authorities.choose("settings-primary")
    authorities.wait_for("done-banner")

    names = [one.profile.name for one in look_at_authorities(desk_of(authorities)).authorities]
    assert names == ["Mill County children's services", "Mill Police"]


def test_an_authority_is_opened_changed_and_its_history_shown(authorities, qtbot):
    authorities.tab_to("authorities")
    authorities.press(Qt.Key.Key_Return)
    authorities.wait_for("authority-history")
    authorities.type("answer-authority-night", "01522 555 0200")
    authorities.choose("settings-primary")
    authorities.wait_for("done-banner")
    authorities.tab_to("authorities")
    authorities.press(Qt.Key.Key_Return)
    authorities.wait_for("authority-history")
    qtbot.waitUntil(lambda: "0199" in shown_words(authorities.find("authority-history")))
    history = shown_words(authorities.find("authority-history"))

    assert history.index("01522 555 0200") < history.index("01522 555 0199")
    assert "Dilys Okafor" in history


def test_it_is_taken_out_of_use_once_it_is_said_why(authorities):
    authorities.tab_to("authorities")
    authorities.press(Qt.Key.Key_Return)
    authorities.wait_for("authority-history")
    authorities.choose("withdraw-authority")
    authorities.choose("withdraw-yes")
    kept = look_at_authorities(desk_of(authorities)).authorities
    authorities.type("answer-withdraw-why", "It was merged.")
    authorities.choose("withdraw-yes")
    authorities.wait_for("done-banner")

    assert (len(kept), look_at_authorities(desk_of(authorities)).authorities) == (1, ())


def test_a_limit_that_cannot_be_read_is_said_beside_its_field_and_kept(authorities):
    authorities.choose("add-authority")
    authorities.type("answer-authority-name", "Mill Police")
    authorities.type("answer-limit-written-referral", "soon")
    authorities.choose("settings-primary")
    authorities.wait_for("attention-banner")

    assert "cannot be read" in shown_words(authorities.find("field-limit-written-referral"))
    assert authorities.words("answer-limit-written-referral") == "soon"


def test_an_absence_is_signed_by_keyboard_and_says_who_stands_in(away, qtbot):
    away.type("answer-away-first", "23/11/2026")
    away.type("answer-away-last", "02/12/2026")
    choice = away.find("section-away").findChildren(QWidget, _starts_with(away, "Wren Adeyemi"))[0]
    away.choose(choice.objectName())
    away.choose("settings-primary")
    away.wait_for("done-banner")
    said = "Wren Adeyemi (practitioner) is away until Wed 2 Dec"
    qtbot.waitUntil(lambda: said in shown_words(away.find("section-away")))

    assert "Dilys Okafor stands in (6.19-6.20)." in shown_words(away.find("section-away"))


def _starts_with(hands, name):
    people = desk_of(hands).read(lambda books: books.organisation.people.values())
    return f"choice-{next(one.id for one in people if one.name == name)}"


def test_days_in_the_wrong_order_are_said_before_anything_is_signed(away):
    away.type("answer-away-first", "02/12/2026")
    away.type("answer-away-last", "01/12/2026")
    away.choose("settings-primary")

    assert "Write a last day that is not before the first" in away.all_words()


def test_today_says_who_is_away_and_whom_to_ring(open_as):
    hands = open_as(WORKER)
    words = shown_words(hands.page)

    assert "Ann Prosser (line manager) is away until Tue 1 Dec; Dilys Okafor stands in (6.19-6.20)." in words
    assert "01522 555 0199" in words


def test_the_local_numbers_are_one_key_away_on_every_page(open_as):
    hands = open_as(WORKER)
    hands.window.start_over(Place.CASES)
    hands.wait_for_page("Case files")
    hands.press(Qt.Key.Key_F1)
    words = hands.window.findChild(HelpPanel).findChild(Words, "help-words").text()

    assert words.startswith("Danger now: ring 999.")
    assert "Mill County children's services, out of hours: 01522 555 0199 (Ask for the emergency duty team.)" in words


def test_recording_a_concern_shows_the_number_out_of_hours_beside_999(open_as):
    hands = open_as(WORKER)
    hands.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    hands.wait_for("local-numbers")

    assert "01522 555 0199" in shown_words(hands.find("record-help"))
    assert "Dilys Okafor" in shown_words(hands.find("record-help"))


def shown_at_the_door(qtbot, qapp, start):
    hands = Hands(qtbot, qapp, start)
    everything = "\n".join(one.text() for one in hands.window.findChildren(Words))
    hands.close()
    return everything


def test_the_local_number_stands_beside_999_before_unlocking_once_it_was_seen_here(open_as, qtbot, qapp, start):
    assert "0199" not in shown_at_the_door(qtbot, qapp, start)
    open_as(WORKER).wait_for("local-numbers")

    assert "01522 555 0199" in shown_at_the_door(qtbot, qapp, start)


@pytest.mark.parametrize("section", ["authorities", "away"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_is_named_and_whole(open_as, section, scale):
    hands = open_as(DESIGNATED_PERSON, (Place.SETTINGS, section))
    if section == "authorities":
        hands.choose("add-authority")
    show_at(hands.page, hands.windows.look, text_scale=scale)

    assert (nameless(hands.page), nameless_objects(hands.page), cut_off(hands.page)) == ([], [], [])

"""The numbers of Qt's settings are what Qt itself calls by name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QScrollArea

from safeguard_desktop.gui.kit import by_number


def test_a_label_taken_as_plain_is_never_read_as_mark_up(qtbot):
    label = QLabel("<b>Bo</b>")
    qtbot.addWidget(label)
    by_number.take_as_plain(label)

    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_label_that_stands_on_top_is_aligned_there(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    by_number.stand_on_top(label)

    assert label.alignment() == Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


def test_an_area_that_never_scrolls_sideways_shows_no_bar(qtbot):
    area = QScrollArea()
    qtbot.addWidget(area)
    by_number.never_scroll_sideways(area)

    assert area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_what_takes_no_focus_is_passed_over(qtbot):
    frame = QFrame()
    frame.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.addWidget(frame)
    by_number.take_no_focus(frame)

    assert frame.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_line_for_a_secret_is_sensitive_and_predicts_nothing(qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.setProperty("inputMethodHints", by_number.SENSITIVE)
    hints = Qt.InputMethodHint

    assert line.inputMethodHints() == hints.ImhSensitiveData | hints.ImhNoAutoUppercase | hints.ImhNoPredictiveText


def test_wrapped_text_and_colour_schemes_are_qts_numbers():
    wrapped = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value

    assert (wrapped, Qt.ColorScheme.Light.value, Qt.ColorScheme.Dark.value) == (
        by_number.WRAPPED_TOP_LEFT,
        by_number.LIGHT,
        by_number.DARK,
    )

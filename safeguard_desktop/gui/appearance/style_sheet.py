"""The one style sheet, made from the tokens. Widgets say what they are by dynamic properties: `words` and `tone` for text,
`kind` and `state` for controls, `ground` for what stands behind.

Shapes that a style sheet cannot draw (ticks, rings, lists) are painted by their widgets from the same look.
"""

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # look imports this module
    from safeguard_desktop.gui.appearance.look import Look

TONES = {
    "ink": "ink",
    "soft": "ink_soft",
    "quiet": "ink_quiet",
    "accent": "accent_text",
    "voice": "voice_text",
    "attention": "attention_text",
    "danger": "danger_text",
    "done": "done_text",
}
GROUNDS = {
    "ground": "ground",
    "rail": "rail",
    "surface": "surface",
    "sunken": "sunken",
    "desk": "desk",
}
BANNERS = {
    "danger": ("danger_soft", "danger"),
    "attention": ("attention_soft", "attention"),
    "done": ("done_soft", "done"),
    "information": ("accent_soft", "accent_line"),
    "voice": ("voice_soft", "voice"),
    "neutral": ("chip", "control_line"),
    "you": ("accent_soft", "accent"),
}

_SHEET = Template("""
QMainWindow, QDialog { background: $surface; }
QWidget#frame, QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }
QScrollArea { border: none; }
QToolTip { background: $toast; color: $on_toast; border: 1px solid $on_toast; padding: ${xs}px ${s}px; }
QMenu { background: $raised; color: $ink; border: 1px solid $control_line; padding: ${xs}px; }
QMenu::item { padding: ${s}px ${l}px; border-radius: ${tick}px; }
QMenu::item:selected { background: $accent; color: $on_accent; }

QPushButton { background: $surface; color: $ink; border: 1px solid $control_line; border-radius: ${control}px;
    padding: 0 ${m}px; min-height: ${button}px; font-weight: 500; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:disabled { background: $disabled_fill; color: $disabled_text; border-color: $disabled_text; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600;
    padding: 0 ${l}px; min-height: ${button_primary_large}px; }
QPushButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_pressed; }
QPushButton[kind="outlined"] { color: $accent_text; border: 1px solid $accent; font-weight: 600; }
QPushButton[kind="quiet"] { background: transparent; color: $accent_text; border: 1px solid transparent; padding: 0 ${s}px; }
QPushButton[kind="quiet"]:hover { background: $hover; text-decoration: underline; }
QPushButton[kind="link"] { background: transparent; color: $accent_text; border: none; padding: 0; min-height: ${target}px;
    text-align: left; text-decoration: $link_line; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="small"] { min-height: ${button_small}px; }
QPushButton[kind="nav"] { background: transparent; color: $ink; border: 1px solid transparent; text-align: left;
    min-height: ${nav_item}px; padding: 0 ${s}px; font-weight: 400; }
QPushButton[kind="nav"]:hover { background: $hover; }
QPushButton[kind="nav"][state="chosen"] { background: $chosen_nav; font-weight: 600; border: $chosen_edge; }
QPushButton[kind="segment"] { border-radius: 0; font-weight: 400; }
QPushButton[kind="segment"]:checked { background: $accent_soft; color: $accent_text; border: ${chosen}px solid $accent; }

QLineEdit, QPlainTextEdit { background: $field; color: $ink; border: 1px solid $control_line; border-radius: ${control}px;
    padding: 1px ${m}px; min-height: ${field_inner}px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit { placeholder-text-color: $ink_quiet; }
QPlainTextEdit { padding: ${s}px; }
QPlainTextEdit[words="writing"] { font-size: ${writing_pt}pt; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: ${focus_line}px solid $focus;
    padding-left: ${m_less}px; padding-right: ${m_less}px; }
QPlainTextEdit:focus { padding: ${s_less}px; }
QPlainTextEdit[bare="true"], QLineEdit[bare="true"] { background: transparent; border: none; border-bottom: 2px solid transparent;
    border-radius: 0; padding: 0; min-height: 0; }
QPlainTextEdit[bare="true"][state="empty"] { border-bottom: 2px solid $hairline; }
QPlainTextEdit[bare="true"]:focus, QLineEdit[bare="true"]:focus { border-bottom: ${focus_line}px solid $focus; padding: 0; }
QLineEdit[bare="true"]:hover { border-bottom: 2px solid $hairline; }
QLineEdit[tone="soft"] { color: $ink_soft; }
QLineEdit[state="wrong"], QPlainTextEdit[state="wrong"] { border: 2px solid $attention; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] { background: $sunken; color: $ink_soft; border-color: $hairline; }
QComboBox { background: $field; color: $ink; border: 1px solid $control_line; border-radius: ${control}px;
    padding: 0 ${m}px; min-height: ${field_inner}px; combobox-popup: 0; }
QComboBox::drop-down { border: none; width: ${icon_room}px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $raised; color: $ink; border: 1px solid $control_line; outline: none;
    selection-background-color: $accent; selection-color: $on_accent; }
QListView { background: transparent; border: none; outline: none; }
QTabBar::tab { background: transparent; color: $ink_soft; padding: ${s}px ${m}px; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $ink; font-weight: 600; border-bottom: 2px solid $accent; }
QTabBar { qproperty-drawBase: 0; }
QTabWidget::pane { border: none; border-top: 1px solid $hairline; }

QFrame[card="true"] { background: $surface; border: 1px solid $hairline; border-radius: ${card}px; }
QFrame[line="true"] { background: $hairline; border: none; max-height: 1px; min-height: 1px; }
QFrame[foot="true"] { background: $surface; border: none; border-top: 1px solid $hairline; }
QFrame[head="true"] { background: $surface; border: none; border-bottom: 1px solid $hairline; }
QFrame#verbatim { background: $voice_soft; border: $soft_edge; border-left: 4px solid $voice; border-radius: 3px; }
QFrame#finding { background: $surface; border: 1px solid $accent_line; border-radius: ${card}px; }
QFrame#finding QFrame[foot="true"] { background: $sunken; }
QFrame#finding QFrame[foot="true"] { border-bottom-left-radius: ${card}px; border-bottom-right-radius: ${card}px; }
QFrame#toast { background: $toast; border: 1px solid $on_toast; border-radius: ${control}px; }
QFrame#toast QLabel, QFrame#toast QPushButton { color: $on_toast; }

QScrollBar:vertical { background: transparent; width: ${scroll_width}px; margin: 0; }
QScrollBar::handle:vertical { background: $scroll; border-radius: ${scroll_radius}px; min-height: ${huge}px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: ${scroll_width}px; }
QScrollBar::handle:horizontal { background: $scroll; border-radius: ${scroll_radius}px; min-width: ${huge}px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet_of(look: "Look") -> str:
    """The style sheet of a look."""
    colours = {name: getattr(look.colours, name) for name in look.colours._fields}
    is_high = look.theme.is_high_contrast
    values = colours | {
        "control": look.px("radius.control"),
        "tick": look.px("radius.tick"),
        "card": look.px("radius.card"),
        "button": look.px("height.button") - 2,
        "button_primary_large": look.px("height.button_primary_large") - 2,
        "button_small": look.px("height.button_small") - 2,
        "nav_item": look.px("height.nav_item") - 2,
        "field_inner": look.px("height.field") - 4,
        "target": look.px("height.target"),
        "icon_room": look.px("icon.body") + look.px("space.m"),
        "writing_pt": look.points("writing"),
        "focus_line": look.px("focus.width_high_contrast") if is_high else 2,
        "m_less": look.px("space.m") - 1,
        "s_less": look.px("space.s") - 1,
        "scroll_width": look.px("space.m"),
        "scroll_radius": (look.px("space.m") - 4) // 2,
        "chosen": look.chosen_line,
        "chosen_edge": f"{look.chosen_line}px solid {look.colours.accent}" if is_high else "1px solid transparent",
        "soft_edge": f"1px solid {look.colours.voice}" if is_high else "none",
        "link_line": "underline" if is_high else "none",
        **{name: look.px(f"space.{name}") for name in ("xs", "s", "m", "l", "huge")},
    }
    return _SHEET.substitute(values) + "\n".join((*_text_rules(look), *_ground_rules(look), *_tinted_rules(look)))


def _text_rules(look: "Look") -> list[str]:
    styles = [
        f'*[words="{name}"] {{ font-size: {look.points(name):.2f}pt; font-weight: {look.weight(name)}; }}'
        for name in look.styles
    ]
    tones = [f'QLabel[tone="{tone}"] {{ color: {getattr(look.colours, colour)}; }}' for tone, colour in TONES.items()]
    return styles + tones


def _ground_rules(look: "Look") -> list[str]:
    return [
        f'QWidget[ground="{name}"] {{ background: {getattr(look.colours, colour)}; }}'
        for name, colour in GROUNDS.items()
    ]


def _tinted_rules(look: "Look") -> list[str]:
    """Banners and chips: a tint, with an edge where the theme has no tints."""
    rules = []
    for tone, (ground, edge) in BANNERS.items():
        line = f"1px solid {getattr(look.colours, edge)}" if look.theme.is_high_contrast else "1px solid transparent"
        fill = f"background: {getattr(look.colours, ground)}; border: {line};"
        rules.append(f'QFrame[banner="{tone}"] {{ {fill} border-radius: {look.px("radius.card")}px; }}')
        radius = look.px("height.chip") // 2
        rules.append(f'QFrame[chip="{tone}"] {{ {fill} border-radius: {radius}px; }}')
    return rules

"""The fonts a document carries: what nearly every document shows, and whatever else it takes."""

from io import BytesIO

import pikepdf


def fonts(pdf):
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [str(font.BaseFont) for font in opened.pages[0].Resources.Font.values()]


def test_letters_of_more_fonts_than_one_are_all_printed(printed):
    words = "".join(
        map(chr, [*range(0x100, 0x149), *range(0x14A, 0x17F), *range(0x1E00, 0x1E90), *range(0x391, 0x3A1)])
    )
    spread = " ".join(words[place : place + 20] for place in range(0, len(words), 20))
    assert spread in printed(words=spread)


def test_what_nearly_every_document_shows_is_in_one_font_of_each_face(record, rendered):
    named = fonts(rendered(record(words="Dŵr and tŷ, “she said” – that’s £5 or naïve.".replace("ï", "i"))))
    assert len(named) == len(set(named)) == 3


def test_the_same_record_gives_the_same_bytes_whatever_was_printed_before(record, rendered):
    plain = rendered(record(words="She was cold."))
    rendered(record(words="Zażółć gęślą jaźń, שלום, مرحبا"))
    assert rendered(record(words="She was cold.")) == plain

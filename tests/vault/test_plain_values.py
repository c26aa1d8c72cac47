"""What can be kept without change, and how a person is told what cannot."""

import dataclasses

import pytest

from safeguard_desktop.domain.drafts import Draft
from safeguard_desktop.domain.ids import Digest, PersonId
from safeguard_desktop.vault import CannotBeKept, canonical
from safeguard_desktop.vault.structuring import Unreadable, item_from_row, json_value


def draft_of(answers, now):
    digest = Digest("a" * 64)
    return Draft("d" * 32, PersonId("c" * 32), "", "", "", "coram-child-alert", digest, "report", answers, now, now)


@pytest.mark.parametrize(
    "answer",
    [1.5, float("nan"), 2**53, -(2**53), "half \ud83d", "nul \x00", b"bytes", {1: "x"}, {"\ud800": 1}, {"x"}, object()],
)
def test_what_cannot_be_kept_unchanged_is_refused_and_nothing_is_saved(made, case_opened, answer):
    content = dataclasses.replace(case_opened, identity={"name": answer})

    with pytest.raises(CannotBeKept, match=r"^(name|identity)[: ]"):
        made.vault.write(lambda w: w.append(made.file, content, made.clock(), "+00:00"))
    assert made.vault.read(lambda r: r.files()) == []


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("He said 👪 \ud83d", "^description: character 11 cannot be kept: it is half of a broken character"),
        ("no\x00 \ud83d", "^description: character 3 cannot be kept: it is a NUL"),
        ("\udc00\x00", "^description: character 1 cannot be kept: it is half of a broken character"),
        ([{"voice": "child", "text": "n\x00"}], r"^description\.1\.text: character 2 "),
        ([{"Ann Example said": "n\x00"}], r"^description\.1: character 2 "),
        (1.5, "^description has a value of a kind"),
        ({"\ud800": 1}, "^description has a value under a name"),
    ],
)
def test_what_cannot_be_kept_is_named_by_its_own_field_and_place(made, signed_part, answer, sentence):
    answers = {"account": "no", "description": answer}
    content = dataclasses.replace(signed_part("no"), answers=answers)

    with pytest.raises(CannotBeKept, match=sentence):
        canonical.items_of(content)
    with pytest.raises(CannotBeKept, match=sentence):
        made.vault.write(lambda w: w.save_draft(draft_of(answers, made.clock())))


def test_words_that_stand_where_a_fields_id_should_are_never_repeated(signed_part):
    content = dataclasses.replace(signed_part("no"), answers={"Ann Example said": 1.5})

    with pytest.raises(CannotBeKept, match=r"^answers has a value of a kind"):
        canonical.items_of(content)


def test_answers_nested_without_end_are_refused(case_opened):
    deep: dict[str, object] = {}
    for _level in range(100):
        deep = {"in": deep}

    with pytest.raises(CannotBeKept, match="too deep"):
        canonical.items_of(dataclasses.replace(case_opened, identity={"deep": deep}))


@pytest.mark.parametrize(
    "text", ['{"a":1,"a":1}', '[{"a":{"b":1,"b":2}}]', "[1.0]", "[NaN]", "[" * 100_000, b"\xff", b"\xef\xbb\xbf[]"]
)
def test_json_that_can_be_read_in_two_ways_is_refused(text):
    with pytest.raises(Unreadable):
        json_value(text)


@pytest.mark.parametrize("salt", ["", "0" * 30, "0" * 34, "x" * 32, 0, None])
def test_an_item_whose_salt_is_not_of_16_bytes_is_refused(salt):
    with pytest.raises(Unreadable):
        item_from_row(["account", salt, "no"])

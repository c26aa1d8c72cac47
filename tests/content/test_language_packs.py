"""The shipped packs of words keep their own examples, and a pack with faults is refused with each of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.content.faults import FaultyFile
from safeguard_desktop.content.language_file import read_language_pack, try_examples
from safeguard_desktop.domain.language.checking import Checker
from tests.content.shipped_forms import shipped_forms
from tests.language_packs import FILES, shipped_packs
from tests.language_packs import OWN_HEAD as HEAD
from tests.language_packs import OWN_RULE as RULE


def faults(text):
    """The faults of a pack with this text, as (path, problem) pairs."""
    with pytest.raises(FaultyFile) as refusal:
        try_examples(read_language_pack(text.encode(), "own.toml"), "own.toml")
    return [(fault.path, fault.problem) for fault in refusal.value.faults]


def paths(text):
    return [path for path, _problem in faults(text)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_rule_finds_its_bad_examples_and_none_of_its_good_ones(path):
    try_examples(read_language_pack(path.read_bytes(), path.name), path.name)


def test_every_rule_of_the_table_is_there_with_its_alternatives_as_printed():
    (pack,) = (pack for pack in shipped_packs() if pack.id == "the-childrens-society")

    assert {rule.id: len(rule.alternatives) for rule in pack.rules} == {
        "R01": 12, "R02": 4, "R03": 3, "R04": 6, "R05": 6, "R06": 2, "R07": 2, "R08": 0, "R09": 0, "R10": 0, "R11": 2, "R12": 1,
        "R13": 1,
        "R14": 2, "R15": 7,
    }  # fmt: skip


def test_every_duty_of_wording_is_a_rule_or_a_hint():
    told = {rule.id for pack in shipped_packs() for rule in pack.rules} | {
        hint.id for pack in shipped_packs() for hint in pack.hints
    }

    assert {f"W{number}" for number in range(1, 19)} - told == set()


@pytest.mark.parametrize("hint", [hint for pack in shipped_packs() for hint in pack.hints], ids=lambda hint: hint.id)
def test_a_duty_that_no_phrase_can_find_stands_beside_its_field(hint):
    form, _slash, name = hint.beside.partition("/")
    field = shipped_forms()[form].field(name)
    section = next(one for one in shipped_forms()[form].sections if one.id == field.section)

    assert hint.text in f"{field.label} {field.hint} {section.intro}"


def test_the_pack_for_adults_is_off():
    assert {pack.id for pack in shipped_packs() if not pack.is_on} == {"adults", "further-terms", "house-styles"}


def test_the_pack_for_adults_finds_what_blames_an_adult():
    checker = Checker(pack for pack in shipped_packs() if pack.id == "adults")

    assert [one.rule for one in checker.check("She refuses to support police.").findings] == ["A1"]


def test_an_organisations_own_pack_is_read():
    pack = read_language_pack((HEAD + RULE).encode(), "own.toml")

    assert [one.text for one in Checker([pack]).check("He told her often off.").findings] == ["told her often off"]


def test_all_faults_are_told_at_once():
    text = HEAD.replace("version = 1", "version = 0") + RULE.replace('term = "Told off"', 'term = " "') + RULE

    assert sorted(paths(text)) == ["rule[0].term", "rule[1].id", "version"]


@pytest.mark.parametrize(
    ("was", "now", "path"),
    [
        ('"tell|told {who} off!"', '"(a+)+$"', "rule[0].phrases[0]"),
        ('"tell|told {who} off!"', '"told .* off"', "rule[0].phrases[0]"),
        ('"tell|told {who} off!"', '"told {whom} off"', "rule[0].phrases[0]"),
        ('"tell|told {who} off!"', '"told ...40 off"', "rule[0].phrases[0]"),
        ('"tell|told {who} off!"', '"told ...9 {who} ...9 off"', "rule[0].phrases[0]"),
        ('"tell|told {who} off!"', '"...3 off"', "rule[0].phrases[0]"),
        ('"tell|told {who} off!"', '"told? off?"', "rule[0].phrases[0]"),
        ('"tell|told {who} off!"', '"told! off!"', "rule[0].phrases[0]"),
        ('"tell|told {who} off!"', '"told? ! off"', "rule[0].phrases[0]"),
        ('"tell|told {who} off!"', '""', "rule[0].phrases[0]"),
        ('"tell|told {who} off!"', f'"{"off " * 80}"', "rule[0].phrases[0]"),
        ('"tell|told {who} off!"', f'"{"off " * 30}"', "rule[0].phrases[0]"),
        ('phrases = ["tell|told {who} off!"]', "phrases = []", "rule[0].phrases"),
        ('answer = "explanation"', 'answer = "alternatives"', "rule[0].alternatives"),
        ('answer = "explanation"', 'answer = "words"', "rule[0].answer"),
        ('paragraph = "1"', 'paragraph = ""', "rule[0].paragraph"),
        ('paragraph = "1"', 'paragraph = "1"\ntier = 3', "rule[0].tier"),
        ('paragraph = "1"', 'paragraph = "1"\nsegments = ["diary"]', "rule[0].segments[0]"),
        ('paragraph = "1"', 'paragraph = "1"\npattern = "x"', "rule[0].pattern"),
        ('bad = ["I told the child off."]', "bad = []", "rule[0].bad"),
        ('bad = ["I told the child off."]', 'bad = ["Nothing here."]', "rule[0].bad[0]"),
        ('good = ["I told the child a story."]', 'good = ["He told him off."]', "rule[0].good[0]"),
        ('["him", "her", "the child"]', '[" ", "her"]', "words.who"),
        ('["him", "her", "the child"]', "[]", "words.who"),
        ('["him", "her", "the child"]', "[1]", "words.who"),
        ("who = [", "Who = [", "words.Who"),
        ('edition = "2026"', 'edition = " "', "source.edition"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_path(was, now, path):
    assert was in HEAD + RULE

    assert path in paths((HEAD + RULE).replace(was, now))


def test_a_list_that_is_not_there_is_answered_with_the_nearest():
    ((_path, problem),) = faults((HEAD + RULE).replace("{who}", "{whoo}"))

    assert "'who'" in problem


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe", b"[[rule]]", b"rule = 1", b"rule = []", b"words = 1", b"id = " + b"[" * 100_000, b"x" * 2_000_000,
     (HEAD + RULE).encode()[:-20], (HEAD + RULE).replace("Say", "Sa\0y").encode(), (HEAD + RULE * 300).encode()],
    ids=["empty", "no text", "bare rule", "number", "no rules", "words", "deep", "huge", "cut off", "NUL", "many"],
)  # fmt: skip
def test_a_file_that_is_no_pack_is_refused_in_words(data):
    with pytest.raises(FaultyFile) as refusal:
        read_language_pack(data, "own.toml")

    assert refusal.value.faults


@given(
    st.lists(
        st.sampled_from(["{who}", "{who}?", "...3", "a", "b?", "{NAME}", "{START}", "a|b!", "(", "*", "{x}", "of-the"]),
        max_size=9,
    )
)
def test_any_phrase_is_refused_or_can_be_matched(places):
    text = (HEAD + RULE).replace("tell|told {who} off!", " ".join(places))
    try:
        pack = read_language_pack(text.encode(), "own.toml")
    except FaultyFile:
        return
    assert isinstance(Checker([pack]).check("a b her a the child of the A b a. Off").findings, tuple)


def test_the_dearest_phrase_a_pack_may_hold_comes_to_an_end():
    dear = "often ...12 a? a? a? a? a? a? a? a? a? a? a? a? a? a? a? a? a? a? {NAME}? ...4 b! a?"
    pack = read_language_pack((HEAD + RULE).replace("tell|told {who} off!", dear).encode(), "own.toml")

    assert Checker([pack]).check("often often " + "a b " * 5000).findings


GAPS = [f"seen! ...12 b{number} ...4 c" for number in range(60)]


@pytest.mark.parametrize(
    "phrases",
    [
        GAPS,
        [f"b{number} ...6 seen! ...6 {{who}} ...4 c" for number in range(60)],
        [f"seen! {'{NAME}? ' * 20} b{number}" for number in range(9)],
        [f"seen! {'a|b|c? ' * 20} b{number}" for number in range(60)],
        [f"seen! {'often|seldom ' * 20} b{number}" for number in range(9)],
        [f"seen|gone! {'{who}? ' * 18} b{number}" for number in range(60)],
    ],
    ids=["gaps", "both sides", "names", "missing", "adverbs", "lists"],
)
@pytest.mark.parametrize("key", ["phrases", "exceptions"])
def test_a_pack_that_makes_a_word_too_slow_to_look_for_is_refused(phrases, key):
    written = ", ".join(f'"{phrase}"' for phrase in phrases)
    text = HEAD + RULE
    if key == "phrases":
        text = text.replace('"tell|told {who} off!"', written)
    else:
        text += f"exceptions = [{written}]\n"

    ((path, problem),) = faults(text)

    assert path.startswith(f"rule[0].{key}[")
    assert "“seen”" in problem or "“gone”" in problem


def test_gaps_after_many_different_words_are_taken_in():
    phrases = ", ".join(f'"a{number}! ...12 b{number} ...4 c"' for number in range(60))
    text = (HEAD + RULE).replace('"tell|told {who} off!"', f'"tell|told {{who}} off!", {phrases}')

    try_examples(read_language_pack(text.encode(), "own.toml"), "own.toml")


def test_more_words_than_can_be_looked_for_are_refused():
    many = ", ".join(f'"w{number}"' for number in range(400))
    phrases = ", ".join(f'"{{many}}! b{number}"' for number in range(30))
    text = (HEAD + f"many = [{many}]" + RULE).replace('"tell|told {who} off!"', phrases)

    assert paths(text) == ["rule[0].phrases[25]"]


def test_an_alternative_as_long_as_an_account_is_refused():
    text = (HEAD + RULE).replace('answer = "explanation"', 'answer = "alternatives"')

    assert paths(f'{text}alternatives = ["{"She said so. " * 40}", "Say so."]') == ["rule[0].alternatives[0]"]

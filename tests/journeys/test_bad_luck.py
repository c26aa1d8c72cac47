"""Bad input and bad luck at the command line: one clear sentence each, and nothing lost."""

import json
import random
import shutil
import subprocess
from pathlib import Path

from tests.journeys.person import Office
from tests.journeys.steps import answers
from tests.pdf_insides import each_word_of

ALERT = "coram-child-alert"


def report(office: Office, **changed: object) -> str:
    """Signs a report and returns its case reference."""
    given = answers("report", initials="M.T.", **changed)
    signed = office.record("heron", ALERT, "report", given, "--case", "new", at="2026-11-20T17:40:00+00:00")
    assert signed.status == 0, signed.error
    reference: str = signed.data["case"]
    return reference


def has_no_traceback(words: str) -> bool:
    return "Traceback" not in words


def test_a_wrong_passphrase_slows_down_and_never_locks_out_for_good(office: Office) -> None:
    report(office)
    wrong = office.folder / "wrong"
    wrong.write_text("not the passphrase at all\n", encoding="utf-8")
    words = ["case", "list", "--vault", str(office.vault), "--worker", "heron", "--passphrase-file", str(wrong)]
    tries = [office.child.run(*words, at="2026-11-20T18:00:00+00:00") for _ in range(6)]
    assert all(one.status in (1, 2) and has_no_traceback(one.error) for one in tries)
    too_soon = office.run("heron", "case", "list", at="2026-11-20T18:00:00+00:00")
    assert too_soon.status != 0
    assert "second" in too_soon.error
    assert office.run("heron", "case", "list", at="2026-11-20T18:02:00+00:00").status == 0


def test_a_clock_that_jumped_back_does_not_make_the_wait_longer(office: Office) -> None:
    wrong = office.folder / "wrong"
    wrong.write_text("not the passphrase at all\n", encoding="utf-8")
    words = ["case", "list", "--vault", str(office.vault), "--worker", "heron", "--passphrase-file", str(wrong)]
    for _ in range(5):
        office.child.run(*words, at="2026-11-20T18:00:00+00:00")
    office.run("heron", "case", "list", at="2020-01-01T00:00:00+00:00")
    assert office.run("heron", "case", "list", at="2020-01-01T00:02:00+00:00").status == 0


def test_one_changed_byte_of_the_vault_is_reported_in_words(office: Office) -> None:
    report(office)
    whole = (office.vault / "vault.db").read_bytes()
    chance = random.Random(7)
    for place in (0, 20, len(whole) // 2, *(chance.randrange(len(whole)) for _ in range(4))):
        changed = bytearray(whole)
        changed[place] ^= 0x01
        (office.vault / "vault.db").write_bytes(changed)
        found = office.run("heron", "vault", "check")
        assert found.status != 0, place
        assert found.error or found.data["problems"]
        assert has_no_traceback(found.error)
    (office.vault / "vault.db").write_bytes(whole)
    assert office.run("heron", "vault", "check").status == 0


def test_an_older_copy_put_back_is_reported_and_can_be_gone_on_with(office: Office) -> None:
    report(office)
    older = office.folder / "older"
    shutil.copytree(office.vault, older)
    second = report(office)
    shutil.rmtree(office.vault)
    shutil.copytree(older, office.vault)

    checked = office.run("heron", "vault", "check")
    assert checked.status == 1
    assert "older" in " ".join(checked.data["problems"])
    assert second not in {row["case"] for row in office.run("heron", "case", "list").data}

    given = answers("report", initials="N.O.")
    refused = office.record("heron", ALERT, "report", given, "--case", "new")
    assert refused.status != 0
    assert has_no_traceback(refused.error)

    assert office.run("heron", "vault", "check", "--go-on", "the laptop was repaired").status == 1
    gone_on = office.run("plover", "vault", "check", "--go-on", "the laptop was repaired")
    assert (gone_on.status, gone_on.data["problems"]) == (0, [])
    assert office.record("heron", ALERT, "report", given, "--case", "new").status == 0


def test_a_file_that_is_no_vault_is_named_as_such(office: Office) -> None:
    (office.vault / "vault.db").write_bytes(b"SQLite format 3\x00" + b"nothing of ours" * 500)
    found = office.run("heron", "case", "list")
    assert found.status != 0
    assert has_no_traceback(found.error)
    assert found.error.strip()


def test_answers_of_every_kind_of_writing_come_back_exactly(office: Office) -> None:
    strange = "  Zoë\u00a0Ŵyn ‘quoted’ “so” \u202bשלום\u202c مرحبا 👩‍👧 \u200b tab\there\r\nbell\x07 ﬁ e\u0301  "
    reference = report(office, action_taken=strange)
    case = office.run("heron", "case", "show", reference).data
    assert case["records"][0]["parts"][0]["answers"]["action_taken"] == strange
    out = office.folder / "strange.pdf"
    exported = office.run("heron", "export", "--case", reference, "--form", ALERT, "--out", str(out))
    assert exported.status == 0, exported.error
    assert office.run("heron", "verify", str(out)).status == 0
    text = subprocess.run(["pdftotext", str(out), "-"], capture_output=True, text=True, check=True).stdout
    assert "Ŵyn" in text
    assert "“so”" in text


def test_two_hundred_thousand_words_are_signed_and_printed_in_full(office: Office) -> None:
    words = " ".join(f"word{number}" for number in range(200_000))
    reference = report(office, description=words)
    out = office.folder / "long.pdf"
    exported = office.run("heron", "export", "--case", reference, "--form", ALERT, "--out", str(out))
    assert exported.status == 0, exported.error
    assert {f"word{number}" for number in range(200_000)} <= each_word_of(out)


def test_what_cannot_be_kept_is_named_and_refused(office: Office) -> None:
    file = office.folder / "surrogate.json"
    given = {**answers("report", initials="M.T."), "description": "cut here:\ud83d"}
    file.write_text(json.dumps(given), encoding="utf-8")
    words = ["record", ALERT, "report", "--answers", str(file), "--case", "new"]
    refused = office.run("heron", *words, at="2026-11-20T17:40:00+00:00")
    assert refused.status != 0
    assert "description" in refused.error
    assert has_no_traceback(refused.error)


def test_files_that_are_not_answers_are_refused_in_one_sentence(office: Office) -> None:
    for name, data in {
        "not-json": b"{",
        "a-list": b"[1]",
        "twice": b'{"description": "one", "description": "two"}',
        "not-text": b"\xff\xfe\x00",
        "deep": b"[" * 100_000,
    }.items():
        file = office.folder / name
        file.write_bytes(data)
        refused = office.run("heron", "record", ALERT, "report", "--answers", str(file), "--case", "new")
        assert refused.status in (1, 2), name
        assert has_no_traceback(refused.error)
        assert refused.error.strip()


def test_a_document_that_cannot_be_written_there_is_kept_in_the_vault(office: Office) -> None:
    reference = report(office)
    nowhere = office.folder / "missing" / "alert.pdf"
    failed = office.run("heron", "export", "--case", reference, "--form", ALERT, "--out", str(nowhere))
    assert (failed.status, "vault" in failed.error) == (2, True)
    assert len(office.run("heron", "case", "show", reference).data["documents"]) == 1


def test_a_file_that_is_no_pdf_gets_three_lights_and_a_sentence(office: Office) -> None:
    for name, data in {"empty": b"", "words": b"hello", "almost": b"%PDF-1.7\n%%EOF"}.items():
        file = office.folder / name
        file.write_bytes(data)
        found = office.run("heron", "verify", str(file))
        assert (found.status, found.data["bytes"]) == (1, "bad"), name
        assert found.data["problems"]


def test_a_stranger_cannot_enrol_people(office: Office) -> None:
    refused = office.add("heron", "crake", "Nobody Atall", "designated-person")
    assert (refused.status, "designated person" in refused.error) == (1, True)
    assert "crake" not in office.run("plover", "people", "list").out


def test_a_backup_restores_what_was_there(office: Office, tmp_path: Path) -> None:
    reference = report(office)
    copy = tmp_path / "copy"
    assert office.run("plover", "vault", "backup", "--out", str(copy)).status == 0
    shutil.rmtree(office.vault)
    restored = office.child.run("vault", "restore", "--vault", str(office.vault), "--from", str(copy), "--json")
    assert restored.status == 0, restored.error
    assert reference in {row["case"] for row in office.run("heron", "case", "list").data}


def test_erased_words_are_gone_and_the_chain_still_holds(office: Office) -> None:
    reference = report(office, action_taken="the needle in the haystack")
    entry = office.run("heron", "case", "show", reference).data["records"][0]["parts"][0]["entry"]
    why = ["--why", "recorded about somebody else", "--legal-basis", "UK GDPR Article 17(1)(d)"]
    assert office.run("heron", "case", "erase", reference, entry, *why).status == 1
    assert office.run("plover", "case", "erase", reference, entry, *why).status == 0
    case = office.run("plover", "case", "show", reference)
    assert "needle" not in case.out
    assert [one["kind"] for one in case.data["chronology"]] == ["case-opened", "erased-content", "erased"]
    assert office.run("plover", "vault", "check").data["problems"] == []


def test_a_designated_person_takes_a_draft_over_and_others_never_see_its_words(office: Office) -> None:
    given = answers("report", initials="M.T.")
    kept = office.record("heron", ALERT, "report", given, "--case", "new", "--draft")
    assert kept.status == 0
    (draft,) = office.run("heron", "draft", "list").data
    assert office.run("plover", "draft", "list").data == []
    why = ["--why", "she is off sick"]
    assert office.run("otter", "draft", "take-over", draft["draft"], *why).status == 1
    assert office.run("plover", "draft", "take-over", draft["draft"], *why).status == 0
    assert [one["answers"] for one in office.run("plover", "draft", "list").data] == [draft["answers"]]

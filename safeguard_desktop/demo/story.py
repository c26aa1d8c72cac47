"""A fictional concern told step by step through the real casework: each step one worker, one part, one moment."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from safeguard_desktop.casework.authorities import AuthorityAnswers, add_authority
from safeguard_desktop.casework.case_view import describe_due
from safeguard_desktop.casework.cases import open_case
from safeguard_desktop.casework.clock import SteppedClock
from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.casework.following_up import passed_on_readably
from safeguard_desktop.casework.program import Program, unlock_desk
from safeguard_desktop.casework.setting_up import NewOrganisation, NewWorker, add_worker, set_up
from safeguard_desktop.casework.signing import PartToSign, Signed, sign_part
from safeguard_desktop.casework.timeline import due
from safeguard_desktop.domain.authorities import AuthorityKind
from safeguard_desktop.domain.contents import PassedOn
from safeguard_desktop.domain.ids import RecordId
from safeguard_desktop.domain.moments import parse_stated
from safeguard_desktop.domain.roles import Role

FOUNDER = "plover"


@dataclass(frozen=True, slots=True)
class Story:
    """A story's steps as they stand in its file, and its office with its people. `subject` is "child" or "adult".

    `document` names the sealed document that the record of its first step ends as. `procedure` is the id of the rule pack the
    office works by; "" for the one that is offered first.
    """

    organisation: str
    nation: str
    subject: str
    initials: str
    identity: Mapping[str, str]
    people: Sequence[Mapping[str, Any]]
    steps: Sequence[Mapping[str, Any]]
    procedure: str = ""
    authorities: Sequence[Mapping[str, str]] = ()
    document: str = ""


def read_story(name: str) -> Story:
    """One of the stories that come with the demo."""
    return story_of(_read(name))


def story_of(data: Mapping[str, Any]) -> Story:
    """The story that a file's tables tell, in the demo's office."""
    office = _read("office.toml")
    return Story(
        office["organisation"],
        office["nation"],
        data["subject"],
        data["initials"],
        data["identity"],
        office["person"],
        data["step"],
        data.get("procedure", ""),
        office["authority"],
        data.get("document", ""),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("safeguard_desktop.demo").joinpath(name).read_text(encoding="utf-8"))


def in_order(stories: Sequence[Story]) -> Iterator[tuple[Story, Mapping[str, Any]]]:
    """The steps of several stories of one office as the laptop sees them: by its clock."""
    steps = ((story, step) for story in stories for step in story.steps)
    return iter(sorted(steps, key=lambda told: str(told[1]["clock"])))


def passphrase_of(label: str) -> str:
    """The passphrase of a fictional worker: no secret."""
    return f"fictional {label} by the mill pond"


class Office:
    """The story's office: one vault, several workers, one unlocked at a time."""

    def __init__(self, program: Program, clock: SteppedClock, story: Story) -> None:
        self._program = program
        self._clock = clock
        self._story = story
        self._records: dict[tuple[str, str], RecordId] = {}

    def open_vault(self) -> None:
        """Makes the vault; the designated person founds it and the others are enrolled one after the other."""
        people = {person["label"]: person for person in self._story.people}
        founder = people[FOUNDER]
        self.set_clock(self._story.steps[0]["clock"])
        story = self._story
        new = NewOrganisation(story.organisation, story.nation, _new_worker(founder), _roles(founder), story.procedure)
        program = self._program
        desk, _sheet = set_up(program.place(None), new, program.shipped, program.clock, program.key_cost)
        try:
            for label, person in people.items():
                if label != FOUNDER:
                    add_worker(desk, _new_worker(person), _roles(person))
            for authority in story.authorities:
                add_authority(desk, _authority(authority))
        finally:
            desk.close()

    def desk_of(self, label: str) -> Desk:
        """Unlocks the vault as one worker."""
        return unlock_desk(self._program, self._program.place(None), label, passphrase_of(label))

    def open_case(self, story: Story) -> str:
        """The worker of the story's first step opens its case file; returns its reference."""
        first = story.steps[0]
        self.set_clock(first["clock"])
        desk = self.desk_of(first["by"])
        try:
            return open_case(desk, story.subject, story.initials, story.identity)
        finally:
            desk.close()

    def take(self, step: Mapping[str, Any], reference: str) -> tuple[Signed, list[dict[str, Any]]]:
        """One worker signs one part; returns what was signed and all due actions as they stand then."""
        self.set_clock(step["clock"])
        desk = self.desk_of(step["by"])
        try:
            signed = sign_part(desk, reference, self._part(step, reference))
            self._records[reference, step["record"]] = signed.record
            now = desk.now
            return signed, [describe_due(one, now) for one in due(desk, signed.reference)]
        finally:
            desk.close()

    def record_of(self, reference: str, name: str) -> RecordId:
        """The record of a case file that steps of that name were signed into."""
        return self._records[reference, name]

    def _part(self, step: Mapping[str, Any], reference: str) -> PartToSign:
        return PartToSign(
            form_id=step["form"],
            part=step["part"],
            answers=step["answers"],
            record=self._records.get((reference, step["record"])),
            passed_on=_passed_on(step),
            reasons=step.get("reasons", {}),
        )

    def set_clock(self, text: str) -> None:
        """Sets the story's clock to a stated time (London)."""
        self._clock.set(parse_stated(text).moment.local)


def _new_worker(person: Mapping[str, Any]) -> NewWorker:
    return NewWorker(person["label"], passphrase_of(person["label"]), person["name"])


def _roles(person: Mapping[str, Any]) -> tuple[Role, ...]:
    return tuple(Role(role) for role in person["roles"])


def _authority(said: Mapping[str, str]) -> AuthorityAnswers:
    return AuthorityAnswers(
        AuthorityKind(said["kind"]),
        said["name"],
        said["area"],
        said["telephone"],
        said["out_of_hours_telephone"],
        said["route"],
    )


def _passed_on(step: Mapping[str, Any]) -> PassedOn | None:
    if "passed_to" not in step:
        return None
    return passed_on_readably(PassedOn(Role(step["passed_to"]), "on-this-laptop", step["passed_at"]))

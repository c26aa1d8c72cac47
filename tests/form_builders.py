"""A small form with any fields and checks, and what stands in the way of signing a part of it."""

from safeguard_desktop.domain.form_checks import check_answers
from safeguard_desktop.domain.forms import Choice, Column, Field, Form, Kind, Part, Section, Source
from safeguard_desktop.domain.ids import Digest
from safeguard_desktop.domain.roles import Role

CHOICES = (Choice("physical", "Physical", 1), Choice("neglect", "Neglect", 1), Choice("missing", "Missing", 2))
COLUMNS = (
    Column("task", "Task", Kind.TEXT, required=True),
    Column("by", "By", Kind.DATE),
    Column("who", "Who", Kind.PERSON),
)


def field(kind, **more):
    return Field(
        **{"id": kind.value, "label": kind.value.title(), "kind": kind, "section": "all", "part": "report"} | more
    )


ONE_OF_EACH_KIND = (
    *(field(kind) for kind in Kind if kind not in (Kind.CHOICE, Kind.MULTI_CHOICE, Kind.REPEATING)),
    field(Kind.CHOICE, choices=CHOICES),
    field(Kind.MULTI_CHOICE, choices=CHOICES),
    field(Kind.REPEATING, columns=COLUMNS),
)


def form(*fields, checks=()):
    parts = tuple(Part(part, part.title(), (Role.PRACTITIONER,)) for part in ("report", "decision"))
    source = Source("An organisation", "Procedures", "July 2021", "Appendix F")
    return Form(
        "small", 1, "Small", "", source, "child", (Section("all"),), parts, fields, tuple(checks), (), Digest("0" * 64)
    )


def check(form_, answers, record_answers=None, part="report"):
    return check_answers(form_, form_.part(part), answers, record_answers or {})


def faults(form_, answers, record_answers=None, part="report"):
    return [(fault.field, fault.check) for fault in check(form_, answers, record_answers, part)]

"""The form definitions of one folder, by id: an organisation's own, or those that come with the program."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from safeguard_desktop.content.faults import Fault, FaultyFile
from safeguard_desktop.content.form_file import read_form
from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.domain.forms import Form
from safeguard_desktop.domain.texts import gettext as _


class DefinitionLibrary:
    """Every form file of a folder, read once and strictly.

    Raises FaultyFile for the first file with faults, or where two files are the same version of one form; and
    NotPossible where there is no form file at all, so that an empty folder is never taken for "no forms".
    """

    def __init__(self, folder: Path) -> None:
        self._versions: dict[tuple[str, int], Form] = {}
        for path in _form_files(folder):
            self._add(read_form(path.read_bytes(), path.name), path.name)

    @property
    def newest(self) -> Mapping[str, Form]:
        """The newest version of each form, by id."""
        return {form_id: form for (form_id, _version), form in sorted(self._versions.items())}

    @property
    def all_versions(self) -> tuple[Form, ...]:
        """Every version of every form, by id and version."""
        return tuple(form for _key, form in sorted(self._versions.items()))

    def _add(self, form: Form, name: str) -> None:
        key = (form.id, form.version)
        if key in self._versions:
            problem = _("Another file is version {version} of '{id}' too.").format(id=form.id, version=form.version)
            raise FaultyFile(name, [Fault("version", problem)])
        self._versions[key] = form


def _form_files(folder: Path) -> Iterator[Path]:
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise NotPossible(
            _("There is no form file in the folder of forms, so no form can be opened. The record is safe."),
            _("Put the program's folder 'forms' back, or install the program again."),
        )
    yield from paths

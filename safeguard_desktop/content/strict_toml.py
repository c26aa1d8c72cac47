"""Strict reading of TOML tables into frozen classes: nothing unknown or coerced, every fault with its path.

What the tables mean, and whether what they name exists, is for each kind of file to say.
"""

import dataclasses
import tomllib
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeVar, get_args, get_origin

from cattrs import Converter, override
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError
from cattrs.gen import make_dict_structure_fn

from safeguard_desktop.content.faults import Fault, FaultyFile, did_you_mean
from safeguard_desktop.domain.texts import gettext as _

Shape = TypeVar("Shape")
Hook = Callable[[Any, Any], Any]

MAXIMUM_BYTES = 1 << 20


class WrongShape(ValueError):
    """A value of a table does not fit; its text is the problem as a person reads it."""


def parse_toml(data: bytes, name: str) -> dict[str, Any]:
    """The file's bytes as plain tables. Raises FaultyFile where they are too many, no UTF-8 or no TOML."""
    if len(data) > MAXIMUM_BYTES:
        raise FaultyFile(name, [Fault("", _("The file is larger than {limit} bytes.").format(limit=MAXIMUM_BYTES))])
    try:
        return tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        problem = _("The file is not UTF-8 text (at byte {position}).").format(position=error.start)
    except ValueError as error:  # TOMLDecodeError is one; a number with too many digits is another
        problem = _("The file is not TOML: {reason}.").format(reason=str(error).rstrip("."))
    except RecursionError:
        problem = _("The file is not TOML we can read: its lists or tables are nested too deeply.")
    raise FaultyFile(name, [Fault("", problem)])


@dataclasses.dataclass(frozen=True, slots=True)
class Key:
    """How an attribute stands in a file: under which name ("" for its own), read how; or not at all."""

    name: str = ""
    structure: Hook | None = None
    is_read: bool = True


class TableReader:
    """Reads tables into frozen dataclasses.

    `keys`, by class and attribute, say where the file differs from the class; a text is another name.
    """

    def __init__(self, keys: Mapping[type, Mapping[str, str | Key]]) -> None:
        self._keys = {
            shape: {name: Key(key) if isinstance(key, str) else key for name, key in attributes.items()}
            for shape, attributes in keys.items()
        }
        self._converter = Converter(forbid_extra_keys=True, detailed_validation=True)
        for kind, hook in _PLAIN_KINDS.items():
            self._converter.register_structure_hook(kind, hook)
        self._converter.register_structure_hook_factory(_is_list, self._list_of)
        self._converter.register_structure_hook_factory(dataclasses.is_dataclass, self._table_of)

    def read(self, raw: object, shape: type[Shape], path: str, faults: list[Fault]) -> Shape | None:
        """One table, or None with its faults added to `faults`."""
        try:
            return self._converter.structure(raw, shape)
        except (ClassValidationError, WrongShape) as error:
            faults.extend(self._faults(error, path))
            return None

    def register(self, shape: type[Shape], structure: Callable[[Any, Any], Shape]) -> None:
        """Reads a class by a function of its own, which raises WrongShape."""
        self._converter.register_structure_hook(shape, structure)

    def structure(self, raw: object, shape: type[Shape]) -> Shape:
        """One table inside such a function. Raises what cattrs raises."""
        return self._converter.structure(raw, shape)

    def _list_of(self, kind: Any) -> Hook:
        item = get_args(kind)[0]

        def structure(raw: Any, _kind: Any) -> Any:
            if not isinstance(raw, list):
                raise WrongShape(_("must be a list in square brackets"))
            return tuple(self._converter.structure(raw, list[item]))  # type: ignore[valid-type]

        return structure

    def _table_of(self, shape: Any) -> Hook:
        overrides: dict[str, Any] = {
            name: override(rename=key.name or None, omit=not key.is_read or None, struct_hook=key.structure)
            for name, key in self._keys.get(shape, {}).items()
        }
        inner = make_dict_structure_fn(shape, self._converter, **overrides)

        def structure(raw: Any, kind: Any) -> Any:
            if not isinstance(raw, dict):
                raise WrongShape(_("must be a table with keys of its own"))
            return inner(raw, kind)

        return structure

    def _known_keys(self, shape: type) -> list[str]:
        keys = self._keys.get(shape, {})
        names = [field.name for field in dataclasses.fields(shape)]
        return [self._name(shape, name) for name in names if name not in keys or keys[name].is_read]

    def _name(self, shape: type, attribute: str) -> str:
        key = self._keys.get(shape, {}).get(attribute)
        return (key.name if key else "") or attribute

    def _faults(self, error: BaseException, path: str) -> Iterator[Fault]:
        if isinstance(error, ClassValidationError):
            named, others = error.group_exceptions()
            for inner, note in named:
                yield from self._faults(inner, join(path, self._name(error.cl, note.name)))
            for inner in others:
                yield from self._faults(inner, path)
        elif isinstance(error, IterableValidationError):
            for inner, place in error.group_exceptions()[0]:
                yield from self._faults(inner, f"{path}[{place.index}]")
        elif isinstance(error, ForbiddenExtraKeysError):
            for key in sorted(error.extra_fields):
                nearest = did_you_mean(key, self._known_keys(error.cl))
                yield Fault(join(path, key), _("is not a key that is known here.") + nearest)
        elif isinstance(error, KeyError):
            yield Fault(path, _("is missing"))
        else:
            yield Fault(path, str(error))


def join(path: str, key: str) -> str:
    """The path of a key inside a table."""
    return f"{path}.{key}" if path else key


def _text(raw: Any, kind: Any) -> str:
    """A text, or a member of an enumeration of texts: cattrs sends both here."""
    if kind is not str:
        return _one_of(raw, kind)
    if not isinstance(raw, str):
        raise WrongShape(_("must be text in quotes"))
    if "\0" in raw:
        raise WrongShape(_("holds a character that cannot be kept (NUL)"))
    return raw


def _exactly(kind: type, problem: Callable[[], str]) -> Hook:
    def structure(raw: Any, _kind: Any) -> Any:
        if type(raw) is not kind:
            raise WrongShape(problem())
        return raw

    return structure


_PLAIN_KINDS: Mapping[type, Hook] = {
    str: _text,
    int: _exactly(int, lambda: _("must be a whole number")),
    bool: _exactly(bool, lambda: _("must be true or false")),
}


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _one_of(raw: Any, kind: type[StrEnum]) -> StrEnum:
    if not isinstance(raw, str) or raw not in list(kind):
        nearest = did_you_mean(raw, kind) if isinstance(raw, str) else ""
        raise WrongShape(_("must be one of: {known}.").format(known=", ".join(kind)) + nearest)
    return kind(raw)

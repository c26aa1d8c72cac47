"""Reading kept bytes back into domain objects, strictly: nothing is guessed, converted or passed over."""

import json
import types
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, NewType, TypeVar, Union, get_args, get_origin

from cattrs import Converter
from cattrs.errors import ForbiddenExtraKeysError

from safeguard_desktop.domain.contents import CONTENT_KINDS, Content
from safeguard_desktop.domain.entries import ENVELOPE_VERSION, Envelope
from safeguard_desktop.domain.ids import DeviceId, Digest, EntryId, FileId, KeyId
from safeguard_desktop.vault.canonical import (
    KIND_ITEM,
    SALT_BYTES,
    SPREAD_FIELDS,
    Item,
    envelope_bytes,
    time_from_text,
)

T = TypeVar("T")

_ENVELOPE_KEYS = frozenset(
    ("version", "file", "device", "number", "previous", "author", "recorded_at", "zone", "commitment")
)


class Unreadable(ValueError):
    """Kept bytes do not have the shape they were written in. Caught inside the vault;
    never reaches a person.
    """


class UnknownKind(Unreadable):
    """The content, or the envelope's version, is of a kind this version does not know."""


def structured(value: Any, shape: type[T]) -> T:
    """The plain JSON value as an object of the class, times from ISO 8601; raises Unreadable."""
    try:
        return _converter().structure(value, shape)
    except (ValueError, TypeError, KeyError, AttributeError, ForbiddenExtraKeysError) as error:
        raise Unreadable(type(error).__name__) from error


def json_value(data: bytes | str) -> Any:
    """The JSON value of the text; keys given twice, numbers JSON cannot be sure of and bad text raise
    Unreadable.
    """
    try:
        return _decoder().decode(data if isinstance(data, str) else data.decode())
    except (ValueError, RecursionError) as error:
        raise Unreadable(type(error).__name__) from error


def items_from_text(text: str) -> tuple[Item, ...]:
    """The items of `canonical.kept_items`; raises Unreadable."""
    rows = json_value(text)
    if not isinstance(rows, list):
        raise Unreadable("items")
    items = tuple(map(item_from_row, rows))
    if len({item.name for item in items}) != len(items):
        raise Unreadable("names")
    return items


def content_from_items(items: Iterable[Item]) -> Content:
    """The content the items say; raises UnknownKind or Unreadable."""
    values = {item.name: item.value for item in items}
    kind = values.pop(KIND_ITEM, None)
    content_class = CONTENT_KINDS.get(kind) if isinstance(kind, str) else None
    if content_class is None:
        raise UnknownKind("kind")
    for field in SPREAD_FIELDS:
        if field in content_class.__dataclass_fields__:
            values = _gathered(values, field)
    content: Content = structured(values, content_class)
    return content


def _gathered(values: dict[str, Any], field: str) -> dict[str, Any]:
    """The values, those named "<field>.<id>" put together under the field's name, in place of anything of that name."""
    prefix = f"{field}."
    others: dict[str, Any] = {}
    answers: dict[str, Any] = {}
    for name, value in values.items():
        if name.startswith(prefix):
            answers[name.removeprefix(prefix)] = value
        else:
            others[name] = value
    others[field] = answers
    return others


def envelope_from_bytes(data: bytes) -> Envelope:
    """The envelope of these canonical bytes, and only of these; raises UnknownKind or Unreadable."""
    value = json_value(data)
    if not isinstance(value, dict) or set(value) != _ENVELOPE_KEYS:
        raise Unreadable("envelope")
    if value["version"] != ENVELOPE_VERSION:
        raise UnknownKind("version")
    number = value.pop("number")
    if type(number) is not int or number < 1 or not all(isinstance(v, str) for k, v in value.items() if k != "version"):
        raise Unreadable("envelope")
    envelope = Envelope(
        version=ENVELOPE_VERSION,
        file=FileId(value["file"]),
        device=DeviceId(value["device"]),
        number=number,
        previous=EntryId(value["previous"]),
        author=KeyId(value["author"]),
        recorded_at=_time(value["recorded_at"]),
        zone=value["zone"],
        commitment=Digest(value["commitment"]),
    )
    if envelope_bytes(envelope) != data:
        raise Unreadable("canonical")
    return envelope


def _time(text: str) -> Any:
    try:
        return time_from_text(text)
    except ValueError as error:
        raise Unreadable("time") from error


def item_from_row(row: Any) -> Item:
    """The item of one row of [name, salt, value]; raises Unreadable."""
    if type(row) is not list or len(row) != 3:
        raise Unreadable("item")
    name, salt_text, value = row
    if type(name) is not str or type(salt_text) is not str:
        raise Unreadable("item")
    try:
        salt = bytes.fromhex(salt_text)
    except ValueError as error:
        raise Unreadable("salt") from error
    if len(salt) != SALT_BYTES:
        raise Unreadable("salt")
    return Item(name, salt, value)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise Unreadable("twice")
    return made


def _refuse(_text: str) -> Any:
    raise Unreadable("number")


@cache
def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse, parse_float=_refuse)


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=False)
    converter.register_structure_hook(str, lambda value, _: _exactly(value, str))
    converter.register_structure_hook(int, lambda value, _: _exactly(value, int))
    converter.register_structure_hook(bool, lambda value, _: _exactly(value, bool))
    converter.register_structure_hook(StrEnum, lambda value, shape: shape(_exactly(value, str)))
    converter.register_structure_hook_func(_is_text, lambda value, _: _exactly(value, str))
    converter.register_structure_hook_func(_is_open_mapping, lambda value, _: _exactly(value, dict))
    converter.register_structure_hook(datetime, lambda value, _: datetime.fromisoformat(_exactly(value, str)))
    converter.register_structure_hook_factory(_is_tuple, _tuple_hook)
    return converter


def _exactly(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise Unreadable(kind.__name__)
    return value


def _is_text(shape: Any) -> bool:
    """Whether the type is an id of ours, or one of ids and plain text."""
    if isinstance(shape, NewType):
        return shape.__supertype__ is str
    is_union = get_origin(shape) in {Union, types.UnionType}
    return is_union and all(member is str or _is_text(member) for member in get_args(shape))


def _is_open_mapping(shape: Any) -> bool:
    """Whether the type is a mapping of any JSON values, such as answers."""
    return get_origin(shape) is Mapping.__class__ or (
        isinstance(get_origin(shape), type)
        and issubclass(get_origin(shape), Mapping)
        and get_args(shape)[1:] in {(Any,), (object,)}
    )


def _is_tuple(shape: Any) -> bool:
    return get_origin(shape) is tuple


def _tuple_hook(shape: Any) -> Any:
    member = get_args(shape)[0]
    return lambda value, _: tuple(_converter().structure(inner, member) for inner in _exactly(value, list))

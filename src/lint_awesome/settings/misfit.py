"""What does not fit in the settings: where it is, and what should be there, in a person's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Struct

from lint_awesome.text.suggest import suggestion

Keys = tuple[str, ...]

WORDS = {
    "array": "a list",
    "bool": "true or false",
    "float": "a number",
    "int": "a whole number",
    "null": "nothing",
    "object": "a table",
    "str": "a string",
}


def misfit(data: object, kind: Any, keys: Keys = ()) -> tuple[Keys, str]:
    """The keys of the first value that is not of its kind, and what is wrong; `{key}` stands for the keys."""
    bare = _bare(kind)
    if isinstance(data, Mapping):
        for key, value in data.items():
            expected = _kind_of(bare, key)
            if expected is None:
                return (*keys, key), f"unknown key '{_safe(key)}'{_safe(suggestion(key, _keys(bare)))}"
            if not _fits(value, expected):
                return misfit(value, expected, (*keys, key))
    if isinstance(data, Sequence) and not isinstance(data, str) and get_origin(bare) is tuple:
        wrong = next((value for value in data if not _fits(value, get_args(bare)[0])), None)
        return keys, f"each of '{{key}}' {_words(wrong, get_args(bare)[0])}"
    return keys, f"'{{key}}' {_words(data, kind)}"


def _bare(kind: Any) -> Any:
    """A kind without its limits, and without the nothing that it may be instead."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in (Union, UnionType):
        return _bare(next(one for one in get_args(kind) if one is not type(None)))
    return kind


def _kind_of(table: Any, key: str) -> Any:
    """The kind of what stands at a key of a table; None where there is no such key."""
    if get_origin(table) is dict:
        return get_args(table)[1]
    return next((field.type for field in _fields(table) if field.encode_name == key), None)


def _keys(table: Any) -> list[str]:
    return [field.encode_name for field in _fields(table)]


def _fields(table: Any) -> Iterable[msgspec.structs.FieldInfo]:
    return msgspec.structs.fields(table) if isinstance(table, type) and issubclass(table, Struct) else ()


def _fits(value: object, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _words(value: object, kind: Any) -> str:
    """What a value must be, and is not."""
    bare = _bare(kind)
    if get_origin(bare) is Literal:
        names = [repr(name) if " " in name else name for name in get_args(bare)]
        return f"must be {', '.join(names[:-1])}{' or ' * (len(names) > 1)}{names[-1]}, not {_safe(_shown(value))}"
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        return _safe(_expected(str(error)))
    return "is not what it must be"


def _shown(value: object) -> str:
    return repr(value) if isinstance(value, str | int | float) else "that"


def _expected(error: str) -> str:
    """An error of msgspec, such as: Expected `float | null`, got `str`; Expected `float` <= 1.0."""
    found = re.match(r"Expected (.*?)(?:, got (.*?))?(?: - at .*)?$", error, re.DOTALL)
    if not found:
        return f"does not fit: {error}"
    return f"must be {_named(found[1])}" + (f", not {_named(found[2])}" if found[2] else "")


def _named(kind: str) -> str:
    """A type in msgspec's words as people say it."""
    pattern = r"`(\w+)(?: \| null)?`"
    return re.sub(pattern, lambda found: WORDS.get(found[1], found[1]), kind)


def _safe(words: str) -> str:
    """Words in which no brace stands for anything."""
    return words.replace("{", "{{").replace("}", "}}")

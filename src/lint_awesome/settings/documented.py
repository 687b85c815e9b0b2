"""The settings as a person reads them: each key with its type, its default and a line that says what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import NODEFAULT, Struct, json, to_builtins
from msgspec import inspect as kinds

from lint_awesome.config import Config

Path = tuple[str, ...]
NAME = "NAME"
"""Stands in a path for a name that the user gives."""


class Setting(Struct, frozen=True):
    """A key of the settings, with its default as TOML (nothing where there is none)."""

    path: Path
    kind: str
    default: str
    about: str

    @property
    def example(self) -> str:
        """A value that the key may have."""
        if self.kind.startswith("`"):
            return self.kind.split("`")[1]
        return {"list": '["…"]', "string": '"…"'}.get(self.kind.split()[0], "1")


class Table(Struct, frozen=True):
    """A table of the settings: its place, what it is, and its keys."""

    path: Path
    about: str
    settings: tuple[Setting, ...]


def tables(table: type[Struct] = Config, path: Path = (), about: str = "") -> Iterator[Table]:
    """All tables of the settings: the outermost, and those within it."""
    made = kinds.type_info(table)
    assert isinstance(made, kinds.StructType)
    own, inner = list[Setting](), list[Table]()
    for field in made.fields:
        kind, told = _told(field.type)
        here = (*path, field.encode_name)
        if isinstance(kind, kinds.StructType):
            inner += tables(kind.cls, here, told)
        elif isinstance(kind, kinds.DictType) and isinstance(kind.value_type, kinds.StructType):
            inner += tables(kind.value_type.cls, (*here, NAME), told)
        else:
            own.append(Setting(here, words(kind), _default(field), told))
    yield Table(path, about or (table.__doc__ or "").strip(), tuple(own))
    yield from inner


def toml(value: object) -> str:
    """A text, a number, a truth value or a list of them as TOML; a table stands on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml(key)} = {toml(own)}" for key, own in value.items()) + "}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(toml, value))}]"
    return json.encode(value).decode().replace("\x7f", "\\u007f")


def words(kind: kinds.Type) -> str:
    """A type in a person's words."""
    if isinstance(kind, kinds.UnionType):
        return words(next(one for one in kind.types if not isinstance(one, kinds.NoneType)))
    return words(kind.type) if isinstance(kind, kinds.Metadata) else WORDS.get(type(kind), lambda _: "string")(kind)


WORDS: dict[type[kinds.Type], Callable[[Any], str]] = {
    kinds.BoolType: lambda _: "`true` or `false`",
    kinds.DictType: lambda kind: f"table of names with {words(kind.value_type)}",
    kinds.FloatType: lambda kind: f"number{_limits(kind)}",
    kinds.IntType: lambda kind: f"whole number{_limits(kind)}",
    kinds.LiteralType: lambda kind: ", ".join(f"`{toml(value)}`" for value in kind.values),
    kinds.VarTupleType: lambda kind: f"list of {words(kind.item_type)}s",
}


def _limits(kind: kinds.IntType | kinds.FloatType) -> str:
    limits = ((kind.gt, "above {}"), (kind.ge, "from {}"), (kind.lt, "below {}"), (kind.le, "up to {}"))
    found = " ".join(form.format(limit) for limit, form in limits if limit is not None)
    return f" {found}" if found else ""


def _told(kind: kinds.Type) -> tuple[kinds.Type, str]:
    """A type without its description, and that."""
    if isinstance(kind, kinds.Metadata):
        return kind.type, (kind.extra_json_schema or {}).get("description", "")
    return kind, ""


def _default(field: kinds.Field) -> str:
    value: Any = field.default if field.default is not NODEFAULT else field.default_factory()
    return "" if value is None else toml(to_builtins(value))

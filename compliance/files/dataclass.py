"""Data classes as those of the standard library, made so that a run does not pay for those it never uses.

The standard library writes and compiles six methods for each class when it is defined, and loads a good deal to do so: a large
part of a short check. Here a method is written when it is first called, and compiled once for all classes of as many fields.
Only what is used is here.
"""

from __future__ import annotations

from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import CodeType

T = TypeVar("T")
# Of a field: that it has no default; of an argument: that it was not given.
_NONE: Any = object()


class _Field:
    """What is said of one field beside its type."""

    __slots__ = ("compare", "default", "factory", "init")

    def __init__(
        self, default: Any, factory: Callable[[], Any] | None = None, *, init: bool = True, compare: bool = True
    ) -> None:
        self.default, self.factory, self.init, self.compare = default, factory, init, compare


@overload
def field(*, default: T, compare: bool = True) -> T: ...
@overload
def field(*, default_factory: Callable[[], T], compare: bool = True) -> T: ...
@overload
def field(*, init: bool, compare: bool = True) -> Any: ...
def field(
    *, default: Any = _NONE, default_factory: Callable[[], Any] | None = None, init: bool = True, compare: bool = True
) -> Any:
    """Say of a field what its default is or what makes one, whether it is given, and whether it counts in comparisons."""
    return _Field(default, default_factory, init=init, compare=compare)


@overload
def dataclass(cls: type[T], /) -> type[T]: ...
@overload
def dataclass(
    *, frozen: bool = False, slots: bool = False, order: bool = False, eq: bool = True
) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(field_specifiers=(field,))
def dataclass(cls: Any = None, /, *, frozen: bool = False, slots: bool = False, order: bool = False, eq: bool = True) -> Any:
    """Make a class one of values with named fields; the switches mean what they mean in the standard library."""

    def made(cls: Any) -> Any:
        own = {name: _declared(cls, name) for name in cls.__dict__.get("__annotations__", {})}  # noqa: RUF063  (would load inspect)
        blank: Any = None
        if frozen or slots:
            body = {key: value for key, value in cls.__dict__.items() if key not in (*own, "__dict__", "__weakref__")}
            fixed = {"__slots__": tuple(own)} if slots else {}
            bases = cls.__bases__
            if frozen:
                # A value is filled while it is of a class that can be written, and frozen by being given its own.
                blank = type(cls.__name__, tuple(base._blank for base in bases if hasattr(base, "_blank")), fixed)
                body["_blank"] = blank
                bases, fixed = (blank, *(base for base in bases if base is not object)), {"__slots__": ()} if slots else {}
            cls = type(cls)(cls.__name__, bases, {**body, **fixed})
        if not slots:
            for name, declared in own.items():
                if declared.default is not _NONE:
                    setattr(cls, name, declared.default)
                elif name in cls.__dict__:
                    delattr(cls, name)
        fields: dict[str, _Field] = {**getattr(cls, "__data_fields__", {}), **own}
        cls.__data_fields__ = fields
        cls.__match_args__ = tuple(name for name, declared in fields.items() if declared.init)  # type: ignore[misc]
        methods: dict[str, Any] = {"__repr__": _repr, "__reduce__": _reduce}
        if frozen:
            make = staticmethod(_late(cls, "__new__", _init, blank))
            methods |= {"__new__": make, "__setattr__": _refuse, "__delattr__": _refuse}
        else:
            methods["__init__"] = _late(cls, "__init__", _init)
        if eq:
            methods["__eq__"] = _late(cls, "__eq__", _compare, "==")
            methods["__hash__"] = _late(cls, "__hash__", _hash) if frozen else None
        if order:
            methods |= {name: _late(cls, name, _compare, sign) for name, sign in _ORDER.items()}
        for name, method in methods.items():
            # A class that says itself how its values are compared has no hash unless it says that too.
            if name not in cls.__dict__ or (name == "__hash__" and cls.__dict__[name] is None):
                setattr(cls, name, method)
        return cls

    return made if cls is None else made(cls)


def astuple(value: Any) -> tuple[Any, ...]:
    """Return the values of the fields, in their order and as they are."""
    return tuple(getattr(value, name) for name in type(value).__match_args__)


def asdict(value: Any) -> dict[str, Any]:
    """Return the values of the fields by name; data classes inside them likewise, however deep they stand."""
    return {name: _plain(getattr(value, name)) for name in value.__data_fields__}


def _plain(value: Any) -> Any:
    if hasattr(value, "__data_fields__"):
        return asdict(value)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*map(_plain, value))
    if isinstance(value, list | tuple):
        return type(value)(map(_plain, value))
    return {key: _plain(one) for key, one in value.items()} if isinstance(value, dict) else value


def replace(value: T, **changes: Any) -> T:
    """Return the same value with other fields."""
    names: tuple[str, ...] = type(value).__match_args__  # type: ignore[attr-defined]
    return type(value)(**{name: getattr(value, name) for name in names} | changes)


_ORDER = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


def _declared(cls: Any, name: str) -> _Field:
    given = cls.__dict__.get(name, _NONE)
    return given if isinstance(given, _Field) else _Field(given)


# By its text, the code of a method that classes share: its fields are called f0, f1 and so on.
_codes: dict[str, CodeType] = {}


def _late(
    cls: Any, name: str, write: Callable[..., tuple[str, Iterable[str], dict[str, Any], tuple[Any, ...]]], *how: Any
) -> Any:
    """Return a method that writes itself when it is first called."""

    def first(self: Any, *args: Any, **given: Any) -> Any:
        text, fields, names, defaults = write(cls, *how)
        if text not in _codes:
            space: dict[str, Any] = {}
            exec(f"def {name}{text}", space)
            _codes[text] = space[name].__code__
        own = {f"f{i}": field for i, field in enumerate(fields)}
        code = _codes[text]
        code = code.replace(
            co_qualname=f"{cls.__qualname__}.{name}",
            co_varnames=tuple(own.get(n, n) for n in code.co_varnames),
            co_names=tuple(own.get(n, n) for n in code.co_names),
        )
        method = FunctionType(code, names, name, defaults)
        setattr(cls, name, staticmethod(method) if name == "__new__" else method)
        return method(self, *args, **given)

    return first


def _init(cls: Any, blank: Any = None) -> tuple[str, Iterable[str], dict[str, Any], tuple[Any, ...]]:
    fields = {name: declared for name, declared in cls.__data_fields__.items() if declared.init}
    own = [f"f{i}" for i in range(len(fields))]
    names: dict[str, Any] = {"_NONE": _NONE, "_create": object.__new__, "_blank": blank}
    lines, defaults = [], []
    for name, declared in zip(own, fields.values(), strict=True):
        if declared.factory is not None:
            names[f"_make_{name}"] = declared.factory
            lines.append(f"if {name} is _NONE: {name} = _make_{name}()")
        if declared.factory is not None or declared.default is not _NONE:
            defaults.append(declared.default)
    if own:
        lines.append(f"{', '.join(f'self.{name}' for name in own)} = {', '.join(own)}")
    if blank:
        lines = ["self = _create(_blank)", *lines, "self.__class__ = cls"]
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    lines.append("return self" if blank else "return")
    return f"({', '.join(('cls' if blank else 'self', *own))}):\n " + "\n ".join(lines), fields, names, tuple(defaults)


def _compare(cls: Any, sign: str) -> tuple[str, Iterable[str], dict[str, Any], tuple[Any, ...]]:
    fields = [name for name, declared in cls.__data_fields__.items() if declared.compare]
    one, other = ("".join(f"{owner}.f{i}, " for i in range(len(fields))) for owner in ("self", "other"))
    same = f"({one}) {sign} ({other})"
    return f"(self, other): return {same} if other.__class__ is self.__class__ else NotImplemented", fields, {}, ()


def _hash(cls: Any) -> tuple[str, Iterable[str], dict[str, Any], tuple[Any, ...]]:
    fields = [name for name, declared in cls.__data_fields__.items() if declared.compare]
    return f"(self): return hash(({''.join(f'self.f{i}, ' for i in range(len(fields)))}))", fields, {}, ()


def _repr(self: Any) -> str:
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__data_fields__)
    return f"{type(self).__qualname__}({values})"


def _reduce(self: Any) -> Any:
    return type(self), astuple(self)


def _refuse(self: Any, name: str, *_: Any) -> None:
    raise AttributeError(f"'{name}' of a {type(self).__name__} cannot be changed: it is frozen")

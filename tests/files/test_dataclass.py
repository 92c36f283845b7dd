"""Data classes do what those of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import operator
import pickle
from types import SimpleNamespace
from typing import Any

import pytest

from compliance.files import dataclass as ours

HERE = (ours, dataclasses)


def made(module: Any, **switches: bool) -> SimpleNamespace:
    """The same classes, made by one module or by the other."""
    dataclass, field = module.dataclass, module.field

    @dataclass(**switches)
    class Plain:
        a: int
        b: str = "b"
        c: list[int] = field(default_factory=list)
        d: str = field(default="", compare=False)

    @dataclass(**switches)
    class Empty:
        """Nothing."""

    @dataclass(**switches)
    class Gathered:
        a: int
        b: int = field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "b", self.a + 1)

    @dataclass(**switches)
    class Named:
        a: int

        def __repr__(self) -> str:
            return "named"

    return SimpleNamespace(Plain=Plain, Empty=Empty, Gathered=Gathered, Named=Named)


SWITCHES = [
    {},
    {"frozen": True},
    {"slots": True},
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "order": True},
    {"frozen": True, "slots": True, "eq": False},
]


def outcome(action: Any) -> object:
    """Return what an action gives, or the kind of error that it raises."""
    try:
        return action()
    except (TypeError, AttributeError) as error:
        return next(kind for kind in (TypeError, AttributeError) if isinstance(error, kind))


@pytest.mark.parametrize("switches", SWITCHES, ids=lambda s: "-".join(s) or "none")
def test_they_do_as_those_of_the_standard_library(switches: dict[str, bool]) -> None:
    def told(module: Any) -> list[object]:
        kinds = made(module, **switches)
        plain, other = kinds.Plain(1), kinds.Plain(1, c=[], d="other")
        more = [kinds.Plain(2, "x", [3]), kinds.Plain(0), kinds.Empty(), kinds.Gathered(1), kinds.Named(1)]
        tests = (operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge)
        return [
            *(outcome(lambda one=one: repr(one).rpartition(".")[2]) for one in (plain, *more)),
            *(outcome(lambda t=t, o=o: t(plain, o)) for t in tests for o in (plain, other, *more, 1)),
            *(outcome(lambda n=n: repr(kinds.Plain(*range(n))).rpartition(".")[2]) for n in range(6)),
            outcome(lambda: kinds.Plain(e=1)),
            outcome(lambda: setattr(plain, "a", 2)),
            outcome(lambda: delattr(other, "a")),
            outcome(lambda: isinstance(hash(kinds.Named(1)), int)),
            outcome(lambda: isinstance(hash(kinds.Plain(1)), int)),
            outcome(lambda: kinds.Plain.b if not switches.get("slots") else "slot"),
            kinds.Plain(1).c is kinds.Plain(1).c,
            kinds.Gathered(1).b,
            hasattr(kinds.Plain(1), "__dict__"),
            kinds.Plain.__match_args__,
            kinds.Gathered.__match_args__,
            repr(module.replace(more[0], a=7)).rpartition(".")[2],
            module.asdict(kinds.Plain(1, c=[kinds.Gathered(1), {"x": (kinds.Empty(),)}])),
            module.astuple(kinds.Plain(1)),
        ]  # fmt: skip

    one, other = map(told, HERE)
    assert one == other


@ours.dataclass
class Bare:
    """Made without switches."""

    a: int
    b: str = "b"


@ours.dataclass(frozen=True, slots=True)
class Kept:
    """What goes to another process."""

    a: int
    b: Bare = ours.field(default_factory=lambda: Bare(1))


def test_they_go_to_another_process_and_back() -> None:
    value = Kept(1, Bare(2))
    assert pickle.loads(pickle.dumps(value)) == value == copy.deepcopy(value)


@ours.dataclass(slots=True)
class Wrong(Exception):  # noqa: N818
    """An error with fields."""

    told: tuple[str, ...] = ours.field(default=())


def test_an_error_may_have_fields() -> None:
    with pytest.raises(Wrong) as caught:
        raise Wrong(("a",))
    assert caught.value.told == ("a",)
    assert pickle.loads(pickle.dumps(caught.value)).told == ("a",)


def test_a_class_under_another_has_its_fields_too() -> None:
    @ours.dataclass(frozen=True)
    class Under(Kept):
        c: int = 3

    assert Under.__match_args__ == ("a", "b", "c")
    assert (Under(1).a, Under(1).b, Under(1).c) == (1, Bare(1), 3)
    assert Under(1) == Under(1) != Under(2)
    assert Under(1) != Kept(1)


def test_classes_of_as_many_fields_share_no_name_and_no_default() -> None:
    @ours.dataclass(frozen=True, slots=True)
    class One:
        of: int
        hash: str = "one"

    @ours.dataclass(frozen=True, slots=True)
    class Other:
        to: int
        create: list[str] = ours.field(default_factory=lambda: ["other"])

    assert (One(1).of, One(of=2, hash="x").hash, One(3)) == (1, "x", One(3, "one"))
    assert (Other(1).to, Other(to=2).create, Other(3)) == (1, ["other"], Other(3, ["other"]))
    assert One(1) != Other(1)
    with pytest.raises(TypeError, match=r"One\.__new__\(\) missing 1 required positional argument: 'of'"):
        One()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'of'"):
        Other(of=1)  # type: ignore[call-arg]

"""A record answers as its model does."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from pydantic import BaseModel

from compliance.case.model import CaseFile
from compliance.files.encode import Texts, encode, kinds_of
from compliance.files.record import made, register
from compliance.law.rule_files import MODELS
from compliance.logic.condition import Condition


def record(model: Any) -> Any:
    """Return the record of a model, as it comes out of a snapshot."""
    texts = Texts()
    held = encode(model, texts)
    register(kinds_of([type(model)]))
    return made(type(model).__name__, texts.tables().__getitem__, held)


WHOLE = {"all": [{"fact": "class", "is": "rifle"}, {"not": {"passed": {"working_days": 5, "since": "a", "until": "b"}}}]}


@pytest.fixture
def both() -> tuple[Any, Any]:
    model = Condition.model_validate(WHOLE)
    return model, record(model)


def test_attributes_and_defaults(both: tuple[Any, Any]) -> None:
    model, found = both
    assert found.all_[0].is_ == "rifle"
    assert found.all_[1].not_.passed.working_days == 5
    assert (found.fact, found.any_, found.term) == (None, None, None)
    for name in type(model).model_fields:
        assert getattr(found, name) is not None or getattr(model, name) is None
    with pytest.raises(AttributeError):
        _ = found.other


def test_it_is_frozen(both: tuple[Any, Any]) -> None:
    with pytest.raises(AttributeError):
        both[1].fact = "class"


@pytest.mark.parametrize("given", [{}, {"by_alias": True}, {"exclude_none": True}, {"mode": "json"}, {"exclude": {"fact"}}])
def test_dumps(both: tuple[Any, Any], given: dict[str, Any]) -> None:
    model, found = both
    assert found.model_dump(**given) == model.model_dump(**given)


def test_equal_where_its_values_are(both: tuple[Any, Any]) -> None:
    model, found = both
    assert found == record(model)
    assert found != record(Condition.model_validate({"term": "x"}))
    assert found != model.model_dump()
    flat = Condition.model_validate({"term": "x"})
    assert len({record(flat), record(flat)}) == 1
    with pytest.raises(TypeError):
        hash(found)


def test_copies_with_other_values(both: tuple[Any, Any]) -> None:
    model, found = both
    update = {"all_": None, "fact": "class", "is_": "pistol"}
    assert found.model_copy(update=update).model_dump() == model.model_copy(update=update).model_dump()
    assert found.model_dump() == model.model_dump()


def test_it_goes_to_another_process_and_back(both: tuple[Any, Any]) -> None:
    _, found = both
    assert pickle.loads(pickle.dumps(found)) == found == copy.deepcopy(found)


def test_texts_and_forms_of_a_case() -> None:
    both = {"en": "word", "ar": "كلمة"}
    data = {
        "case": "one", "title": both, "sources": {"paper": {"title": both, "kind": "press", "held_on": "2020-02-29"}},
        "items": {"thing": {"label": both, "conducts": {"sale": {}}}},
        "claims": [{"id": "c1", "source": "paper", "paragraph": "1", "kind": "fact", "says": both, "states": {
            "thing": {"class": {"any_of": ["rifle", "pistol"]}, "armed": False, "uses": ["a", "b"], "parts": {"only": ["c"]}},
            "thing.sale": {"date": {"relative": "days_back", "to": "paper", "span": [1, 3]}, "count": 3}}}],
    }  # fmt: skip
    model = CaseFile.model_validate(data)
    found = record(model)
    assert found.model_dump() == model.model_dump()
    assert found.model_dump(mode="json", by_alias=True) == model.model_dump(mode="json", by_alias=True)
    assert (found.title.of("en"), found.title.of("ar")) == ("word", "كلمة")
    assert found.title == found.claims[0].says == model.title
    assert pickle.loads(pickle.dumps(found)) == found


def test_a_name_stands_for_one_model() -> None:
    """A record knows its kind by name."""
    kinds_of([*MODELS.values(), CaseFile])
    other = type("Condition", (BaseModel,), {})
    with pytest.raises(AssertionError):
        kinds_of([Condition, other])

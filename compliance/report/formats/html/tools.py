"""What a reader can set on a page: language, folds, and which parts are shown. It is hidden until the script shows it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from compliance.files.dataclass import dataclass
from compliance.report.formats.html.inline import plain
from compliance.report.memo.model import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from compliance.report.formats.html.inline import Side
    from compliance.report.memo.model import Block, Document


@dataclass(frozen=True, slots=True)
class Filters:
    """The statuses and items by which parts can be chosen, each with its names language by language.

    In the page they go by number, so that no code of a case stands in an attribute that the script reads.
    """

    statuses: dict[str, tuple[str, ...]]
    items: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Filters:
        """Return what occurs in the parts of a document, in the order of its legend and of its items."""
        parts = [part for section in documents[0].sections for part in _parts(section.blocks)]
        statuses, items = {p.status for p in parts if p.status}, {i for p in parts for i in p.items}
        words: dict[str, list[str]] = {}
        for document in documents:
            for code, word, _ in document.legend:
                words.setdefault(code, []).append(word)
        named = {code: tuple(names) for code, names in words.items() if code in statuses}
        labels: dict[str, list[str]] = {}
        for document in documents:
            for code, label in document.items:
                labels.setdefault(code, []).append(label)
        return cls(named, {code: tuple(names) for code, names in labels.items() if code in items})

    def marks(self, part: Part) -> str:
        """Return the attributes by which the script chooses a part."""
        told = ""
        if part.status in self.statuses:
            told += f' data-status="{list(self.statuses).index(part.status)}"'
        if found := [str(n) for n, code in enumerate(self.items) if code in part.items]:
            told += f' data-items="{" ".join(found)}"'
        return told


def _parts(blocks: tuple[Block, ...]) -> Iterator[Part]:
    for part in blocks:
        if isinstance(part, Part):
            yield part
            yield from _parts(part.blocks)


def tools(sides: Sequence[Side], filters: Filters, words: Callable[[str], str]) -> str:
    """Return the bar of a page; ``words`` gives a fixed word in each language."""
    groups = []
    if len(sides) > 1:
        shown = [("both", words("both")), *((s.lang, _own(s)) for s in sides)]
        buttons = "".join(
            f'<button type="button" data-show="{code}" aria-pressed="{"true" if code == "both" else "false"}">{word}</button>\n'
            for code, word in shown
        )
        groups.append(_group("language", "page-language", words, buttons))
    first = sides[0].document
    folds = bool(first.legend) or any(p.folds for section in first.sections for p in _parts(section.blocks))
    fold = "".join(
        f'<button type="button" data-fold="{what}">{words(key)}</button>\n'
        for what, key in (("open", "open_all"), ("close", "close_all"))
        if folds
    )
    groups.append(f'<div class="group">\n{fold}<button type="button" data-print>{words("print")}</button>\n</div>\n')
    chosen = [("status", "filter_status", filters.statuses), ("item", "filter_item", filters.items)]
    selects = "".join(_select(sides, kind, words(key), names) for kind, key, names in chosen if names)
    if selects:
        counts = "".join(
            f'<span lang="{s.lang}" dir="{s.dir}" data-lang="{s.lang}" data-shown="{_attribute(s, "shown_of")}"'
            f' data-none="{_attribute(s, "nothing_left")}"></span> '
            for s in sides
        )
        groups.append(_group("filter", "page-filter", words, f'{selects}<p role="status">{counts}</p>\n'))
    return f'<header class="bar" hidden>\n{"".join(groups)}</header>\n'


def _own(side: Side) -> str:
    """The name of a language in that language."""
    key = "arabic" if side.lang == "ar" else "english"
    return f'<span lang="{side.lang}" dir="{side.dir}">{escape(plain(side.document.words[key]))}</span>'


def _attribute(side: Side, key: str) -> str:
    return escape(plain(side.document.words[key]))


def _group(key: str, name: str, words: Callable[[str], str], inner: str) -> str:
    label = f'<span class="label" id="{name}">{words(key)}</span>'
    return f'<div class="group" role="group" aria-labelledby="{name}">{label}\n{inner}</div>\n'


def _select(sides: Sequence[Side], kind: str, label: str, names: dict[str, tuple[str, ...]]) -> str:
    """A choice of one or all; of two languages each has its own group of options, so that each is said in its language."""
    groups = []
    for n, side in enumerate(sides):
        every = f'<option value="">{escape(plain(side.document.words["all"]))}</option>'
        options = every + "".join(
            f'<option value="{i}">{escape(plain(name[n]))}</option>' for i, name in enumerate(names.values())
        )
        own = escape(plain(side.document.words["arabic" if side.lang == "ar" else "english"]))
        open_ = f'<optgroup label="{own}" lang="{side.lang}" dir="{side.dir}" data-group="{side.lang}">'
        groups.append(f"{open_}{options}</optgroup>\n" if len(sides) > 1 else options)
    return f'<label>{label} <select data-filter="{kind}">{"".join(groups)}</select></label>\n'

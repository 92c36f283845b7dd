"""The alias catalogue of named items: matching after folding, ambiguous forms kept out."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from compliance.files.diagnostics import FaultyFile
from compliance.files.normalise import folded_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from compliance.files.document import Document
    from compliance.vocabulary.model import CatalogueEntry


class Catalogue:
    """The catalogue of one rule tree; read only when a designation has to be looked up."""

    def __init__(self, document: Document | None, entries: Callable[[], dict[str, CatalogueEntry]] | None = None) -> None:
        self._document, self._entries = document, entries

    @cached_property
    def entries(self) -> dict[str, CatalogueEntry]:
        """All entries. Raises ``FaultyFile`` where the file is faulty."""
        if self._entries is not None:
            return self._entries()
        if self._document is None:
            return {}
        from compliance.files.schema_types import build
        from compliance.vocabulary.model import CatalogueFile

        built, faults = build(self._document, CatalogueFile)
        if built is None:
            raise FaultyFile(tuple(faults))
        return built.entries

    @cached_property
    def _forms(self) -> dict[str, str | None]:
        """Folded form to entry; None where two entries share it."""
        forms: dict[str, str | None] = {}
        loose = {folded_name(f) for e in self.entries.values() for f in e.context_forms}
        for name, entry in self.entries.items():
            for form in (name, entry.name.en, entry.name.ar, *entry.forms):
                key = folded_name(form)
                if key in loose:
                    continue
                forms[key] = name if forms.get(key, name) == name else None
        return forms

    def match(self, form: str) -> str | None:
        """Return the entry that a whole designation names, or None if none or more than one does."""
        return self._forms.get(folded_name(form))

    def class_of(self, form: str) -> str | None:
        """Return the item class that a designation names, or None."""
        entry = self.match(form)
        return self.entries[entry].class_ if entry else None

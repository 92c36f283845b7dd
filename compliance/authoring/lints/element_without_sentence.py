"""An element without a sentence of its own in each language.

What it does:
    Reports an element, or a reading of one, whose sentence is missing or blank, says the same in both languages, has no
    Arabic letters where Arabic is asked, or has Arabic letters where English is.

Why it matters:
    The sentence is what a reader is shown when the element decides; in the wrong language it is none.

Example:
    object: {says: {en: "it is arms", ar: "it is arms"}, when: {term: arms}}

Instead:
    object: {says: {en: "it is arms", ar: "البند من الأسلحة"}, when: {term: arms}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.languages import wrong
from compliance.authoring.linter.model import Severity
from compliance.files import codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World
    from compliance.files.document import PathKey
    from compliance.files.schema_types import Bilingual

CODE = codes.ELEMENT_SENTENCE
SEVERITY = Severity.ERROR
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each sentence of an element that is none in its language."""
    for entry in world.tree.limbs.values():
        says: list[tuple[PathKey, Bilingual]] = []
        for name, element in entry.limb.elements.items():
            at: PathKey = ("elements", name)
            says.append(((*at, "says"), element.says))
            says += [((*at, "readings", i, "says"), r.says) for i, r in enumerate(element.readings)]
        says += [(("effects", i, "says"), e.says) for i, e in enumerate(entry.limb.effects) if e.says]
        for path, told in says:
            for language, message, fix in wrong(told):
                yield world.in_limb(CODE, entry, (*path, language), f"the sentence of this element {message}", fix)

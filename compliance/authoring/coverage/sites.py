"""Limbs compiled so that every condition keeps the place where it was written, and shares its node with no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.files.dataclass import dataclass
from compliance.law.compile import LimbCompiler, Parts
from compliance.law.compiled import contents
from compliance.law.graph import bodies, inside, parts
from compliance.logic.program import Node, Op

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.files.document import Document, PathKey
    from compliance.law.compiled import LimbVersion
    from compliance.law.consolidate import Law
    from compliance.law.load import LimbEntry, RuleSet
    from compliance.logic.condition import Condition
    from compliance.logic.program import Operand

POSSIBLE, REACHED = "stage not past the conduct", "stage reached"


@dataclass(frozen=True, slots=True)
class Site:
    """A condition as a rule file writes it. ``what``: for the two questions of stage that a limb asks by its conduct."""

    file: str
    path: PathKey
    what: str = ""


class Sites:
    """Where each condition of a rule tree stands: in a limb, a definition, a link or a step."""

    def __init__(self, tree: RuleSet) -> None:
        self.tree = tree
        self._names = {id(d): name for name, d in tree.documents.items()}
        self._of: dict[int, Site] = {}
        self.tables: dict[str, list[tuple[str | None, Site]]] = {}
        for document, path, condition in _everywhere(tree):
            for inner, at in _leaves(condition, path):
                self._of[id(inner)] = self.site(document, at)
        for name, definition in tree.vocabulary.definitions.items():
            document, at = tree.sites["definition", name]
            for i, body in enumerate(bodies(definition)):
                where: PathKey = () if i == 0 else ("readings", i - 1)
                reading = definition.readings[i - 1].id if i else None
                if body.table:
                    self.tables.setdefault(name, []).append((reading, self.site(document, (*at, *where, "table"))))

    def site(self, document: Document, path: PathKey, what: str = "") -> Site:
        """Return a place."""
        return Site(self._names[id(document)], path, what)

    def of(self, condition: Condition) -> Site:
        """Return where a condition stands."""
        return self._of[id(condition)]

    def place(self, site: Site) -> tuple[int, int]:
        """Return line and column."""
        return self.tree.documents[site.file].positions.of(site.path)

    def of_limb(self, entry: LimbEntry, key: PathKey, what: str = "") -> Site:
        """Return a place inside a limb."""
        return self.site(entry.document, (*entry.path, *key), what)


def _leaves(condition: Condition, path: PathKey) -> Iterator[tuple[Condition, PathKey]]:
    """Yield the leaves of a condition with their paths; the two ways of writing several, and a negation, are none."""
    inner = parts(condition)
    if not inner and condition.all_ is None and condition.any_ is None:
        yield condition, path
    for head, many in (("all", condition.all_), ("any", condition.any_)):
        for i, part in enumerate(many or ()):
            yield from _leaves(part, (*path, head, i))
    if condition.not_ is not None:
        yield from _leaves(condition.not_, (*path, "not"))


def _everywhere(tree: RuleSet) -> Iterator[tuple[Document, PathKey, Condition]]:
    for entry in tree.limbs.values():
        for path, condition in _of_limb(entry):
            yield entry.document, (*entry.path, *path), condition
    for name, definition in tree.vocabulary.definitions.items():
        document, at = tree.sites["definition", name]
        for i, body in enumerate(bodies(definition)):
            where: PathKey = () if i == 0 else ("readings", i - 1)
            for condition, row in inside(body):
                key: PathKey = ("table", "rows", row, "when") if row is not None else ("when",)
                yield document, (*at, *where, *key), condition
    for name, link in tree.vocabulary.links.items():
        document, at = tree.sites["link", name]
        yield from ((document, (*at, key), c) for key, c in (("when", link.when), ("member", link.member)))
    for name, step in tree.steps.items():
        document, at = tree.sites["step", name]
        yield document, (*at, "when"), step.when


def _of_limb(entry: LimbEntry) -> Iterator[tuple[PathKey, Condition]]:
    limb = entry.limb
    for name, element in limb.elements.items():
        yield ("elements", name, "when"), element.when
        yield from ((("elements", name, "readings", i, "when"), r.when) for i, r in enumerate(element.readings))
    cases = [(("procedure", n), c) for n, c in limb.procedure.items()]
    cases += [(("effects", i, "to"), e.to) for i, e in enumerate(limb.effects) if e.to]  # type: ignore[misc]
    for path, case in cases:
        if case.when:
            yield (*path, "when"), case.when
        yield from (((*path, "readings", i, "when"), r.when) for i, r in enumerate(case.readings) if r.when)
    yield from ((("effects", i, "when"), e.when) for i, e in enumerate(limb.effects) if e.when)


class SitedCompiler(LimbCompiler):
    """Compiles every condition to a node of its own and marks it with its place."""

    def __init__(self, tree: RuleSet, active: frozenset[str], sites: Sites) -> None:
        super().__init__(tree, active)
        self.sites = sites
        self.marks: dict[int, list[Site]] = {}
        self.marking = True

    def node(self, op: Op, args: Iterable[int] = (), fact: str = "", operand: Operand = None, name: str = "") -> int:
        """Add a node, whether or not an equal one is there."""
        args = tuple(dict.fromkeys(args)) if op in (Op.ALL, Op.ANY) else tuple(args)
        self.nodes.append(Node(op, args, fact, operand, name))
        return len(self.nodes) - 1

    def condition(self, c: Condition, days: int | None = None) -> int:
        """Compile one condition and mark its node."""
        index = super().condition(c, days)
        if not parts(c) and c.all_ is None and c.any_ is None:
            self.mark(index, self.sites.of(c))
        return index

    def term(self, name: str) -> int:
        """Compile a definition anew each time it is named."""
        self._terms.clear()
        index = super().term(name)
        for reading, site in self.sites.tables.get(name, ()):
            chosen = next((r.id for r in self.vocabulary.definitions[name].readings if r.id in self.active), None)
            if reading == chosen:
                self.mark(index, site)
        return index

    def mark(self, index: int, site: Site) -> None:
        """Say where a node was written."""
        if self.marking:
            self.marks.setdefault(index, []).append(site)


@dataclass(frozen=True, slots=True)
class Sited:
    """A limb on days without change, with a node for each condition, and what follows from each node."""

    nodes: tuple[Node, ...]
    parts: Parts
    marks: dict[int, list[Site]]
    after: dict[int, tuple[int, ...]]


def sited(law: Law, version: LimbVersion, sites: Sites) -> Sited:
    """Compile a limb as it stands in a version; its exemptions are there for the answer and are marked under their own."""
    entry = law.tree.limbs[version.ref]
    compiler = SitedCompiler(law.tree, law.active, sites)
    content, live = contents(law, version.ref, version.text, version.exemptions)
    limb = compiler.limb(version.ref, content)
    given = dict(limb.elements)
    if entry.limb.conduct:
        compiler.mark(given["conduct"], sites.of_limb(entry, ("conduct",)))
    for index, node in enumerate(compiler.nodes):
        if node.name.startswith("link:"):
            place = entry.limb.nexus.index(node.name.removeprefix("link:"))
            compiler.mark(index, sites.of_limb(entry, ("nexus", place)))
    possible = reached = -1
    if entry.limb.staged and entry.limb.conduct is not None:
        possible, reached = compiler.stages()
        compiler.mark(possible, sites.of_limb(entry, ("conduct",), POSSIBLE))
        compiler.mark(reached, sites.of_limb(entry, ("conduct",), REACHED))
    compiler.marking = False
    exemptions = tuple(compiler.limb(name, c) for name, c in live.items())
    parts_ = Parts(limb, possible, reached, exemptions, frozenset())
    nodes = tuple(compiler.nodes)
    return Sited(nodes, parts_, compiler.marks, {i: _after(nodes, i) for i in compiler.marks})


def _after(nodes: tuple[Node, ...], start: int) -> tuple[int, ...]:
    """Return the nodes that rest on a node, in order."""
    hit = {start}
    found = []
    for index in range(start + 1, len(nodes)):
        if not hit.isdisjoint(nodes[index].args):
            hit.add(index)
            found.append(index)
    return tuple(found)

"""How large and how deep a stream of YAML is once its aliases are expanded."""

from __future__ import annotations

from compliance.files.dataclass import dataclass, field


@dataclass(slots=True)
class Extent:
    """What a stream amounts to once its aliases are expanded."""

    total: int = 0
    depth: int = 0
    # Of each collection that is open: its anchor, the values before it, and the deepest level inside it.
    open: list[tuple[str | None, int]] = field(default_factory=list)
    deepest: list[int] = field(default_factory=list)
    # Of each anchor: the values and the levels that an alias of it stands for.
    anchors: dict[str, tuple[int, int]] = field(default_factory=dict)

    def begin(self, anchor: str | None) -> None:
        """Open a collection."""
        self.open.append((anchor, self.total))
        self.deepest.append(0)
        self.add(1, 0)

    def end(self) -> None:
        """Close the innermost collection."""
        anchor, before = self.open.pop()
        levels = self.deepest.pop() + 1
        if anchor:
            self.anchors[anchor] = (self.total - before, levels)
        self._reach(levels)

    def add(self, values: int, levels: int) -> None:
        """Count values that go so many levels down from here."""
        self.total += values
        self.depth = len(self.open) + levels
        self._reach(levels)

    def _reach(self, levels: int) -> None:
        if self.deepest:
            self.deepest[-1] = max(self.deepest[-1], levels)

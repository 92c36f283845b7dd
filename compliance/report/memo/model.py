"""What a memorandum may hold: sections of blocks, blocks of spans. It says what each part is, never how it looks.

Every text is in the language of the document. In an Arabic document, left-to-right runs are isolated by direction marks (see
``compliance.explain.bidi``): ``compliance.report.memo.runs`` cuts a text at them, so that a format can mark them in its way.
No text holds markup: a writer escapes every text for its own format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from compliance.files.dataclass import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator

Look = Literal["plain", "strong", "quiet", "code", "status"]


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of a line.

    ``status`` (a code of a status, of a truth or of a mark of an exemption) goes with the look ``status``: the words themselves
    say the same, so that colour is never alone. ``to`` is an anchor of this document or, in an index, the name of a file beside
    it. ``note`` stands in a footnote behind the words.
    """

    text: str
    look: Look = "plain"
    status: str | None = None
    to: str | None = None
    note: tuple[Span, ...] = ()


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``lead`` is the answer in short; ``notice`` must not be passed over; ``small`` is for the record."""

    line: Line
    role: Literal["body", "lead", "notice", "small"] = "body"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; each entry is one or more blocks. ``ordered`` where the order says something."""

    entries: tuple[tuple[Block, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """Terms with what is said of each, such as the lines of a cover."""

    rows: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its share of the width; shares of a table are relative to each other."""

    label: str
    share: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell. ``status`` colours the whole cell; the words in it say the same."""

    line: Line
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row. ``head`` makes it a heading across the whole table, of one cell; ``level`` indents a part under its whole."""

    cells: tuple[Cell, ...]
    head: bool = False
    level: int = 0
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading for each column; the first cell of a row names the row.

    ``kind`` is 'matrix' for the one of items by paragraphs, whose cells are coloured by status.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    kind: Literal["plain", "matrix"] = "plain"
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """Days without a change: both days included, None where unbounded. ``status`` is a truth code: in force, not, not known."""

    lo: str | None
    hi: str | None
    status: str
    text: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of a timeline: a paragraph and its versions."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class MarkedDays:
    """The days on which a conduct is reported or inferred to lie, drawn over all lanes."""

    label: str
    lo: str | None
    hi: str | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The law over time, with the conduct marked on it. Days are ISO dates; ``first`` and ``last`` bound what is drawn.

    After ``known_to`` the sources on the law say nothing.
    """

    lanes: tuple[Lane, ...]
    marks: tuple[MarkedDays, ...]
    first: str
    last: str
    known_to: str | None
    known_label: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """One element or one exemption of an argument: what it is, how it stands (truth code or mark), in words."""

    label: str
    says: str
    status: str
    word: str
    to: str | None = None


@dataclass(frozen=True, slots=True)
class ArgumentTree:
    """The argument of a finding: what must be met on one side, what would except it on the other, the finding between."""

    head: str
    status: str
    word: str
    left_label: str
    left: tuple[Leaf, ...]
    right_label: str
    right: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A stop on the way of an item: the role (supplier, carrier, recipient), who it is, whether that is known."""

    role: str
    name: str
    known: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain of actors and the route, in the order of passing; what nobody reported is in it as unknown."""

    places: tuple[Place, ...]


Drawing = Timeline | ArgumentTree | Chain


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, with a caption and with everything it shows as words: ``told`` replaces it where there is no picture."""

    caption: str
    drawing: Drawing
    told: tuple[Block, ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A headed part of a section. ``folds``: a page may show only its heading until it is opened.

    ``items`` and ``status`` are codes by which a page can filter. ``deep`` is 0 right under a section.
    """

    anchor: str
    title: Line
    blocks: tuple[Block, ...]
    folds: bool = False
    status: str | None = None
    items: tuple[str, ...] = ()
    deep: int = 0


Block = Paragraph | Listing | Pairs | Table | Figure | Part


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section."""

    anchor: str
    number: int
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A memorandum, or an index of several, in one language.

    ``words`` are the fixed words that a page or a printed sheet needs around the text, by key (see ``words.FURNITURE``).
    ``cover`` stands before the first section. ``legend`` has every status that occurs: code, word, meaning.
    """

    lang: Literal["en", "ar"]
    title: str
    kind: str
    cover: Pairs
    notices: tuple[str, ...]
    sections: tuple[Section, ...]
    legend: tuple[tuple[str, str, str], ...] = ()
    items: tuple[tuple[str, str], ...] = ()
    words: dict[str, str] = field(default_factory=dict)

    @property
    def rtl(self) -> bool:
        """Tell whether the document reads from right to left."""
        return self.lang == "ar"


def spans(document: Document) -> Iterator[Span]:
    """Yield every span of a document, footnotes included, in the order of reading."""
    for _, line in document.cover.rows:
        yield from _of_line(line)
    for section in document.sections:
        for block in section.blocks:
            yield from _of_block(block)


def _of_line(line: Line) -> Iterator[Span]:
    for span in line:
        yield span
        yield from _of_line(span.note)


def _of_block(block: Block) -> Iterator[Span]:
    match block:
        case Paragraph():
            yield from _of_line(block.line)
        case Listing():
            for entry in block.entries:
                for inner in entry:
                    yield from _of_block(inner)
        case Pairs():
            for _, line in block.rows:
                yield from _of_line(line)
        case Table():
            for row in block.rows:
                for cell in row.cells:
                    yield from _of_line(cell.line)
        case Figure():
            for inner in block.told:
                yield from _of_block(inner)
        case Part():
            yield from _of_line(block.title)
            for inner in block.blocks:
                yield from _of_block(inner)

"""How many cells of a terminal a text takes, and where a line of it breaks: as rich has it, without rich.

The widths are those of Unicode 17; the tests hold them against rich for every code point.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

JOINER, PICTURE = "\u200d", "\ufe0f"
# Ranges of code points, in hexadecimal.
# Characters that take no cell: controls, marks that combine, signs of direction.
NONE = (
    "00000-0001f 0007f-0009f 00300-0036f 00483-00489 00591-005bd 005bf 005c1-005c2 005c4-005c5 005c7 00610-0061a 0061c "
    "0064b-0065f 00670 006d6-006dc 006df-006e4 006e7-006e8 006ea-006ed 00711 00730-0074a 007a6-007b0 007eb-007f3 007fd "
    "00816-00819 0081b-00823 00825-00827 00829-0082d 00859-0085b 00897-0089f 008ca-008e1 008e3-00903 0093a-0093c "
    "0093e-0094f 00951-00957 00962-00963 00981-00983 009bc 009be-009c4 009c7-009c8 009cb-009cd 009d7 009e2-009e3 009fe "
    "00a01-00a03 00a3c 00a3e-00a42 00a47-00a48 00a4b-00a4d 00a51 00a70-00a71 00a75 00a81-00a83 00abc 00abe-00ac5 "
    "00ac7-00ac9 00acb-00acd 00ae2-00ae3 00afa-00aff 00b01-00b03 00b3c 00b3e-00b44 00b47-00b48 00b4b-00b4d 00b55-00b57 "
    "00b62-00b63 00b82 00bbe-00bc2 00bc6-00bc8 00bca-00bcd 00bd7 00c00-00c04 00c3c 00c3e-00c44 00c46-00c48 00c4a-00c4d "
    "00c55-00c56 00c62-00c63 00c81-00c83 00cbc 00cbe-00cc4 00cc6-00cc8 00cca-00ccd 00cd5-00cd6 00ce2-00ce3 00cf3 "
    "00d00-00d03 00d3b-00d3c 00d3e-00d44 00d46-00d48 00d4a-00d4d 00d57 00d62-00d63 00d81-00d83 00dca 00dcf-00dd4 00dd6 "
    "00dd8-00ddf 00df2-00df3 00e31 00e34-00e3a 00e47-00e4e 00eb1 00eb4-00ebc 00ec8-00ece 00f18-00f19 00f35 00f37 00f39 "
    "00f3e-00f3f 00f71-00f84 00f86-00f87 00f8d-00f97 00f99-00fbc 00fc6 0102b-0103e 01056-01059 0105e-01060 01062-01064 "
    "01067-0106d 01071-01074 01082-0108d 0108f 0109a-0109d 01160-011ff 0135d-0135f 01712-01715 01732-01734 01752-01753 "
    "01772-01773 017b4-017d3 017dd 0180b-0180f 01885-01886 018a9 01920-0192b 01930-0193b 01a17-01a1b 01a55-01a5e "
    "01a60-01a7c 01a7f 01ab0-01add 01ae0-01aeb 01b00-01b04 01b34-01b44 01b6b-01b73 01b80-01b82 01ba1-01bad 01be6-01bf3 "
    "01c24-01c37 01cd0-01cd2 01cd4-01ce8 01ced 01cf4 01cf7-01cf9 01dc0-01dff 0200b-0200f 02028-0202e 02060-0206f "
    "020d0-020f0 02cef-02cf1 02d7f 02de0-02dff 0302a-0302f 03099-0309a 03164 0a66f-0a672 0a674-0a67d 0a69e-0a69f "
    "0a6f0-0a6f1 0a802 0a806 0a80b 0a823-0a827 0a82c 0a880-0a881 0a8b4-0a8c5 0a8e0-0a8f1 0a8ff 0a926-0a92d 0a947-0a953 "
    "0a980-0a983 0a9b3-0a9c0 0a9e5 0aa29-0aa36 0aa43 0aa4c-0aa4d 0aa7b-0aa7d 0aab0 0aab2-0aab4 0aab7-0aab8 0aabe-0aabf "
    "0aac1 0aaeb-0aaef 0aaf5-0aaf6 0abe3-0abea 0abec-0abed 0d7b0-0d7ff 0fb1e 0fe00-0fe0f 0fe20-0fe2f 0feff 0ffa0 "
    "0fff0-0fffb 101fd 102e0 10376-1037a 10a01-10a03 10a05-10a06 10a0c-10a0f 10a38-10a3a 10a3f 10ae5-10ae6 10d24-10d27 "
    "10d69-10d6d 10eab-10eac 10efa-10eff 10f46-10f50 10f82-10f85 11000-11002 11038-11046 11070 11073-11074 1107f-11082 "
    "110b0-110ba 110c2 11100-11102 11127-11134 11145-11146 11173 11180-11182 111b3-111c0 111c9-111cc 111ce-111cf "
    "1122c-11237 1123e 11241 112df-112ea 11300-11303 1133b-1133c 1133e-11344 11347-11348 1134b-1134d 11357 11362-11363 "
    "11366-1136c 11370-11374 113b8-113c0 113c2 113c5 113c7-113ca 113cc-113d0 113d2 113e1-113e2 11435-11446 1145e "
    "114b0-114c3 115af-115b5 115b8-115c0 115dc-115dd 11630-11640 116ab-116b7 1171d-1172b 1182c-1183a 11930-11935 "
    "11937-11938 1193b-1193e 11940 11942-11943 119d1-119d7 119da-119e0 119e4 11a01-11a0a 11a33-11a39 11a3b-11a3e 11a47 "
    "11a51-11a5b 11a8a-11a99 11b60-11b67 11c2f-11c36 11c38-11c3f 11c92-11ca7 11ca9-11cb6 11d31-11d36 11d3a 11d3c-11d3d "
    "11d3f-11d45 11d47 11d8a-11d8e 11d90-11d91 11d93-11d97 11ef3-11ef6 11f00-11f01 11f03 11f34-11f3a 11f3e-11f42 11f5a "
    "13430-13440 13447-13455 1611e-1612f 16af0-16af4 16b30-16b36 16f4f 16f51-16f87 16f8f-16f92 16fe4 16ff0-16ff1 "
    "1bc9d-1bc9e 1bca0-1bca3 1cf00-1cf2d 1cf30-1cf46 1d165-1d169 1d16d-1d182 1d185-1d18b 1d1aa-1d1ad 1d242-1d244 "
    "1da00-1da36 1da3b-1da6c 1da75 1da84 1da9b-1da9f 1daa1-1daaf 1e000-1e006 1e008-1e018 1e01b-1e021 1e023-1e024 "
    "1e026-1e02a 1e08f 1e130-1e136 1e2ae 1e2ec-1e2ef 1e4ec-1e4ef 1e5ee-1e5ef 1e6e3 1e6e6 1e6ee-1e6ef 1e6f5 1e8d0-1e8d6 "
    "1e944-1e94a 1f3fb-1f3ff e0000-e0fff"
)
# Characters that take two.
WIDE = (
    "01100-0115f 0231a-0231b 02329-0232a 023e9-023ec 023f0 023f3 025fd-025fe 02614-02615 02630-02637 02648-02653 0267f "
    "0268a-0268f 02693 026a1 026aa-026ab 026bd-026be 026c4-026c5 026ce 026d4 026ea 026f2-026f3 026f5 026fa 026fd 02705 "
    "0270a-0270b 02728 0274c 0274e 02753-02755 02757 02795-02797 027b0 027bf 02b1b-02b1c 02b50 02b55 02e80-02e99 "
    "02e9b-02ef3 02f00-02fd5 02ff0-03029 03030-0303e 03041-03096 0309b-030ff 03105-0312f 03131-03163 03165-0318e "
    "03190-031e5 031ef-0321e 03220-03247 03250-0a48c 0a490-0a4c6 0a960-0a97c 0ac00-0d7a3 0f900-0faff 0fe10-0fe19 "
    "0fe30-0fe52 0fe54-0fe66 0fe68-0fe6b 0ff01-0ff60 0ffe0-0ffe6 16fe0-16fe3 16ff2-16ff6 17000-18cd5 18cff-18d1e "
    "18d80-18df2 1aff0-1aff3 1aff5-1affb 1affd-1affe 1b000-1b122 1b132 1b150-1b152 1b155 1b164-1b167 1b170-1b2fb "
    "1d300-1d356 1d360-1d376 1f004 1f0cf 1f18e 1f191-1f19a 1f200-1f202 1f210-1f23b 1f240-1f248 1f250-1f251 1f260-1f265 "
    "1f300-1f320 1f32d-1f335 1f337-1f37c 1f37e-1f393 1f3a0-1f3ca 1f3cf-1f3d3 1f3e0-1f3f0 1f3f4 1f3f8-1f3fa 1f400-1f43e "
    "1f440 1f442-1f4fc 1f4ff-1f53d 1f54b-1f54e 1f550-1f567 1f57a 1f595-1f596 1f5a4 1f5fb-1f64f 1f680-1f6c5 1f6cc "
    "1f6d0-1f6d2 1f6d5-1f6d8 1f6dc-1f6df 1f6eb-1f6ec 1f6f4-1f6fc 1f7e0-1f7eb 1f7f0 1f90c-1f93a 1f93c-1f945 1f947-1f9ff "
    "1fa70-1fa7c 1fa80-1fa8a 1fa8e-1fac6 1fac8 1facd-1fadc 1fadf-1faea 1faef-1faf8 20000-2fffd 30000-3fffd"
)
# Characters that take one more where a sign of their look as a picture follows.
EMOJI = (
    "00023 0002a 00030-00039 000a9 000ae 0203c 02049 02122 02139 02194-02199 021a9-021aa 02328 023cf 023ed-023ef "
    "023f1-023f2 023f8-023fa 024c2 025aa-025ab 025b6 025c0 025fb-025fc 02600-02604 0260e 02611 02618 0261d 02620 "
    "02622-02623 02626 0262a 0262e-0262f 02638-0263a 02640 02642 0265f-02660 02663 02665-02666 02668 0267b 0267e 02692 "
    "02694-02697 02699 0269b-0269c 026a0 026a7 026b0-026b1 026c8 026cf 026d1 026d3 026e9 026f0-026f1 026f4 026f7-026f9 "
    "02702 02708-02709 0270c-0270d 0270f 02712 02714 02716 0271d 02721 02733-02734 02744 02747 02763-02764 027a1 "
    "02934-02935 02b05-02b07 1f170-1f171 1f17e-1f17f 1f321 1f324-1f32c 1f336 1f37d 1f396-1f397 1f399-1f39b 1f39e-1f39f "
    "1f3cb-1f3ce 1f3d4-1f3df 1f3f3 1f3f5 1f3f7 1f43f 1f441 1f4fd 1f549-1f54a 1f56f-1f570 1f573-1f579 1f587 1f58a-1f58d "
    "1f590 1f5a5 1f5a8 1f5b1-1f5b2 1f5bc 1f5c2-1f5c4 1f5d1-1f5d3 1f5dc-1f5de 1f5e1 1f5e3 1f5e8 1f5ef 1f5f3 1f5fa 1f6cb "
    "1f6cd-1f6cf 1f6e0-1f6e5 1f6e9 1f6f0 1f6f3"
)
# Characters met that take one cell each and are no gap, and the blank.
_PLAIN: set[str] = set()
_WORD = re.compile(r"\s*\S+\s*")


class _Widths(dict[str, int]):
    """The width of each character that was met."""

    def __missing__(self, char: str) -> int:
        self[char] = width = 0 if _within(NONE, char) else 2 if _within(WIDE, char) else 1
        return width


_WIDTHS = _Widths()


@cache
def _ranges(text: str) -> tuple[list[int], list[int]]:
    bounds = [part.partition("-") for part in text.split()]
    return [int(lo, 16) for lo, _, _ in bounds], [int(hi or lo, 16) for lo, _, hi in bounds]


def _within(ranges: str, char: str) -> bool:
    starts, ends = _ranges(ranges)
    at = bisect_right(starts, ord(char)) - 1
    return at >= 0 and ord(char) <= ends[at]


def cells(text: str) -> int:
    """Return how many cells a text takes: ``cells("añ") == 2``, ``cells("漢") == 2``."""
    if text.isascii() and text.isprintable():
        return len(text)
    if JOINER not in text and PICTURE not in text:
        return sum(map(_WIDTHS.__getitem__, text))
    while text.startswith(JOINER):
        # What a joiner joins takes no cell of its own, though nothing stands before it here.
        text = text[2:]
    return sum(width for _, _, width in _clusters(text))


def _clusters(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield what must not be torn apart: begin, end and width of each character with all that is laid upon it."""
    start, width, last, at = 0, 0, "", 0
    while at < len(text):
        char = text[at]
        own = _WIDTHS[char]
        if at and own and char not in (JOINER, PICTURE):
            yield start, at, width
            start, width = at, 0
        if char == JOINER and at:
            at += 1
        elif char == PICTURE and last:
            width, last = width + _within(EMOJI, last), ""
        elif own:
            width, last = width + own, char
        at += 1
    if text:
        yield start, min(at, len(text)), width


def crop(text: str, width: int) -> str:
    """Return as much of the beginning of a text as fits, with a blank for half a character."""
    for start, _, wide in _clusters(text):
        if wide > width:
            return text[:start] + " " * width if width else text[:start]
        width -= wide
    return text


def _chopped(word: str, width: int) -> Iterator[str]:
    """Yield a word that fits on no line as pieces that do."""
    begin = size = 0
    for start, _, wide in _clusters(word):
        if size + wide > width:
            yield word[begin:start]
            begin, size = start, 0
        size += wide
    if size:
        yield word[begin:]


def breaks(text: str, width: int) -> list[int]:
    """Return where a text is broken so that each line fits: ``breaks("one two", 5) == [4]``."""
    if cells(text) <= width:
        return []
    plain = _plain_breaks(text, width) if _is_plain(text) else None
    return _any_breaks(text, width) if plain is None else plain


def _is_plain(text: str) -> bool:
    """Tell whether each character of a text takes one cell, and no gap in it is other than a blank."""
    if not _PLAIN.issuperset(text):
        _PLAIN.update(c for c in text if c == " " or (not c.isspace() and _WIDTHS[c] == 1))
    return _PLAIN.issuperset(text)


def _plain_breaks(text: str, width: int) -> list[int] | None:
    """Return where a plain text is broken, or None where a word of it fits on no line."""
    found: list[int] = []
    begin, end = 0, len(text.rstrip())
    if text.startswith(" "):
        return None
    while end - begin > width:
        blank = text.rfind(" ", begin, begin + width + 1)
        if blank < 0:
            return None
        begin = blank + 1
        while text[begin] == " ":
            begin += 1
        found.append(begin)
    return found


def _any_breaks(text: str, width: int) -> list[int]:
    found: list[int] = []
    offset = 0
    for match in _WORD.finditer(text):
        start, word = match.start(), match.group()
        bare = word.rstrip()
        size = cells(bare)
        if size <= width - offset:
            # Where a joiner takes a blank to itself, the parts are not the whole.
            offset += cells(word) if JOINER in word else size + cells(word[len(bare) :])
        elif size > width:
            for piece in _chopped(word, width):
                if start:
                    found.append(start)
                start, offset = start + len(piece), cells(piece)
        elif offset and start:
            found.append(start)
            offset = cells(word)
    return found

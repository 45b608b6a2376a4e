"""Text copied from a page, with the menus, share rows and footers that came along."""

import re
from itertools import pairwise
from pathlib import PurePath

from issuepress.errors import UnreadableSource
from issuepress.markdown import blocks
from issuepress.models import IDEOGRAPH, Article
from issuepress.read.byline import BULLET, Byline, byline_of, joined, looks_like_a_name
from issuepress.read.decoding import LONGEST
from issuepress.read.furniture import is_ending, is_furniture, is_teaser
from issuepress.read.invitation import call_to_action
from issuepress.read.structure import LEAD, structured

SENTENCE_END = re.compile(
    r"(?:[.!?…:;][\"”’»')\]]*|[。！？：؟۔][」』”）]*)(?:\s?\[?\d{1,3}\]?)*$"
)  # [12] may follow
PROSE = 12  # words of a line that is prose, at least
SHORT = 4  # words of a short sentence
SENTENCES = 2  # in a line that is prose though its own end is no full stop
TITLE_LINES = 60  # before the first prose, in which the title is looked for
BELOW_TITLE = 4  # lines in which its byline is looked for
MENU_COST = 4  # words of prose that a short line costs
BULLET_COST = 1  # the same for an item of a list
FURNISHED = 3  # lines of furniture that tell that a whole page was copied
COMMENTED = 100  # words before "Comments", at least, for it to end an article
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:\d{4}(?:\s*[-–]\s*(?:\d{4}|present))?)?[\s,]*(?:by\s+)?"
    r"(?P<name>[^\d\s.|©][^.|©]{1,79}?)"
    r"[\s,.|–-]*(?:all rights reserved.*|(?:proudly )?(?:created|powered) .*|\d{4}.*)?",
    re.IGNORECASE,
)


def read_pasted(text: str, origin: str, url: str = "") -> Article:
    """The article in a pasted text: every word of it stands in the text. Raises UnreadableSource."""
    if len(text) > LONGEST:
        raise UnreadableSource(
            f"{origin}: has {len(text):,} characters; at most {LONGEST:,} are read, so give the article alone"
        )
    lines = [_folded(line) for line in text.split("\n")]
    first, last = _window(lines)
    at = _title_line(lines, first)
    byline, lead = _below_title(lines[at + 1 : first])
    kept = [line for line in lines[first : _end(lines[:last], first)] if not is_furniture(line)]
    body = structured(lead + _without_menu_below(kept)) or structured(list(filter(None, lines)))
    if not body:
        raise UnreadableSource(f"{origin}: no article was found in this text")
    return Article(
        title=lines[at] if at >= 0 else PurePath(origin).stem,
        author=byline.author,
        publisher=_publisher(lines[first:]),
        published=byline.published.day if byline.published else None,
        published_text=byline.published.text if byline.published and not byline.published.day else "",
        updated=byline.updated.day if byline.updated else None,
        updated_text=byline.updated.text if byline.updated and not byline.updated.day else "",
        url=url,
        body=_with_lower_invitation(body),
    )


def _folded(line: str) -> str:
    """Tabs stay: they part the cells of a table."""
    return "\t".join(" ".join(cell.split()) for cell in line.strip().split("\t"))


def _weight(line: str) -> int:
    """Words, or pairs of ideographs, which stand for about a word."""
    return len(line.split()) + len(IDEOGRAPH.findall(line)) // 2


def _is_prose(line: str) -> bool:
    weight = _weight(line)
    sentences = bool(SENTENCE_END.search(line)) or len(re.findall(r"[a-z)\d][.!?]\s", line)) >= SENTENCES
    return weight >= PROSE and sentences and not is_furniture(line)


def _window(lines: list[str]) -> tuple[int, int]:
    """Where the text starts and ends: the stretch with most prose and fewest menus in it.

    Nothing is cut off a text that shows no furniture: it was copied with care.
    """
    filled = [number for number, line in enumerate(lines) if line]
    values = {number: _value(lines[number]) for number in filled}
    first, last = _best_stretch(values)
    if sum(is_furniture(lines[number]) or is_ending(lines[number]) for number in filled) < FURNISHED:
        last = len(lines)
        first = next((number for number in filled if values[number] > 0), first)
    if first == last:
        return (filled[1] if len(filled) > 1 else filled[0]), len(lines)
    return first, _extended(lines, last)


def _value(line: str) -> float:
    """Words of prose count for a stretch, other lines against it, and items of lists not at all."""
    if is_furniture(line) or byline_of(line):
        return -MENU_COST
    if _is_prose(line):
        return _weight(line)
    if BULLET.match(line) and _weight(line) > 5:
        return -BULLET_COST
    neutral = re.match(r"\d+[.)]\s", line) or "\t" in line or _is_short_sentence(line)
    return 0 if neutral else -MENU_COST


def _is_short_sentence(line: str) -> bool:
    return _weight(line) >= SHORT and bool(SENTENCE_END.search(line))


def _extended(lines: list[str], last: int) -> int:
    """Past the last prose: short sentences, and the items of a list that a line ending in a colon leads."""
    end = last
    for number in range(last, len(lines)):
        line = lines[number]
        if is_ending(line) or is_furniture(line):
            break
        led = BULLET.match(line) and any(lines[number - back].endswith(LEAD) for back in (1, 2) if back <= number)
        item = led or (BULLET.match(line) and end > last and BULLET.match(lines[end - 1]))
        if item or _is_short_sentence(line) or re.match(r"\d+[.)]\s", line):
            end = number + 1
        elif line:
            break
    return end


def _best_stretch(values: dict[int, float]) -> tuple[int, int]:
    """The stretch with the highest sum (Kadane's algorithm), as the first line and the one after the last."""
    best, total, start, stretch = 0.0, 0.0, 0, (0, 0)
    for number, value in values.items():
        if total <= 0:
            total, start = 0, number
        total += value
        if total > best:
            best, stretch = total, (start, number + 1)
    return stretch


def _title_line(lines: list[str], first: int) -> int:
    """The line before the first prose that most looks like a title, or -1."""
    candidates = [
        number
        for number in range(max(0, first - TITLE_LINES), first)
        if lines[number] and not is_furniture(lines[number]) and not byline_of(lines[number])
    ]
    return max(candidates, key=lambda number: _title_score(lines, number, first), default=-1)


def _title_score(lines: list[str], number: int, first: int) -> float:
    line, weight = lines[number], _weight(lines[number])
    below = [other for other in lines[number + 1 : first] if other][:BELOW_TITLE]
    score = min(weight, 10) / 5 - (3 if weight > 30 else 0) - (1 if line.endswith((".", ",", ":")) else 0)
    score += max((3 - place / 2 for place, other in enumerate(below) if byline_of(other)), default=0)
    score -= sum(1 for other in lines[number:first] if other) / 10
    return score - (1 if BULLET.match(line) else 0) + (1 if lines.count(line) > 1 and weight > 2 else 0)


def _below_title(lines: list[str]) -> tuple[Byline, list[str]]:
    """What the lines between title and text say about it, and those of them that are text."""
    said = [found for line in lines if (found := byline_of(line))]
    byline = joined(said)
    rest = [line for line in lines if not byline_of(line) and not is_furniture(line)]
    names = [line for line in rest if said and looks_like_a_name(BULLET.sub("", line)) and _weight(line) <= 5]
    if names and not byline.author:
        byline = joined([Byline(author=BULLET.sub("", names[0])), byline])
    own = [line for line in rest if line not in names and BULLET.sub("", line) != byline.author]
    repeated = {one for one, other in pairwise(filter(None, own)) if one == other}
    last = next((number for number in range(len(own) - 1, -1, -1) if own[number]), -1)
    kept = [
        line
        for number, line in enumerate(own)
        if not line or line in repeated or _weight(line) >= 6 or (number == last and _weight(line) > 1)
    ]
    return byline, kept


def _end(lines: list[str], first: int) -> int:
    """Where the article ends: at comments, related articles, or a footer, if most of the prose is above."""
    weights = [_weight(line) if _is_prose(line) else 0 for line in lines[first:]]
    total, above = sum(weights), 0
    for number, weight in enumerate(weights):
        line, below = lines[first + number], total - above
        if is_ending(line) and below <= (2 * above if above >= COMMENTED else above):
            return first + number
        if is_teaser(line) and below <= above / 5:
            return first + number
        above += weight
    return len(lines)


def _without_menu_below(lines: list[str]) -> list[str]:
    """The lines without the short ones after the last sentence, item or caption."""
    end = len(lines)
    while end > 1 and _is_menu(lines, end - 1):
        end -= 1
    return lines[:end]


def _is_menu(lines: list[str], number: int) -> bool:
    line = lines[number]
    return not line or (
        not SENTENCE_END.search(line)
        and _weight(line) < PROSE
        and "@" not in line
        and "\t" not in line
        and not (BULLET.match(line) and _weight(line) > 4)
        and not re.match(r"\d+[.)]\s", line)
        and line not in (lines[number - 1 : number] + lines[number + 1 : number + 2])
    )


def _publisher(lines: list[str]) -> str:
    found = (COPYRIGHT.fullmatch(line) for line in reversed(lines) if len(line) < 200)
    return next((match["name"].strip(" ,|-–") for match in found if match), "")


def _with_lower_invitation(body: str) -> str:
    """The heading over a call to action is no section of the article."""
    call = call_to_action(blocks(body))
    heading = next(
        (block for block in blocks(body) if call and block.kind == "heading" and block.text == call.heading),
        None,
    )
    if not heading:
        return body
    lines = body.split("\n")
    lines[heading.line - 1] = f"###{lines[heading.line - 1].lstrip('#')}"
    return "\n".join(lines)

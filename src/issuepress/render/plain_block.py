"""A block in the plain-text part."""

from collections.abc import Callable
from typing import Any

from issuepress.blocks import (
    Block,
    Closing,
    Event,
    Exercise,
    Note,
    Numbers,
    Picture,
    Question,
    Social,
    Survey,
    Video,
)
from issuepress.models import Issue
from issuepress.render.block import answers, when
from issuepress.render.label import Labels, labels
from issuepress.render.links import tracked
from issuepress.render.wrap import paragraphs, structured, underlined, wrapped


def plain_block(block: Block, issue: Issue) -> str:
    """Everything a block says, as text; a picture alone says what it shows."""
    return _TEXTS[type(block)](block, issue, labels(issue.language, issue.templates))


def _note(block: Note, issue: Issue, _: Labels) -> str:
    return paragraphs(underlined(block.heading), structured(block.text, issue), block.by and f"— {block.by}")


def _event(block: Event, issue: Issue, words: Labels) -> str:
    facts = (
        when(block, issue) and f"{words['when']}: {when(block, issue)}",
        block.place and f"{words['where']}: {block.place}",
        block.url and f"{block.button}: {tracked(block.url, issue)}",
        block.calendar and f"{words['add_to_calendar']}: {tracked(block.calendar, issue)}",
    )
    return paragraphs(
        underlined(block.heading), structured(block.text, issue), "\n".join(filter(None, facts))
    )


def _picture(block: Picture, issue: Issue, _: Labels) -> str:
    shown = block.image_alt and f"[{block.image_alt}]"
    return paragraphs(
        underlined(block.heading), wrapped(block.caption, issue) or shown, tracked(block.url or "", issue)
    )


def _video(block: Video, issue: Issue, words: Labels) -> str:
    length = f" ({words.counted('watch_minutes', block.minutes)})" if block.minutes else ""
    link = f"{words['watch']}{length}: {tracked(block.url, issue)}"
    return paragraphs(underlined(block.heading), wrapped(block.text, issue), link)


def _exercise(block: Exercise, issue: Issue, words: Labels) -> str:
    steps = (wrapped(step.text, issue, f"{number}. ") for number, step in enumerate(block.steps, 1))
    return paragraphs(
        words["exercise"] + ":",
        underlined(block.heading),
        wrapped(block.text, issue),
        "\n".join(steps),
        block.dose and wrapped(f"{words['how_often']}: {block.dose}", issue),
        block.caution and wrapped(f"{words['careful']}: {block.caution}", issue),
    )


def _question(block: Question, issue: Issue, words: Labels) -> str:
    return paragraphs(
        (block.heading or words["question"]) + ":",
        underlined(block.question),
        structured(block.answer, issue),
        block.by and f"— {block.by}",
    )


def _numbers(block: Numbers, issue: Issue, _: Labels) -> str:
    lines = (wrapped(one.said, issue, "* ") for one in block.items)
    return paragraphs(underlined(block.heading), "\n".join(lines))


def _survey(block: Survey, issue: Issue, words: Labels) -> str:
    ends = {1: block.low, 5: block.high}
    lines = (
        f"{number}{f' ({ends[number]})' if ends.get(number) else ''}: {url}"
        for number, url in answers(block, issue)
    )
    return paragraphs((block.heading or words["survey"]) + ":", underlined(block.question), "\n".join(lines))


def _social(block: Social, issue: Issue, words: Labels) -> str:
    links = [f"{name}: {url}" for name, url in issue.publication.social.items()]
    if not links:
        return ""
    return paragraphs(
        underlined(block.heading or words["follow"]), wrapped(block.text, issue), "\n".join(links)
    )


def _closing(block: Closing, issue: Issue, _: Labels) -> str:
    action = issue.publication.call_to_action
    booking = tracked(action.booking_url or "", issue)
    return paragraphs(
        underlined(block.heading or action.heading),
        wrapped(block.text or action.text, issue),
        f"{action.button}: {booking or action.email}",
    )


_TEXTS: dict[type, Callable[[Any, Issue, Labels], str]] = {
    Note: _note,
    Event: _event,
    Picture: _picture,
    Video: _video,
    Exercise: _exercise,
    Question: _question,
    Numbers: _numbers,
    Survey: _survey,
    Social: _social,
    Closing: _closing,
}

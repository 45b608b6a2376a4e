"""A block as a template shows it: its kind, and what is to be seen of it as safe HTML."""

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
from issuepress.render import safe
from issuepress.render.images import Image, Images
from issuepress.render.label import labels, moment
from issuepress.render.links import letter, tracked

ANSWERS = range(1, 6)
Parts = dict[str, Any]


def blocks_after(issue: Issue, images: Images) -> dict[str, list[Parts]]:
    """The blocks of an issue by the section that they follow, in their order."""
    found: dict[str, list[Parts]] = {}
    for block in issue.content.blocks:
        found.setdefault(block.after, []).append(_parts(block, issue, images))
    return found


def answers(survey: Survey, issue: Issue) -> list[tuple[int, str]]:
    """Each answer of a survey and the address that gives it."""
    publication = issue.publication
    address = publication.reply_to or publication.sender.address
    if survey.url:
        return [(n, tracked(survey.url.replace("{answer}", str(n)), issue)) for n in ANSWERS]
    return [(n, letter(address, f"{survey.question} {n}/5")) for n in ANSWERS]


def when(event: Event, issue: Issue) -> str:
    return moment(event.starts, event.ends, issue.language) if event.starts else ""


def _parts(block: Block, issue: Issue, images: Images) -> Parts:
    article = issue.articles.get(getattr(block, "article", ""))
    common = {"kind": block.kind, "heading": block.heading, "source": ("", "")}
    if article and article.url:
        common["source"] = (article.title, tracked(article.url, issue))
    return common | _PARTS[type(block)](block, issue, images)


def _image(source: str, issue: Issue, images: Images) -> Image | None:
    return Image(source, issue.folder, images) if source else None


def _note(block: Note, issue: Issue, images: Images) -> Parts:
    image = _image(block.image, issue, images)
    return {
        "text": safe.blocks(block.text, issue),
        "by": block.by,
        "image": image,
        "image_alt": block.image_alt,
    }


def _event(block: Event, issue: Issue, _: Images) -> Parts:
    return {
        "text": safe.blocks(block.text, issue),
        "when": when(block, issue),
        "place": block.place,
        "url": tracked(block.url or "", issue),
        "button": block.button,
        "calendar": tracked(block.calendar or "", issue),
    }


def _picture(block: Picture, issue: Issue, images: Images) -> Parts:
    return {
        "image": _image(block.image, issue, images),
        "image_alt": block.image_alt,
        "caption": safe.inline(block.caption, issue),
        "url": tracked(block.url or "", issue),
    }


def _video(block: Video, issue: Issue, images: Images) -> Parts:
    words = labels(issue.language, issue.templates)
    return {
        "image": _image(block.image, issue, images),
        "image_alt": block.image_alt,
        "text": safe.inline(block.text, issue),
        "url": tracked(block.url, issue),
        "length": words.counted("watch_minutes", block.minutes) if block.minutes else "",
    }


def _exercise(block: Exercise, issue: Issue, images: Images) -> Parts:
    steps = [
        {
            "text": safe.inline(step.text, issue),
            "image": _image(step.image, issue, images),
            "image_alt": step.image_alt,
        }
        for step in block.steps
    ]
    texts = {"text": block.text, "dose": block.dose, "caution": block.caution}
    return {"steps": steps} | {key: safe.inline(text, issue) for key, text in texts.items()}


def _question(block: Question, issue: Issue, _: Images) -> Parts:
    return {"question": block.question, "answer": safe.blocks(block.answer, issue), "by": block.by}


def _numbers(block: Numbers, issue: Issue, _: Images) -> Parts:
    return {"items": [{"number": one.number, "text": safe.inline(one.text, issue)} for one in block.items]}


def _survey(block: Survey, issue: Issue, _: Images) -> Parts:
    return {
        "question": block.question,
        "low": block.low,
        "high": block.high,
        "answers": answers(block, issue),
    }


def _social(block: Social, issue: Issue, _: Images) -> Parts:
    return {"text": safe.inline(block.text, issue)}


def _closing(block: Closing, issue: Issue, _: Images) -> Parts:
    action = issue.publication.call_to_action
    return {
        "heading": block.heading or safe.own(action.heading, issue),
        "text": safe.inline(block.text, issue) or safe.own(safe.inline(action.text, issue), issue),
    }


_PARTS: dict[type, Callable[[Any, Issue, Images], Parts]] = {
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

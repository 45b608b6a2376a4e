"""Blocks: what an issue holds besides its stories. Each kind in ``[[blocks]]`` is a model."""

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from issuepress.fields import Line, Model, WebAddress
from issuepress.theme_choice import Section

Key = tuple[str | int, ...]


class _Block(Model):
    """What every block has. ``article`` is the source of what it claims, as in a digest."""

    after: Section = Field("stories", description="The part of the e-mail that it follows.")
    heading: Line = Field("", description="A few words above it.")

    @property
    def claims(self) -> tuple[tuple[str, str], ...]:
        """Where each text is that says what an article says, and the text, in Markdown."""
        return ()

    @property
    def pictures(self) -> tuple[tuple[Key, str], ...]:
        """The key of each picture, and the picture."""
        image = getattr(self, "image", "")
        return ((("image",), image),) if image else ()


class _Claiming(_Block):
    """A block that may say what an article says."""

    article: str = Field("", description="The source of what it claims: a file of this folder.")
    approved: tuple[str, ...] = Field((), description="Rewritten sentences a person stands by.")


class Note(_Claiming):
    """A few paragraphs of the editor's own, with lists, links or a small table."""

    kind: Literal["note"]
    text: str = Field(min_length=1, description="Markdown: paragraphs, lists, links, a small table.")
    by: Line = Field("", description="Who writes it.")
    image: str = Field("", description="A portrait: a file of this folder or an https address.")
    image_alt: Line = Field("", description="Whom the portrait shows.")

    @property
    def claims(self) -> tuple[tuple[str, str], ...]:
        return (("text", self.text),)


class Event(_Block):
    """An announcement, or an event: with a start there is a file for calendars beside the e-mail."""

    kind: Literal["event"]
    heading: Line = Field(min_length=1, description="What it is.")
    text: str = Field("", description="A few sentences.")
    starts: dt.datetime | None = Field(None, description="When it starts, like 2026-12-03T18:00:00.")
    ends: dt.datetime | None = Field(None, description="When it ends; an hour later where absent.")
    time_zone: Line = Field("", description="The time zone of the place, like America/New_York.")
    place: Line = Field("", description="Where it is.")
    url: WebAddress | None = Field(None, description="Where the button leads.")
    button: Line = Field("", description="The words on the button.")
    calendar: WebAddress | None = Field(
        None,
        description="Where you put the file for calendars that lies beside the e-mail; it is linked then.",
    )

    @field_validator("time_zone")
    @classmethod
    def _known(cls, name: str) -> str:
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            return ZoneInfo(name).key if name else ""
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError("not a time zone; write it like America/New_York") from None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if bool(self.url) != bool(self.button):
            raise ValueError("a button needs both its words (button) and where it leads (url)")
        if self.ends and not self.starts:
            raise ValueError("has an end and no start; add starts")
        if self.starts and self.ends and bool(self.starts.tzinfo) != bool(self.ends.tzinfo):
            raise ValueError("starts and ends have to be written alike, both with an offset or both without")
        if self.starts and self.ends and self.ends <= self.starts:
            raise ValueError("ends before it starts")
        return self


class Picture(_Claiming):
    """A picture with its caption."""

    kind: Literal["picture"]
    image: str = Field(min_length=1, description="A file of this folder or an https address.")
    image_alt: Line = Field("", description="What the picture shows, for those who do not see it.")
    caption: str = Field("", description="A line below it.")
    url: WebAddress | None = Field(None, description="Where it leads.")

    @property
    def claims(self) -> tuple[tuple[str, str], ...]:
        return (("caption", self.caption),) if self.caption else ()


class Video(_Block):
    """A picture of a video with a mark to play it, which leads to where the video is."""

    kind: Literal["video"]
    heading: Line = Field(min_length=1, description="The title of the video.")
    url: WebAddress = Field(description="Where the video is.")
    image: str = Field(
        min_length=1, description="A picture of it: a file of this folder or an https address."
    )
    image_alt: Line = Field("", description="What the picture shows.")
    text: str = Field("", description="A sentence or two.")
    minutes: int | None = Field(None, ge=1, le=600, description="How long it is.")


class Step(Model):
    text: str = Field(min_length=1, description="What to do.")
    image: str = Field("", description="A picture of it.")
    image_alt: Line = Field("", description="What the picture shows.")


class Exercise(_Claiming):
    """The exercise of the month: what it is for, its steps, how often, and when to stop."""

    kind: Literal["exercise"]
    heading: Line = Field(min_length=1, description="The name of the exercise.")
    text: str = Field("", description="What it is for.")
    steps: tuple[Step, ...] = Field(min_length=1, description="The steps, each with a text.")
    dose: Line = Field("", description="How often, like 3 sets of 12, every other day.")
    caution: str = Field("", description="When to stop or to ask first.")

    @property
    def claims(self) -> tuple[tuple[str, str], ...]:
        steps = ((f"steps[{number}].text", step.text) for number, step in enumerate(self.steps))
        every = (("text", self.text), *steps, ("dose", self.dose), ("caution", self.caution))
        return tuple(one for one in every if one[1])

    @property
    def pictures(self) -> tuple[tuple[Key, str], ...]:
        return tuple(
            (("steps", number, "image"), step.image) for number, step in enumerate(self.steps) if step.image
        )


class Question(_Claiming):
    """A reader's question and the answer."""

    kind: Literal["question"]
    question: Line = Field(min_length=1, description="The question.")
    answer: str = Field(min_length=1, description="The answer, in Markdown.")
    by: Line = Field("", description="Who answers.")

    @property
    def claims(self) -> tuple[tuple[str, str], ...]:
        return (("answer", self.answer),)


class Number(Model):
    number: Line = Field(min_length=1, max_length=16, description="A number as it is read, like 46 %.")
    text: str = Field(min_length=1, description="The sentence that it is from, or what it counts.")

    @property
    def said(self) -> str:
        return self.text if self.number in self.text else f"{self.number} {self.text}"


class Numbers(_Claiming):
    """A few numbers of an article, large, each with what it counts."""

    kind: Literal["numbers"]
    article: str = Field(min_length=1, description="The source of the numbers: a file of this folder.")
    items: tuple[Number, ...] = Field(min_length=1, max_length=3, description="One to three numbers.")

    @property
    def claims(self) -> tuple[tuple[str, str], ...]:
        return tuple((f"items[{number}]", one.said) for number, one in enumerate(self.items))


class Survey(_Block):
    """A question with five links, one for each answer from one to five."""

    kind: Literal["survey"]
    question: Line = Field(min_length=1, description="The question.")
    low: Line = Field("", description="What one means, like Not at all.")
    high: Line = Field("", description="What five means, like Very much.")
    url: WebAddress | None = Field(
        None, description="Where an answer leads; {answer} is its number. Else it writes an e-mail to you."
    )


class Social(_Block):
    """The publication's own pages elsewhere, as a row of links."""

    kind: Literal["social"]
    text: str = Field("", description="A sentence.")


class Closing(_Block):
    """The consultation once more, in other words."""

    kind: Literal["consultation"]
    text: str = Field("", description="One or two sentences; the publication's where absent.")


Block = Annotated[
    Note | Event | Picture | Video | Exercise | Question | Numbers | Survey | Social | Closing,
    Field(discriminator="kind"),
]

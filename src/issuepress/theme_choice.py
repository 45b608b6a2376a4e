"""Which theme, and what is changed in it: ``theme`` and ``[theme]`` in newsletter.toml and issue.toml."""

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, field_validator

from issuepress.fields import Color, Line, Model

Section = Literal["intro", "contents", "lead", "consultation", "stories", "author"]
SECTIONS: tuple[Section, ...] = ("intro", "contents", "lead", "consultation", "stories", "author")


class ThemeChoice(Model):
    """Which theme, and what is changed in it. An issue's own keys win over the publication's."""

    name: Line | None = Field(
        None, description="clinic, letter, bright, or a folder of your own in templates/."
    )
    text_font: Line = Field("", description="The font of the text; the theme's own ones stand in for it.")
    title_font: Line = Field("", description="The font of headlines.")
    page: Color | None = Field(None, description="The color around the e-mail.")
    paper: Color | None = Field(None, description="The color behind the text.")
    tint: Color | None = Field(None, description="The color of quiet surfaces, such as the caveat's.")
    band: Color | None = Field(None, description="The color of the consultation, where not the accent.")
    corners: Literal["square", "soft", "round"] | None = Field(None, description="square, soft or round.")
    sections: tuple[Section, ...] = Field(
        (), description="Which parts there are and in which order: intro, contents, lead and so on."
    )
    own: dict[str, Any] = Field({}, description="Keys of a theme's own; its templates see them as own.KEY.")

    @field_validator("sections")
    @classmethod
    def _keep_the_stories(cls, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        missing = [part for part in ("lead", "stories") if part not in sections]
        if sections and missing:
            raise ValueError(f"has to name {' and '.join(missing)}: what is not named is not shown")
        if sections and sections.index("lead") > sections.index("stories"):
            raise ValueError("has to name lead before stories: the main headline is the lead story's")
        if len(set(sections)) < len(sections):
            raise ValueError("names a part twice")
        return sections

    def over(self, other: Self) -> Self:
        """The other choice, with what this one says in its place."""
        own = {**other.own, **self.own}
        return other.model_copy(
            update={key: getattr(self, key) for key in self.model_fields_set} | {"own": own}
        )


def _named_only(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


ThemeTable = Annotated[ThemeChoice, BeforeValidator(_named_only, json_schema_input_type=Line | ThemeChoice)]

"""What a value in a file may be: an address, a color, a language, a line; and the model of all models."""

import datetime as dt
import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def email_address(value: str) -> str:
    """The value, if it is an e-mail address; else ValueError."""
    if not re.fullmatch(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"()]+\.[^\s@<>,;:\"().]{2,}", value):
        raise ValueError("not an e-mail address; write it like name@example.org")
    return value


def web_address(value: str) -> str:
    """The value, if it is a web address; else ValueError."""
    if not re.fullmatch(r"https?://[^\s/<>\"']+\.[^\s<>\"']+", value):
        raise ValueError("not a web address; write it whole, like https://example.org/page")
    return value


def _server_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/<>\"'@]+[^\s<>\"'@]*", value):
        raise ValueError("not an address of a server; write it like http://localhost:11434/v1")
    return value


def _color(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValueError("not a color; write # and six hexadecimal digits, like #1f6f5c")
    return value.lower()


def _language(value: str) -> str:
    if not re.fullmatch(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*", value):
        raise ValueError("not a language tag; write it like en, es or pt-BR")
    return value


def _written_as_date(value: object) -> object:
    if isinstance(value, (int, float)):  # pydantic would take a number for seconds since 1970
        raise ValueError("not a date; write it like 2026-11-22")  # noqa: TRY004 - pydantic wants this one
    return value


def _one_line(value: str) -> str:
    if "\n" in value or "\r" in value:
        raise ValueError("has to be one line")
    return value


EmailAddress = Annotated[str, AfterValidator(email_address)]
WebAddress = Annotated[str, AfterValidator(web_address)]
ServerAddress = Annotated[str, AfterValidator(_server_address)]
Color = Annotated[str, AfterValidator(_color)]
Language = Annotated[str, AfterValidator(_language)]
Line = Annotated[str, AfterValidator(_one_line)]
Date = Annotated[dt.date, BeforeValidator(_written_as_date)]


def direction(language: str) -> str:
    """``rtl`` or ``ltr``, the HTML ``dir`` of a language tag."""
    return "rtl" if language.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"

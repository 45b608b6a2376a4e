"""Any server that speaks OpenAI's chat completions: OpenAI, Anthropic, Mistral, Ollama, llama.cpp, vLLM."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import httpx

SECONDS = 180  # for a whole answer: a small machine writes ten words a second
MOST_BYTES = 1_000_000  # of an answer
Message = dict[str, str]


@dataclass(frozen=True)
class Model:
    """A model behind an ``address``, like http://localhost:11434/v1. Without a ``key`` none is sent."""

    address: str
    name: str
    key: str = ""


class NoAnswerError(Exception):
    """Why there is no answer to be used, in a few words."""


def ask(model: Model, messages: Sequence[Message]) -> str:
    """What the model answers. Raises NoAnswerError, and never waits for much longer than SECONDS."""
    request = {"model": model.name, "messages": list(messages), "temperature": 0}
    try:
        status, body = _answer(model, request)
        if status == 400 and "temperature" in body:  # the newest models take none
            status, body = _answer(model, {k: v for k, v in request.items() if k != "temperature"})
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise NoAnswerError(_reason(error)) from error
    if status != 200:
        raise NoAnswerError(f"the server answers {status}")
    return _content(body)


def _answer(model: Model, request: dict[str, Any]) -> tuple[int, str]:
    headers = {"Authorization": f"Bearer {model.key}"} if model.key else {}
    address = f"{model.address.rstrip('/')}/chat/completions"
    deadline = time.monotonic() + SECONDS
    with httpx.stream("POST", address, json=request, headers=headers, timeout=SECONDS) as response:
        body = b""
        for piece in response.iter_bytes():
            body += piece
            if len(body) > MOST_BYTES:
                raise NoAnswerError(f"it is longer than {MOST_BYTES // 1000} KB")
            if time.monotonic() > deadline:
                raise NoAnswerError(f"it is not whole after {SECONDS} seconds")
        return response.status_code, body.decode("utf-8", "replace")


def _content(body: str) -> str:
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise NoAnswerError("the server does not speak as OpenAI's does") from error
    if not isinstance(content, str) or not content.strip():
        raise NoAnswerError("it is empty")
    return content


def _reason(error: Exception) -> str:
    if isinstance(error, httpx.TimeoutException):
        return f"there is none within {SECONDS} seconds"
    return str(error).partition("\n")[0] or type(error).__name__

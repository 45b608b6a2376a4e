"""A digest as text, JSON or TOML, for people and programs that have no workspace."""

import json
import textwrap

from issuepress.models import Digest


def digest_as(form: str, digest: Digest, subject: str, preheader: str) -> str:
    """The digest with its proposed subject and preheader."""
    whole = {
        "subject": subject,
        "preheader": preheader,
        **digest.model_dump(mode="json", exclude={"article", "approved", "image", "image_alt"}),
    }
    if form == "json":
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    if form == "toml":
        return _toml({key: value for key, value in whole.items() if value})
    return _text(digest, subject, preheader)


def _toml(whole: dict[str, object]) -> str:
    import tomlkit

    opening: dict[str, object] = {key: whole.pop(key) for key in ("subject", "preheader") if key in whole}
    return tomlkit.dumps(opening | {"digests": [whole]})


def _text(digest: Digest, subject: str, preheader: str) -> str:
    quoted = f"“{digest.quote}”" + (f" — {digest.quote_by}" if digest.quote_by else "")
    parts = [
        f"Subject:   {subject}\nPreheader: {preheader}",
        digest.title,
        _filled(digest.summary),
        "\n".join(_filled(takeaway, "* ") for takeaway in digest.takeaways),
        digest.caveat and _filled(f"Worth knowing: {digest.caveat}"),
        digest.quote and _filled(quoted),
        digest.url or "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _filled(text: str, bullet: str = "") -> str:
    return textwrap.fill(text, 78, initial_indent=bullet, subsequent_indent=" " * len(bullet))

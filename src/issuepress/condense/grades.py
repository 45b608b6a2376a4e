"""How hard an article is to read, and its digest."""

from typing import TYPE_CHECKING

from issuepress.text.grade import reading_grade

if TYPE_CHECKING:
    from issuepress.models import Article, Digest


def grade_of_article(article: "Article") -> float | None:
    """The grade of an article's paragraphs."""
    return reading_grade(block.text for block in article.blocks if block.kind == "paragraph")


def grade_of_digest(digest: "Digest") -> float | None:
    """The grade of what a digest tells: its summary, takeaways and caveat."""
    return reading_grade((digest.summary, *digest.takeaways, digest.caveat))


def grades(article: "Article", digest: "Digest") -> str:
    """Both beside each other, as a person is told; empty where one is too short, or not in English."""
    if not article.language.casefold().startswith("en") and article.language:
        return ""
    own, told = grade_of_article(article), grade_of_digest(digest)
    if own is None or told is None:
        return ""
    return f"reading grade {told:.0f}, the article's {own:.0f}; patients read best at 6 to 8"

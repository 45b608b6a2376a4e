"""Studies in an article: a set-up says nothing without its result, and a result hangs on its set-up."""

from functools import lru_cache

from issuepress.condense.english import cue


@lru_cache(maxsize=20_000)
def names_study(text: str) -> bool:
    return cue("study", "names").tells(text)


@lru_cache(maxsize=20_000)
def sets_up(text: str) -> bool:
    """Whether a sentence tells how a study was made and not what came out."""
    return names_study(text) and cue("study", "designs").tells(text) and not cue("study", "finds").tells(text)

"""Who says so: studies, experts, a person with a name."""

from collections.abc import Iterator

from issuepress.accuracy.facts.news import abbreviates
from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.pair import Pair
from issuepress.accuracy.reading import Reading
from issuepress.accuracy.stems import stems_of
from issuepress.accuracy.vocabulary import one_of

ADVICE = stems_of("recommend advise suggest")
SPEECH = stems_of(
    "blame say believ think claim argu suggest warn tell accord write state hop recommend advis hear thought"
)

TITLES = one_of("dr prof mr ms mrs professor doctor")
ROLES = stems_of(
    "author researcher scientist expert professor doctor specialist speaker organizer spokeswoman"
)
OWN = one_of("we i you")  # the article's own voice, and the reader's
FAR = 12  # words between "Dr. Chen" and what she says


def differences(pair: Pair) -> Iterator[Difference]:
    said, written = pair.said, pair.written
    mine = said.values("evidence_source")
    counted = any(n.equals(m) for n in said.numbers if not n.weak for m in written.numbers)
    theirs = {mark.value for mark in written.of("evidence_source") if pair.tells(mark)}
    if (theirs & {"study", "authority"} and not mine and not counted) or (
        theirs == {"opinion"} and not mine and _speaks(written)
    ):
        yield Difference("attribution", "", _source(written))
    short = any(word.text.isupper() and abbreviates(word.text, written) for word in said.words)
    short = short or not ROLES.isdisjoint(said.stems)
    for name in sorted(set() if short else _speakers(written) - set(said.stems)):
        if not said.stems or not ({"she", "he", "they"} & set(said.stems)):
            yield Difference("attribution", "", name.title())


def _speaks(reading: Reading) -> bool:
    """Whether somebody says it; what "is recommended" is said by nobody."""
    return any(
        stem in SPEECH
        and not (stem in ADVICE and word.key.endswith("ed"))
        and OWN.isdisjoint(one.key for one in reading.words[max(0, place - 2) : place])
        for place, (stem, word) in enumerate(zip(reading.stems, reading.words, strict=True))
    )


def _source(reading: Reading) -> str:
    wanted = reading.of("evidence_source")
    first = next((m for m in wanted if m.value in ("study", "authority")), wanted[0])
    return reading.text_of(first)


def _speakers(reading: Reading) -> set[str]:
    """The last names of those who speak: "says Dr. Meyer", "Dr. Chen believes"."""
    found: set[str] = set()
    names = [
        place
        for place, word in enumerate(reading.words)
        if word.text[0].isupper()
        and len(word.text) > 1
        and place
        and (place not in reading.breaks or "." not in word.before)
    ]
    titled = {n for n in names if reading.stems[n - 1] in TITLES}
    for place, stem in enumerate(reading.stems):
        if stem in SPEECH and place not in names:
            near = [
                n for n in names if reading.segments[n] == reading.segments[place] and 0 < abs(n - place) <= 3
            ]
            near = near or [n for n in titled if 0 < place - n <= FAR]
            after = [n for n in near if n > place and stem != "tell"]  # who was told does not speak
            near = [n for n in near if n < place or n in after]
            if near:
                found.add(reading.stems[after[-1] if after else near[-1]])
    return found

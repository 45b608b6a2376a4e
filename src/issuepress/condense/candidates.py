"""Everything a digest could say: each sentence with its role and worth, or the reason to leave it out."""

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from issuepress.condense.barred import bar
from issuepress.condense.candidate import LEARNED, Candidate
from issuepress.condense.learned import judged
from issuepress.condense.pointing import points_back
from issuepress.condense.quotations import in_quotations
from issuepress.condense.roles import role_of
from issuepress.condense.stories import in_stories
from issuepress.condense.survey import Survey, survey
from issuepress.condense.together import NEEDS_IT, together

if TYPE_CHECKING:
    from issuepress.models import Article

STORY = "one person's story"
PROBABLE = 0.6
MOST_BARRED = 0.4  # how likely a sentence may be one that must not be shown


class Looked:
    """An article looked through: how likely each of its sentences must be heard, and what could be told."""

    def __init__(self, article: "Article") -> None:
        self.survey: Survey = survey(article)
        self.language = article.language.partition("-")[0].lower()
        self.judgements = judged(self.survey)
        self.heard = [judgement.heard for judgement in self.judgements]
        aside = zip(self._stories(), in_quotations(self.survey.sentences), strict=True)
        singles = [self._single(i, story, quoted) for i, (story, quoted) in enumerate(aside)]
        found = together(singles) if self.survey.english else singles
        self.candidates = [_learned(candidate) for candidate in found]

    @property
    def free(self) -> list[Candidate]:
        """What may be shown."""
        return [candidate for candidate in self.candidates if not candidate.reason]

    @property
    def probable(self) -> list[Candidate]:
        """The same, and what was learned to be a little less sure to be fit."""
        return [c for c in self.candidates if not c.reason or (c.reason == LEARNED and c.barred <= PROBABLE)]

    def _stories(self) -> list[bool]:
        found = self.survey.sentences
        return in_stories(found) if self.survey.english else [False] * len(found)

    def _single(self, i: int, story: bool, quoted: bool) -> Candidate:
        sentence, judgement = self.survey.sentences[i], self.judgements[i]
        return Candidate(
            text=self.survey.texts[i],
            sentences=(sentence,),
            spots=(i,),
            role=role_of(sentence),
            heard=judgement.heard,
            barred=judgement.barred,
            leans=judgement.leans,
            opens=judgement.opens,
            why=judgement.why,
            reason=self._reason(i, story, quoted),
        )

    def _reason(self, i: int, story: bool, quoted: bool) -> str:
        sentence, frame = self.survey.sentences[i], self.survey.frames[i]
        if frame:
            return str(frame)
        if story:
            return STORY
        if quoted:
            return "part of a quotation"
        if self.survey.begins_with_the_house(i):
            return "speaks of who publishes"
        reason = bar(sentence, english=self.survey.english)
        return NEEDS_IT if not reason and points_back(sentence.text, self.language) else reason


def _learned(candidate: Candidate) -> Candidate:
    """Barred by what was learned, where no rule bars it."""
    barred = not candidate.reason and candidate.barred > MOST_BARRED
    return replace(candidate, reason=LEARNED) if barred else candidate


@lru_cache(maxsize=8)
def looked(article: "Article") -> Looked:
    """An article looked through; the same one is not looked through twice."""
    return Looked(article)

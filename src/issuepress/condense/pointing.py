"""Sentences that start by pointing back, in languages other than English."""

import re

from issuepress.text.sentences import vocabulary

WORD = re.compile(r"[^\W\d_]+(?:['’](?=[^\W\d_]))?")
POINTING = {
    "de": vocabulary(
        "das dies diese dieser dieses diesem diesen es sie er ihr ihre ihren ihm ihn sein seine "
        "seinen solche solcher solches dabei dadurch damit dafür dagegen daher darum darin davon "
        "dazu deshalb deswegen dort dann danach so aber doch jedoch allerdings hingegen dennoch "
        "trotzdem auch außerdem zudem ferner und oder denn also somit stattdessen beide beides "
        "letztere ersteres dessen deren jene jener jenes"
    ),
    "fr": vocabulary(
        "cela ceci ça ce cet cette ces celui celle ceux celles c' il elle ils elles leur leurs son "
        "sa ses ainsi donc alors aussi mais et ou car or pourtant cependant toutefois néanmoins "
        "puis ensuite enfin d'autres en y lui eux tous toutes tels telles"
    ),
    "es": vocabulary(
        "esto eso aquello este esta estos estas ese esa esos esas aquel aquella ello él ella ellos "
        "ellas su sus así entonces también además pero y o porque sino aunque luego después ambos "
        "ambas dicho dicha dichos dichas tal tales le les lo"
    ),
    "it": vocabulary(
        "questo questa questi queste quello quella quelli quelle ciò esso essa essi esse lui lei "
        "loro suo sua suoi sue così quindi dunque allora anche inoltre ma però e o oppure perché "
        "tuttavia poi infine entrambi entrambe tale tali"
    ),
    "pt": vocabulary(
        "isto isso aquilo este esta estes estas esse essa esses essas aquele aquela ele ela eles "
        "elas seu sua seus suas assim então também além mas e ou porque porém contudo todavia "
        "depois ambos ambas tal tais"
    ),
    "nl": vocabulary(
        "dit dat deze die het hij zij ze hun haar zijn hen zo dus dan daarom daardoor daarmee "
        "daarbij daarna daar ook bovendien maar echter toch en of want beide zulke dergelijke"
    ),
}
# "Es ist wichtig, dass ...", "Il faut ...", "Het is ...": nothing is meant by it.
AHEAD = re.compile(
    r"(?:es (?:ist|kann|lohnt|gibt|braucht|empfiehlt|dauert)|"
    r"il (?:faut|y a|est (?:\w+ )?(?:de|que|d'|qu'))|"
    r"het is \w+ (?:om|dat)|das (?:\w*[A-ZÄÖÜ]\w+))\b",
)


def points_back(text: str, language: str) -> bool:
    """Whether the first word stands for something said before; never in a language not known here."""
    found = WORD.search(text)
    if not found or found[0].lower().replace("’", "'") not in POINTING.get(language, ()):
        return False
    start = text[found.start() :]
    return not AHEAD.match(start[:1].lower() + start[1:]) and not _is_article(
        found[0].lower(), start, language
    )


def _is_article(first: str, start: str, language: str) -> bool:
    """German "Das Knie" and Dutch "Het been" name their subject."""
    second = WORD.search(start, len(first))
    if not second:
        return False
    return (language == "de" and first == "das" and second[0][0].isupper()) or (
        language == "nl" and first == "het"
    )

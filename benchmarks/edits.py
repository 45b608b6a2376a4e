"""Edits of a sentence that change its claim, and edits that do not, each under its name.

An edit takes a sentence and a source of chance; None where it does not apply.
"""
# ruff: noqa: E501 - an edit is one line

import random
import re
from collections.abc import Callable

Edit = Callable[[str, random.Random], str | None]
CHANGING: dict[str, Edit] = {}
HARMLESS: dict[str, Edit] = {}

# --- edits that change a claim ----------------------------------------------------------------------


def swap(name: str, *pairs: tuple[str, str], into: dict[str, Edit] = CHANGING) -> None:
    """An edit that replaces one occurrence of a pattern."""

    def edit(sentence: str, chance: random.Random) -> str | None:
        options = [
            sentence[: m.start()] + cased(m[0], m.expand(new)) + sentence[m.end() :]
            for old, new in pairs
            for m in re.finditer(old, sentence, re.IGNORECASE)
        ]
        return tidy(chance.choice(options)) if options else None

    into[name] = edit


def cased(old: str, new: str) -> str:
    return new[:1].upper() + new[1:] if old[:1].isupper() and not old.isupper() else new


def tidy(sentence: str) -> str:
    sentence = re.sub(r"\s+([,.;:?!])", r"\1", re.sub(r"\s{2,}", " ", sentence)).strip(" ,")
    return sentence[:1].upper() + sentence[1:]


def both(*words: str) -> list[tuple[str, str]]:
    """Each word of a cycle becomes the next."""
    return [(rf"\b{a}\b", b) for a, b in zip(words, (*words[1:], words[0]), strict=True)]


swap(
    "negation dropped",
    (r"\b(did|does|do|was|were|is|are|has|have|had|may|can|could|should|will|would) not\b", r"\1"),
    (r"n't\b", ""),
)
swap(
    "negation added", (r"\b(is|are|was|were|may|can|could|should|will|would|has been|have been)\b", r"\1 not")
)
swap(
    "no becomes a",
    (r"\bno\b", "a"),
    (r"\bnone of\b", "all of"),
    (r"\bneither\b", "both"),
    (r"\bwithout\b", "with"),
)
swap(
    "modal strengthened",
    (r"\b(may|might|could|can|should)\b", "will"),
    (r"\b(?:may|might|could|can) be\b", "is"),
)
swap("modal dropped", (r"\b(?:may|might|could|can|should|would|must) ", ""))
swap(
    "modal exchanged",
    *both("may", "must"),
    *both("can", "should"),
    (r"\bcould\b", "cannot"),
    (r"\bshould\b", "need not"),
)
swap(
    "hedging adverb dropped",
    (
        r"\b(?:possibly|probably|perhaps|potentially|likely|generally|usually|often|sometimes|typically|mostly) ",
        "",
    ),
)
swap(
    "quantifier",
    *both("some", "all"),
    *both("many", "most"),
    (r"\bfew\b", "many"),
    (r"\bseveral\b", "all"),
    (r"\bmost\b", "all"),
)
swap(
    "some studies become studies",
    (
        r"\b(?:some|several|few|many|most|two|three|one|small|limited|included|these) (studies|trials|people|patients|participants|reviews)\b",
        r"\1",
    ),
)
swap("number", (r"(?<=\w )(\d+)(?=[ ,.;%)])", r"7\1"))
swap("decimal point moved", (r"\b(\d+)\.(\d)(\d*)\b", r"\1\2.\3"), (r"\b(\d)(\d+)\b", r"\1.\2"))
swap(
    "number word",
    *both("two", "three"),
    *both("four", "six"),
    *both("five", "nine"),
    (r"\bone\b", "two"),
    (r"\bhalf\b", "a third"),
    (r"\btwice\b", "three times"),
)
swap("range cut to its end", (r"\b\d+(?:\.\d+)?(?:\s?[-–]\s?|\s?% to | to )(\d)", r"\1"))
swap("range widened", (r"\b(\d+)(\s?[-–]\s?|\s?% to | to )(\d+)", r"\1\g<2>9\3"))
swap(
    "unit of time",
    *both("days", "weeks"),
    *both("months", "years"),
    *both("hours", "minutes"),
    *both("week", "month"),
    *both("day", "year"),
)
swap(
    "unit of measure",
    *both("mg", "g"),
    *both("ml", "l"),
    *both("kg", "lb"),
    *both("cm", "mm"),
    (r"%", " points"),
    (r"\bmcg\b", "mg"),
)
swap(
    "comparison turned",
    *both("more", "less"),
    *both("higher", "lower"),
    *both("better", "worse"),
    *both("greater", "smaller"),
    *both("longer", "shorter"),
    *both("superior", "inferior"),
)
swap(
    "comparison dropped",
    (r"\b(?:more|less|better|higher|lower|greater) ", ""),
    (r" (?:than|compared (?:with|to)) [^,.;]+", ""),
)
swap(
    "superlative",
    (r"\bmore\b", "most"),
    (r"\bbetter\b", "best"),
    (r"\b(?:an|a) (effective|good|safe|useful)\b", r"the most \1"),
)
swap(
    "limiter dropped",
    (
        r"\b(?:only|alone|just|mainly|mostly|solely|primarily|especially|particularly|specifically|partially) ",
        "",
    ),
    (r"\b(?:short|long)(?:-| )term ", ""),
)
swap(
    "degree dropped",
    (
        r"\b(?:slightly|modest|modestly|moderate|small|mild|low|weak|limited|preliminary|significant|significantly|severe|serious|minor) ",
        "",
    ),
)
swap(
    "significantly added",
    (
        r"\b(improved|reduced|increased|decreased|improves|reduces|increases|helps|better|higher|lower)\b",
        r"significantly \1",
    ),
)
swap(
    "direction",
    *both("increase", "decrease"),
    *both("increased", "decreased"),
    *both("increases", "reduces"),
    *both("reduce", "raise"),
    *both("improve", "worsen"),
    *both("improved", "worsened"),
    *both("reduction", "rise"),
)
swap(
    "before and after",
    *both("before", "after"),
    *both("above", "below"),
    *both("during", "after"),
    *both("first", "last"),
    *both("early", "late"),
)
swap(
    "association becomes cause",
    (r"\b(?:is|are|was|were) (?:associated|linked|correlated) with\b", "causes"),
    (r"\bassociated with\b", "caused by"),
    (r"\brelated to\b", "caused by"),
    (r"\bcontributes? to\b", "causes"),
)
swap(
    "verb strengthened",
    (r"\bsuggest(s|ed)?\b", r"prove\1"),
    (r"\bindicate(s|d)?\b", r"prove\1"),
    (r"\bhelps? (?:to )?(\w+)", r"\1s"),
    (r"\bshow(s|ed)?\b", r"prove\1"),
    (r"\btreat\b", "cure"),
    (r"\breduce\b", "eliminate"),
)
swap(
    "attribution dropped",
    (
        r"^[^,.;]{5,60}\b(?:suggests?|suggested|shows?|showed|found|reported|indicates?|indicated|believe|thinks?) that ",
        "",
    ),
)
swap(
    "condition dropped at the start",
    (
        r"^(?:if|when|while|although|unless|in (?:people|patients|adults|children|women|men)|for|during|after|in(?! addition| conclusion| contrast| summary)) [^,]{8,120}, ",
        "",
    ),
)
swap(
    "condition dropped at the end",
    (r",? (?:if|when|unless|while|although|because|until|where|after|during) [^,.;]{8,120}(?=\.$)", ""),
)
swap("but-half dropped", (r",? (?:but|although|though|however|whereas|yet) [^.;]{8,150}(?=\.$)", ""))
swap(
    "population dropped",
    (
        r" (?:in|among|for|of) (?:\w+ ){0,3}(?:adults|children|women|men|patients|people|participants|infants|individuals)\b",
        "",
    ),
)
swap(
    "population exchanged",
    *both("adults", "children"),
    *both("women", "men"),
    *both("patients", "athletes"),
    *both("people", "animals"),
    *both("infants", "adults"),
)
swap(
    "frequency",
    *both("daily", "weekly"),
    *both("once", "twice"),
    *both("always", "sometimes"),
    *both("often", "rarely"),
    (r"\bper day\b", "per week"),
    (r"\bevery\b", "every other"),
)
swap(
    "approximation dropped",
    (
        r"\b(?:about|around|approximately|nearly|almost|roughly|up to|at least|at most|more than|less than|over|under) (?=\d|one|two|half|a )",
        "",
    ),
)
swap(
    "date",
    *both("january", "june"),
    *both("march", "october"),
    (r"\b(19|20)(\d)(\d)\b", r"\g<1>\g<3>\g<2>"),
    *both("monday", "friday"),
)
swap("ordinal", *both("first", "second"), *both("third", "fourth"), (r"\b1st\b", "2nd"))
swap("and becomes or", *both("and", "or"))
swap("a becomes the only", (r"\b(?:a|an) ", "the only "))
swap("statistic in brackets dropped", (r" \((?=[^)]*\d)(?!(?:19|20)\d\d)[^)]{3,60}\)", ""))
swap(
    "risk becomes benefit",
    *both("risk", "benefit"),
    *both("risks", "benefits"),
    *both("harm", "help"),
    *both("safe", "dangerous"),
    *both("effective", "ineffective"),
    *both("positive", "negative"),
    *both("common", "rare"),
)
swap(
    "time of finding",
    (r"\b(improve|reduce|increase|decrease|show)d\b", r"\1s"),
    (r"\b(?:was|were) ", "will be "),
    (r"\bcurrent(ly)?\b", "past"),
)
swap(
    "source of evidence",
    *both("trial", "review"),
    *both("trials", "reviews"),
    *both("study", "expert"),
    *both("evidence", "proof"),
    *both("placebo", "surgery"),
)


def changing(edit: Edit) -> Edit:
    CHANGING[edit.__name__.replace("_", " ")] = edit
    return edit


@changing
def name_exchanged(sentence: str, chance: random.Random) -> str | None:
    names = re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b", sentence)
    return sentence.replace(chance.choice(names), "Hargreave") if names else None


@changing
def ends_exchanged(sentence: str, _chance: random.Random) -> str | None:
    """A is better than B becomes B is better than A."""
    found = re.search(
        r"^(\w[\w -]{2,40}?) (is|are|was|were|reduced|improved|causes?|may|can) (.{3,80}?) (than|with|to|by|on|in) ([\w -]{3,40})\.$",
        sentence,
    )
    return tidy(f"{found[5]} {found[2]} {found[3]} {found[4]} {found[1]}.") if found else None


@changing
def neighbors_exchanged(sentence: str, chance: random.Random) -> str | None:
    found = [
        m
        for m in re.finditer(
            r"\b([a-z]{4,}) (and|or|than|to|versus|with|for|of|from|by) ([a-z]{4,})\b", sentence
        )
        if m[2] not in ("and", "or")
    ]
    if not found:
        return None
    m = chance.choice(found)
    return f"{sentence[: m.start()]}{m[3]} {m[2]} {m[1]}{sentence[m.end() :]}" if m[1] != m[3] else None


@changing
def content_word_exchanged(sentence: str, chance: random.Random) -> str | None:
    words = re.findall(r"\b[a-z]{6,}\b", sentence)
    return (
        sentence.replace(chance.choice(words), chance.choice(["kidney", "insulin", "walking", "surgery"]), 1)
        if words
        else None
    )


@changing
def drop_word(sentence: str, chance: random.Random) -> str | None:
    words = re.findall(r"(?<= )[a-z]{5,}(?= )", sentence)
    return tidy(sentence.replace(f" {chance.choice(words)} ", " ", 1)) if words else None


@changing
def cut_short(sentence: str, _chance: random.Random) -> str | None:
    parts = re.split(r"(?<=\w), ", sentence)
    return parts[0].rstrip(".") + "." if len(parts) > 1 and len(parts[0].split()) > 4 else None


@changing
def cut_at_the_front(sentence: str, _chance: random.Random) -> str | None:
    words = sentence.split()
    return tidy(" ".join(words[len(words) // 2 :])) if len(words) > 12 else None


@changing
def two_sentences_mixed(sentence: str, _chance: random.Random) -> str | None:
    words = sentence.split()
    return " ".join([*words[: len(words) // 2], "prevents the disease in all patients."])


@changing
def question_answered(sentence: str, _chance: random.Random) -> str | None:
    return sentence[:-1] + "." if sentence.endswith("?") else None


@changing
def quoted_words_changed(sentence: str, _chance: random.Random) -> str | None:
    words = sentence.rstrip(".").split()
    return (
        f'The author writes: "{" ".join(words[:3])} surely {" ".join(words[3:8])}".'
        if len(words) > 8
        else None
    )


@changing
def sign_turned(sentence: str, _chance: random.Random) -> str | None:
    signs = {"<": ">", ">": "<", "≥": "≤", "≤": "≥"}
    found = [c for c in sentence if c in signs]
    return sentence.replace(found[0], signs[found[0]], 1) if found else None


# --- edits that do not ------------------------------------------------------------------------------


def harmless(edit: Edit) -> Edit:
    HARMLESS[edit.__name__.replace("_", " ")] = edit
    return edit


swap(
    "contracted",
    (r"\b(do|does|did|is|are|was|were|has|have|had|would|could|should) not\b", r"\1n't"),
    (r"\bcannot\b", "can't"),
    (r"\b(it) is\b", r"\1's"),
    into=HARMLESS,
)
swap(
    "contraction spelled out",
    (r"\b(do|does|did|is|are|was|were|has|have|would|should)n['’]t\b", r"\1 not"),
    (r"\b(you|they|we)['’]re\b", r"\1 are"),
    (r"\bit['’]s\b", "it is"),
    into=HARMLESS,
)
swap(
    "connective dropped",
    (
        r"^(?:However|In addition|Moreover|Furthermore|Also|Additionally|For example|Finally|In conclusion|Therefore|Thus|But|And|In contrast|Overall), ",
        "",
    ),
    into=HARMLESS,
)
swap(
    "parenthesis dropped",
    (
        r" \((?![^)]*\b(?:not|no|only|but|if|may|some|or|with|most|all|more|less|high|low|mild|severe)\b)[A-Za-z ,-]{2,40}\)",
        "",
    ),
    into=HARMLESS,
)
swap(
    "other dashes",
    (r"(?<=\d)-(?=\d)", "–"),
    (r"–", "-"),
    (r"—", " - "),
    (r"(?<=[a-z])-(?=[a-z])", "‑"),
    (r" - ", "—"),
    into=HARMLESS,
)
swap(
    "percent spelled out",
    (r"(\d)\s?%", r"\1 percent"),
    (r"(\d)\s?%", r"\1 per cent"),
    (r" per ?cent\b", "%"),
    into=HARMLESS,
)
swap(
    "number word as figure",
    (r"\btwo\b", "2"),
    (r"\bthree\b", "3"),
    (r"\bfive\b", "5"),
    (r"\btwelve\b", "12"),
    into=HARMLESS,
)
swap("range written out", (r"(?<=\d)\s?[-–]\s?(?=\d)", " to "), (r"(?<=\d) to (?=\d)", "–"), into=HARMLESS)
swap(
    "British",
    (r"\b(\w{3,})iz(e|ed|ing|ation)\b", r"\1is\2"),
    (r"\bcolor", "colour"),
    (r"\btumor", "tumour"),
    (r"\b(an|isch|glyc)em", r"\1aem"),
    (r"\bhem(or|at|og)", r"haem\1"),
    (r"\bedema", "oedema"),
    (r"\bpediatric", "paediatric"),
    (r"\bcenter\b", "centre"),
    (r"\bfiber", "fibre"),
    (r"\bbehavior", "behaviour"),
    (r"\besophag", "oesophag"),
    (r"\bestrogen", "oestrogen"),
    (r"\bdiarrhea", "diarrhoea"),
    into=HARMLESS,
)
swap(
    "American",
    (
        r"\b(organ|recogn|random|minim|maxim|summar|hospital|general|normal|optim|character)is(e|ed|ing|ation)\b",
        r"\1iz\2",
    ),
    (r"ae(?=mi|mo|mat)", "e"),
    (r"\boe(?=dem|soph|str)", "e"),
    (r"aesth", "esth"),
    (r"paed", "ped"),
    (r"\b(behavi|col|tum|lab|fav)our", r"\1or"),
    (r"\b(cent|lit|fib)re\b", r"\1er"),
    into=HARMLESS,
)
swap(
    "thousands separator",
    (r"\b(\d{1,3})(\d{3})\b(?<!19\d\d)(?<!20\d\d)", r"\1,\2"),
    (r"\b(\d{1,3}),(\d{3})\b", r"\1\2"),
    into=HARMLESS,
)
swap(
    "serial comma",
    (r"(\w), (and|or) ", r"\1 \2 "),
    (r"(\w+, \w+) (and|or) (\w+\.)", r"\1, \2 \3"),
    into=HARMLESS,
)


@harmless
def verbatim_with_other_spaces(sentence: str, _chance: random.Random) -> str | None:
    return sentence.replace(" ", "\u00a0", 2) + "  "


@harmless
def curly_quotes(sentence: str, _chance: random.Random) -> str | None:
    return re.sub(r'"([^"]*)"', r"“\1”", sentence).replace("'", "’")


@harmless
def other_quotes(sentence: str, _chance: random.Random) -> str | None:
    return re.sub(r"[“\"]([^“”\"]*)[”\"]", r"«\1»", sentence)


@harmless
def full_stop_dropped(sentence: str, _chance: random.Random) -> str | None:
    return sentence.rstrip(".")


@harmless
def small_first_letter(sentence: str, _chance: random.Random) -> str | None:
    return sentence[0].lower() + sentence[1:]


@harmless
def emphasis(sentence: str, chance: random.Random) -> str | None:
    words = sentence.split(" ")
    at = chance.randrange(len(words) - 1)
    mark = chance.choice(["*", "**", "_", "__"])
    return " ".join([*words[:at], f"{mark}{words[at]}", f"{words[at + 1]}{mark}", *words[at + 2 :]])


@harmless
def linked(sentence: str, chance: random.Random) -> str | None:
    words = sentence.split(" ")
    at = chance.randrange(len(words) - 1)
    if re.search(r"[\[\]()]", words[at]):
        return None
    return " ".join([*words[:at], f"[{words[at]}](https://example.org/a_b)", *words[at + 1 :]])


@harmless
def list_marker(sentence: str, chance: random.Random) -> str | None:
    return chance.choice(["- ", "* ", "• ", "1. ", "2) "]) + sentence


@harmless
def soft_hyphen(sentence: str, _chance: random.Random) -> str | None:
    return re.sub(r"\b([a-z]{4})([a-z]{4,})", "\\1\u00ad\\2", sentence, count=2)


@harmless
def ligature(sentence: str, _chance: random.Random) -> str | None:
    return sentence.replace("ffi", "ffi").replace("fi", "fi").replace("fl", "fl")


@harmless
def with_its_neighbor(sentence: str, _chance: random.Random) -> str | None:
    return f"{sentence} {sentence}" if sentence.endswith(".") and sentence[0].isupper() else None


@harmless
def quoted_whole(sentence: str, _chance: random.Random) -> str | None:
    return None if re.search(r"[\"“”]", sentence) else f"“{sentence}”"


@harmless
def pronoun_explained(sentence: str, _chance: random.Random) -> str | None:
    """Needs no words of the sentences before: the brackets repeat words of the sentence itself."""
    words = [
        w
        for w in re.findall(r"\b[a-z]{5,}\b", sentence)
        if w.endswith(("tion", "ment", "ing", "ness", "therapy"))
    ]
    return re.sub(r"^(?:It|They|This|These) ", f"[The {words[0]}] ", sentence) if words else None


@harmless
def compound_written_apart(sentence: str, _chance: random.Random) -> str | None:
    return re.sub(r"(?<=[a-z])-(?=[a-z])", " ", sentence)


@harmless
def all_capitals(sentence: str, _chance: random.Random) -> str | None:
    return sentence.upper() if sentence.isascii() else None


@harmless
def ellipsis(sentence: str, _chance: random.Random) -> str | None:
    return sentence.rstrip(".") + "…"

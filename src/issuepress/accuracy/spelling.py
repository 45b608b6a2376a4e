"""British spelling as American, so that an editor's house style is not taken for a changed claim."""

import re

# Word families, not words: what is left of the pattern stays. Both sides of a comparison pass through here,
# so a rule may bend a word that has no other spelling as long as no two different words become one.
FAMILIES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"^((?:mis|dis|anti)?(?:behavi|col|tum|lab|fav|flav|hum|neighb|rum|vap|od|harb|hon))our", r"\1or"),
        (r"(?<=[a-z]{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$)", "iz"),
        (r"ys(?=(?:e|ed|er|ers|ing)$)", "yz"),
        (r"(?<=[a-z])ae|(?<=^)ae(?=t|s|g)", "e"),
        (r"oe(?!s?$)", "e"),
        (r"(cent|lit|met|fib|calib|theat|goit)re(?=s?$)", r"\1er"),
        (r"^centr(?=ed$|ing$)", "center"),
        (r"(?<=[a-z]{2})ogue(?=s?$)", "og"),
        (r"(?<=[a-z]{4})ll(?=ed$|ing$|er$|ers$|or$|ors$|ment$|ments$)", "l"),
        (r"^(fulfi|enro|insta|ski)ll?(?=ment|s?$|ful)", r"\1l"),
        (r"sulph", "sulf"),
        (r"^scept", "skept"),
        (r"^moul(?=d)", "mol"),
        (r"programme(?=s?$)", "program"),
        (r"^(defen|offen|licen|preten)ce(?=s?$)", r"\1se"),
        (r"dgement", "dgment"),
        (r"^grey", "gray"),
        (r"^age(?=ing$)", "ag"),
        (r"(?<=ward)s$", ""),
        (r"^whilst$", "while"),
        (r"^(amid|among)st$", r"\1"),
    )
)  # fmt: skip
WORDS = {
    "aluminium": "aluminum",
    "artefact": "artifact",
    "artefacts": "artifacts",
    "burnt": "burned",
    "dietician": "dietitian",
    "dieticians": "dietitians",
    "focussed": "focused",
    "learnt": "learned",
    "manoeuvre": "maneuver",
    "manoeuvres": "maneuvers",
    "orientated": "oriented",
    "plough": "plow",
    "practise": "practice",
    "practised": "practiced",
    "practises": "practices",
    "practising": "practicing",
    "pyjamas": "pajamas",
    "tyre": "tire",
    "tyres": "tires",
}


def american(word: str) -> str:
    """A lower-case word in one spelling."""
    if word in WORDS:
        return WORDS[word]
    for pattern, replacement in FAMILIES:
        word = pattern.sub(replacement, word)
    return word

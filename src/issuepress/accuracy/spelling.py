"""British spelling as American, so that an editor's house style is not taken for a changed claim."""

from issuepress.text.patterns import Pattern

# Word families, not words: what is left of the pattern stays. Both sides of a comparison pass through here,
# so a rule may bend a word that has no other spelling as long as no two different words become one.
# Before each, letters that its words have: most words are in no family, and to search costs more than to see.
FAMILIES = tuple(
    (letters, Pattern(pattern), replacement)
    for letters, pattern, replacement in (
        ("our",
         r"^((?:mis|dis|anti)?(?:behavi|col|tum|lab|fav|flav|hum|neighb|rum|vap|od|harb|hon))our", r"\1or"),
        ("is", r"(?<=[a-z]{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$)", "iz"),
        ("ys", r"ys(?=(?:e|ed|er|ers|ing)$)", "yz"),
        ("ae", r"(?<=[a-z])ae|(?<=^)ae(?=t|s|g)", "e"),
        ("oe", r"oe(?!s?$)", "e"),
        ("re", r"(cent|lit|met|fib|calib|theat|goit)re(?=s?$)", r"\1er"),
        ("centr", r"^centr(?=ed$|ing$)", "center"),
        ("ogue", r"(?<=[a-z]{2})ogue(?=s?$)", "og"),
        ("ll", r"(?<=[a-z]{4})ll(?=ed$|ing$|er$|ers$|or$|ors$|ment$|ments$)", "l"),
        ("l", r"^(fulfi|enro|insta|ski)ll?(?=ment|s?$|ful)", r"\1l"),
        ("sulph", r"sulph", "sulf"),
        ("scept", r"^scept", "skept"),
        ("moul", r"^moul(?=d)", "mol"),
        ("programme", r"programme(?=s?$)", "program"),
        ("ce", r"^(defen|offen|licen|preten)ce(?=s?$)", r"\1se"),
        ("dgement", r"dgement", "dgment"),
        ("grey", r"^grey", "gray"),
        ("age", r"^age(?=ing$)", "ag"),
        ("wards", r"(?<=ward)s$", ""),
        ("whilst", r"^whilst$", "while"),
        ("st", r"^(amid|among)st$", r"\1"),
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
    for letters, pattern, replacement in FAMILIES:
        if letters in word:
            word = pattern.sub(replacement, word)
    return word

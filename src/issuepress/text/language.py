"""Which language a text is in, told from its script and its commonest words."""

import re
from collections import Counter

SCRIPTS = {
    "ja": r"[\u3040-\u30ff]",
    "ko": r"[\uac00-\ud7af]",
    "zh": r"[\u3400-\u9fff]",
    "he": r"[\u0590-\u05ff]",
    "ar": r"[\u0600-\u06ff]",
    "ru": r"[\u0400-\u04ff]",
    "el": r"[\u0370-\u03ff]",
    "th": r"[\u0e00-\u0e7f]",
    "hi": r"[\u0900-\u097f]",
}
# Letters that only one of the languages in a script has.
LETTERS = {"uk": "іїєґ", "fa": "پچژگ", "ur": "ٹڈڑےں"}
COMMON = {
    "en": "the and of to in is that for with are this not you it be or as on can your",
    "es": "el la de que y en los del las por con para una es su como se más pero al",
    "fr": "le la les des et en du une est que pour dans qui sur pas plus avec ce au vous",
    "de": "der die das und ist nicht von mit den ein eine zu im auf für sich des auch werden sie",
    "pt": "o a de que e do da em um para com não uma os no se na por mais as dos",
    "it": "il di che la e un per del non una sono è della con si le dei più gli nel",
    "nl": "de het een van en is dat niet op te zijn met voor die aan er om ook als bij",
}
SAMPLE = 20_000  # characters looked at
SHARE = 0.3  # of the letters, for a script; Japanese and Chinese texts hold Latin names and numbers
LEAST_WORDS = 0.08  # of all words, for a language


def guess_language(text: str) -> str:
    """A language tag, or nothing where it cannot be told."""
    sample = text[:SAMPLE].casefold()
    letters = sum(map(str.isalpha, sample))
    for language, script in SCRIPTS.items():
        found = len(re.findall(script, sample))
        if letters and found > (SHARE / 6 if language == "ja" else SHARE) * letters:
            return _within_script(language, sample)
    return _by_words(sample)


def _within_script(language: str, sample: str) -> str:
    near = {"ru": ("uk",), "ar": ("ur", "fa")}.get(language, ())
    for other in near:
        if sum(sample.count(letter) for letter in LETTERS[other]) > len(sample) / 200:
            return other
    return language


def _by_words(sample: str) -> str:
    words = Counter(re.findall(r"[^\W\d_]+", sample))
    shares = {
        language: sum(words[word] for word in set(common.split())) / max(1, words.total())
        for language, common in COMMON.items()
    }
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] >= LEAST_WORDS else ""

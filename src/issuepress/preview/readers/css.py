"""Where styles stand in the HTML of an e-mail."""

import re

STYLE_ELEMENT = re.compile(r"<style\b[^>]*>.*?</style>", re.DOTALL)
# An @media rule with the rules in it; e-mails nest no deeper.
MEDIA_BLOCK = re.compile(r"@media[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")

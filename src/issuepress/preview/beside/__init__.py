"""Each sentence of an issue beside the sentence of its article.

beside      an issue's own texts, and every digest with its whole article
blocks      the texts of a block
statements  a sentence of the e-mail, and how it departs
offers      what of an article is worth telling
passages    an article as it is shown, its sentences found by number
"""

from issuepress.preview.beside.beside import beside

__all__ = ["beside"]

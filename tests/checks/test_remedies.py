"""What a check says to do is done to the letter, and then no check finds anything any more."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from issuepress.checks.check import check_html
from issuepress.checks.finding import Finding
from issuepress.checks.rules import all_checks

FOLDER = Path(__file__).parent / "faulty"
RIGHT = (FOLDER / "right.html").read_text(encoding="utf-8")
HERE = "<h2"  # where a fault is put in
STYLE = "font-size:16px;line-height:24px;color:#1b2a2f"
MSO = re.compile(r"<!--\[if mso\]>.*?<!\[endif\]-->", re.DOTALL)
Remedy = Callable[[str, Finding], str]


def before(fault: str) -> Callable[[str], str]:
    return lambda html: html.replace(HERE, fault + HERE, 1)


def swap(old: str, new: str) -> Callable[[str], str]:
    def changed(html: str) -> str:
        assert old in html
        return html.replace(old, new)

    return changed


def on_tag(change: Callable[[str], str]) -> Remedy:
    """Change the start tag that the finding shows."""
    return lambda html, finding: html.replace(finding.at.excerpt, change(finding.at.excerpt), 1)


def attribute(name: str, value: str | None = None) -> Remedy:
    """Write an attribute on it: what the remedy quotes, like ``role="presentation"``."""

    def remedy(html: str, finding: Finding) -> str:
        quoted = re.search(rf'\b{name}="([^"]*)"', finding.mend)
        wanted = value if value is not None else quoted[1] if quoted else ""
        tag = re.sub(rf'\s{name}="[^"]*"', "", finding.at.excerpt)
        return html.replace(
            finding.at.excerpt, re.sub(r"(<[\w:]+)", rf'\1 {name}="{wanted}"', tag, count=1), 1
        )

    return remedy


def declaration(found: str) -> Remedy:
    """Put a declaration of the remedy into the style attribute, in place of what is there."""

    def remedy(html: str, finding: Finding) -> str:
        wanted = re.search(found, finding.mend)
        assert wanted
        name = wanted[0].partition(":")[0].strip()
        tag = re.sub(rf'(?<=["; ]){name}:[^;"]*;?', "", finding.at.excerpt)
        tag = tag.replace('style="', f'style="{wanted[0]};')
        return html.replace(finding.at.excerpt, tag, 1)

    return remedy


def into_head(html: str, finding: Finding) -> str:
    """What the remedy quotes, put into the head."""
    quoted = re.search(r"<meta[^>]*>", finding.mend)
    assert quoted
    return html.replace("<head>", f"<head>\n{quoted[0]}", 1)


def quoted_comment(html: str, finding: Finding) -> str:
    quoted = MSO.search(finding.mend)
    assert quoted
    return html.replace("</head>", f"{quoted[0]}</head>", 1)


BUTTON = (
    f'<a href="https://www.test-practice.org/x" style="display:inline-block;{STYLE};{{}}">Ask for a day</a>'
)
PARAGRAPH = (
    '<p class="ink" style="margin:0;{}">'
    + "In a trial, people who walked had a little less pain. " * 3
    + "</p>"
)
LINK = '<p class="ink" style="margin:0;{}">More is told in <a class="link" {} style="{}">the whole story of it</a>, with its limits.</p>'

CASES: dict[str, tuple[Callable[[str], str], Remedy]] = {
    "document_has_a_doctype": (swap("<!DOCTYPE html>\n", ""), lambda html, _: f"<!DOCTYPE html>\n{html}"),
    "document_declares_utf_8": (swap('<meta charset="utf-8">\n', ""), into_head),
    "viewport_is_set": (
        swap('<meta name="viewport" content="width=device-width, initial-scale=1">\n', ""),
        into_head,
    ),
    "document_has_a_title": (
        swap("<title>What helps a stiff neck at a desk</title>", ""),
        lambda html, _: html.replace("<head>", "<head><title>What helps a stiff neck at a desk</title>", 1),
    ),
    "color_schemes_are_declared": (
        lambda html: re.sub(r"<meta name=\"[a-z-]*color-schemes?\"[^>]*>\n|:root \{[^}]*\}", "", html),
        into_head,
    ),
    "language_and_direction_are_stated": (
        swap('<div class="page" lang="en" dir="ltr"', '<div class="page"'),
        lambda html, f: html.replace("<div class=", f"<div {re.search('lang.*ltr.', f.mend)[0]} class=", 1),
    ),
    "layout_tables_are_marked": (
        swap('<table role="presentation" cellpadding', "<table cellpadding"),
        attribute("role"),
    ),
    "images_have_alt_text": (
        before('<img src="https://www.test-practice.org/a.png" width="60">'),
        attribute("alt", ""),
    ),
    "images_have_a_width_in_pixels": (
        before('<img src="https://www.test-practice.org/a.png" alt="">'),
        attribute("width", "60"),
    ),
    "images_are_loaded_over_https": (
        before('<img src="http://www.test-practice.org/a.png" alt="" width="60">'),
        on_tag(swap("http://", "https://")),
    ),
    "every_link_is_https": (
        before(LINK.format(STYLE, 'href="http://www.test-practice.org/"', "color:#14594a")),
        on_tag(swap("http://", "https://")),
    ),
    "links_are_told_by_more_than_color": (
        before(
            LINK.format(STYLE, 'href="https://www.test-practice.org/a"', "color:#14594a;text-decoration:none")
        ),
        declaration(r"text-decoration: underline"),
    ),
    "style_attributes_have_no_important": (
        before(f'<p class="ink" style="{STYLE};margin:0 !important">Walk a little.</p>'),
        on_tag(swap(" !important", "")),
    ),
    "text_is_large_enough": (
        before(
            '<p class="ink" style="margin:0;line-height:24px;font-size:11px;color:#1b2a2f">Walk a little.</p>'
        ),
        on_tag(swap("font-size:11px", "font-size:14px")),
    ),
    "lines_have_room": (
        before(PARAGRAPH.format("font-size:16px;line-height:18px;color:#1b2a2f")),
        declaration(r"line-height: \d+px"),
    ),
    "lines_do_not_overlap": (
        before(
            '<p class="ink" style="margin:0;font-size:16px;line-height:9px;color:#1b2a2f">Walk a little.</p>'
        ),
        declaration(r"line-height: \d+px"),
    ),
    "long_words_can_be_broken": (
        before(f'<p class="ink" style="margin:0;{STYLE}">{"walk" * 20}</p>'),
        declaration(r"word-break: break-word"),
    ),
    "centered_tables_are_centered_in_outlook": (
        swap(
            "</div>\n</body>",
            '<table role="presentation" style="margin:0 auto"><tr><td></td></tr></table></div>\n</body>',
        ),
        attribute("align"),
    ),
    "sizes_hold_on_sharp_screens": (
        lambda html: re.sub(r"<o:PixelsPerInch>96</o:PixelsPerInch>", "", html),
        quoted_comment,
    ),
    "web_fonts_fall_back_in_outlook": (
        lambda html: before(
            f'<p class="ink" style="margin:0;{STYLE};font-family:Sora,Arial,sans-serif">Walk a little.</p>'
        )(html.replace("<style>", "<style>@font-face{font-family:Sora;src:url(https://x.org/s.woff2)}", 1)),
        quoted_comment,
    ),
    "what_is_hidden_is_hidden_in_outlook": (
        before('<img src="https://www.test-practice.org/a.png" alt="" width="60" style="display:none">'),
        on_tag(swap("display:none", "display:none;mso-hide: all")),
    ),
    "blocks_keep_their_width_in_outlook": (
        before(f'<div class="ink" style="max-width:400px;{STYLE}">Walk a little.</div>'),
        lambda html, f: html.replace(f.at.excerpt, f"{MSO.search(f.mend)[0]}{f.at.excerpt}").replace(
            "Walk a little.</div>", "Walk a little.</div><!--[if mso]></td></tr></table><![endif]-->"
        ),
    ),
    "shapes_for_outlook_are_declared": (
        lambda html: before('<!--[if mso]><v:rect alt=""></v:rect><![endif]-->')(
            html.replace(' xmlns:v="urn:schemas-microsoft-com:vml"', "")
        ),
        lambda html, f: html.replace("<html", "<html " + f.mend.split()[1], 1),
    ),
    "fluid_images_have_no_fixed_height": (
        before(
            '<img src="https://www.test-practice.org/a.png" alt="" width="536" height="200"'
            ' style="width:100%;height:auto">'
        ),
        on_tag(swap(' height="200"', "")),
    ),
    "important_is_in_lower_case": (
        swap("padding-left: 16px !important", "padding-left: 16px !IMPORTANT"),
        lambda html, _: html.replace("!IMPORTANT", "!important"),
    ),
    "buttons_fit_a_thumb": (
        before(
            f'<table role="presentation"><tr><td style="padding:8px 20px;background-color:#14594a">'
            f"{BUTTON.format('line-height:20px;padding:8px 20px;background-color:#14594a;color:#ffffff')}</td></tr></table>"
        ),
        on_tag(swap("padding:8px 20px", "padding:12px 20px")),
    ),
    "nothing_is_wider_than_the_mail": (
        before('<table role="presentation" width="900"><tr><td></td></tr></table>'),
        on_tag(swap('width="900"', 'width="600"')),
    ),
    "readers_can_zoom": (
        swap("initial-scale=1", "initial-scale=1, maximum-scale=1, user-scalable=no"),
        on_tag(lambda tag: re.sub(r", (?:maximum-scale|user-scalable)=\w+", "", tag)),
    ),
    "no_margin_is_negative": (
        before(f'<p class="ink" style="{STYLE};margin:-8px 0 0">Walk a little.</p>'),
        on_tag(swap("margin:-8px 0 0", "margin:0")),
    ),
    "the_words_are_in_the_language_stated": (
        swap('lang="en"', 'lang="de"'),
        lambda h, _: h.replace('"de"', '"en"'),
    ),
    "the_words_run_in_the_direction_stated": (
        swap('dir="ltr"', 'dir="rtl"'),
        lambda h, _: h.replace('"rtl"', '"ltr"'),
    ),
    "nothing_is_escaped_twice": (
        before(f'<p class="ink" style="margin:0;{STYLE}">Walk &amp;amp; rest.</p>'),
        lambda html, _: html.replace("&amp;amp;", "&amp;"),
    ),
    "headings_skip_no_level": (swap("h2", "h3"), lambda html, _: html.replace("h3", "h2")),
    "ids_are_unique": (
        before('<p id="a"></p><p id="a"></p>'),
        lambda html, _: html.replace('<p id="a">', '<p id="b">', 1),
    ),
}


def found(html: str) -> tuple[Finding, ...]:
    return check_html(html, str(FOLDER / "mail.html")).findings


@pytest.mark.parametrize("check", CASES)
def test_no_check_refuses_what_another_said_to_do(check: str):
    fault, remedy = CASES[check]
    html = fault(RIGHT)
    told = [finding for finding in found(html) if finding.check == check]
    assert told

    for _ in range(5):
        if told:
            html = remedy(html, told[0])
            told = [finding for finding in found(html) if finding.check == check]
    assert [(finding.check, finding.what) for finding in found(html)] == []


def test_only_checks_have_remedies():
    assert CASES.keys() <= {check.name for check in all_checks()}

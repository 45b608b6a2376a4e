import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from issuepress.checks.finding import Place
from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules import all_checks
from issuepress.checks.rules.structure import the_mail_is_read_whole

PIECES = [
    "<p>", "</p>", "<div style='", "color:red", "'>", '<a href="', "mailto:a@b?subject=c d", "https://[::1", '">',
    "<table>", "</td>", "<tr", "<td>", "<style>", "</style>", "@media (prefers-color-scheme: dark) {", "}", "p { color:",
    "<!--[if mso]>", "<![endif]-->", "<!--", "-->", "<![CDATA[", "]]>", "<![x]>", "<!DOCTYPE html>", "<?xml ?>",
    "<img src=", "data:image/png;base64,", "width=100%", "alt", "=", "&", "&#0;", "&#xffffffff;", "&nbsp;", "{{ x",
    "*|X|*", "<h1>", "<h4>", "</h1>", "<html", " lang=", "<body", "<title>", "<mj-text>", "font-size:1e999px", "\x00",
    "background:url(", ")", "line-height:.", "display:none", "<svg/>", "<v:rect", "/>", "😀", "\ud800", "\u202e", " ", "\n",
    "utm_source=x", "tel:", "#", "<script>", "</script>", "<meta name=viewport content=", "<th>", "<li>", "• x", "CLICK HERE",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@example("<tr\ud800<p>")
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)))
def test_no_html_makes_a_check_raise(html: str):
    mail = Mail(html=html, text=html, subject=html[:60], preheader=html[:90])

    for check in all_checks():
        if check.can_judge(mail):
            assert all(finding.what and finding.mend for finding in check.findings(mail))


def test_html_that_nests_thousands_deep_does_not_overflow():
    mail = Mail(html="<div>" * 9_000 + "<a href=x>deep")

    assert mail.text_of(mail.links[0]) == "deep"
    assert mail.visible_text == "deep"


@pytest.mark.parametrize("tail", ["<a " * 700_000, "<" * 2_000_000], ids=["open tags", "angles"])
def test_a_tag_that_never_ends_holds_nothing_up_and_is_told(tail: str):
    mail = Mail(html=f"<p>News</p>{tail}")

    assert [element.name for element in mail.elements()][:1] == ["p"]
    assert mail.page.cut
    assert [finding.check for finding in the_mail_is_read_whole.findings(mail)] == ["the_mail_is_read_whole"]


def test_a_mail_of_any_length_that_ends_is_read_whole():
    mail = Mail(html="<p>" + "word " * 100_000 + "3 < 4</p>")

    assert not mail.page.cut
    assert not list(the_mail_is_read_whole.findings(mail))


def test_elements_come_in_the_order_of_the_source_and_are_counted_by_name():
    mail = Mail(html="<div><p>a</p><!--[if mso]><p>no</p><![endif]--></div><P Class=x>b<br>c")

    assert [(e.name, e.nth) for e in mail.elements()] == [("div", 0), ("p", 0), ("p", 1), ("br", 0)]
    assert mail.elements("p")[1].get("class") == "x"
    assert mail.at(mail.elements("p")[1]) == Place(element="p", nth=1, excerpt="<P Class=x>")


def test_end_tags_that_may_be_left_out_are_known():
    mail = Mail(html="<table><tr><td>a<td><table><tr><td>b</table><tr><td>c</table><p>d<p>e")

    assert [cell.parent.nth for cell in mail.elements("td")] == [0, 0, 1, 2]
    assert mail.page.unclosed == mail.page.stray == []
    assert [p.parent for p in mail.elements("p")] == [None, None]


def test_a_place_in_a_file_has_its_line():
    mail = Mail(html="<p>\n<a\nhref=x>y</a>", file="mail.html")

    assert str(mail.at(mail.links[0])).startswith("mail.html:2:1 <a")


def test_conditional_comments_are_what_outlook_alone_reads():
    mail = Mail(
        html="<!--[if mso | IE]><td><![endif]--><!--[if !mso]><!--><b>x</b><!--<![endif]--><!-- [if] -->"
    )

    assert [(c.condition, c.html) for c in mail.conditional_comments] == [("mso | IE", "<td>")]
    assert mail.elements("b")


@pytest.mark.parametrize(
    "html",
    [
        "<p style='display:none'>x",
        "<div hidden><p>x",
        "<style>.h{display:none}</style><p class=h>x",
        "<p style='max-height:0;overflow:hidden'>x",
        "<title>x</title>",
        "<head><style>x</style></head>",
    ],
)
def test_what_is_hidden_is_no_visible_text(html: str):
    assert Mail(html=html).visible_text == ""


def test_words_of_blocks_are_set_apart_and_those_of_a_line_are_not():
    assert (
        Mail(html="<p>One<b>two</b></p><p>three<br>four&nbsp;&#847;five").visible_text
        == "Onetwo three four five"
    )


@pytest.mark.parametrize(
    ("html", "color"),
    [
        ("<p>x", "#000000"),
        ("<style>p{color:red}</style><p style='color:blue'>x", "blue"),
        ("<style>p{color:red!important}</style><p style='color:blue'>x", "red"),
        ("<style>p{color:red} .a{color:green} p{color:teal}</style><p class=a>x", "green"),
        ("<style>@media (min-width:1px){p{color:red}}</style><p>x", "#000000"),
        ("<div style='color:red'><p style='color:inherit'>x", "red"),
        ("<style>p:hover{color:red} p::before{color:red} p[{color:red}</style><p>x", "#000000"),
    ],
)
def test_the_cascade_is_that_of_css(html: str, color: str):
    mail = Mail(html=html)

    assert mail.styles.of(mail.elements("p")[0])["color"] == color


def test_dark_rules_count_in_the_dark_alone():
    mail = Mail(
        html="<style>@media (prefers-color-scheme:dark){p{color:#eee!important}}</style><p style='color:#111'>x"
    )
    paragraph = mail.elements("p")[0]

    assert mail.styles.of(paragraph)["color"] == "#111"
    assert mail.styles.of(paragraph, dark=True)["color"] == "#eee"


def test_sizes_are_computed_from_those_around_them():
    mail = Mail(
        html="<div style='font-size:20px'><p style='font-size:.5em'><b style='font:bold 200%/1.5 Arial'>x"
    )
    style = mail.styles.of(mail.elements("b")[0])

    assert (style["font-size"], style["line-height"], style["font-weight"]) == ("20px", "1.5", "bold")


def test_at_rules_keep_their_context():
    mail = Mail(
        html="<style media=print>p{color:red} @media screen{@supports (x:y){b{top:0}}} @import 'x';</style>"
    )

    assert [(rule.context, rule.selector) for rule in mail.rules] == [
        (("@media print",), "p"),
        (("@media print", "@media screen", "@supports (x:y)"), "b"),
    ]
    assert mail.sheets[0].at_rules == ("@media screen", "@supports (x:y)", '@import "x"')


# --- the cascade ------------------------------------------------------------------------------------

PALE = ".pale { color: #ccc }"


@pytest.mark.parametrize(
    ("style", "counts"),
    [
        (f"<style>{PALE}</style>", True),
        (f'<style media="all">{PALE}</style>', True),
        (f'<style media="screen">{PALE}</style>', True),
        (f"<style>@media screen {{ {PALE} }}</style>", True),
        (f"<style>@media only screen {{ @supports (display: grid) {{ {PALE} }} }}</style>", True),
        (f"<style>@media print, screen {{ {PALE} }}</style>", True),
        (f"<style>@media (prefers-color-scheme: light) {{ {PALE} }}</style>", True),
        (f'<style media="print">{PALE}</style>', False),
        (f"<style>@media screen and (max-width: 480px) {{ {PALE} }}</style>", False),
        (f"<style>@media (prefers-color-scheme: dark) {{ {PALE} }}</style>", False),
        (f"<style>@supports not (display: grid) {{ {PALE} }}</style>", False),
        (f"<style>@supports (-webkit-touch-callout: none) {{ {PALE} }}</style>", False),
    ],
)
def test_a_rule_counts_where_it_is_in_force_on_a_screen_of_any_width(style: str, counts: bool):
    mail = Mail(html=f'{style}<p class="pale">words</p>')

    assert (mail.styles.of(mail.elements("p")[0])["color"] == "#ccc") is counts


def test_a_rule_for_dark_mode_counts_in_a_sheet_for_all_media():
    mail = Mail(
        html=f'<style media="all">@media (prefers-color-scheme:dark) {{ {PALE} }}</style><p class="pale">'
    )

    assert mail.styles.of(mail.elements("p")[0], dark=True)["color"] == "#ccc"
    assert mail.styles.of(mail.elements("p")[0])["color"] == "#000000"


def test_words_without_a_color_are_light_where_the_page_is_painted_dark():
    declared = Mail(html='<meta name="color-scheme" content="light dark"><p>words <a href="x">link</a></p>')
    silent = Mail(html="<p>words</p>")

    assert declared.styles.of(declared.elements("p")[0], dark=True)["color"] == "#ffffff"
    assert declared.styles.of(declared.elements("a")[0], dark=True)["color"] == "#9e9eff"
    assert declared.styles.of(declared.elements("p")[0])["color"] == "#000000"
    assert silent.styles.of(silent.elements("p")[0], dark=True)["color"] == "#000000"


@pytest.mark.parametrize(
    ("style", "name", "value"),
    [
        ("padding: 1px", "padding-left", "1px"),
        ("padding: 1px 2px", "padding-bottom", "1px"),
        ("padding: 1px 2px 3px", "padding-left", "2px"),
        ("padding: 1px 2px 3px 4px", "padding-left", "4px"),
        ("border: 2px solid red", "border-top-width", "2px"),
        ("border: 0; border-bottom: 14px solid red", "border-bottom-width", "14px"),
        ("border: none", "border-top-width", "0"),
        ("text-decoration: underline dotted", "text-decoration-line", "underline"),
        ("text-decoration-line: none", "text-decoration-line", "none"),
        ("color: #nocolor", "color", "#000000"),
    ],
)
def test_a_shorthand_sets_what_it_stands_for(style: str, name: str, value: str):
    mail = Mail(html=f'<p style="{style}">')

    assert mail.styles.of(mail.elements("p")[0])[name] == value


def test_old_attributes_mean_what_browsers_take_them_for():
    mail = Mail(html='<div bgcolor="#000"><table align="center"><tr><td bgcolor="#111" align="right">')
    div, table, cell = (mail.styles.of(mail.elements(name)[0]) for name in ("div", "table", "td"))

    assert "background-color" not in div
    assert "text-align" not in table
    assert (cell["background-color"], cell["text-align"]) == ("#111", "-webkit-right")

"""No figure of an article changes on its way into its text, whatever stands above or below the line."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from issuepress.read import read_article

FILLER = "<p>Loading for twelve weeks is still the first treatment for tendon pain in adults.</p>" * 3
figures = st.one_of(
    st.integers(1, 9999).map(str),
    st.decimals(0, 99, places=1).map(str),
    st.tuples(st.integers(1, 40), st.integers(41, 99)).map(lambda ends: f"{ends[0]}-{ends[1]}"),
)
units = st.sampled_from([" weeks", "%", " mg", " points", " of 10 people", " °C", "-fold"])
numbers = st.integers(1, 199).map(str)
marks = st.one_of(
    st.lists(numbers, min_size=1, max_size=3).map(",".join),
    st.tuples(numbers, numbers).map("-".join),
    st.sampled_from(["*", "†", "a", "b,c", "[4]", "1234"]),
)
wrappers = st.sampled_from(
    [
        "<sup>{}</sup>",
        '<sup><a href="#ref">{}</a></sup>',
        '<a href="#fn1">{}</a>',
        '<a href="https://example.org/load#footnote-1"><sup>{}</sup></a>',
        "<span><sup>{}</sup></span>",
        "<sup><em>{}</em></sup>",
    ]
)
powers = st.sampled_from(["10<sup>6</sup>", "5 mg/m<sup>2</sup>", "10<sup>-3</sup>", "log<sub>10</sub>100"])


def text_of(inner: str, kind: str = "html") -> str:
    page = f"<html><body><article><h1>Load</h1>{FILLER}{inner}{FILLER}</article></body></html>"
    return read_article("page.html", text=page, kind=kind, url="https://example.org/load").text


def figures_in(text: str) -> list[str]:
    return re.findall(r"\d+(?:[.,]\d+)*", text)


@settings(max_examples=60, deadline=None)
@given(figures, units, marks, wrappers, st.booleans())
def test_a_mark_of_a_note_is_never_glued_to_a_figure(figure, unit, mark, wrapper, is_behind_unit):
    note = wrapper.format(mark)
    said = f"{figure}{unit}{note}" if is_behind_unit else f"{figure}{note}{unit}"
    text = text_of(f"<p>Pain fell by {said} after a year in the larger of the two trials.</p>")
    line = next(line for line in text.split("\n") if line.startswith("Pain fell"))
    assert figures_in(line) == figures_in(f"{figure}{unit}")


@given(figures, powers)
@settings(max_examples=30, deadline=None)
def test_powers_and_logarithms_add_no_figure_to_another(figure, power):
    text = text_of(f"<p>There were {figure} samples with {power} in each of the larger trials.</p>")
    line = next(line for line in text.split("\n") if line.startswith("There were"))
    base = re.sub(r"<su[pb]>.*?</su[pb]>", " ", power)
    assert figures_in(line) == figures_in(f"{figure} {base}")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("12<sup>1,2</sup> points", "12 points"),
        ("20<sup>10-12</sup> points", "20 points"),
        ("10<sup>6</sup> cells", "10⁶ cells"),
        ("10<sup>−3</sup> molar", "10⁻³ molar"),
        ("5 mg/m<sup>2</sup> a day", "5 mg/m² a day"),
        ("CO<sub>2</sub> and VO<sub>2</sub>max", "CO2 and VO2max"),
        ("log<sub>10</sub>100", "log₁₀100"),
        ("1<sup>1</sup>/<sub>2</sub> years", "1 1/2 years"),
        ("the 5<sup>th</sup> day", "the 5th day"),
        ("37<sup>o</sup>C", "37°C"),
        ("<sup>18</sup>F in the bone", "¹⁸F in the bone"),
        ("adults.<sup>1</sup> Then", "adults. Then"),
        ('12<a href="#footnote-2">2</a> weeks', "12 weeks"),
        ("<math><msup><mn>10</mn><mn>6</mn></msup></math> cells", "10^6 cells"),
        ("<math><mi>p</mi><mo>&lt;</mo><mn>0.05</mn></math>, so", "p < 0.05, so"),
    ],
)
def test_what_stands_above_the_line_reads_as_it_was_meant(markup, text):
    assert f"In all, {text}" in text_of(f"<p>In all, {markup} were counted in the larger of both trials.</p>")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("10<sup>6</sup> cells", "10⁶ cells"),
        ("12<sup>1,2</sup> points", "12 points"),
        ("if it hurts.<br>Never run", "if it hurts. Never run"),
    ],
)
def test_raw_html_in_markdown_glues_nothing(markup, text):
    article = read_article("load.md", text=f"# Load\n\nWe counted {markup} in all trials.\n", kind="markdown")
    assert f"We counted {text}" in article.text


def test_a_figure_that_may_be_a_power_or_a_note_stays_apart_and_the_author_is_told():
    page = f"<html><body><article><h1>Load</h1>{FILLER}<p>It took 12<sup>2</sup> weeks.</p></article></body></html>"
    article = read_article("page.html", text=page, kind="html")
    assert "12² weeks" in article.text
    assert any("12²" in note for note in article.notes)


def in_a_page(inner):
    return text_of(f"<p>{inner}</p>")


def in_a_piece(inner):
    return read_article("-", text=f"<h2>Load</h2><p>{inner}</p>{FILLER}").text


def in_a_feed(inner):
    body = f"<p>{inner}</p>{FILLER}"
    item = f"<item><title>Load</title><description><![CDATA[{body * 4}]]></description></item>"
    return read_article("a.xml", text=f"<rss version='2.0'><channel>{item}</channel></rss>").text


def in_markdown(inner):
    return read_article("load.md", text=f"# Load\n\n{inner}\n").text


def in_a_json_feed(inner):
    items = [{"title": "Load", "content_html": f"<p>{inner}</p>{FILLER}"}]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Clinic", "items": items}
    return read_article("feed.json", text=json.dumps(feed)).text


ways = st.sampled_from([in_a_page, in_a_piece, in_a_feed, in_a_json_feed, in_markdown])
signs = st.sampled_from(["-", "–", " to ", "/", " ± ", "×", ":", "."])
claims = st.one_of(
    st.builds("{}{}{}".format, st.integers(1, 99), signs, st.integers(1, 99)),
    st.builds("{}{}".format, figures, units),
    st.builds("({}% vs {}%)".format, st.integers(1, 99), st.integers(1, 99)),
    st.builds("p {} 0.0{}".format, st.sampled_from(["=", "&lt;", "≤"]), st.integers(1, 9)),
    st.builds("{},{:03} people".format, st.integers(1, 99), st.integers(0, 999)),
)
notes = st.one_of(st.just(""), st.builds("{}".format, st.builds(str.format, wrappers, marks)))


@settings(max_examples=150, deadline=None)
@given(ways, st.lists(st.tuples(claims, notes), min_size=1, max_size=4))
def test_ranges_units_and_powers_come_through_every_kind_of_source(way, parts):
    said = ", ".join(f"{claim}{note} weeks" for claim, note in parts)
    text = way(f"In all, it was {said} in the larger of the two trials.")
    line = next(line for line in text.split("\n") if line.startswith("In all, it was"))
    assert figures_in(line) == figures_in(", ".join(f"{claim} weeks" for claim, _ in parts))

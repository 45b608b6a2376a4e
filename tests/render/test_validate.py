import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mjml import mjml2html

from issuepress.render.validate import Fault, validate

COMPONENTS = json.loads(files("issuepress.render").joinpath("mjml.json").read_text())["components"]


def document(body="", head="", start='<mjml lang="en" dir="ltr" data-at="t:1">'):
    title = '<mj-title data-at="t:3">Title</mj-title>'
    return (
        f'{start}<mj-head data-at="t:2">{title}{head}</mj-head><mj-body data-at="t:4">{body}</mj-body></mjml>'
    )


def column(inside):
    start = '<mj-section data-at="t:5"><mj-column data-at="t:6">'
    return document(f"{start}{inside}</mj-column></mj-section>")


def text(inside):
    return column(f'<mj-text data-at="t:7">{inside}</mj-text>')


def raw(inside):
    return document(f'<mj-raw data-at="t:7">{inside}</mj-raw>')


def only_fault(mjml):
    faults = validate(mjml)
    assert len(faults) == 1, faults
    return faults[0]


def messages(mjml):
    return [fault.message for fault in validate(mjml)]


# --- what is right ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "mjml",
    [
        text('<p>One &amp; <a href="https://example.org/?a=1&amp;b=2">two</a><br/>&lt;three&gt;</p>'),
        text("&nbsp;&#160;&copy;&zwnj;"),
        text("<!-- seen by nobody --><ul><li>one</li></ul>"),
        column('<mj-image alt="" src="a.png" width="264px" padding="0px 8px 1.5px 2%" css-class="a b"/>'),
        column('<mj-image alt="5 &lt; 6 &amp; &quot;7&quot;" src="a.png" padding-left="0"/>'),
        column("<mj-text font-family=\"Georgia, 'Times New Roman'\">x</mj-text>"),
        column("<mj-text line-height='1.5' letter-spacing='-0.5px' color='rgba(1, 2, 3, 0.5)'>x</mj-text>"),
        column('<mj-social>\n <mj-social-element alt="" name="facebook-noshare" href="h"/></mj-social>'),
        document(
            head='<mj-style>a > b { font-family: "c" } /* d */</mj-style><mj-preview>e &amp; f</mj-preview>'
        ),
        document("<!-- a --><mj-wrapper><!-- b --><mj-section css-class='c'/></mj-wrapper>"),
    ],
)
def test_what_mrml_understands_is_no_fault(mjml):
    assert validate(mjml) == []
    assert "<mj-" not in mjml2html(mjml)


def test_defaults_are_checked_against_the_component_they_are_for():
    head = """<mj-attributes><mj-all padding="0px" color="#123456"/><mj-class name="k" font-size="17px"/>
    <mj-text align="justify"/><mj-image width="30px"/></mj-attributes>"""
    assert validate(document(head=head)) == []
    head = """<mj-attributes><mj-all colr="red"/><mj-class name="k" width="x"/>
    <mj-text align="top"/></mj-attributes>"""
    found = messages(document(head=head))
    assert [message.partition(">")[0] for message in found] == ["<mj-all", "<mj-class", "<mj-text"]


def test_vml_in_conditional_comments_passes():
    mso = '<!--[if mso]><v:roundrect href="h"><w:anchorlock/><center>a<br></center></v:roundrect><![endif]-->'
    assert validate(raw(f"{mso}<!--[if !mso]><!--><a href='h'>b</a><!--<![endif]-->")) == []


def test_ghost_tables_that_close_in_the_same_element_pass():
    assert (
        validate(
            raw("<!--[if mso]><table><tr><td><![endif]--><p>a</p><!--[if mso]></td></tr></table><![endif]-->")
        )
        == []
    )


# --- places -----------------------------------------------------------------------------------------


def test_a_fault_names_the_place_in_the_template():
    assert only_fault(column('<mj-txet data-at="clinic/story.mjml.j2:12">x</mj-txet>')) == Fault(
        "clinic/story.mjml.j2:12",
        "<mj-txet> is not a component that the renderer knows; did you mean mj-text?",
    )


def test_a_fault_after_a_component_is_that_of_the_component_around_it():
    assert only_fault(column('<mj-spacer data-at="t:7"/>loose')).place == "t:6"


def test_html_has_the_place_of_the_component_around_it():
    assert only_fault(text("<p>\n\n<b>a</p>")).place == "t:7"


def test_a_component_whose_own_tag_cannot_be_read_still_has_its_place():
    assert only_fault(column('<mj-image src="a&b=c" data-at="t:8" alt=""/>')).place == "t:8"


def test_without_a_mark_the_line_of_the_mjml_is_the_place():
    assert only_fault(document("\n<mj-text>x</mj-text>")).place == "line 2"


# --- all at once ------------------------------------------------------------------------------------


def test_all_faults_are_told_at_once():
    mjml = column("<mj-txt>a & b</mj-txt><mj-text colour='red'>c < d <p>e</mj-text><mj-image src='f'/>")
    found = " ".join(messages(mjml))
    assert all(word in found for word in ("mj-txt", "bare &", "bare <", "<p> is not closed", "colour", "alt"))


def test_the_same_fault_at_the_same_place_is_told_once():
    assert len(validate(column("a<mj-spacer/>b"))) == 1


# --- faults -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("attribute", "told"),
    [
        ('colour="red"', "has no attribute colour; did you mean color?"),
        ('color="blu"', "is not a color"),
        ('color="#12345"', "is not a color"),
        ('font-size="16"', "is not a number with px"),
        ('font-size=""', "is not a number with px"),
        ('padding="1px 2px 3px 4px 5px"', "is not one to four times"),
        ('padding="1px  2px"', "is not one to four times"),
        ('padding="0 24px"', "write 0px"),
        ('padding="0"', "write 0px"),
        ('align="middle"', "is not left, right, center or justify"),
        ('href="https://example.org"', "has no attribute href"),
    ],
)
def test_attributes_and_their_values_are_checked(attribute, told):
    fault = only_fault(column(f'<mj-text data-at="t:7" {attribute}>x</mj-text>'))
    assert fault.place == "t:7"
    assert told in fault.message


def test_whole_numbers_are_checked():
    assert only_fault(column('<mj-table cellpadding="2px"/>')).message.endswith("is not a whole number")


@pytest.mark.parametrize(
    ("mjml", "told"),
    [
        (
            document('<mj-section><mj-text data-at="t:7">x</mj-text></mj-section>'),
            "only in <mj-column> or <mj-hero>",
        ),
        (document('<mj-section data-at="t:7">x</mj-section>'), "text cannot stand in <mj-section>"),
        (document('<mj-section data-at="t:7">&nbsp;</mj-section>'), "text cannot stand in <mj-section>"),
        (document('<mj-section data-at="t:7"><p/></mj-section>'), "put HTML into <mj-text> or <mj-raw>"),
        (column('<mj-text><mj-text data-at="t:7">x</mj-text></mj-text>'), "which holds HTML"),
        (document(head='<mj-preview data-at="t:7"><b>x</b></mj-preview>'), "which holds text"),
        (document(head='<mj-all data-at="t:7"/>'), "only in <mj-attributes>"),
        (document('<mj-include path="a.mjml" data-at="t:7"/>'), "Jinja"),
        (raw("<!DOCTYPE html>"), "not well-formed"),
        (raw("<![CDATA[x]]>"), "CDATA"),
        (raw("<?php x ?>"), "does not read <?"),
        (document(head='<mj-style data-at="t:7">a &gt; b {}</mj-style>'), "CSS knows no"),
        (document(head='<mj-style data-at="t:7"><!-- a --></mj-style>'), "a comment cannot stand"),
    ],
)
def test_what_stands_where_it_cannot_is_a_fault(mjml, told):
    fault = only_fault(mjml)
    assert fault.place == "t:7"
    assert told in fault.message


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("a & b", "bare &"),
        ("a &b c", "bare &"),
        ('<a href="?a=1&b=2">c</a>', "bare &"),
        ("a < b", "bare <"),
        ('<a title="a<b">c</a>', "bare <"),
        ("&nosuchthing;", "is not an entity of HTML"),
        ("<p>a", "<p> is not closed before </mj-text>"),
        ("<ul><li>a</ul>", "<li> is not closed before </ul>"),
        ("a<br>b", "<br/>"),
        ("a</p>", "</p> closes nothing"),
        ("<a href=b>c</a>", "not well-formed"),
        ("<a b='1' b='2'/>", "duplicate attribute"),
        ("\0", "not well-formed"),
        ("\ud800", "not well-formed"),
        ("<a title='say \"b\"'>c</a>", "single quotes"),
    ],
)
def test_what_is_not_well_formed_is_a_fault_with_a_place(inside, told):
    fault = only_fault(text(inside))
    assert fault.place == "t:7"
    assert told in fault.message


def test_what_is_never_closed_is_a_fault():
    assert "<mj-section> is never closed" in messages("<mjml><mj-body><mj-section>")


@pytest.mark.parametrize("mjml", ["", " ", "text", "<html/>", "<mjml/>"])
def test_what_is_no_mjml_document_is_a_fault(mjml):
    assert validate(mjml)


# --- what mrml renders badly ------------------------------------------------------------------------


def test_a_section_has_one_class():
    assert "one class" in only_fault(document('<mj-section css-class="a b"/>')).message


def test_a_class_has_to_be_defined():
    assert "not defined" in only_fault(column('<mj-text mj-class="a">b</mj-text>')).message


@pytest.mark.parametrize(
    "inside", ['<mj-image src="a"/>', '<mj-social><mj-social-element href="a"/></mj-social>']
)
def test_pictures_need_alternative_text(inside):
    assert "needs alt" in only_fault(column(inside)).message


def test_a_link_to_a_profile_is_not_turned_into_sharing_it():
    inside = '<mj-social><mj-social-element name="facebook" href="a" alt=""/></mj-social>'
    assert "facebook-noshare" in only_fault(column(inside)).message


@pytest.mark.parametrize("start", ["<mjml>", '<mjml lang="en">', '<mjml dir="ltr" lang="">'])
def test_language_and_direction_are_needed(start):
    assert "<mjml> needs" in only_fault(document(start=start)).message


def test_a_title_is_needed():
    mjml = (
        '<mjml lang="en" dir="ltr" data-at="t:1"><mj-head><mj-title> </mj-title></mj-head><mj-body/></mjml>'
    )
    assert only_fault(mjml) == Fault("t:1", "<mj-title> is missing or empty: screen readers say it first")


@pytest.mark.parametrize(
    "inside",
    [
        "<!--[if mso]><table><![endif]-->",
        "<!--[if mso]></table><![endif]-->",
        "<!--[if mso]><i><![endif]--><p><!--[if mso]></b><![endif]--></p><!--[if mso]></i><![endif]-->",
        "<!--[if !mso]><!--><p>a</p><!-- <![endif]-->",
        "<!-- [if mso]>a<![endif]-->",
    ],
)
def test_conditional_comments_that_mrml_would_damage_are_faults(inside):
    assert only_fault(raw(inside)).place == "t:7"


def test_a_conditional_comment_stands_in_raw_html_only():
    assert "<mj-raw>" in only_fault(document("<!--[if mso]>a<![endif]-->")).message


@pytest.mark.parametrize(
    ("tag", "attribute"), [("mj-image", "sizes"), ("mj-section", "gutter"), ("mj-body", "id")]
)
def test_what_the_official_mjml_knows_and_mrml_ignores_is_not_allowed(tag, attribute):
    assert attribute not in COMPONENTS[tag]["attributes"]
    assert "mj-html-attributes" not in COMPONENTS


# --- hostile input ----------------------------------------------------------------------------------


def test_a_doctype_is_refused_before_its_entities_are_read():
    bomb = '<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;"><!ENTITY e SYSTEM "file:///etc/passwd">]>'
    assert only_fault(f"{bomb}<mjml>&d;&e;</mjml>").message.startswith("leave out <!DOCTYPE")


def test_depth_that_would_end_the_process_in_mrml_is_refused():
    assert "inside each other" in only_fault(text("<b>" * 50_000)).message


def test_a_flood_of_faults_ends():
    assert len(validate(text("& " * 100_000))) <= 20


@given(st.text())
def test_no_text_makes_the_check_itself_fail(inside):
    assert isinstance(validate(text(inside)), list)
    assert isinstance(validate(inside), list)


def elements(tag, depth=5):
    """A component with children that may or may not be right, and now and then a text or an attribute."""
    kinds = st.sampled_from(sorted({*COMPONENTS} - {"mjml", "mj-head", "mj-body"}))
    allowed = st.sampled_from(COMPONENTS[tag]["children"] or ["mj-text"])
    nested = st.one_of(allowed, allowed, allowed, kinds).flatmap(lambda child: elements(child, depth - 1))
    inside = st.lists(
        st.one_of(nested, st.sampled_from(["", "\n", "a", "<b>c</b>", "<!-- d -->"])), max_size=3
    )
    if depth == 0 or not COMPONENTS[tag]["children"]:
        inside = st.sampled_from([[], ["a"], ["<b>c</b>"], ["<!-- d -->"]])
    start = f'{tag} alt="" src="a"' if tag == "mj-image" else tag
    return inside.map(lambda parts: f"<{start}>{''.join(parts)}</{tag}>")


@given(elements("mj-body"), elements("mj-head"))
def test_mrml_renders_whatever_passes(body, head):
    head = head.replace("</mj-head>", "<mj-title>t</mj-title></mj-head>")
    mjml = f'<mjml lang="en" dir="ltr">{head}{body}</mjml>'
    if not validate(mjml):
        assert "<mj-" not in mjml2html(mjml)

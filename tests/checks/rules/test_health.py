import pytest

from issuepress.checks.mail.mail import Mail
from issuepress.publication import Author, Consultation, Utm

FAULTY = {
    "no_outcome_is_guaranteed": [
        "Results are guaranteed.",
        "No more pain, guaranteed!",
        "Our method is 100% effective.",
        "A risk-free way back to running.",
        "This exercise is a miracle.",
        "Walking cures back pain.",
        "Here is your cure for heel pain.",
        "You will be cured.",
        "It works for everyone.",
        "A permanent fix for your knee.",
        "Want guaranteed results?",
        "Garantizamos resultados.",
        "Erfolg garantiert.",
        "Résultats garantis.",
        "Sin riesgos para usted.",
    ],
    "no_relief_is_promised_by_a_day": [
        "Instant relief for your neck.",
        "Be pain-free in just three sessions.",
        "Alivio inmediato para su espalda.",
        "Sofortige Linderung für Ihren Rücken.",
    ],
    "no_testimonial_is_evidence": [
        "What our patients say about us.",
        "“It changed my life”, says Anna.",
        "I am finally pain-free after two weeks!",
        "★★★★★ Best clinic ever",
        "Das sagen unsere Patienten über uns.",
    ],
    "no_picture_shows_before_and_after": [
        "See the before and after photos.",
        "Fotos antes y después de la terapia.",
    ],
    "nobody_is_pressed": [
        "Act now and save.",
        "Only 3 spots left this month.",
        "Letzte Chance für den Kurs.",
    ],
    "nobody_is_kept_from_care": ["You can stop taking your medication.", "Doctors hate this trick."],
    "claims_name_their_proof": ["A clinically proven method."],
}

LET_PASS = [
    "It is not a cure.",
    "There is no guarantee that exercise helps.",
    "Rest alone is not a permanent fix.",
    "A brace is not a quick, permanent fix.",
    "Exercise cannot guarantee that pain stays away.",
    "Is there a cure for frozen shoulder?",
    "Recovery isn't guaranteed, and no treatment works for everyone.",
    "Testimonials are not evidence.",
    "A miracle cure does not exist.",
    "Beware of anyone who promises a miracle.",
    "Seek urgent care if you cannot move your foot.",
    "Call emergency services if the pain comes with chest pressure; do not wait.",
    "Stretch before and after exercise.",
    "Strength was measured before and after the trial.",
    "Do not stop taking your medication on your own.",
    "Talk to your doctor before you stop taking your pills.",
    "Most people do not need surgery.",
    "Exercise helped some people avoid surgery.",
    "Risk factors were counted, with no risk of bias in 12 trials.",
    "Cured meat has nothing to do with it.",
    "Wear the boot for a limited time.",
    "No es una cura ni una garantía.",
    "Das ist keine Garantie.",
    "Ce n'est pas un miracle.",
]


@pytest.mark.parametrize(("check", "words"), [(c, words) for c, found in FAULTY.items() for words in found])
def test_a_promise_is_found_in_an_editors_text_and_in_a_lifted_one(fired, edited, check, words):
    assert fired("<p>News of the clinic</p>", of="health", subject=words) == {check}
    assert check in fired("", of="health", rendered_from=edited(intro=words))
    assert check in fired("", of="health", rendered_from=edited(digest={"takeaways": ("One trial.", words)}))


@pytest.mark.parametrize("words", LET_PASS)
def test_what_is_denied_or_asked_or_clinical_is_let_pass(fired, words):
    assert not fired(f"<body><p>{words}</p></body>", of="health")


def test_a_promise_has_the_line_of_its_key(edited):
    from issuepress.checks.rules.health import no_outcome_is_guaranteed

    issue = edited(digest={"summary": "Relief is guaranteed."})
    (finding,) = no_outcome_is_guaranteed.findings(Mail(html="", rendered_from=issue))
    lines = (issue.folder / "issue.toml").read_text(encoding="utf-8").splitlines()
    assert finding.at.file == "newsletters/single/issue.toml"
    assert lines[finding.at.line - 1].startswith("summary")


def test_a_picture_of_before_and_after_is_found_by_its_alt_text(fired):
    html = '<body><img src="x.png" alt="The knee before and after">'
    assert fired(html, of="health") == {"no_picture_shows_before_and_after"}
    assert not fired('<body><img src="x.png" alt="A knee">', of="health")


def test_the_disclaimer_stands_in_both_parts(fired, edited):
    html = "<body>General information, <em>not</em> advice.</body>"
    issue = edited()
    assert not fired(html, of="health", rendered_from=issue, text="General\ninformation, not [1] advice.\n")
    assert "it_has_a_disclaimer" in fired(html, of="health", rendered_from=issue, text="News.")
    without = edited(publication={"disclaimer": ""})
    assert "it_has_a_disclaimer" in fired(html, of="health", rendered_from=without)


@pytest.mark.parametrize(
    ("author", "found"),
    [(None, True), (Author(name="A. Sample"), True), (Author(name="A. Sample", credentials="PT"), False)],
)
def test_the_author_of_health_advice_is_somebody(fired, edited, author, found):
    issue = edited(publication={"author": author})
    assert ("the_author_is_somebody" in fired("", of="health", rendered_from=issue)) == found


@pytest.mark.parametrize(
    "query", ["utm_campaign=knee-pain", "utm_content=sciatica_2026", "utm_term=Dolor+de+rodilla"]
)
def test_a_condition_in_a_tracking_parameter_is_found(fired, query):
    html = f'<body><a href="https://example.org/?{query}">Read</a></body>'
    assert fired(html, of="health") == {"no_tracking_names_a_condition"}


@pytest.mark.parametrize(
    "query", ["utm_campaign=2026-11-22", "utm_source=newsletter&utm_medium=email", "q=knee"]
)
def test_a_date_in_a_tracking_parameter_is_let_pass(fired, query):
    assert not fired(f'<body><a href="https://example.org/?{query}">Read</a></body>', of="health")


def test_a_word_of_an_articles_title_in_a_tracking_parameter_is_found(fired, edited):
    html = '<body><a href="https://www.example.org/?utm_campaign=walking">Read</a></body>'
    issue = edited(publication={"utm": Utm(campaign="walking")})
    assert "no_tracking_names_a_condition" in fired(html, of="health", rendered_from=issue)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("My%20name%3A%0D%0AMy%20symptoms%3A", True),
        ("What%20are%20your%20symptoms%3F", True),
        ("Diagnose%20und%20Medikamente%3A", True),
        ("Date%20of%20birth%3A", True),
        ("My%20name%3A%0D%0ATimes%20that%20suit%20me%3A", False),
        ("Please%20do%20not%20write%20about%20symptoms%20here.", False),
    ],
)
def test_a_mail_that_asks_for_clinical_detail_is_found(fired, body, found):
    html = f'<body><a href="mailto:book@example.org?subject=Hello&amp;body={body}">Book</a></body>'
    assert bool(fired(html, of="health")) == found


def test_a_call_to_action_is_looked_through_too(fired, edited):
    action = Consultation(heading="Act now!", email="book@example.org")
    issue = edited(publication={"call_to_action": action})
    assert "nobody_is_pressed" in fired("", of="health", rendered_from=issue)


def test_a_shop_may_press_and_show_who_is_pleased(fired):
    html = "<p>Last chance to save on shoes! What our clients say: ★★★★★. Satisfaction guaranteed.</p>"
    assert not fired(html, of="health")
    assert "nobody_is_pressed" in fired(html + "<p>Shoes for patients with pain</p>", of="health")

import pytest

GOOD = {"subject": "Does walking help a sore back?"}

FAULTY = {
    "there_is_a_subject": [" "],
    "the_subject_fits_its_line": [
        "Does walking help a sore back, and if it does, how much of it is enough?",
        "A b c d e f g h i j",
    ],
    "the_subject_does_not_shout": ["YOUR SORE BACK", "Walking HELPS YOUR sore BACKS ALWAYS"],
    "the_subject_is_calm": ["A sore back!!", "A sore back?!"],
    "the_subject_has_at_most_one_emoji": ["🦶 A sore back 🦶"],
    "the_subject_has_no_control_characters": ["A sore\u200b back", "A sore back\u202e", "A\x07"],
    "the_subject_is_no_fake_reply": ["Re: a sore back", "FWD: a sore back", "AW: Rücken", "re[2]: x"],
    "the_subject_says_what_is_inside": [
        "Newsletter #5",
        "Our monthly newsletter",
        "November 2026 Newsletter",
        "The Sample Practice",
        "Test",
    ],
}


@pytest.mark.parametrize(("check", "subject"), [(c, s) for c, found in FAULTY.items() for s in found])
def test_a_faulty_subject_is_found(fired, edited, check, subject):
    assert check in fired("", of="subject", rendered_from=edited(subject=subject), subject=subject)


@pytest.mark.parametrize(
    "subject",
    [
        "Does walking help a sore back?",
        "Your ACL and MCL, explained",
        "Resistance: what the 2023 trial says",
        "Walking helps!",
        "🦶 Heel pain",
        "News from the lab: tendons",
        "هل يساعد المشي على تخفيف ألم الظهر؟",
        "کتاب‌ها و کمردرد",
        "足の痛み",
    ],
)
def test_a_good_subject_is_let_pass(fired, edited, subject):
    html = f"<title>{subject}</title>"
    assert not fired(html, of="subject", rendered_from=edited(subject=subject), subject=subject)


def test_the_title_has_to_be_the_subject(fired, edited):
    assert fired("<title>Newsletter</title>", of="subject", rendered_from=edited()) == {
        "the_title_is_the_subject"
    }


def test_a_preheader_has_no_control_characters_either(fired, edited):
    issue = edited(preheader="Pasted\u202d text")
    assert "the_subject_has_no_control_characters" in fired("", of="subject", rendered_from=issue)

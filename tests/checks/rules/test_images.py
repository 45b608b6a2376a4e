from pathlib import Path

import pytest

from issuepress.workspace.load import Workspace, load_issue

# By check: HTML that it finds fault with, and HTML that it does not.
CASES = {
    "images_have_alt_text": ('<img src="x.png">', '<img src="x.png" alt="">'),
    "alt_text_describes_the_image": ('<img alt="IMG_4711.jpg">', '<img alt="A heel on a step">'),
    "alt_text_is_short": (f'<img alt="{"word " * 60}">', '<img alt="A heel on a step">'),
    "images_have_a_source": ('<img src="">', '<img src="cid:x">'),
    "no_image_is_a_placeholder": (
        '<img src="https://via.placeholder.com/600x400">',
        '<img src="https://physio.org/placeholder.png">',
    ),
    "images_are_loaded_over_https": (
        '<img src="http://physio.org/a.png">',
        '<img src="https://physio.org/a.png">',
    ),
    "images_have_a_width_in_pixels": ('<img width="100%">', '<img width="600">'),
}


@pytest.mark.parametrize("check", CASES)
def test_a_check_fires_on_its_fault_and_on_nothing_else(fired, check: str):
    faulty, right = CASES[check]

    assert check in fired(faulty, "images")
    assert check not in fired(right, "images")


@pytest.mark.parametrize(
    "alt", ["image", "Logo", "photo 3", "hero-banner.jpg", "Screenshot 2026-01-02", "alt text"]
)
def test_an_alt_text_that_names_a_file_is_told(fired, alt: str):
    assert "alt_text_describes_the_image" in fired(f'<img alt="{alt}">', "images")


@pytest.mark.parametrize("alt", ["Image of a heel on a step", "Logo of the practice", "The Sample Practice"])
def test_an_alt_text_that_begins_like_one_is_left_alone(fired, alt: str):
    assert "alt_text_describes_the_image" not in fired(f'<img alt="{alt}">', "images")


def test_a_picture_of_a_digest_that_is_not_described_is_told(fired, sample: Path):
    issue = load_issue(Workspace(sample), "single")
    digest = issue.content.digests[0].model_copy(update={"image_alt": ""})
    content = issue.content.model_copy(update={"digests": (digest,)})

    assert "pictures_of_digests_are_described" not in fired("", "images", rendered_from=issue)
    assert "pictures_of_digests_are_described" in fired(
        "", "images", rendered_from=issue.model_copy(update={"content": content})
    )


@pytest.mark.parametrize(
    "source", [r"C:\Users\me\knee.jpg", "file:///home/me/knee.jpg", r"\\server\knee.jpg"]
)
def test_a_picture_on_its_authors_disk_is_found(fired, source):
    html = f'<img src="{source}" alt="A knee" width="60">'
    assert fired(html, of="images") == {"no_image_is_on_the_authors_disk"}

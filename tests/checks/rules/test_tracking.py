import pytest

PIXEL = '<img src="{}" width="1" height="1" alt="">'


@pytest.mark.parametrize(
    "html",
    [
        PIXEL.format("https://track.org/open?u=17"),
        PIXEL.format("https://track.org/o/17.gif"),
        '<img src="https://track.org/o/17.gif" style="width:1px;height:1px" alt="">',
        '<img src="https://track.org/spacer.gif?u=17" width="0" height="0" alt="">',
    ],
)
def test_a_picture_that_counts_its_readers_is_found(fired, html):
    assert fired(html, of="tracking") == {"no_picture_counts_who_reads"}


@pytest.mark.parametrize(
    "html",
    [
        PIXEL.format("https://clinic.org/images/spacer.gif"),
        PIXEL.format("images/dot.gif"),
        '<img src="https://clinic.org/knee.jpg?v=2" width="600" height="300" alt="A knee">',
        '<img src="https://clinic.org/line.png" width="600" height="1" alt="">',
        '<img src="https://clinic.org/knee.jpg?v=2" alt="A knee">',
    ],
)
def test_any_other_picture_is_let_pass(fired, html):
    assert not fired(html, of="tracking")

import contextlib
import io
import re
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from issuepress.errors import InvalidFile
from issuepress.pictures import picture, pictures, placed
from issuepress.rendered import Attachment, Email

GPS = {1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0)}


def saved(path: Path, size=(1600, 800), form="JPEG", **options) -> Path:
    Image.effect_noise(size, 60).convert(options.pop("mode", "RGB")).save(path, form, **options)
    return path


def made(path: Path, width: int = 300):
    result = picture(Attachment(src="images/x", path=path), width)
    return result, Image.open(io.BytesIO(result.data))


def exif(**more) -> Image.Exif:
    found = Image.Exif()
    found[0x010F], found[0x0112] = "A camera", more.get("orientation", 1)
    found.get_ifd(0x8825).update(GPS)
    return found


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_the_picture_is_left_in_it(tmp_path: Path, form: str):
    path = saved(tmp_path / "photo", form=form, exif=exif())
    with Image.open(path) as before:
        assert dict(before.getexif().get_ifd(0x8825))
    result, image = made(path)

    assert not image.getexif()
    assert "icc_profile" not in image.info
    assert b"A camera" not in result.data
    assert b"Exif" not in result.data


def test_comments_and_texts_are_taken_out_too(tmp_path: Path):
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "somebody at home")
    info.add_itxt("Location", "somewhere")
    result, image = made(saved(tmp_path / "x.png", form="PNG", pnginfo=info))
    commented, _ = made(saved(tmp_path / "x.jpg", comment=b"somebody at home"))

    assert b"somebody" not in result.data + commented.data
    assert b"somewhere" not in result.data
    assert image.text == {}


def test_a_picture_is_twice_as_wide_as_it_is_shown_and_never_made_larger(tmp_path: Path):
    assert made(saved(tmp_path / "large.jpg"), 300)[1].size == (600, 300)
    assert made(saved(tmp_path / "small.jpg", (200, 100)), 300)[1].size == (200, 100)


def test_the_width_is_the_one_in_the_html(tmp_path: Path):
    path = saved(tmp_path / "x.jpg")
    html = '<img alt="" src="images/x.jpg" width="120"><img src="images/x.jpg" width="250" />'
    (result,) = pictures(
        Email(
            subject="", preheader="", text="", html=html, images=(Attachment(src="images/x.jpg", path=path),)
        )
    )

    assert Image.open(io.BytesIO(result.data)).width == 500


def test_a_photograph_is_turned_as_its_camera_said(tmp_path: Path):
    assert made(saved(tmp_path / "x.jpg", exif=exif(orientation=6)))[1].size == (600, 1200)


def test_colors_of_another_profile_become_those_of_the_web(tmp_path: Path):
    linear = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for number, profile in enumerate((linear, srgb, b"no profile at all")):
        _, image = made(saved(tmp_path / f"{number}.jpg", icc_profile=profile))
        assert image.mode == "RGB"


def test_the_name_comes_from_the_content(tmp_path: Path):
    one, _ = made(saved(tmp_path / "My photo (1).jpg"))
    again, _ = made(tmp_path / "My photo (1).jpg")
    other, _ = made(saved(tmp_path / "sub.jpg", (400, 400)))

    assert one == again
    assert re.fullmatch(r"my-photo-1-[0-9a-f]{12}\.jpeg", one.name)
    assert one.name[-17:] != other.name[-17:]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_can_be_used(tmp_path: Path, mode: str):
    image = (
        Image.new("L", (700, 20), 128).convert("RGB").convert("L")
        if mode == "I;16"
        else Image.new("RGBA", (700, 20))
    )
    image = image.convert("I").convert("I;16") if mode == "I;16" else image.convert(mode)
    image.save(tmp_path / "x.png")

    assert made(tmp_path / "x.png")[1].width == 600


def test_what_moves_goes_on_moving(tmp_path: Path):
    frames = [Image.new("RGB", (800, 100), color) for color in ("red", "green", "blue")]
    frames[0].save(
        tmp_path / "x.gif", save_all=True, append_images=frames[1:], duration=70, loop=0, comment=b"secret"
    )
    result, image = made(tmp_path / "x.gif")

    assert (image.n_frames, image.width, image.info["duration"]) == (3, 600, 70)
    assert b"secret" not in result.data


def bomb() -> bytes:
    """A PNG of a few bytes that says it has 40,000 by 40,000 pixels."""
    header = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    packed = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


@pytest.mark.parametrize("data", [b"", b"no picture", b"<svg/>", b"\x89PNG\r\n\x1a\n", bomb()])
def test_a_file_that_is_no_picture_is_told(tmp_path: Path, data: bytes):
    (tmp_path / "x.png").write_bytes(data)

    with pytest.raises(InvalidFile, match=r"x\.png: "):
        made(tmp_path / "x.png")


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, 2000), flip=st.integers(0, 2000))
def test_a_broken_file_is_told_or_read_and_never_a_traceback(tmp_path_factory, cut: int, flip: int):
    path = tmp_path_factory.mktemp("broken") / "x.png"
    Image.effect_noise((40, 40), 60).convert("RGB").save(path)
    data = bytearray(path.read_bytes())
    data[flip % len(data)] ^= 0xFF
    path.write_bytes(data[: max(1, len(data) - cut)])

    with contextlib.suppress(InvalidFile):
        made(path)


def test_an_address_cannot_break_out_of_its_attribute():
    email = Email(subject="", preheader="", text="", html='<img src="a.png">')

    assert placed(email, {"a.png": 'https://x.org/?a&b"><script>'}).html == (
        '<img src="https://x.org/?a&amp;b&quot;&gt;&lt;script&gt;">'
    )


def test_only_the_sources_of_pictures_are_replaced():
    email = Email(
        subject="", preheader="", text="", html='<img src="images/a.png"> images/a.png "images/a.png"'
    )

    assert (
        placed(email, {"images/a.png": "https://x.org/a"}).html
        == '<img src="https://x.org/a"> images/a.png "images/a.png"'
    )

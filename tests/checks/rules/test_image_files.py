from pathlib import Path

import pytest
from PIL import Image

# By check: a file that it finds fault with, and one that it does not.
FILES = {
    "image_files_are_there": ("nothing.png", "right.png"),
    "image_files_can_be_read": ("broken.png", "right.png"),
    "image_files_are_what_they_say": ("named.jpg", "right.png"),
    "images_are_light": ("heavy.bmp", "right.png"),
    "images_keep_their_shape": ("wide.png", "right.png"),
    "images_are_sharp": ("small.png", "right.png"),
    "animations_come_to_an_end": ("endless.gif", "ending.gif"),
}


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    picture = Image.new("RGB", (400, 200), "teal")
    picture.save(tmp_path / "right.png")
    picture.save(tmp_path / "named.jpg", "PNG")
    picture.save(tmp_path / "heavy.bmp")
    Image.new("RGB", (800, 200)).save(tmp_path / "wide.png")
    Image.new("RGB", (100, 50)).save(tmp_path / "small.png")
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    frames = [Image.new("RGB", (400, 200), color) for color in ("teal", "white")]
    frames[0].save(tmp_path / "endless.gif", save_all=True, append_images=frames[1:], loop=0, duration=100)
    frames[0].save(tmp_path / "ending.gif", save_all=True, append_images=frames[1:], loop=3, duration=100)
    return tmp_path


@pytest.mark.parametrize("check", FILES)
def test_the_file_of_a_picture_is_looked_at(fired, pictures: Path, check: str):
    faulty, right = (f'<img src="{name}" alt="" width="200" height="100">' for name in FILES[check])

    assert check in fired(faulty, "image_files", file=str(pictures / "mail.html"))
    assert check not in fired(right, "image_files", file=str(pictures / "mail.html"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_file_that_breaks_off_is_found(fired, tmp_path: Path, kind: str):
    name = f"a.{kind.lower()}"
    Image.effect_noise((120, 90), 60).convert("RGB").save(tmp_path / name)
    html = f'<img src="{name}" alt="" width="60">'
    assert not fired(html, "image_files", file=str(tmp_path / "mail.html"))

    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) * 3 // 4])
    assert "image_files_can_be_read" in fired(html, "image_files", file=str(tmp_path / "mail.html"))

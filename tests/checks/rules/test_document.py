import pytest

HEAD = '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>'

# By check: HTML that it finds fault with, and HTML that it does not.
CASES = {
    "document_has_a_doctype": (
        "<html></html>",
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html></html>',
    ),
    "document_is_whole": (
        "<html><head></head><body></body><body></body></html>",
        "<html><head></head><body></body></html>",
    ),
    "document_declares_utf_8": (
        '<meta charset="iso-8859-1">',
        '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">',
    ),
    "viewport_is_set": ("<head></head>", HEAD),
}


@pytest.mark.parametrize("check", CASES)
def test_a_check_fires_on_its_fault_and_on_nothing_else(fired, check: str):
    faulty, right = CASES[check]

    assert check in fired(faulty, "document")
    assert check not in fired(right, "document")

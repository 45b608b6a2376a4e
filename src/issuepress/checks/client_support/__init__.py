"""Which mail client shows what, by the facts of caniemail.com."""

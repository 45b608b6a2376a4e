"""A rendered e-mail taken apart: its page, its CSS, its colors, its pictures, its words."""

"""What to do instead of a feature, for those whose loss does harm.

Of the others the mail reads as well without them, or another check knows more than yes or no.
"""

LAYOUT = {
    "css-display-flex": "put columns into mj-column, or into a table",
    "css-display-grid": "put columns into mj-column, or into a table",
    "css-position": "nothing can be laid over something else in a mail; put it below or beside in a table",
    "css-float": 'use align="left" on a table or an image',
    "css-display-none": "what is hidden has to be small and see-through too: font-size:1px; max-height:0",
    **dict.fromkeys(
        ("html-hidden", "css-visibility"), "use display:none, with max-height:0 and mso-hide:all beside it"
    ),
    **dict.fromkeys(
        (
            "css-align-items", "css-flex-direction", "css-flex-wrap", "css-gap", "css-grid-template",
            "css-justify-content", "css-column-count", "css-column-layout-properties",
        ),
        "use columns of mj-column, or of a table, with padding in their cells",
    ),
    **dict.fromkeys(
        ("css-left-right-top-bottom", "css-inset", "css-z-index", "css-transform"),
        "place it with padding in a table cell",
    ),
    **dict.fromkeys(
        (
            "css-block-inline-size", "css-inline-size", "css-max-block-size", "css-max-height",
            "css-max-inline-size", "css-min-block-size", "css-min-inline-size", "css-min-width",
            "css-aspect-ratio",
        ),
        "give a width in pixels and let the content make the height",
    ),
    **dict.fromkeys(
        (
            "css-margin-block-start-end", "css-margin-inline-block", "css-margin-inline-start-end",
            "css-padding-block-start-end", "css-padding-inline-block", "css-padding-inline-start-end",
        ),
        "write margin and padding with left, right, top and bottom",
    ),
    **dict.fromkeys(
        ("css-writing-mode", "css-text-orientation", "css-white-space", "css-white-space-collapse"),
        "write the lines as they are to be read, with <br> where one ends",
    ),
}  # fmt: skip
PICTURES = {
    "html-svg": "save the drawing as a PNG, twice as large as it is shown, and use mj-image",
    "image-svg": "save the drawing as a PNG, twice as large as it is shown",
    "image-base64": "keep the picture as a file, which is uploaded with the mail",
    **dict.fromkeys(
        (
            "image-apng", "image-avif", "image-bmp", "image-hdr", "image-heif", "image-ico", "image-tiff",
            "image-webp",
        ),
        "save the picture as a JPEG or a PNG",
    ),
    **dict.fromkeys(
        ("html-video", "html-audio", "html-object", "image-mp4"),
        "show a still picture that links to the page where it plays",
    ),
    **dict.fromkeys(("html-picture", "html-srcset"), "use one <img>, twice as large as it is shown"),
    "html-image-maps": "cut the picture, or put a link of its own below it for each target",
    **dict.fromkeys(
        ("css-background-image", "html-background", "css-list-style-image"),
        "give the same place a background color that the text is read well on, and no words in the picture",
    ),
    **dict.fromkeys(
        ("css-background-position", "css-background-repeat", "css-background-size", "css-background-clip",
         "css-background-origin", "css-background-blend-mode", "css-mask-image", "css-clip-path",
         "css-border-image", "css-object-fit", "css-object-position"),
        "crop the picture itself to what is to be seen of it",
    ),
    **dict.fromkeys(
        ("css-linear-gradient", "css-radial-gradient", "css-conic-gradient"),
        "write a plain background-color before it, on which the text is read as well",
    ),
}  # fmt: skip
CONTROLS = {
    **dict.fromkeys(
        ("html-button-reset", "html-button-submit"), "use a link that looks like a button, as mj-button does"
    ),
    **dict.fromkeys(
        (
            "html-dialog", "html-input-checkbox", "html-input-radio", "html-popover",
            "css-pseudo-class-checked", "css-pseudo-class-target",
        ),
        "show everything at once, or link to a page where it works",
    ),
    **dict.fromkeys(("html-meter", "html-progress"), "say the number in words"),
}  # fmt: skip
VALUES = {
    "css-variables": "write the value itself; templates have colors.accent and other variables",
    "css-nesting": "write each rule with its whole selector",
    "css-function-light-dark": "write the light color; the dark one belongs into the theme's dark.css.j2",
    "css-sytem-ui": "name the fonts, like 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
    "css-unit-initial": "write the value itself",
    **dict.fromkeys(
        ("css-modern-color", "css-rgba", "css-rgb"), "write the color with # and six hexadecimal digits"
    ),
    **dict.fromkeys(
        (
            "css-function-clamp", "css-function-max", "css-function-min", "css-unit-calc",
            "css-unit-ch", "css-unit-cm", "css-unit-em", "css-unit-ex", "css-unit-in", "css-unit-mm",
            "css-unit-pc", "css-unit-rem", "css-unit-vh", "css-unit-vmax", "css-unit-vmin", "css-unit-vw",
            "css-intrinsic-size",
        ),
        "write a length in px, or write the same property with px before it",
    ),
}  # fmt: skip
ALL = LAYOUT | PICTURES | CONTROLS | VALUES


def mend(feature: str) -> str:
    """What to do instead of a feature, where its loss does harm."""
    return ALL[feature]

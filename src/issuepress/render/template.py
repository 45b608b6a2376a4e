"""Themes: Jinja2 templates that make MJML. The one module that speaks to Jinja2."""

import os
import posixpath
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from issuepress.errors import TemplateError, place
from issuepress.paths import bundled_themes, cache_folder
from issuepress.render.validate import validate

MJML_TAG = re.compile(r"<(mj[a-z-]*)(?=[\s/>])")
# mrml takes spaces between tags for text, unless a line ends first.
SPACES = re.compile(r"(?<=>)[ \t]+(?=\s*</?mj)")
PLACE = re.compile(r' data-at="[^"]*"')


@dataclass(frozen=True)
class Theme:
    """A folder of templates. Single files of it may stand in the workspace's own ``templates/``."""

    name: str
    workspace_templates: Path

    def mjml(self, variables: dict[str, object]) -> str:
        """MJML that was found right before mrml sees it. Raises TemplateError with every fault in it."""
        file = "index.mjml.j2"
        source = SPACES.sub("", self._render(file, variables))
        if faults := validate(source):
            lines = (f"templates/{fault.place or f'{self.name}/{file}'}: {fault.message}" for fault in faults)
            raise TemplateError("\n".join(dict.fromkeys(lines)))
        return PLACE.sub("", source)

    def inline_css(self, variables: dict[str, object]) -> str:
        """The rules that are written into style attributes."""
        return self._render("inline.css.j2", variables)

    def _render(self, file: str, variables: dict[str, object]) -> str:
        environment = _environment(self.workspace_templates, bundled_themes())
        name = f"{self.name}/{file}"
        try:
            return environment.get_template(name).render(variables)
        except jinja2.TemplateNotFound as error:
            raise TemplateError(self._not_found(str(error.name or name), file)) from None
        except jinja2.TemplateSyntaxError as error:
            raise TemplateError(
                f"{place(f'templates/{error.name or name}', error.lineno)}: {error.message}"
            ) from None
        except (jinja2.UndefinedError, TypeError, ArithmeticError, LookupError, AttributeError) as error:
            raise TemplateError(f"{_template_line(error, name)}: {error}") from None

    def _not_found(self, missing: str, file: str) -> str:
        if missing != f"{self.name}/{file}":
            return f"templates/{missing}: there is no such template, but the theme {self.name} includes it"
        roots = (self.workspace_templates, bundled_themes())
        themes = {path.parent.name for root in roots for path in root.glob("*/index.mjml.j2")}
        return f"there is no theme {self.name}; there are: {', '.join(sorted(themes))}"


@cache
def _environment(*roots: Path) -> jinja2.Environment:
    return jinja2.Environment(
        loader=_PlacedLoader(roots),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=400,
        bytecode_cache=_compiled_templates(),
    )


def _compiled_templates() -> jinja2.BytecodeCache | None:
    """Templates as the last process compiled them; Jinja2 tells by a hash if one still fits its source."""
    folder = cache_folder() / "templates"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return _CompiledTemplates(str(folder)) if os.access(folder, os.W_OK) and _is_own(folder) else None


def _is_own(folder: Path) -> bool:
    """Code of another user is never loaded: a folder that others can write to is not used."""
    if os.name == "nt":
        return True
    status = folder.stat()
    return status.st_uid == os.getuid() and not status.st_mode & 0o022


class _CompiledTemplates(jinja2.FileSystemBytecodeCache):
    """A full disk or a damaged file costs time and nothing else."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 - unpickling a damaged file can raise anything
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


class _PlacedLoader(jinja2.FileSystemLoader):
    """Writes into each MJML tag where it stands, since mrml tells no line."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        try:
            source, filename, uptodate = super().get_source(environment, template)
        except UnicodeDecodeError:
            raise TemplateError(f"templates/{template}: is not text in UTF-8; save it as UTF-8") from None
        lines = enumerate(source.split("\n"), 1)
        placed = (_marked(line, f' data-at="{template}:{number}"') for number, line in lines)
        return "\n".join(placed), filename, lambda: uptodate() and self._first(template) == filename

    def _first(self, template: str) -> str:
        """The file to take now: one may have been put before the one that was read."""
        files = (posixpath.join(root, template) for root in self.searchpath)  # as Jinja2 joins them
        return next(filter(os.path.isfile, files), "")


def _marked(line: str, mark: str) -> str:
    """With a function: as a pattern, each place would be one to be parsed."""
    return MJML_TAG.sub(lambda tag: tag[0] + mark, line)


def _template_line(error: BaseException, name: str) -> str:
    """The innermost line of a template in the traceback: Jinja2 rewrites it to the template's own lines."""
    found, trace = f"templates/{name}", error.__traceback__
    while trace:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.suffix == ".j2":
            found = place(f"templates/{file.parent.name}/{file.name}", trace.tb_lineno)
        trace = trace.tb_next
    return found

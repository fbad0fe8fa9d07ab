"""The door to Jinja2: templates that escape by default, and the wall of a Content-Security-Policy around each page."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache, lru_cache
from importlib import resources

import jinja2

from reportdiff._version import __version__
from reportdiff.faces.html.articles import classes
from reportdiff.faces.html.marked import spoken, verbatim
from reportdiff.faces.wording import Wording, english

# What HTML can carry, and what it cannot: control characters, lone surrogates and noncharacters.
_WRITABLE = re.compile("[ -~\t\n\r\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]*")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
CHANGE = "change.html.j2"  # the page that holds no lists of countries and years, and must be small
_PICTURES = 0x2400  # the block of control pictures, in the order of the control characters


def writable(text: str) -> str:
    """Replace what HTML cannot carry by a visible sign: control pictures, or U+FFFD for the rest."""
    if _WRITABLE.fullmatch(text):  # found in half the time that looking for the others takes
        return text
    return _UNWRITABLE.sub(lambda found: chr(_PICTURES + ord(found[0])) if found[0] < " " else "\ufffd", text)


def render(template: str, wording: Wording | None = None, *, own: str = "", **context: object) -> str:
    """Fill a template.

    Args:
        template: its file name in ``templates/``.
        wording: the language of our own words; English when left out.
        own: a style sheet of this page's own, see ``foot_line`` and ``column_heads``.
        context: what the template shows; a missing name is an error, never a blank. Lists in it are empty
            afterwards: the macros of a template and what it was given hold each other, and what a page shows
            would stay until circles are looked for.

    Returns:
        A whole page that asks nothing from anywhere: style and script stand in it, named by hash in
        its Content-Security-Policy, and nothing else may run or load.
    """
    words = wording or english()
    style, script = _style(words, template), _script()
    hashes = " ".join(f"'{_hash(sheet)}'" for sheet in (style, own) if sheet)
    policy = (
        f"default-src 'none'; style-src {hashes}; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    page = _environment().get_template(template)
    given = {"style": style, "own": own, "script": script, "policy": policy, "version": __version__}
    made = writable(page.render(context, t=words.say, words=words, **given))
    for shown in context.values():
        if isinstance(shown, list):
            shown.clear()
    return made


def fragment(template: str, wording: Wording, **context: object) -> str:
    """Fill a template that is a piece of a page only."""
    return writable(_environment().get_template(template).render(context, t=wording.say, words=wording))


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_file),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.globals.update(classes=classes, spoken=spoken, verbatim=verbatim)
    return environment


@cache
def _file(name: str) -> str:
    return resources.files("reportdiff.faces.html").joinpath("templates", name).read_text("utf-8")


@cache
def _style(words: Wording, template: str) -> str:
    """Give the style sheet; the words it speaks to screen readers come from the wording."""
    spoken = {name: words.say(f"spoken.{name}") for name in ("added", "removed", "end")}
    spoken |= {name: words.say(f"table.{name}") for name in ("change", "where")}
    sheets = _file("page.css") + ("" if template == CHANGE else _file("lists.css"))
    sheet = re.sub(r"/\*.*?\*/|\n", "", sheets, flags=re.DOTALL)
    for name, text in spoken.items():
        sheet = sheet.replace(f"@{name}@", text.replace("\\", "").replace('"', ""))
    return sheet


@cache
def _script() -> str:
    """Give the script without its comments and indents."""
    return re.sub(r"^\s*/\*.*?\*/\n|^ +", "", _file("page.js"), flags=re.MULTILINE)


def foot_line(line: str) -> str:
    """Give the style sheet that prints a line and the page number at the foot of each page."""
    return f'@page{{@bottom-left{{content:{_quoted(line)}}}@bottom-right{{content:counter(page)"/"counter(pages)}}}}'


def column_heads(old: str, new: str) -> str:
    """Give the style sheet that writes over each pair of columns which edition they quote."""
    heads = ((1, old), (2, new))
    return "".join(f".two>:nth-child({n})::before{{content:{_quoted(head)}}}" for n, head in heads)


def _quoted(line: str) -> str:
    """Write a text as a string of a style sheet, from which nothing can break out."""
    plain = " ".join(re.sub(r"[\x00-\x1f\x7f\\\"<>]", " ", line).split())
    return f'"{plain}"'


@lru_cache(maxsize=8)
def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

"""Changes as markup, written in one go: a page holds hundreds, too many to go through the templates.

Beside ``marked`` this is the one place outside the templates that writes markup; every text passes ``escape``.
What the templates take is ``Markup``, its parts are plain text already escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from markupsafe import Markup

from reportdiff.faces.html.marked import half, in_language, quote, unfolded
from reportdiff.faces.html.views import Block, ChangeView, Fold, Went
from reportdiff.faces.wording import Wording

_common = lru_cache(maxsize=1 << 10)(escape)  # for what many changes say in the same words


@dataclass(frozen=True, slots=True)
class Articles:
    """Writes the changes of one page; holds, escaped, the words that stand at every one of them.

    ``language`` is that of the reports, empty where it is the page's own.
    """

    language: str
    absent: str
    link: str
    before: str
    after: str
    cite: str
    quietly: str

    @classmethod
    def of(cls, w: Wording, held: str, language: str) -> Articles:
        """Take the words from the wording; ``held`` names the new edition where something is absent from it."""
        said = (w.say(f"change.{key}") for key in ("link", "previous", "next", "cite", "quietly"))
        return cls(language, escape(w.say("change.absent", edition=held)), *map(escape, said))

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """Write the changes of a section, the folded runs between them and what moved away, a line each."""
        return Markup("\n".join(map(self._block, blocks)))  # noqa: S704 - all escaped

    def _block(self, block: Block) -> str:
        match block:
            case Fold():
                return self._fold(block)
            case Went():
                link = f'<a href="{escape(block.href)}">{escape(block.text)}</a>'
                return f'<p class="went" id="{escape(block.id)}">{link}</p>'
            case ChangeView():
                return self._article(block)

    def _fold(self, fold: Fold) -> str:
        """Write text that is one click away."""
        paragraphs = "".join([f"{unfolded(paragraph.units, self.language)}\n" for paragraph in fold.paragraphs])
        return f'<details class="fold"><summary>{escape(fold.label)}</summary>\n{paragraphs}</details>'

    def _article(self, change: ChangeView) -> str:
        """Write a change of the text: its head, its words and what can be done with it."""
        words = "".join([f" <b>{_common(word)}</b>" for word in change.words])
        doubt = f" <i>{_common(change.doubt)}</i>" if change.doubt else ""
        head = f"<h3>{_common(change.where)}{words}{doubt}</h3>"
        return (
            f'<article class="{_classes(change)}" id="{escape(change.id)}">{head}'
            f"<div>{self._body(change)}{self._tools(change)}</div></article>"
        )

    def body(self, change: ChangeView) -> Markup:
        """Write the words of a change, marked and side by side, and what is to be said of them."""
        return Markup(self._body(change))  # noqa: S704 - all escaped

    def _body(self, change: ChangeView) -> str:
        written = [f"<!--house:{escape(change.hole)}-->"] if change.hole else []
        written.append(self._words(change))
        if change.quietly:
            quietly = quote(change.quietly, self.language)
            written.append(f'<details class="typo"><summary>{self.quietly}</summary>\n{quietly}\n</details>\n')
        if change.moved:
            origin = escape(change.moved.text)
            if change.moved.href:
                origin = f'<a href="{escape(change.moved.href)}">{origin}</a>'
            written.append(f'<p class="moved">{origin}</p>\n')
        if change.status == "removed":
            written.append(f'<p class="absent">{self.absent}</p>\n')
        return "".join(written)

    def _words(self, change: ChangeView) -> str:
        """Write the words: marked beside the old ones, or marked alone, or the two sides."""
        if change.inline and change.old:
            sides = "".join(map(half, (*change.old, change.inline)))
            return f'<div class="two" dir="auto"{in_language(self.language)}>{sides}</div>\n'
        if change.inline:
            return f"{quote(change.inline, self.language)}\n"
        if not (change.old or change.new):
            return ""
        old, new = ("".join([quote(one, self.language) for one in side]) for side in (change.old, change.new))
        return f'<div class="two always">\n<div>{old}</div>\n<div>{new}</div>\n</div>\n'

    def tools(self, change: ChangeView) -> Markup:
        """Write what can be done with a change: link to it, go on, cite it."""
        return Markup(self._tools(change))  # noqa: S704 - all escaped

    def _tools(self, change: ChangeView) -> str:
        before = f' <a href="{escape(change.before)}">{self.before}</a>' if change.before else ""
        after = f' <a href="{escape(change.after)}">{self.after}</a>' if change.after else ""
        return (
            f'<div class="tools"><a href="#{escape(change.id)}">{self.link}</a>{before}{after}'
            f" <details><summary>{self.cite}</summary><pre>{escape(change.citation, quote=False)}</pre></details></div>"
        )


def classes(change: ChangeView) -> Markup:
    """Give the classes of a change for the style sheet."""
    return Markup(_classes(change))  # noqa: S704 - all escaped


def _classes(change: ChangeView) -> str:
    moves = " moves" if change.moved else ""
    once = " once" if change.hole and change.once else ""
    return f"ch {_common(change.status)}{moves}{once}"

"""The change page as a text: what it must hold whatever the reports say. No browser is needed."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import pytest
from extremes import PAIRS, long_pair, report

from reportdiff import families
from reportdiff.compare import compare
from reportdiff.faces import division as division_room
from reportdiff.faces.html import Frame, house_mark, page, pages
from reportdiff.faces.html.engine import writable
from reportdiff.faces.selection import Only, select
from reportdiff.faces.summary import sentences
from reportdiff.faces.wording import english
from reportdiff.model import Comparison, EditKind, HouseEdit, Report, Reworded
from reportdiff.read import read, read_text

ROOT = Path(__file__).resolve().parent.parent
VELMORA = ROOT / "reports" / "velmora"
TEMPLATES = ROOT / "reportdiff" / "faces" / "html" / "templates"
TIP_PAIR = 250_000  # bytes


class Pieces(HTMLParser):
    """Collects what stands on a page: text by offsets for each side, ids, addresses, elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.units: dict[str, dict[int, str]] = {"old": {}, "new": {}}
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self._open: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.attributes |= set(given)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "a" and given.get("href"):
            self.hrefs.append(str(given["href"]))
        for side in ("old", "new"):
            if at := given.get(f"data-{side}"):
                start = int(at.split("-")[0])
                assert start not in self.units[side], f"{side} text at {start} stands twice"
                self.units[side][start] = ""
        if tag not in {"meta", "link", "input", "br"}:
            self._open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        marks = {tag for tag, _ in self._open} & {"ins", "del"}
        for _, given in self._open:
            for side, other in (("old", "ins"), ("new", "del")):
                if (at := given.get(f"data-{side}")) and other not in marks:
                    self.units[side][int(at.split("-")[0])] += data


def parsed(html: str) -> Pieces:
    found = Pieces()
    found.feed(html)
    return found


def read_back(*htmls: str, side: str) -> str:
    """Put one report's text together again from its page alone: each piece at its place, blanks between."""
    units = {start: text for html in htmls for start, text in parsed(html).units[side].items()}
    text = ""
    for start in sorted(units):
        text += " " * (start - len(text)) + units[start]
    return text


@cache
def extreme(name: str) -> Comparison:
    old, new = PAIRS[name]
    return compare(read_text(old, format="markdown"), read_text(new, format="markdown"))


@cache
def sample(old: int, new: int) -> Comparison:
    return compare(read(VELMORA / f"{old}.md"), read(VELMORA / f"{new}.md"))


def every_comparison() -> list[Comparison]:
    return [*(sample(year, year + 1) for year in range(2014, 2020)), *(extreme(name) for name in PAIRS)]


def words(report: Report) -> list[str]:
    return report.text.split()


def test_both_texts_can_be_read_back_from_the_page_alone() -> None:
    for comparison in every_comparison():
        html = page(comparison)
        assert read_back(html, side="old").split() == words(comparison.old)
        assert read_back(html, side="new").split() == words(comparison.new)


def test_capitals_stops_and_a_joining_and_are_no_marks_in_the_list_of_recommendations() -> None:
    old = report(2019, recommendations="Fund the shelters; train border guards; and open a shelter for men.")
    new = report(2020, recommendations="* Fund the shelters.\n* Open a shelter for men.\n* Train all border guards.")
    html = page(compare(read_text(old, format="markdown"), read_text(new, format="markdown")))
    listed = html[html.index('<section aria-labelledby="s-recommendations"') : html.index('<div class="text"')]
    shown = re.sub(
        r'<details class="typo">.*?</details>|(?<=<div class="two" dir="auto">)<p.*?</p>|<pre>.*?</pre>',
        "",
        listed,
        flags=re.DOTALL,
    )
    assert re.findall(r"<(?:ins|del)>(.*?)</", shown) == [" all"]
    assert ">Open a shelter for men.</p>" in shown


def test_no_id_stands_twice_and_every_link_within_the_page_leads_somewhere() -> None:
    for comparison in every_comparison():
        found = parsed(page(comparison))
        assert len(found.ids) == len(set(found.ids))
        assert [href for href in found.hrefs if href.startswith("#") and href[1:] not in found.ids] == []


@pytest.mark.parametrize("only", ["figures", "text", "recommendations", None])
@pytest.mark.parametrize("sections", [(), ("protection",)])
def test_a_page_of_a_part_has_no_link_that_leads_nowhere(only: Only | None, sections: tuple[str, ...]) -> None:
    found = parsed(page(select(sample(2018, 2019), sections=sections, only=only)))
    assert [href for href in found.hrefs if href.startswith("#") and href[1:] not in found.ids] == []


def test_every_change_has_a_permanent_link_and_a_citation_with_both_sources() -> None:
    comparison = sample(2018, 2019)
    html = page(comparison)
    for section in comparison.sections:
        for change in section.changes:
            assert f'id="{change.id}"' in html
    citations = re.findall(r"<pre[^>]*>(.*?)</pre>", html, re.DOTALL)
    assert citations
    for citation in citations:
        assert "Velmora" in citation
        assert re.search(r"paragraph \d+: “", citation)
        assert re.search(r"Source: https://\S+ \(retrieved \d{4}-\d\d-\d\d\)", citation)


def test_a_page_of_two_editions_claims_no_years_that_it_does_not_know() -> None:
    html = page(sample(2018, 2019))
    assert "asked in 2 editions held, since 2018 or earlier" in html
    assert "asked in 2 editions, since" not in html


def test_moved_text_and_the_place_it_left_link_to_each_other() -> None:
    for comparison in (*(sample(year, year + 1) for year in range(2014, 2020)), sample(2014, 2020)):
        html = page(comparison)
        assert html.count('class="went"') == len(re.findall(r'class="moved"><a href="#m-', html))
        for id_, target in re.findall(r'<p class="went" id="m-([^"]+)"><a href="#c-([^"]+)">Moved from here to ', html):
            assert id_ == target
            assert f'<p class="moved"><a href="#m-{id_}">Moved here from ' in html
    assert 'class="went"' in page(sample(2014, 2020))


def test_a_reader_finds_at_the_top_whether_convictions_rose_what_was_dropped_and_where_it_is_said() -> None:
    html = page(sample(2019, 2020))
    told = html[html.index('id="main-changes"') : html.index('class="contents"')]
    lines = {re.sub(r"<[^>]+>", "", line): re.findall(r'href="#([^"]+)"', line) for line in told.split("<li ")[1:]}
    for question in ("Convictions rose: 23 people, up from 17.", "Dropped from the recommendations: "):
        links = next(links for line, links in lines.items() if question in line)
        assert links
        assert all(f'id="{link}"' in html for link in links)


def test_two_figures_of_one_name_stand_with_the_words_of_the_report() -> None:
    old = report(
        2019, prosecution="Police investigated 41 cases. Prosecutors shared files on six of these investigations."
    )
    new = report(
        2020, prosecution="Police investigated 52 cases. Prosecutors shared files on nine of these investigations."
    )
    html = page(compare(read_text(old, format="markdown"), read_text(new, format="markdown")))
    rows = re.findall(r'<th scope="row" dir="auto">Investigations(.*?)</th>', html)
    assert len(rows) > 1
    assert all("<q>" in row or "<small>" in row for row in rows)


def test_every_page_explains_its_marks_and_gives_them_to_screen_readers() -> None:
    html = page(sample(2018, 2019))
    legend = html[html.index('<p class="legend">') :].partition("</p>")[0]
    assert "<ins>" in legend
    assert "<del>" in legend
    assert 'ins::before{content:"added: "}' in html
    assert 'del::before{content:"removed: "}' in html


def test_what_is_gone_always_carries_the_caution() -> None:
    caution = "Absence from the report is not evidence of improvement"
    for comparison in (sample(2018, 2019), extreme("everything changed")):
        for article in re.findall(r'class="ch removed.*?</pre>', page(comparison), re.DOTALL):
            assert article.count(caution) == len(("beside the words", "in the citation"))
        for sentence in sentences(comparison):
            assert sentence.kind != "gone" or caution in sentence.text


def test_text_of_a_report_never_becomes_markup() -> None:
    html = page(extreme("markup"))
    found = parsed(html)
    assert "img" not in found.tags
    assert not {name for name in found.attributes if name.startswith("on")}
    assert not [href for href in found.hrefs if href.startswith("javascript:")]
    assert html.count("<script>") == 1
    assert '&lt;script&gt;alert("x")&lt;/script&gt;' in html


def test_a_page_asks_nothing_from_anywhere() -> None:
    html = page(sample(2018, 2019))
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert policy[1].startswith("default-src &#39;none&#39;;")
    assert "unsafe" not in policy[1]
    assert " style=" not in html
    assert not re.search(r"<(?:script|img|iframe|object|embed)[^>]*\ssrc=", html)
    assert "@import" not in html
    assert "url(" not in html


def test_pages_of_the_sample_library_are_small() -> None:
    for year in range(2014, 2020):
        assert len(page(sample(year, year + 1)).encode()) < TIP_PAIR


def test_no_page_of_a_trafficking_pair_is_large_though_every_sentence_changed() -> None:
    old, new = (read_text(text, format="markdown") for text in long_pair())
    assert min(len(old.text), len(new.text)) > 25_000
    parts = pages(compare(old, new), lambda n: f"part-{n}.html", Frame())
    assert len(parts) > 1
    assert max(len(part.html.encode()) for part in parts) < TIP_PAIR
    assert read_back(*(part.html for part in parts), side="old").split() == words(old)
    assert read_back(*(part.html for part in parts), side="new").split() == words(new)


def test_a_long_report_is_divided_and_its_links_go_across(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(division_room, "_largest", lambda _: 60_000)
    comparison = replace(sample(2018, 2019))
    parts = pages(comparison, lambda n: f"part-{n}.html", Frame())
    assert len(parts) > len(("first", "second"))
    ids = {part.name: parsed(part.html).ids for part in parts}
    for part in parts:
        for href in parsed(part.html).hrefs:
            if not href.startswith("https:"):
                name, _, anchor = href.partition("#")
                assert not anchor or anchor in ids[name or part.name]
    for side, told in (("old", comparison.old), ("new", comparison.new)):
        assert read_back(*(part.html for part in parts), side=side).split() == words(told)


def test_the_size_of_a_page_is_estimated_with_some_room_to_spare() -> None:
    """Else a page divided at its family's bound could be larger than it."""
    for comparison in every_comparison():
        whole = division_room.estimate(comparison)
        assert 0.98 < whole / len(page(comparison).encode()) < 1.5


def test_a_page_keeps_places_for_marks_of_house_style() -> None:
    comparison = sample(2018, 2019)
    reworded = next(c for s in comparison.sections for c in s.changes if isinstance(c, Reworded))
    made = pages(comparison, lambda _: "page.html", Frame(), holes={reworded.id: "0123abcd,4567cdef"})
    assert made[0].html.count("<!--house:0123abcd,4567cdef-->") == 1
    edit = HouseEdit("0123abcd", EditKind.WORDS_REPLACED, "comply with", "meet", ("A", "B", "C"), 4, 5)
    mark = house_mark(edit, "../editions/2018-2019.html")
    assert "Same edit in 3 of 5 narratives" in mark
    assert 'href="../editions/2018-2019.html#h-0123abcd"' in mark


def test_a_doubt_about_the_pair_of_texts_is_said_at_the_top() -> None:
    other = replace(extreme("nothing changed").new.identity, country="Freedonia")
    pair = compare(extreme("nothing changed").old, replace(extreme("nothing changed").new, identity=other))
    html = page(pair)
    assert "different countries" in html.partition('id="main-changes"')[0]


def test_the_same_comparison_gives_the_same_bytes_under_any_hash_seed() -> None:
    program = (
        "import hashlib, sys; from reportdiff.read import read; from reportdiff.compare import compare;"
        "from reportdiff.faces.html import page; print(hashlib.sha256("
        "page(compare(read(sys.argv[1]), read(sys.argv[2]))).encode()).hexdigest())"
    )
    arguments = [sys.executable, "-c", program, "reports/velmora/2018.md", "reports/velmora/2019.md"]
    made = {
        subprocess.run(arguments, env={"PYTHONHASHSEED": seed}, cwd=ROOT, capture_output=True, check=True).stdout
        for seed in ("0", "1", "42")
    }
    assert len(made) == 1


def test_templates_hold_no_words_of_their_own() -> None:
    for template in TEMPLATES.glob("*.j2"):
        text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", "", template.read_text("utf-8"), flags=re.DOTALL)
        text = re.sub(r'[a-z-]+="[^"]*"|<[^>]*>', "", text)
        assert re.findall(r"[A-Za-z]{2,}", text) == [], template.name


def test_every_wording_that_is_asked_for_by_name_is_there() -> None:
    known = english().entries
    asked = set()
    for source in [*TEMPLATES.glob("*.j2"), *(ROOT / "reportdiff").rglob("*.py")]:
        asked |= set(re.findall(r"""\b(?:t|say)\(\s*["']([a-z_]+\.[a-z_0-9]+)["']""", source.read_text("utf-8")))
    assert asked - set(known) == set()


def test_one_and_other_forms_hold_the_same_places() -> None:
    for key, entry in english().entries.items():
        if not isinstance(entry, str):
            places = [{name for _, name, _, _ in Formatter().parse(form) if name} - {"n"} for form in entry.values()]
            assert places[0] <= places[1] | {"n"}, key


def test_the_layout_of_a_phone_is_for_screens_only() -> None:
    """A sheet of paper is narrower than many screens: without this it was printed as if it were a phone."""
    html = page(sample(2018, 2019))
    limits = re.findall(r"@media ([^{]*max-width[^{]*)\{", html)
    assert limits
    assert all(limit.startswith("screen and ") for limit in limits)


def test_report_text_in_another_language_than_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    family = replace(families.load("tip"), language="es")
    monkeypatch.setattr(families, "load", lambda _: family)
    html = page(sample(2018, 2019))
    quoted = [
        tag for tag in re.findall(r"<(?:p|q|div)[^>]*dir=\"auto\"[^>]*>", html) if 'class="q"' in tag or "two" in tag
    ]
    assert quoted
    assert all(' lang="es"' in tag for tag in quoted)
    assert '<div class="text" id="text">' in html  # our own words stand in it too
    assert '<html lang="en">' in html


def test_what_html_can_carry_stands_as_it_is_and_nothing_else_does() -> None:
    for code in range(0x10000):
        alone, behind_a_control = writable(chr(code)), writable(f"\0{chr(code)}")
        assert behind_a_control == f"\N{SYMBOL FOR NULL}{alone}"
    assert writable("\t\n\r\xa0\U0010ffff\ufffd") == "\t\n\r\xa0\U0010ffff\ufffd"
    assert writable("\x1b\x7f\ud800\ufdd0\uffff") == "\N{SYMBOL FOR ESCAPE}\ufffd\ufffd\ufffd\ufffd"

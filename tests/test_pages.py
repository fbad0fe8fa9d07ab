"""The pages in a real browser: WCAG by axe-core, valid HTML, no request, no message, any width, keyboard, no script.

Wants Chromium (``/usr/bin/chromium`` or $CHROMIUM), axe-core and vnu-jar from npm (in .tools/ or
$REPORTDIFF_TOOLS) and Java. Where they are absent the tests are skipped, but not in CI.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from extremes import PAIRS, long_pair

from reportdiff.compare import compare
from reportdiff.faces.html import Frame, page, pages
from reportdiff.read import read_text
from reportdiff.site import build

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
TOOLS = Path(os.environ.get("REPORTDIFF_TOOLS", ROOT / ".tools")) / "node_modules"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
KINDS = ("index.html", "method.html", "velmora/index.html", "velmora/2018-2019.html", "editions/2018-2019.html")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def wanted(found: bool, what: str) -> None:  # noqa: FBT001 - what was looked for and whether it is there
    if not found:
        if os.environ.get("CI"):
            pytest.fail(f"{what} must be there in CI")
        pytest.skip(f"{what} is not here")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    wanted(Path(CHROMIUM).exists(), f"Chromium ({CHROMIUM})")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample library as a site, and beside it a page for each extreme."""
    out = tmp_path_factory.mktemp("pages") / "site"
    build(ROOT / "reports", out, jobs=1)
    for name, (old, new) in PAIRS.items():
        made = page(compare(read_text(old, format="markdown"), read_text(new, format="markdown")))
        (out / f"x-{name.replace(' ', '-')}.html").write_text(made, "utf-8")
    before, after = (read_text(text, format="markdown") for text in long_pair())
    for part in pages(compare(before, after), "x-divided-{}.html".format, Frame()):
        (out / part.name).write_text(part.html, "utf-8")
    return out


def all_pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def opened(browser: Browser, address: str, **options: Any) -> tuple[Page, list[str], list[str]]:
    """Open a page; what it says to the console and what it asks for are collected."""
    tab = browser.new_context(**({"viewport": WIDE} | options)).new_page()
    said: list[str] = []
    asked: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(address)
    return tab, said, asked


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_no_violation(browser: Browser, site: Path, scheme: str, viewport: dict[str, int]) -> None:
    axe = TOOLS / "axe-core" / "axe.min.js"
    wanted(axe.is_file(), f"axe-core ({axe})")
    strained = [n for n in all_pages(site) if n.startswith("x-")] if (scheme == "dark") is (viewport == NARROW) else []
    for name in (*KINDS, *strained):
        tab, _, _ = opened(browser, (site / name).as_uri(), color_scheme=scheme, viewport=viewport, bypass_csp=True)
        tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        tab.evaluate(axe.read_text("utf-8"))
        result = tab.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
        found = [(v["id"], [n["html"][:200] for n in v["nodes"][:3]]) for v in result["violations"]]
        assert found == [], name
        tab.context.close()


def test_every_page_is_valid_html(site: Path) -> None:
    jar = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    wanted(jar.is_file(), f"the Nu validator ({jar})")
    wanted(shutil.which("java") is not None, "Java")
    pages = [str(site / name) for name in all_pages(site)]
    java = ["java", "-Xss8m", "-jar", str(jar), "--format", "json", "--exit-zero-always", *pages]
    told = json.loads(subprocess.run(java, capture_output=True, check=True).stderr)["messages"]
    # The validator can't work out the hashes of a Content-Security-Policy; the browser below can.
    blind = "violates Content Security Policy"
    assert [(m["url"], m["message"], m.get("extract")) for m in told if blind not in m["message"]] == []


def test_every_link_resolves_and_no_page_speaks_or_asks_for_anything_but_itself(browser: Browser, site: Path) -> None:
    gather = "() => [[...document.querySelectorAll('[id]')].map(e => e.id), [...document.links].map(a => a.href)]"
    ids, links = {}, {}
    for name in all_pages(site):
        address = (site / name).as_uri()
        tab, said, asked = opened(browser, address)
        ids[address], links[name] = tab.evaluate(gather)
        tab.context.close()
        assert said == [], name
        assert [url for url in asked if url != address and not url.startswith("data:")] == [], name
    astray = []
    for name, targets in links.items():
        for target in targets:
            address, _, fragment = target.partition("#")
            if not address.startswith("file:"):
                continue
            there = ids.get(address)
            ok = (
                fragment in there if there is not None and fragment else Path(address.removeprefix("file://")).is_file()
            )
            if not ok:
                astray.append((name, target))
    assert astray == []


def test_nothing_scrolls_sideways_at_a_desk_on_a_phone_or_at_400_percent(browser: Browser, site: Path) -> None:
    zoomed = {"width": 320, "height": 256}  # what 1280 px are at 400 %
    for name in all_pages(site):
        tab, _, _ = opened(browser, (site / name).as_uri())
        tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        for viewport in (WIDE, NARROW, zoomed):
            tab.set_viewport_size(viewport)  # type: ignore[arg-type]
            for view in ("#v-inline", "#v-side"):
                if tab.locator(view).count():
                    tab.check(view)
                width, seen = tab.evaluate("[document.documentElement.scrollWidth, innerWidth]")
                assert width <= seen, f"{name} {view} at {seen} px"
        tab.context.close()


def test_without_script_everything_is_there_and_the_switch_works(browser: Browser, site: Path) -> None:
    tab, _, _ = opened(browser, (site / KINDS[3]).as_uri(), java_script_enabled=False)
    before, marked = tab.locator(".reworded .two > p:first-child").first, tab.locator(".reworded .two > p + p").first
    removed = tab.locator(".reworded .two > p + p del").first
    assert marked.is_visible()
    assert removed.is_visible()
    assert not before.is_visible()
    tab.check("#v-side")
    assert before.is_visible()
    assert marked.is_visible()
    assert not removed.is_visible()
    fold = tab.locator("details.fold").last
    fold.locator("summary").click()
    assert fold.locator("p").first.is_visible()
    tab.locator(".tools details summary").first.click()
    assert "Source: https://" in tab.locator(".tools pre").first.inner_text()
    tab.context.close()


def test_the_index_filters_without_script_and_searches_with_it(browser: Browser, site: Path) -> None:
    tab, _, _ = opened(browser, (site / "index.html").as_uri(), java_script_enabled=False)
    everyone = tab.locator(".countries > li:visible").count()
    tab.check("#f-tier")
    assert 0 < tab.locator(".countries > li:visible").count() < everyone
    tab.context.close()
    tab, _, _ = opened(browser, (site / "index.html").as_uri())
    tab.fill("#search", "velmora")
    assert tab.locator(".countries > li:visible").count() == 1
    assert tab.locator("[role=status]").inner_text() == "1 shown"
    tab.context.close()


def test_the_keyboard_alone_reaches_and_operates_everything(browser: Browser, site: Path) -> None:
    tab, _, _ = opened(browser, (site / KINDS[3]).as_uri())
    reach = "() => [...document.querySelectorAll('a[href], summary, input')].filter(e => e.checkVisibility()).length"
    expected = tab.evaluate(reach) - 1  # of the two radio buttons only the chosen one is a stop
    seen = 0
    tab.keyboard.press("Tab")
    while tab.evaluate("document.activeElement !== document.body") and seen <= expected:
        seen += 1
        tab.keyboard.press("Tab")
    assert seen == expected
    tab.locator("#v-inline").focus()
    tab.keyboard.press("ArrowRight")
    assert tab.locator("#v-side").is_checked()
    tab.keyboard.press("Alt+ArrowDown")
    tab.keyboard.press("Alt+ArrowDown")
    assert tab.evaluate("document.activeElement.closest('.ch').id === location.hash.slice(1)")
    cite = tab.locator(".tools details").first
    cite.locator("summary").focus()
    tab.keyboard.press("Enter")
    cite.locator("button").press("Enter")
    assert cite.locator("button").inner_text() in {"Copy", "Copied"}
    tab.locator("details.fold summary").last.focus()
    tab.keyboard.press("Enter")
    assert tab.locator("details.fold").last.get_attribute("open") is not None
    tab.context.close()


def test_a_link_into_folded_text_unfolds_it(browser: Browser, site: Path) -> None:
    tab, _, _ = opened(browser, (site / KINDS[3]).as_uri())
    hidden = tab.locator("details.fold span[id]").first
    tab.goto(f"{(site / KINDS[3]).as_uri()}#{hidden.get_attribute('id')}")
    assert hidden.is_visible()
    tab.context.close()


def test_printed_pages_hide_nothing_and_repeat_their_source(browser: Browser, site: Path, tmp_path: Path) -> None:
    wanted(shutil.which("pdftotext") is not None, "pdftotext")
    tab, _, _ = opened(browser, (site / KINDS[3]).as_uri(), java_script_enabled=False)
    tab.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    tab.emulate_media(media="print")
    before, after = (tab.locator(f".reworded .two > p:nth-child({n})").first.bounding_box() for n in (1, 2))
    assert before
    assert after
    assert before["x"] + before["width"] <= after["x"]  # side by side
    assert not tab.locator(".reworded .two > p + p del").first.is_visible()
    written = "getComputedStyle(document.querySelector('.tools > a'), '::after').content"
    assert tab.evaluate(written).startswith('"#c-')
    folded = " ".join(tab.locator("details.fold .q").last.text_content().split())  # type: ignore[union-attr]
    tab.context.close()
    reader = [shutil.which("pdftotext") or "", "-layout", str(tmp_path / "page.pdf"), "-"]
    told = subprocess.run(reader, capture_output=True, check=True).stdout
    sheets = told.decode().split("\f")[:-1]
    assert all("https://reports.example/tip/2018/velmora" in sheet for sheet in sheets)
    assert folded[-40:] in " ".join(told.decode().split())

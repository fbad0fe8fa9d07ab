"""Building again: exactly what changed is made anew, and no accident costs the site."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportdiff.cli import main
from reportdiff.errors import PublishError
from reportdiff.publish import MARKER, NextSite, sole_builder
from reportdiff.site import build

Files = dict[str, bytes]


def files(site: Path) -> Files:
    """Every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def leftovers(site: Path) -> list[str]:
    """What stands beside the site."""
    return sorted(path.name for path in site.parent.iterdir() if path.name.startswith("."))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the site and its cache go."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def again(library: Path, place: Path, **options: object) -> Files:
    """Build into the same site with the same cache."""
    build(library, place / "site", cache=place / "cache", jobs=1, **options)  # type: ignore[arg-type]
    return files(place / "site")


def anew(library: Path, place: Path) -> Files:
    """Build from nothing."""
    fresh = place / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    build(library, fresh, jobs=1, fresh=True)
    found = files(fresh)
    shutil.rmtree(fresh)
    return found


def test_nothing_changed_is_nothing_done(library: Path, place: Path) -> None:
    first = again(library, place)
    times = {path: path.stat().st_mtime_ns for path in (place / "site").rglob("*")}
    result = build(library, place / "site", cache=place / "cache")
    assert result.changed == 0
    assert result.files == len(first) - 1
    assert {path: path.stat().st_mtime_ns for path in (place / "site").rglob("*")} == times


def test_what_a_build_did_is_said_in_words_that_add_up(library: Path, place: Path) -> None:
    def said(*options: str) -> str:
        places = ["-o", str(place / "site"), "--cache", str(place / "cache"), "--jobs", "1"]
        return CliRunner().invoke(main, ["build", str(library), *places, *options]).stderr.splitlines()[-1]

    assert said().endswith(": all new or changed")
    before = len(files(place / "site"))
    assert said().endswith(": nothing changed")
    fewer = said("--country", min(library.iterdir()).name)
    now = len(files(place / "site"))
    assert fewer.endswith(f", {before - now} files of the earlier build removed")
    assert f", {now - 1} files in " in fewer


def _new_edition(library: Path) -> None:
    country = sorted(library.iterdir())[2]
    text = (country / "2025.md").read_text(encoding="utf-8")
    (country / "2026.md").write_text(text.replace("2025", "2026").replace("traffickers", "offenders"), encoding="utf-8")


def _lost_edition(library: Path) -> None:
    (sorted(library.iterdir())[1] / "2023.md").unlink()


def _lost_newest(library: Path) -> None:
    (sorted(library.iterdir())[1] / "2025.md").unlink()


def _lost_country(library: Path) -> None:
    shutil.rmtree(min(library.iterdir()))


def _mended_word(library: Path) -> None:
    path = sorted(library.iterdir())[4] / "2023.md"
    path.write_text(path.read_text(encoding="utf-8").replace("shelter", "refuge"), encoding="utf-8")


def _new_country(library: Path) -> None:
    shutil.copytree(min(library.iterdir()), library / "zebulonia")
    for path in (library / "zebulonia").iterdir():
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        lines[1], lines[2] = "country: Zebulonia\n", "iso3: XZZ\n"
        path.write_text("".join(lines), encoding="utf-8")


@pytest.mark.parametrize(
    "change", [_new_edition, _lost_edition, _lost_newest, _lost_country, _mended_word, _new_country]
)
def test_a_second_build_gives_the_same_bytes_as_one_from_nothing(
    library: Path, place: Path, change: Callable[[Path], None]
) -> None:
    before = again(library, place)
    change(library)
    assert again(library, place) == anew(library, place) != before
    assert not leftovers(place / "site")


def test_a_new_edition_leaves_the_pages_of_other_years_as_they_are(library: Path, place: Path) -> None:
    before = again(library, place)
    _new_edition(library)
    after = again(library, place)
    changed = {name.split("/")[0] for name in after if after[name] != before.get(name)}
    country = sorted(library.iterdir())[2].name
    assert changed <= {country, "editions", "index.html", "feed.xml", MARKER, "index.json"}
    assert after[f"{country}/2022-2023.html"] == before[f"{country}/2022-2023.html"]


def test_house_style_of_other_countries_changes_the_marks_on_a_page(library: Path, place: Path) -> None:
    marked = again(library, place)
    told = [name for name, page in marked.items() if b'class="everywhere"' in page]
    assert told, "the generated library has house style in these years"
    assert again(library, place, countries=(told[0].split("/")[0],)).keys() < marked.keys()
    alone = files(place / "site")
    assert not any(b'class="everywhere"' in page for page in alone.values()), "one country alone shows no house style"
    assert again(library, place) == marked


def test_any_number_of_processes_gives_the_same_bytes(library: Path, place: Path) -> None:
    one = again(library, place)
    build(library, place / "two", cache=place / "cache two", jobs=2)
    assert files(place / "two") == one


def test_a_cache_may_be_deleted_or_damaged_at_any_time(library: Path, place: Path) -> None:
    whole = again(library, place)
    shutil.rmtree(place / "cache")
    assert again(library, place) == whole
    for number, entry in enumerate(path for path in sorted((place / "cache").rglob("*")) if path.is_file()):
        data = entry.read_bytes()
        match number % 4:
            case 0:
                entry.write_bytes(b"")
            case 1:
                entry.write_bytes(data[: len(data) // 2])
            case 2:
                entry.write_bytes(bytes([data[0] ^ 1]) + data[1:])
            case _:
                entry.write_bytes(os.urandom(64))
    _new_edition(library)
    assert again(library, place) == anew(library, place)


def test_entries_of_a_cache_in_each_others_place_are_not_believed(library: Path, place: Path) -> None:
    again(library, place)
    entries = [path for path in sorted((place / "cache").rglob("*")) if path.is_file()]
    contents = [path.read_bytes() for path in entries]
    for path, data in zip(entries, contents[1:] + contents[:1], strict=True):
        path.write_bytes(data)
    _new_edition(library)
    assert again(library, place) == anew(library, place)


def test_a_page_that_somebody_changed_is_made_again(library: Path, place: Path) -> None:
    whole = again(library, place)
    pages = [name for name in whole if name.endswith(".html")]
    (place / "site" / pages[0]).write_text("changed", encoding="utf-8")
    (place / "site" / pages[1]).unlink()
    same = (place / "site" / pages[2]).read_bytes()
    (place / "site" / pages[2]).write_bytes(same[::-1])
    places = ["-o", str(place / "site"), "--cache", str(place / "cache"), "--jobs", "1", "--exit-code"]
    done = CliRunner().invoke(main, ["build", str(library), *places])
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1].endswith(": 3 files put back that had been changed or deleted")
    assert files(place / "site") == whole


def test_one_broken_report_is_named_and_the_rest_is_built(library: Path, place: Path) -> None:
    whole = again(library, place)
    broken = sorted(library.iterdir())[3] / "2024.md"
    text = broken.read_bytes()
    broken.write_bytes(b"\x00\x01\x02" * 5000)
    result = build(library, place / "site", cache=place / "cache", jobs=2)
    assert len(result.problems) == 1
    assert str(broken) in result.problems[0]
    left = files(place / "site")
    country = broken.parent.name
    assert f"{country}/2023-2025.html" in left
    assert f"{country}/2023-2024.html" not in left
    broken.write_bytes(text)
    assert again(library, place) == whole


def test_names_in_a_report_lead_nowhere_outside_the_site(library: Path, place: Path) -> None:
    for number, name in enumerate(["../../escaped", "/escaped", "..", "index.html", "con\\..\\..\\x", "é" * 300]):
        country = min(library.iterdir())
        path = country / f"{2010 + number}.md"
        path.write_text(f"---\ncountry: {name}\nedition: {2010 + number}\n---\n\nSome words.\n", encoding="utf-8")
    before = set(place.parent.rglob("*"))
    again(library, place)
    outside = {p for p in set(place.parent.rglob("*")) - before if place not in p.parents and p != place}
    assert not outside
    assert {path.name for path in place.iterdir()} == {"site", "cache"}


HOSTILE = (
    "../../escaped", "/escaped", "..", ".", "a/b", "C:\\escaped", "NUL", "con", "Lpt1", "editions", "index.html", "~",
    "$(touch escaped)", "<script>", "-rf", "%2e%2e%2f", "\u65e5\u672c", "\u202egpj", "x" * 5000, "\u00e9" * 300,
)  # fmt: skip


def test_whatever_a_report_calls_its_country_its_pages_lie_in_one_plain_folder_of_the_site(tmp_path: Path) -> None:
    for number, name in enumerate(HOSTILE):
        folder = tmp_path / "reports" / f"c{number}"
        folder.mkdir(parents=True)
        for edition in (2019, 2020):
            said = f"{name.upper()} (Tier 2)\n\nThe Government of {name} convicted {edition - 2000} traffickers.\n"
            head = f"---\ncountry: {json.dumps(name, ensure_ascii=False)}\nedition: {edition}\nfamily: tip\n---\n\n"
            (folder / f"{edition}.md").write_text(head + said, encoding="utf-8")
    (tmp_path / "out").mkdir()
    build(tmp_path / "reports", tmp_path / "out" / "site", cache=tmp_path / "out" / "cache", jobs=1)
    assert {path.name for path in tmp_path.iterdir()} == {"reports", "out"}
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"site", "cache"}
    folders = {path.name for path in (tmp_path / "out" / "site").iterdir() if path.is_dir()}
    assert len(folders - {"editions"}) == len(HOSTILE)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9-]{0,69}", name) for name in folders)
    assert not folders & {"con", "nul", "lpt1"}


def test_a_folder_that_holds_other_things_is_not_touched(library: Path, place: Path) -> None:
    (place / "site").mkdir()
    (place / "site" / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(PublishError, match="other things"):
        again(library, place)
    assert files(place / "site") == {"letter.txt": b"dear"}


def test_what_somebody_added_to_a_site_stays(library: Path, place: Path) -> None:
    again(library, place)
    (place / "site" / "CNAME").write_text("reports.example", encoding="utf-8")
    (place / "site" / "extra").mkdir()
    (place / "site" / "extra" / "logo.svg").write_text("<svg/>", encoding="utf-8")
    _new_edition(library)
    after = again(library, place)
    assert after["CNAME"] == b"reports.example"
    assert after["extra/logo.svg"] == b"<svg/>"


def test_two_builds_into_one_folder_do_not_meet(library: Path, place: Path) -> None:
    before = again(library, place)
    with sole_builder(place / "site"), pytest.raises(PublishError, match="another build"):
        again(library, place)
    assert files(place / "site") == before
    assert again(library, place) == before


def run(library: Path, place: Path, before: str = "") -> subprocess.Popen[bytes]:
    """Start a build in a process of its own."""
    code = (
        f"{before}\nfrom reportdiff.cli import main\nmain(['build', {str(library)!r}, '-o', {str(place / 'site')!r}])"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(place / "cache")}
    return subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, env=environment)


def test_a_killed_build_leaves_the_old_site_and_the_next_one_finishes(library: Path, place: Path) -> None:
    old = again(library, place)
    for path in library.rglob("*.md"):
        path.write_text(path.read_text(encoding="utf-8").replace("shelter", "refuge"), encoding="utf-8")
    new = anew(library, place)
    for wait in (0.3, 0.6, 0.9, 1.2, 1.6, 2.0):
        process = run(library, place)
        time.sleep(wait)
        process.kill()
        process.communicate()
        assert files(place / "site") in (old, new)
    process = run(library, place)
    _, said = process.communicate()
    assert process.returncode == 0, said
    assert files(place / "site") == new
    assert not leftovers(place / "site")


def test_ctrl_c_ends_a_build_cleanly(library: Path, place: Path) -> None:
    old = again(library, place)
    _mended_word(library)
    shutil.rmtree(place / "cache")
    # A process started in the background inherits a SIGINT that is ignored; the one at a terminal does not.
    slow = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
    begun = place / "begun"
    slow += f"import reportdiff.site.country as c, time\nfrom pathlib import Path\nbegun = Path({str(begun)!r})\n"
    slow += "real = c._Builder.build\nc._Builder.build = lambda self: (begun.touch(), time.sleep(2), real(self))[2]"
    process = run(library, place, slow)
    while process.poll() is None and not begun.exists():
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 130, said
    assert b"Traceback" not in said
    assert files(place / "site") == old
    assert not leftovers(place / "site")


def test_a_full_disk_is_told_and_leaves_the_old_site(library: Path, place: Path) -> None:
    old = again(library, place)
    _new_edition(library)
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))"
    process = run(library, place, limit)
    _, said = process.communicate()
    assert process.returncode == 2, said
    assert b"could not be" in said
    assert b"Traceback" not in said
    assert files(place / "site") == old
    assert not leftovers(place / "site")


def test_a_page_that_does_not_fit_leaves_the_old_site_whole(library: Path, place: Path) -> None:
    old = again(library, place)
    largest = max(len(content) for content in old.values())
    long = sorted(library.iterdir())[2] / "2026.md"
    text = (long.parent / "2025.md").read_text(encoding="utf-8").replace("2025", "2026")
    more = " ".join(f"Officials of the town of Number{n} wrote letter {n} about the shelter." for n in range(3000))
    long.write_text(f"{text}\n\n{more}\n", encoding="utf-8")
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({largest + 60_000}, {largest + 60_000}))"
    process = run(library, place, limit)
    _, said = process.communicate()
    assert process.returncode == 2, said
    assert b"could not be written" in said
    assert files(place / "site") == old
    assert not leftovers(place / "site")


def test_an_input_that_vanishes_while_the_build_runs_is_named_and_the_rest_is_built(library: Path, place: Path) -> None:
    gone = sorted(library.iterdir())[1] / "2023.md"
    vanish = "import sys, reportdiff.site\nb = sys.modules['reportdiff.site.build']\nreal = b.plan\n"
    vanish += f"b.plan = lambda *a: (real(*a), __import__('os').unlink({str(gone)!r}))[0]"
    process = run(library, place, vanish)
    _, said = process.communicate()
    assert process.returncode == 2, said
    assert b"2023.md: " in said
    assert b"Traceback" not in said
    assert len([path for path in (place / "site").iterdir() if (path / "index.html").is_file()]) == 6


def test_an_output_that_cannot_be_is_told(library: Path, place: Path) -> None:
    (place / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(PublishError, match="file"):
        build(library, place / "file" / "site", jobs=1, fresh=True)
    with pytest.raises(PublishError, match="is not a folder"):
        build(library, place / "file", jobs=1, fresh=True)
    assert (place / "file").read_text(encoding="utf-8") == "no folder"


def test_a_site_inside_a_folder_of_somebody_else_is_filled_in_place(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "old.html").write_text("old", encoding="utf-8")
    (site / "gone.html").write_text("gone", encoding="utf-8")
    following = NextSite(site)
    following.inside, following.root = True, site / ".reportdiff-next"
    with following:
        assert following.keep("old.html")
        following.write("deep/new.html", b"new")
        assert following.read("old.html") == b"old"
        following.publish(frozenset({"gone.html"}))
    assert files(site) == {"old.html": b"old", "deep/new.html": b"new"}


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "", "a\\b", "a\0b"])
def test_no_name_leads_out_of_the_next_site(tmp_path: Path, name: str) -> None:
    site = tmp_path / "site"
    site.mkdir()
    with NextSite(site) as following, pytest.raises(PublishError):
        following.write(name, b"x")

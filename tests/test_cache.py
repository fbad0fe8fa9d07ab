"""What builds keep in the cache, what they take away again, and what is made anew where it was lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from enum import Enum
from pathlib import Path

import pytest

from reportdiff.cli import main
from reportdiff.errors import LibraryError
from reportdiff.model import Confidence, Digest
from reportdiff.site import build
from reportdiff.site.cache import Cache


def entries(place: Path) -> set[str]:
    """The names of all entries of a cache."""
    return {path.relative_to(place / "cache").as_posix() for path in (place / "cache").rglob("*") if path.is_file()}


def put_together(library: Path, place: Path, site: str = "site", **options: object) -> set[str]:
    """Build with the one cache of a place; give what it holds then."""
    build(library, place / site, cache=place / "cache", jobs=1, **options)  # type: ignore[arg-type]
    return entries(place)


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def mend(library: Path) -> None:
    """Change a word in one edition of one country."""
    path = sorted(library.iterdir())[4] / "2024.md"
    path.write_text(path.read_text(encoding="utf-8").replace("shelter", "refuge"), encoding="utf-8")


def test_what_was_made_from_texts_no_longer_held_goes(library: Path, tmp_path: Path) -> None:
    before = put_together(library, tmp_path)
    mend(library)
    after = put_together(library, tmp_path)
    assert len(after) == len(before)
    assert before - after, "what was made from the old text is gone"
    shutil.rmtree(min(library.iterdir()))
    assert len(put_together(library, tmp_path)) < len(after)


def test_the_cache_holds_after_many_changes_what_one_build_would_put_there(library: Path, tmp_path: Path) -> None:
    put_together(library, tmp_path)
    mend(library)
    shutil.rmtree(min(library.iterdir()))
    changed = put_together(library, tmp_path)
    shutil.rmtree(tmp_path / "cache")
    assert put_together(library, tmp_path) == changed


def test_what_a_part_of_the_library_does_not_need_stays_for_the_whole(library: Path, tmp_path: Path) -> None:
    whole = put_together(library, tmp_path)
    assert whole <= put_together(library, tmp_path, countries=(min(library.iterdir()).name,))
    assert whole <= put_together(library, tmp_path, last=2024)


def test_what_another_site_needs_stays_as_long_as_that_site_stands(library: Path, tmp_path: Path) -> None:
    first = put_together(library, tmp_path)
    both = put_together(library, tmp_path, "other")
    own = len(both) - len(first)
    shutil.rmtree(min(library.iterdir()))
    assert len(both - put_together(library, tmp_path)) < own, "only what belongs to the site itself goes"
    shutil.rmtree(tmp_path / "other")
    mend(library)
    assert len(put_together(library, tmp_path)) < len(first), "what only the other site needed is gone"


def test_a_name_that_is_no_entry_leads_to_no_file(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    Cache(tmp_path / "cache").drop(["../../mine", "../" * 9 + "mine", ""])
    assert (tmp_path / "mine").is_file()


def _damage(path: Path) -> None:
    path.write_bytes(os.urandom(40))


@pytest.mark.parametrize("harm", [Path.unlink, _damage])
def test_views_across_countries_miss_no_country_whose_digest_was_lost(
    library: Path, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    kept = Cache(tmp_path / "cache")
    for name in put_together(library, tmp_path):
        if isinstance(kept.get("".join(name.split("/")[1:])), Digest):
            harm(tmp_path / "cache" / name)
    mend(library)
    put_together(library, tmp_path)
    build(library, tmp_path / "fresh", jobs=1, fresh=True)
    assert files(tmp_path / "site") == files(tmp_path / "fresh")


def test_names_of_closed_lists_read_back_whatever_way_a_python_writes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As Python 3.11.0 to 3.11.3 do it; what is read back may call no such function.
    monkeypatch.setattr(Enum, "__reduce_ex__", lambda name, _: (getattr, (type(name), name.name)))
    Cache(tmp_path).put("0" * 32, (Confidence.HIGH, Confidence.LOW))
    assert Cache(tmp_path).get("0" * 32) == (Confidence.HIGH, Confidence.LOW)


def test_the_command_keeps_its_work_where_it_is_told(library: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as left:
        main(["build", str(library), "-o", str(tmp_path / "site"), "--cache", str(tmp_path / "cache"), "--quiet"])
    assert left.value.code == 0
    assert entries(tmp_path)


def test_a_build_that_begins_no_site_leaves_no_folder(library: Path, tmp_path: Path) -> None:
    code = (
        "import sys, reportdiff.site\ndef stop(*_): raise KeyboardInterrupt\n"
        "sys.modules['reportdiff.site.build'].find_library = stop\n"
        f"from reportdiff.cli import main\nmain(['build', {str(library)!r}, '-o', {str(tmp_path / 'site')!r}])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode == 130, done.stderr
    assert not (tmp_path / "site").exists()
    (tmp_path / "site").mkdir()
    with pytest.raises(LibraryError, match="holds no edition from 2030 or later; expected years from 20"):
        build(library, tmp_path / "site", jobs=1, first=2030, fresh=True)
    assert (tmp_path / "site").is_dir(), "a folder of the user's own stays"

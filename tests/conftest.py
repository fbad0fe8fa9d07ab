"""What many tests share: where the real reports and the answers made by people lie, when they are there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The same examples on every machine, so that a red run can be run again; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("repeat", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeat"))

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("REPORTDIFF_SHARED", ROOT.parent / "shared"))


def _folder(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"the real reports are not here: no folder {folder} (set REPORTDIFF_SHARED to where they lie)")
    return folder


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real reports; the test is skipped where it is absent."""
    return _folder("corpus")


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of answers made by people; the test is skipped where it is absent."""
    return _folder("gold")


@pytest.fixture(scope="session")
def samples() -> Path:
    """The sample library of invented countries."""
    return ROOT / "reports"


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let no test read or write the user's own cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small library of invented countries, enough of them for house style; not to be changed."""
    folder = tmp_path_factory.mktemp("library")
    maker = Path(__file__).parent / "bench" / "make_library.py"
    asked = ["--countries", "6", "--editions", "4", "--characters", "2500", "--seed", "7"]
    subprocess.run([sys.executable, str(maker), str(folder), *asked], check=True, capture_output=True)
    return folder / "reports"


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Path:
    """The same library, to change."""
    return Path(shutil.copytree(made, tmp_path / "reports"))

"""reportdiff.toml: every option of every command, set once for a library."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from reportdiff.errors import SettingsError

NAME = "reportdiff.toml"
COMMANDS = ("diff", "build", "add", "sections", "figures", "history", "check")


def settings_for(
    command: str,
    options: Mapping[str, object],
    config: str | None,
    near: Path,
) -> dict[str, tuple[Any, str]]:
    """Find and check the settings that apply to a command.

    Args:
        command: its name; settings stand at the top level (for every command that has the option)
            or in the table of that name, which wins.
        options: its options by name.
        config: the file named by ``--config``, or ``None`` to look in ``near`` and upwards.
        near: folder from which to look.

    Returns:
        Option name -> (value, the file it came from).

    Raises:
        SettingsError: the file is missing or no TOML, or holds a key that is no option.
    """
    path = Path(config) if config else _look_upwards(near)
    if path is None:
        return {}
    tables = _load(path)
    found: dict[str, Any] = {}
    for key, value in tables.items():
        if key in COMMANDS and isinstance(value, dict):
            if key == command:
                own = {_INSIDE.get((command, k), _option(k)): v for k, v in value.items()}
                _known(path, f"[{command}] ", own, options)
                found |= own
        elif _option(key) in options:
            found.setdefault(_option(key), value)
        else:
            _known(path, "", {_option(key): value}, [*COMMANDS, *options, *_EVERYWHERE])
    return {name: (value, str(path)) for name, value in found.items()}


# Options of any command: at the top level they apply where a command has them.
_EVERYWHERE = (
    "address", "allow_private", "cache", "color", "country", "edition", "exit_code", "explain", "family", "format",
    "fresh", "from_year", "jobs", "measure", "notice", "only", "output", "pivot", "quiet", "replace", "section",
    "site", "to_year", "unchanged", "verbose",
)  # fmt: skip
_SPELLED = {"from": "from_year", "to": "to_year"}
# Options whose name inside differs from the one a reader knows.
_INSIDE = {("build", "output"): "site", ("add", "to"): "library"}


def _option(key: str) -> str:
    """Read a key as its option's name: ``exit-code`` and ``exit_code`` alike."""
    name = key.replace("-", "_")
    return _SPELLED.get(name, name)


def _known(path: Path, where: str, keys: Mapping[str, object], known: Iterable[str]) -> None:
    """Refuse a key that is no option, naming the nearest that is."""
    names = list(known)
    for key in keys:
        if key not in names:
            near = difflib.get_close_matches(key, names, n=1, cutoff=0)
            spelled = {v: k for k, v in _SPELLED.items()}.get(near[0], near[0]) if near else "none"
            raise SettingsError(str(path), f"{where}unknown key '{key}'", f"a known one such as '{spelled}'")


def _look_upwards(folder: Path) -> Path | None:
    """Find the nearest settings file in a folder or above it."""
    try:
        resolved = folder.resolve()
    except OSError:
        return None
    return next((f / NAME for f in (resolved, *resolved.parents) if (f / NAME).is_file()), None)


def _load(path: Path) -> dict[str, Any]:
    """Read a settings file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as trouble:
        raise SettingsError(str(path), "cannot be read", "a TOML file") from trouble
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as trouble:
        raise SettingsError(str(path), f"is no TOML: {trouble}", 'lines such as: format = "html"') from trouble

"""What earlier builds worked out, kept by content: may be deleted at any time, is never trusted when wrong.

Every entry is named by a digest of all that went into it - the source bytes, the options, this
package's own files - and carries a digest of its content; one that does not fit is as if it were
not there. Entries are written beside their place and moved there. Reading one can build nothing but
our own values: a cache that somebody else wrote to can hold wrong pages, never code.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import pickle
import platform
import re
import shutil
import sys
import zlib
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from operator import attrgetter
from pathlib import Path
from typing import Any

_SIZE = 16
_KEY = re.compile(rf"[0-9a-f]{{{_SIZE * 2}}}")  # what ``digest`` gives; no other name may lead to a file
_OTHER_MODULES = {("builtins", "frozenset"), ("builtins", "set")}
_LIBRARIES = ("diff-match-patch", "jinja2", "markdown-it-py", "selectolax", "pypdfium2")
_KEPT_PROGRAMS = 2


def digest(*parts: str | bytes) -> str:
    """Name content: a digest of the parts, each with its length, so that no two lists run together."""
    found = hashlib.blake2b(digest_size=_SIZE)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(f"{len(data)}:".encode())
        found.update(data)
    return found.hexdigest()


@cache
def program() -> str:
    """Name what works the values out: every file of this package, the libraries' and Python's versions."""
    parts: list[str | bytes] = [platform.python_version(), sys.implementation.name]
    for library in _LIBRARIES:
        try:
            parts.append(f"{library} {metadata.version(library)}")
        except metadata.PackageNotFoundError:
            parts.append(f"{library} none")
    for name, file in sorted(_package_files(resources.files("reportdiff"), "")):
        parts += [name, file.read_bytes()]
    return digest(*parts)


def _package_files(folder: Traversable, name: str) -> Iterable[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _package_files(entry, f"{name}{entry.name}/")
        elif not entry.name.endswith((".pyc", ".pyo")):
            yield f"{name}{entry.name}", entry


def usual_folder() -> Path | None:
    """Give the user's cache folder for this program, ``None`` where there is no home to keep it in."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    if base and Path(base).is_absolute():
        return Path(base) / "reportdiff"
    try:
        return Path.home() / ".cache" / "reportdiff"
    except RuntimeError:
        return None


@cache
def _values_of(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """Give what reads all fields of a value off it, where its class can be called with them."""
    if not is_dataclass(kind) or not all(field.init and not field.kw_only for field in fields(kind)):
        return None
    names = [field.name for field in fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


class _Writer(pickle.Pickler):
    """Writes our own values as their class and fields, which is both shorter and sooner done than pickle's own way."""

    def reducer_override(self, value: Any) -> Any:  # noqa: ANN401  pickle's own signature
        """Say what a value is made of; a name of a closed list by its value, as not every Python does."""
        if isinstance(value, Enum):
            return type(value), (value.value,)
        read = _values_of(type(value))  # type: ignore[arg-type]  # a class is hashable
        return NotImplemented if read is None else (type(value), read(value))


class _OwnValues(pickle.Unpickler):
    """Reads pickles of our own frozen values and refuses everything else."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401  pickle's own signature
        """Give one of the package's value types."""
        own = module.startswith("reportdiff.") and "." not in name
        if not own and (module, name) not in _OTHER_MODULES:
            raise pickle.UnpicklingError(f"{module}.{name} is no value of ours")
        found = super().find_class(module, name)
        frozen = getattr(getattr(found, "__dataclass_params__", None), "frozen", False)
        if own and not (isinstance(found, type) and (frozen or issubclass(found, Enum))):
            raise pickle.UnpicklingError(f"{module}.{name} is no value of ours")
        return found


class Cache:
    """A folder of entries; ``None`` for the folder keeps nothing and finds nothing."""

    def __init__(self, folder: Path | None) -> None:
        """Use the part of the folder that belongs to this very program."""
        self.folder = folder / program() if folder is not None else None

    def get(self, key: str) -> Any:  # noqa: ANN401  whatever value was put under the key
        """Give the value under a key, ``None`` when there is none or it is damaged."""
        if self.folder is None:
            return None
        try:
            data = self._path(key).read_bytes()
        except OSError:
            return None
        seal, content = data[:_SIZE], data[_SIZE:]
        if hashlib.blake2b(content, digest_size=_SIZE, key=key.encode()).digest() != seal:
            return None
        try:
            return _OwnValues(io.BytesIO(zlib.decompress(content))).load()
        except Exception:  # noqa: BLE001  whatever is wrong with an entry, it is worked out again
            return None

    def put(self, key: str, value: object) -> None:
        """Keep a value; a folder that can't be written to costs time later, never the result."""
        if self.folder is None:
            return
        written = io.BytesIO()
        _Writer(written, protocol=5).dump(value)
        content = zlib.compress(written.getbuffer(), 1)
        sealed = hashlib.blake2b(content, digest_size=_SIZE, key=key.encode()).digest() + content
        path = self._path(key)
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            _write(beside, sealed)
            beside.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)

    def has(self, key: str) -> bool:
        """Tell whether an entry stands under the key, sound or not."""
        return self.folder is not None and self._path(key).is_file()

    def drop(self, keys: Iterable[str]) -> None:
        """Take entries away; one that is not there, or can't be taken away, does no harm."""
        for key in filter(_KEY.fullmatch, keys if self.folder is not None else ()):
            with contextlib.suppress(OSError):
                self._path(key).unlink()

    def drop_other_programs(self) -> None:
        """Drop what other versions of the program kept, the latest aside."""
        if self.folder is None:
            return
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            os.utime(self.folder)
            others = [p for p in self.folder.parent.iterdir() if p.is_dir() and len(p.name) == len(self.folder.name)]
            for old in sorted(others, key=lambda p: -p.stat().st_mtime)[_KEPT_PROGRAMS:]:
                shutil.rmtree(old, ignore_errors=True)

    def _path(self, key: str) -> Path:
        if self.folder is None:
            raise ValueError("this cache has no folder")
        return self.folder / key[:2] / key[2:]


def _write(path: Path, data: bytes) -> None:
    """Write a file; its folder is made where it is missing, which it seldom is."""
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

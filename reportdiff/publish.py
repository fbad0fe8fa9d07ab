"""Pages -> files, whole or not at all; with ``cache`` the only room that writes.

A single file is written beside its place and moved there. A site is put together in a folder of its
own beside the old one (files that stay are hard links) and takes its place in one step, so that a
build killed at any moment leaves the old site as it was. Only where that folder can't be made (the
one around the site is not ours, the site is a mount point) are finished files moved in one by one.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Self

from reportdiff.errors import PublishError

# What tells a folder made by us from one that must not be touched.
MARKER = ".reportdiff-site"
_LONGEST = 60  # characters of a folder's name
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE = -100  # AT_FDCWD


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Args:
        path: where; folders on the way are made.
        content: the bytes.

    Raises:
        PublishError: it could not be written; what stood there before still does.
    """
    with _told(path):
        special = path.exists() and not path.is_file()
    if special:
        # A device or a pipe (/dev/null, a terminal) has no "beside it" and no old content to keep.
        with _told(path), path.open("wb") as out:
            out.write(content)
        return
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
            Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def folder_name(words: str) -> str:
    """Make words of small letters, digits and hyphens a folder's name that every system can hold.

    Long ones are cut, and the names of devices, which some systems keep for themselves, are not given.
    """
    name = words[:_LONGEST].strip("-") or "country"
    return f"{name}-country" if name in _DEVICES else name


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what the system refuses into an error that says where and why."""
    try:
        yield
    except OSError as trouble:
        raise PublishError(str(path), f"could not be written: {trouble.strerror or trouble}") from trouble
    except ValueError as trouble:  # a name that no file can have, such as one with a null character
        raise PublishError(repr(str(path)), f"could not be written: {trouble}") from trouble


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextlib.contextmanager
def sole_builder(site: Path) -> Iterator[None]:
    """Hold a site folder for one build at a time; it is made where it does not exist.

    A folder made here goes again when nothing was put into it. The lock is on the folder itself and
    ends with the process, however that ends.

    Raises:
        PublishError: another build holds it, the folder holds other things than a site of ours, or it is
            a file.
    """
    if site.exists() and not site.is_dir():
        raise PublishError(str(site), "is not a folder", "a new or empty folder, or an earlier site")
    with _told(site):
        old = _aside(site)
        if not site.exists() and (old / MARKER).is_file():
            old.rename(site)  # killed between the two steps of ``publish``
        ours = not site.exists()
        site.mkdir(parents=True, exist_ok=True)
    if any(site.iterdir()) and not (site / MARKER).is_file():
        raise PublishError(str(site), "holds other things than a site", "a new or empty folder, or an earlier site")
    handle = _lock(site)
    try:
        yield
    finally:
        if ours:
            with contextlib.suppress(OSError):  # it holds a site now
                site.rmdir()
        if handle is not None:
            os.close(handle)


def _lock(site: Path) -> int | None:
    """Lock the folder that stands at the path now; ``None`` where the system has no such locks."""
    try:
        import fcntl  # noqa: PLC0415  not on every system
    except ImportError:
        return None
    while True:
        with _told(site):
            site.mkdir(parents=True, exist_ok=True)  # the build that made it may have taken it away again
            handle = os.open(site, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as trouble:
            os.close(handle)
            if trouble.errno in {errno.EWOULDBLOCK, errno.EACCES}:
                raise PublishError(
                    str(site), "another build is writing into this folder", "it to end first"
                ) from trouble
            return None  # a file system without locks
        with contextlib.suppress(FileNotFoundError):
            if os.fstat(handle).st_ino == site.stat().st_ino:
                return handle
        os.close(handle)  # another build put a new folder in its place meanwhile


def _aside(site: Path) -> Path:
    return site.parent / f".{site.name}.old"


class NextSite:
    """The site that will take the place of the one at ``site``; use as a context manager.

    Files are put in by ``write`` or, where they stay as they are, by ``keep``. ``publish`` puts the
    whole in place; leaving without it leaves the old site as it was.
    """

    def __init__(self, site: Path) -> None:
        """Name the site (it exists, see ``sole_builder``); nothing is made yet."""
        self.site = site
        self.inside = not os.access(site.parent, os.W_OK | os.X_OK) or site.is_mount()
        self.root = site / ".reportdiff-next" if self.inside else site.parent / f".{site.name}.next"
        self._made: set[Path] = set()

    def __enter__(self) -> Self:
        """Begin with an empty folder; what a killed build left behind goes."""
        with _told(self.root):
            shutil.rmtree(self.root, ignore_errors=True)
            self.root.mkdir()
            self.root.chmod(self.site.stat().st_mode & 0o777)
        return self

    def __exit__(self, *_: object) -> None:
        """Clear away what was not published."""
        shutil.rmtree(self.root, ignore_errors=True)

    def place(self, name: str) -> Path:
        """Give the place of a file in the next site, its folder made.

        Raises:
            PublishError: the name leads out of the site.
        """
        path = PurePosixPath(name)
        if path.is_absolute() or not path.parts or ".." in path.parts or "\\" in name or "\0" in name:
            raise PublishError(name, "is no place inside the site")
        target = self.root.joinpath(*path.parts)
        if target.parent not in self._made:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(target.parent)
        return target

    def write(self, name: str, content: bytes) -> None:
        """Write a file of the next site."""
        with _told(self.site / name):
            target = self.place(name)
            try:
                _write_new(target, content)
            except FileExistsError:
                if target.stat().st_nlink == 1:
                    target.write_bytes(content)
                    return
                target.unlink()  # what was kept is the old site's own file
                _write_new(target, content)

    def read(self, name: str) -> bytes:
        """Give a file of the next site."""
        kept = self.inside and not self.place(name).exists()
        with _told(self.site / name):
            return (self.site / name if kept else self.place(name)).read_bytes()

    def keep(self, name: str) -> bool:
        """Take a file over from the old site as it is; tell whether it was there."""
        if self.inside:
            return (self.site / name).is_file()
        with _told(self.site / name):
            target = self.place(name)
        try:
            os.link(self.site / name, target)
        except FileExistsError:
            return True
        except FileNotFoundError:
            return False
        except OSError:  # a file system without hard links
            with _told(self.site / name):
                shutil.copy2(self.site / name, target)
        return True

    def keep_others(self, ours: frozenset[str]) -> None:
        """Take over what somebody else put into the old site: all that is not named in ``ours``."""
        for name in _files(self.site) if not self.inside else ():
            if name not in ours:
                self.keep(name)

    def publish(self, stale: frozenset[str]) -> None:
        """Put the next site in place of the old one, in one step where the system can.

        Args:
            stale: files of the old site that the next one no longer has.
        """
        with _told(self.site):
            if self.inside:
                self._move_in(stale)
            elif not _exchange(self.root, self.site):
                shutil.rmtree(_aside(self.site), ignore_errors=True)
                self.site.rename(_aside(self.site))
                self.root.rename(self.site)
                shutil.rmtree(_aside(self.site), ignore_errors=True)

    def _move_in(self, stale: frozenset[str]) -> None:
        """Move finished files in, pages before the pages that lead to them; then take old ones away."""
        for name in sorted(_files(self.root), key=lambda name: (-name.count("/"), name)):
            target = self.site / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).replace(target)
        for name in stale:
            (self.site / name).unlink(missing_ok=True)


def _write_new(path: Path, content: bytes) -> None:
    with path.open("xb") as out:
        out.write(content)


def _files(folder: Path) -> list[str]:
    return [Path(root, file).relative_to(folder).as_posix() for root, _, files in os.walk(folder) for file in files]


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; tell whether the system could."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    done: int = rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return done == 0

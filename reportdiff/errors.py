"""Every error that reportdiff raises, drawn as a tree.

ReportdiffError            something the user can mend; one line: where, what, what was expected
├── SourceError            a report could not be read at all
│   ├── UnreadableSource   missing, empty, binary, truncated, encrypted, too large
│   ├── UnknownFormat      not one of the formats that have a reader
│   └── FetchError         an http(s) address that gave no usable page
├── LibraryError           a library folder that does not hold together
├── FamilyError            a families/*.toml that does not keep to its form
├── SettingsError          reportdiff.toml: an unknown key or a value of the wrong kind
└── PublishError           pages that could not be written whole

An untidy report is none of these: reading notes what was untidy and goes on.
Only ``cli.py`` catches them; it prints the line and exits with status 2.
"""

from __future__ import annotations


class ReportdiffError(Exception):
    """Base of all errors meant for the user.

    Args:
        where: the file, address or setting concerned.
        what: what is wrong there.
        expected: what would have been right (may be empty when the first two say it).
    """

    def __init__(self, where: str, what: str, expected: str = "") -> None:
        """Keep the three parts, so that a caller can use them apart."""
        self.where, self.what, self.expected = where, what, expected
        super().__init__(where, what, expected)

    def __str__(self) -> str:
        """Give the error as its one line."""
        tail = f"; expected {self.expected}" if self.expected else ""
        return " ".join(f"{self.where}: {self.what}{tail}".split())


class SourceError(ReportdiffError):
    """A report could not be read."""


class UnreadableSource(SourceError):
    """The file is missing, empty, binary, truncated, encrypted or too large."""


class UnknownFormat(SourceError):
    """No reader knows this kind of file."""


class FetchError(SourceError):
    """An http(s) address gave no usable page."""


class LibraryError(ReportdiffError):
    """A library folder does not hold together."""


class FamilyError(ReportdiffError):
    """A family file does not keep to its form."""


class SettingsError(ReportdiffError):
    """reportdiff.toml holds an unknown key or a value of the wrong kind."""


class PublishError(ReportdiffError):
    """Pages could not be written whole."""

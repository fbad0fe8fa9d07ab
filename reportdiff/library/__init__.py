"""A folder of reports: which editions lie in it, which follows which, and what is wrong with it."""

from __future__ import annotations

from reportdiff.library.checking import Kind, Problem, check, check_reports
from reportdiff.library.finding import Entry, Library, Shelf, find_library
from reportdiff.library.one_family import main_family, of_one_family

__all__ = [
    "Entry",
    "Kind",
    "Library",
    "Problem",
    "Shelf",
    "check",
    "check_reports",
    "find_library",
    "main_family",
    "of_one_family",
]

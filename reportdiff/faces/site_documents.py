"""The JSON documents of a site as a whole, spelled by hand: what scripts may rely on."""

from __future__ import annotations

from typing import Literal

import msgspec

Number = int | float


class SitePageDoc(msgspec.Struct):
    """A change page: ``page`` and ``data`` are the addresses of it and its JSON, seen from the site's root."""

    old_edition: int
    new_edition: int
    page: str
    data: str
    old_tier: str | None
    new_tier: str | None
    summary: list[str]


class SiteCountryDoc(msgspec.Struct):
    """A country with its page through the years and the change pages of consecutive editions, oldest first."""

    country: str
    iso3: str | None
    page: str
    data: str
    editions: list[int]
    changes: list[SitePageDoc]


class SiteDocument(msgspec.Struct):
    """Every country and change page of a site: ``index.json``."""

    countries: list[SiteCountryDoc]
    overviews: list[str]
    format: Literal["reportdiff/site/1"] = "reportdiff/site/1"


class TierMovedDoc(msgspec.Struct):
    """A country whose tier changed; ``move``: up, down, unranked."""

    country: str
    old: str | None
    new: str | None
    move: str


class MovementDoc(msgspec.Struct):
    """A figure that moved much within its measure; ``percent`` is null where the old value is zero or a share."""

    country: str
    measure: str
    unit: str | None
    old: Number | None
    new: Number | None
    difference: Number | None
    percent: Number | None


class StoppedDoc(msgspec.Struct):
    """A measure of which a country gives no more figure; ``declared`` when the report says so."""

    country: str
    measure: str
    declared: bool


class LengthDoc(msgspec.Struct):
    """The length of a country's narratives in words."""

    country: str
    old: int
    new: int


class HouseEditDoc(msgspec.Struct):
    """The same edit in many narratives, ``of`` all compared; ``kind``: words or sentences added, removed, replaced."""

    key: str
    kind: str
    old: str
    new: str
    narratives: list[str]
    of: int


class WordDoc(msgspec.Struct):
    """A word that came or went: how many narratives use it."""

    word: str
    old: int
    new: int


class OverviewDocument(msgspec.Struct):
    """One pair of editions across the countries: ``editions/<old>-<new>.json``."""

    old_edition: int
    new_edition: int
    countries: list[str]
    tiers: list[TierMovedDoc]
    movements: list[MovementDoc]
    stopped: list[StoppedDoc]
    lengths: list[LengthDoc]
    house_edits: list[HouseEditDoc]
    words: list[WordDoc]
    format: Literal["reportdiff/overview/1"] = "reportdiff/overview/1"

from __future__ import annotations

import pycountry
import pytest

from reportdiff.countries import by_code, countries, find, find_in, named_in


def test_every_code_is_one_of_iso_3166_or_the_users_range() -> None:
    known = {country.alpha_3 for country in pycountry.countries}
    known |= {country.alpha_3 for country in pycountry.historic_countries if hasattr(country, "alpha_3")}
    assert {country.iso3 for country in countries()} - known == {"XKX"}


def test_every_name_of_today_that_the_library_knows_has_the_same_code_here() -> None:
    for country in countries():
        for name in (country.name, *country.names):
            looked_up = pycountry.countries.get(name=name)
            if looked_up is not None:
                assert looked_up.alpha_3 == country.iso3, name


def test_every_name_finds_its_own_country() -> None:
    for country in countries():
        for name in (country.name, *country.names, *(old.name for old in country.former)):
            assert find(name) is country, name
            assert find(name.upper()) is country, name
            folder = name.lower().replace(" ", "-")
            assert folder == "us" or find(folder) is country, name


def test_the_table_covers_the_reports() -> None:
    assert len(countries()) >= 200


@pytest.mark.parametrize(
    ("old", "new", "iso3"),
    [
        ("Swaziland", "Eswatini", "SWZ"),
        ("Macedonia", "North Macedonia", "MKD"),
        ("Burma", "Myanmar", "MMR"),
        ("Czech Republic", "Czechia", "CZE"),
        ("Turkey", "Türkiye", "TUR"),
        ("Cape Verde", "Cabo Verde", "CPV"),
        ("Congo, Democratic Republic of the", "Democratic Republic of the Congo", "COD"),
        ("Ivory Coast", "Côte d’Ivoire", "CIV"),
        ("East Timor", "Timor-Leste", "TLS"),
        ("Kosova", "Kosovo", "XKX"),
    ],
)
def test_historical_and_changed_names_are_one_country(old: str, new: str, iso3: str) -> None:
    first, second = find(old), find(new)
    assert first is second
    assert first is not None
    assert first.iso3 == iso3


def test_the_name_of_the_time_is_kept() -> None:
    eswatini = find("Eswatini")
    assert eswatini is not None
    assert (eswatini.called_in(2015), eswatini.called_in(2020)) == ("Swaziland", "Eswatini")


def test_a_near_miss_is_no_country() -> None:
    assert find("Kosov") is None
    assert find("") is None
    assert find("Graustark") is None


@pytest.mark.parametrize(
    ("line", "iso3"),
    [
        ("2019 Trafficking in Persons Report: Kosovo", "XKX"),
        ("Trafficking in Persons Report 2018 - Country Narratives - Papua New Guinea", "PNG"),
        ("U.S. Department of State 2005 Trafficking in Persons Report - Niger", "NER"),
        ("United States Department of State, Country Reports: Nigeria", "NGA"),
        ("UNITED STATES OF AMERICA (Tier 1)", "USA"),
        ("2020 Trafficking in Persons Report: Nord Mazedonien", "MKD"),
        ("GUINEA-BISSAU: Tier 2 Watch List", "GNB"),
        ("Congo, Republic of the (Tier 2)", "COG"),
        ("Dominican Republic (Tier 2)", "DOM"),
        ("ST. VINCENT & THE GRENADINES (Tier 2)", "VCT"),
    ],
)
def test_a_title_line_names_its_country(line: str, iso3: str) -> None:
    country = find_in(line)
    assert country is not None
    assert country.iso3 == iso3


def test_a_line_that_names_two_countries_names_none_for_sure() -> None:
    assert find_in("From Ghana to Togo") is None
    assert [country.iso3 for country in named_in("From Ghana to Togo")] == ["GHA", "TGO"]


def test_a_little_word_is_no_code() -> None:
    assert find_in("tell us and can the report be per year") is None
    assert find_in("LAWS AND POLICIES THAT CAN MAR") is None


def test_a_code_finds_its_country_where_a_code_is_asked_for() -> None:
    for country in countries():
        assert by_code(country.iso3) is country
        assert by_code(country.iso3.lower()) is country
    assert find("AND") is find("CAN") is find("per") is find("us") is None

"""Whose shillings: what the bare name of a currency means in a report on a country."""

from __future__ import annotations

import pytest

from reportdiff import families
from reportdiff.countries import countries
from reportdiff.figures import report_figures
from reportdiff.figures.currencies import ISSUERS
from reportdiff.figures.own_currencies import own_currency
from reportdiff.model import Figure
from reportdiff.read import read_text

TIP = families.load("tip")


def figures_of(text: str, country: str = "velmora") -> tuple[Figure, ...]:
    return report_figures(read_text(text, address=f"{country}-2019.txt", family="tip"), TIP)


@pytest.mark.parametrize(
    ("country", "sum_", "unit"),
    [
        ("kenya", "three million shillings", "KES"),
        ("uganda", "three million shillings", "UGX"),
        ("senegal", "3 million francs", "XOF"),
        ("gabon", "3 million francs", "XAF"),
        ("democratic-republic-of-the-congo", "3 million francs", "CDF"),
        ("nepal", "Rs 40,000", "NPR"),
        ("egypt", "40,000 pounds", "EGP"),
        ("denmark", "40,000 kroner", "DKK"),
        ("jamaica", "4 million dollars ($27,000)", "JMD"),
        ("jamaica", "4 million dollars", "USD"),
        ("jamaica", "4 million U.S. dollars", "USD"),
        ("kenya", "3 million Somali shillings", "SOS"),
        ("kenya", "40,000 pesos", "pesos"),
    ],
)
def test_the_bare_name_of_a_currency_means_that_of_the_reports_country(country: str, sum_: str, unit: str) -> None:
    text = f"Officials from Somalia visited. The government allocated {sum_} for the shelter."
    assert figures_of(text, country)[0].unit == unit


def test_pounds_where_no_currency_is_called_so_stay_pounds() -> None:
    assert figures_of("Police seized 55 pounds.", "mexico")[0].unit == "pounds"


def test_without_a_country_nobody_is_given_a_currency() -> None:
    figure = figures_of("The government allocated three million shillings for the shelter.")[0]
    assert own_currency(figure, None).unit == figure.unit == "shillings"


def test_every_currency_with_a_shared_name_has_a_country_of_the_table() -> None:
    known = {country.name for country in countries()}
    text = "The government allocated 5,000 {} for the shelter."
    shared = {name for name, issuers in ISSUERS.items() if len(issuers) > 1} - {"dollar"}
    for name in sorted(shared):
        figure = figures_of(text.format(f"{name}s"))[0]
        given = {own_currency(figure, country).unit for country in known}
        assert {code for code, _ in ISSUERS[name]} - given == set(), name

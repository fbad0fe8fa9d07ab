"""Currencies as reports write them: signs, codes and names -> ISO 4217 codes.

The table is general knowledge (ISO 4217, with the adjectives and country names in use); a name
that several countries share ("peso") is told apart by the adjective before it, else by the country
the text speaks of, else it stays the plain name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportdiff.figures.tokens import word_set

# code, noun (singular), then adjectives and country names, most usual first
_TABLE = """
USD dollar U.S.,US,American,United States
EUR euro
GBP pound British,sterling,English,United Kingdom
CAD dollar Canadian,Canada
AUD dollar Australian,Australia
NZD dollar New Zealand
HKD dollar Hong Kong
SGD dollar Singapore,Singaporean
TWD dollar Taiwan,Taiwanese,New Taiwan
JMD dollar Jamaican,Jamaica
TTD dollar Trinidad and Tobago,Trinidadian,Trinidad
BBD dollar Barbados,Barbadian
BSD dollar Bahamian,Bahamas
BZD dollar Belize,Belizean
XCD dollar East Caribbean,Eastern Caribbean
GYD dollar Guyanese,Guyana
SRD dollar Surinamese,Suriname
NAD dollar Namibian,Namibia
ZWL dollar Zimbabwean,Zimbabwe
LRD dollar Liberian,Liberia
FJD dollar Fijian,Fiji
SBD dollar Solomon Islands
BND dollar Brunei,Bruneian
MXN peso Mexican,Mexico
ARS peso Argentine,Argentinian,Argentina
CLP peso Chilean,Chile
COP peso Colombian,Colombia
CUP peso Cuban,Cuba
DOP peso Dominican,Dominican Republic
PHP peso Philippine,Philippines,Filipino
UYU peso Uruguayan,Uruguay
EGP pound Egyptian,Egypt
LBP pound Lebanese,Lebanon
SYP pound Syrian,Syria
SDG pound Sudanese,Sudan
SSP pound South Sudanese,South Sudan
CHF franc Swiss,Switzerland
XOF franc West African CFA,West African,CFA
XAF franc Central African CFA,Central African
RWF franc Rwandan,Rwanda
BIF franc Burundian,Burundi
CDF franc Congolese
GNF franc Guinean,Guinea
DJF franc Djiboutian,Djibouti
KMF franc Comorian,Comoros
FRF franc French,France
BEF franc Belgian,Belgium
KES shilling Kenyan,Kenya
UGX shilling Ugandan,Uganda
TZS shilling Tanzanian,Tanzania
SOS shilling Somali,Somalia
DZD dinar Algerian,Algeria
BHD dinar Bahraini,Bahrain
IQD dinar Iraqi,Iraq
JOD dinar Jordanian,Jordan
KWD dinar Kuwaiti,Kuwait
LYD dinar Libyan,Libya
RSD dinar Serbian,Serbia
TND dinar Tunisian,Tunisia
MKD denar Macedonian,North Macedonia,Macedonia
MAD dirham Moroccan,Morocco
AED dirham UAE,Emirati,United Arab Emirates
INR rupee Indian,India
PKR rupee Pakistani,Pakistan
LKR rupee Sri Lankan,Sri Lanka
NPR rupee Nepali,Nepalese,Nepal
MUR rupee Mauritian,Mauritius
SCR rupee Seychelles,Seychellois
IDR rupiah Indonesian,Indonesia
MVR rufiyaa Maldivian,Maldives
SEK krona Swedish,Sweden
ISK krona Icelandic,Iceland
NOK krone Norwegian,Norway
DKK krone Danish,Denmark
CZK koruna Czech
TRY lira Turkish,Turkey
ITL lira Italian,Italy
IRR rial Iranian,Iran
OMR rial Omani,Oman
YER rial Yemeni,Yemen
QAR riyal Qatari,Qatar
SAR riyal Saudi,Saudi Arabia
KHR riel Cambodian,Cambodia
BRL real Brazilian,Brazil
RUB ruble Russian,Russia
BYN ruble Belarusian,Belarus
CNY yuan Chinese,China
CNY renminbi Chinese,China
CNY rmb
CNY kuai
JPY yen Japanese,Japan
KRW won South Korean,Korean,South Korea
KPW won North Korean
THB baht Thai,Thailand
VND dong Vietnamese,Vietnam
MYR ringgit Malaysian,Malaysia
LAK kip Lao,Laotian,Laos
MMK kyat Burmese,Burma,Myanmar
BDT taka Bangladeshi,Bangladesh
BTN ngultrum Bhutanese,Bhutan
AFN afghani Afghan,Afghanistan
KZT tenge Kazakhstani,Kazakh,Kazakhstan
UZS som Uzbek,Uzbekistan
UZS sum Uzbek
KGS som Kyrgyz,Kyrgyzstan,Kyrgyzstani
TJS somoni Tajik,Tajikistan
TMT manat Turkmen,Turkmenistan
AZN manat Azerbaijani,Azerbaijan
GEL lari Georgian,Georgia
AMD dram Armenian,Armenia
UAH hryvnia Ukrainian,Ukraine
MDL leu Moldovan,Moldova
RON leu Romanian,Romania
BGN lev Bulgarian,Bulgaria
HUF forint Hungarian,Hungary
PLN zloty Polish,Poland
HRK kuna Croatian,Croatia
ALL lek Albanian,Albania
BAM mark convertible,Bosnian,Bosnia
DEM mark German,Germany,deutsche
FIM markka Finnish,Finland
NLG guilder Dutch,Netherlands
ANG guilder Antillean
AWG florin Aruban,Aruba
ESP peseta Spanish,Spain
PTE escudo Portuguese,Portugal
CVE escudo Cabo Verdean,Cape Verdean,Cabo Verde
ILS shekel Israeli,Israel,new Israeli
MNT tugrik Mongolian,Mongolia
MNT togrog Mongolian,Mongolia
NGN naira Nigerian,Nigeria
GHS cedi Ghanaian,Ghana
ZAR rand South African,South Africa
BWP pula Botswana,Batswana
ZMW kwacha Zambian,Zambia
MWK kwacha Malawian,Malawi
MZN metical Mozambican,Mozambique
AOA kwanza Angolan,Angola
ETB birr Ethiopian,Ethiopia
ERN nakfa Eritrean,Eritrea
GMD dalasi Gambian,Gambia
SLL leone Sierra Leonean,Sierra Leone
LSL loti Lesotho,Basotho
SZL lilangeni Swazi,Eswatini
MGA ariary Malagasy,Madagascar
MRU ouguiya Mauritanian,Mauritania
STN dobra São Tomé
GTQ quetzal Guatemalan,Guatemala
HNL lempira Honduran,Honduras
NIO cordoba Nicaraguan,Nicaragua
NIO córdoba Nicaraguan,Nicaragua
CRC colon Costa Rican,Costa Rica
CRC colón Costa Rican,Costa Rica
PAB balboa Panamanian,Panama
PEN sol Peruvian,Peru
BOB boliviano Bolivian,Bolivia
PYG guarani Paraguayan,Paraguay
VES bolivar Venezuelan,Venezuela
HTG gourde Haitian,Haiti
PGK kina Papua New Guinea
WST tala Samoan,Samoa
TOP pa'anga Tongan,Tonga
VUV vatu Vanuatu
MOP pataca Macau,Macanese
BTC bitcoin
"""

_PLURALS = {
    "krona": "kronor kronas", "krone": "kroner krones", "koruna": "korun koruny korunas", "leu": "lei",
    "lev": "leva levs",
    "penny": "pence pennies", "loti": "maloti", "lilangeni": "emalangeni", "metical": "meticais meticals",
    "real": "reais reals", "sol": "soles", "colon": "colones", "colón": "colones", "quetzal": "quetzales quetzals",
    "zloty": "zlotys zloties zlotych", "peseta": "pesetas", "lira": "liras lire", "guarani": "guaranies guaranis",
    "bolivar": "bolivares bolivars", "ruble": "rubles roubles rouble", "pula": "pula", "rupiah": "rupiah rupiahs",
    "hryvnia": "hryvnias hryvnia hryven", "tugrik": "tugriks tögrög", "kuna": "kuna kunas", "escudo": "escudos",
    "lek": "lek leke leks", "denar": "denars denari", "dobra": "dobras", "balboa": "balboas", "lari": "lari laris",
}  # fmt: skip
#: Names of many countries' coins, past and present: no country's without its adjective.
_NEEDS_ADJECTIVE = frozenset({"florin", "mark", "guilder"})
_DEFAULTS = {"dollar": "USD", "pound": "GBP", "won": "KRW"}
#: Currency names that are also everyday words: believed only as a plural, or after a numeral or scale.
_EVERYDAY = word_set("real mark sol som sum won colon kip")

SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₨": "PKR", "₩": "KRW", "₦": "NGN", "₱": "PHP",
    "₫": "VND", "₺": "TRY", "₴": "UAH", "₸": "KZT", "₽": "RUB", "₡": "CRC", "₾": "GEL", "₭": "LAK", "₵": "GHS",
    "₲": "PYG", "₮": "MNT", "₪": "ILS", "฿": "THB", "₼": "AZN", "₿": "BTC", "৳": "BDT", "៛": "KHR",
    "元": "CNY", "円": "JPY", "֏": "AMD",
}  # fmt: skip
#: What may stand before "$", lower-cased.
DOLLARS = {
    "us": "USD", "u.s": "USD", "c": "CAD", "ca": "CAD", "can": "CAD", "a": "AUD", "au": "AUD", "nz": "NZD", "hk": "HKD",
    "s": "SGD", "r": "BRL", "nt": "TWD", "j": "JMD", "tt": "TTD", "bds": "BBD", "ec": "XCD", "g": "GYD", "n": "NAD",
    "z": "ZWL", "l": "LRD", "fj": "FJD", "mx": "MXN", "mex": "MXN", "rd": "DOP", "b": "BSD", "bz": "BZD",
}  # fmt: skip
#: Abbreviations that stand before or behind an amount, as written.
ABBREVIATIONS = {
    "Rs": "rupees", "KSh": "KES", "KSH": "KES", "Ksh": "KES", "KShs": "KES", "Kshs": "KES", "USh": "UGX", "TSh": "TZS",
    "RM": "MYR", "Rp": "IDR", "Kč": "CZK", "zł": "PLN", "CFA": "XOF", "FCFA": "XOF", "Tk": "BDT", "Lps": "HNL",
    "Dh": "MAD", "Dhs": "AED", "GH": "GHS", "RMB": "CNY", "NIS": "ILS", "KM": "BAM",
}  # fmt: skip
MINOR = {
    "cent": "cents",
    "cents": "cents",
    "penny": "pence",
    "pence": "pence",
    "pennies": "pence",
    "satoshis": "satoshis",
}


def _read_table() -> tuple[dict[str, str], dict[str, list[tuple[str, tuple[str, ...]]]]]:
    """Spelled-out nouns -> singular; singular -> (code, adjectives) in the order of the table."""
    spelled: dict[str, str] = {}
    kinds: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for line in _TABLE.strip().splitlines():
        code, noun, *rest = line.split(" ", 2)
        adjectives = tuple(word.lower().replace(".", "") for word in (rest[0] if rest else "").split(",") if word)
        kinds.setdefault(noun, []).append((code, adjectives))
        for form in (noun, f"{noun}s", *_PLURALS.get(noun, "").split()):
            spelled[form] = noun
    return spelled, kinds


NOUNS, ISSUERS = _read_table()
CODES = frozenset(code for kinds in ISSUERS.values() for code, _ in kinds)
#: Codes that are also words in capitals ("ALL 5 solutions"): not believed before a number.
SHOUTED = frozenset({"ALL", "TOP", "TRY", "MAD"})
#: Codes also written in small letters.
SPOKEN_CODES = {code.lower(): code for code in ("USD", "EUR", "GBP", "CAD", "AUD", "UAH")} | {"rmb": "CNY"}
#: Words that can stand between an amount and its currency ("Kenyan", "Hong", "CFA").
ADJECTIVE_WORDS = frozenset(
    word for kinds in ISSUERS.values() for _, names in kinds for name in names for word in name.split()
) | {"us", "u", "s", "."}


def everyday(word: str) -> bool:
    """Whether a currency's name is also an everyday word ("won", "real")."""
    return word in _EVERYDAY


def code_of(noun: str, adjective: str, text: str) -> tuple[str, bool]:
    """The ISO code of a currency noun as spelled, with the adjective before it and the text around.

    Falls back on the currency's plain plural name where nothing tells the country. The second value
    says whether the country was only guessed from what the text speaks of.
    """
    name = NOUNS[noun]
    kinds = ISSUERS[name]
    if len(kinds) == 1 and name not in _NEEDS_ADJECTIVE:
        return kinds[0][0], False
    adjective = adjective.replace(".", "").replace(" ", "")
    for code, names in kinds:
        if adjective and any(adjective == known.replace(" ", "") for known in names):
            return code, False
    if name in _DEFAULTS:
        return _DEFAULTS[name], False
    guess = None if name in _NEEDS_ADJECTIVE else _by_country(name, text)
    return guess or f"{name}s", guess is not None


@lru_cache(maxsize=8)
def _by_country(name: str, text: str) -> str | None:
    """The country most named in the text among those that use the currency, if one is named."""
    counts: list[tuple[int, str]] = []
    for code, names in ISSUERS[name]:
        pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})s?\b", re.IGNORECASE)
        counts.append((sum(1 for _ in pattern.finditer(text)), code))
    best = max(counts, key=lambda pair: pair[0])
    return best[1] if best[0] else None

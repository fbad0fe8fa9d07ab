"""Nouns by what they name: persons, cases, other things; singular and plural.

Persons go by many names, hence lists and endings ("traffickers", "detainees", "activists"), with
the things that end alike kept apart ("shelters", "committees").
"""

from __future__ import annotations

from reportdiff.figures.tokens import word_set

PERSONS = word_set(
    """
    men women boys girls children people persons individuals victims survivors witnesses suspects adults minors
    teenagers teens youth youths infants babies toddlers newborns citizens nationals foreigners aliens residents
    migrants immigrants emigrants refugees returnees deportees evacuees idps police policemen policewomen
    personnel staff troops soldiers guards judges magistrates attorneys lawyers advocates convicts inmates
    prisoners fugitives criminals recruits members participants recipients beneficiaries applicants defendants
    clients patients students pupils parents mothers fathers sisters brothers wives husbands spouses relatives
    orphans adolescents juveniles respondents agents cadets candidates chiefs clerks monks nuns priests imams
    ministers deputies parliamentarians lawmakers mayors governors experts specialists professionals volunteers
    nurses doctors physicians psychologists counselors translators interpreters guides delegates representatives
    colleagues officials civilians employees dependents dependants transgender females males kids slaves maids
    domestics laborers labourers businessmen fishermen crewmen crew crewmembers seamen sailors pilots drivers
    nationals counterparts liaisons militants rebels hostages detainees graduates undergraduates perpetrators
    culprits accomplices pimps johns buyers accused attendees heads diplomats consuls envoys sergeants lieutenants
    colonels majors generals captains corporals constables detectives sheriffs deputies gendarmes bailiffs
    notaries ombudsmen illegals stateless couples twins beings trainees serbs croats turks kurds uzbeks tajiks
    kazakhs thais poles czechs slovaks swedes danes finns britons filipinos kosovars arabs jews muslims patrons
    rohingyas rohingya yazidis dalits hazaras uyghurs tatars
    associates bodyguards dancers filipinas latinas hosts tourists passengers taxpayers voters viewers followers
    descendants heirs
    """
)
_SINGULAR_PERSONS = word_set(
    """
    man woman boy girl child person individual victim survivor witness suspect adult minor teenager youth infant
    baby citizen national foreigner alien resident migrant immigrant refugee returnee policeman policewoman
    soldier guard judge magistrate attorney lawyer convict inmate prisoner fugitive criminal recruit member
    participant recipient beneficiary applicant defendant client patient student pupil parent mother father sister
    brother wife husband relative orphan adolescent juvenile agent chief clerk minister deputy mayor governor
    expert specialist professional volunteer nurse doctor physician psychologist interpreter delegate
    representative colleague official civilian employee dependent dependant female male slave maid perpetrator
    accomplice pimp detainee trainee diplomat consul graduate businessman fisherman ombudsman staffer coordinator
    advisor adviser liaison
    """
)
_PERSON_ENDINGS = (
    "ers",
    "ors",
    "ists",
    "ees",
    "ians",
    "men",
    "women",
    "people",
    "children",
    "ants",
    "ans",
    "crats",
    "ivists",
)
_NOT_PERSONS = word_set(
    """
    centers orders letters numbers papers borders computers posters shelters quarters factors sectors doors offers
    identifiers cancers chapters registers headquarters errors corridors trailers powers matters disorders
    disasters meters metres kilometers centimeters millimeters liters litres others waters rivers towers servers
    routers printers containers drawers barriers folders headers indicators motors tractors mirrors floors colors
    flavors favors labors behaviors harbors ports reactors vectors processors sensors transfers newsletters
    encounters disclosures fees committees trees degrees decrees guarantees levees plans loans means clans bans
    vans oceans organs scans spans clones grants plants warrants restaurants covenants pollutants variants
    constants lists checklists waitlists assists exists consists tests regimen specimen semesters trimesters
    answers stickers flyers fliers banners brochures trackers filters calendars seminars dollars pillars cellars
    bars cars stars wars jars years markers charters rosters clusters transformers titans caravans urbans
    suburbans pecans cans fans pans tans covers layers dinners tiers piers coolers boilers elevators generators
    calculators simulators accelerators refrigerators freezers tankers freighters trawlers bulldozers helicopters
    cruisers lockers hangers vouchers ledgers wagers mergers dangers fingers burgers hungers corners summers
    newspapers chambers timers propellers theaters remainders reminders binders grinders cylinders genders tenders
    ladders feathers tumors terrors horrors rotors vapors anchors metaphors sewers showers flowers oysters
    monsters canisters levers wonders diners hammers spinners omens winters counters checkers boosters characters
    parameters diameters perimeters
    """
)
CASES = word_set(
    """
    cases investigations prosecutions trials indictments lawsuits dockets inquiries proceedings
    """
)
_SINGULAR_CASES = word_set("case investigation prosecution trial indictment lawsuit inquiry")
_SINGULAR_ENDINGS = ("er", "or", "ist", "ee", "ian", "man", "woman")
_NOT_SINGULAR = word_set(
    """
    former later earlier further higher lower larger smaller longer shorter greater older younger senior junior
    prior major inner outer upper gender interior exterior superior inferior other another rather either neither
    whether together however moreover never ever under over after consider remember human german labor labour
    consumer poor indoor outdoor civilian river water paper power transgender
    """
)
_SHORTEST = 5  # letters of a noun that is known by its ending
#: Singular nouns of persons and cases.
SINGULARS = _SINGULAR_PERSONS | _SINGULAR_CASES
#: Plurals that mostly lean on the noun behind them ("human rights organizations").
LEANING = word_set(
    """
    rights sports customs arms drugs sales affairs savings news operations communications systems resources
    women's men's children's girls' boys' relations goods premises
    """
)
_NOT_PLURALS = word_set(
    """
    species series previous various serious religious dangerous hazardous numerous indigenous homeless stateless
    witness business process access abuse express less unless across plus status census virus consensus focus
    bonus campus gas bus class press as is was has his its this does thus us yes always perhaps besides towards
    afterwards sometimes whereas overseas mass cross address congress progress success illness wellness fitness
    loss glass grass crisis basis analysis politics economics ethics athletics mathematics logistics diagnosis
    emphasis hypothesis thesis
    """
)


def unit_of(head: str, *, raw: str = "") -> str:
    """The unit a head noun stands for: "persons", "cases", or the noun itself in the plural."""
    word = head.removesuffix("'s").removesuffix("'")
    if is_person(word, raw) or plural(word) in PERSONS:
        return "persons"
    if word in CASES or word in _SINGULAR_CASES:
        return "cases"
    return word if word.endswith("s") else plural(word)


def plural(noun: str) -> str:
    """The regular plural of a singular noun."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def is_person(word: str, raw: str = "") -> bool:
    """Whether a noun (lower-cased) names persons, by list, ending, or as a people's name ("Iraqis")."""
    if word in PERSONS or word in _SINGULAR_PERSONS:
        return True
    if word in _NOT_PERSONS or len(word) < _SHORTEST:
        return False
    if word.endswith(_PERSON_ENDINGS):
        return True
    if word.endswith(_SINGULAR_ENDINGS):
        return word not in _NOT_SINGULAR and f"{word}s" not in _NOT_PERSONS
    return raw[:1].isupper() and raw[1:].islower() and word.endswith("is")


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun; irregular ones are known by list."""
    if word in PERSONS or (word.endswith(("children", "women", "people")) and len(word) > _SHORTEST):
        return True
    if not word.endswith("s") or len(word) < 3 or word in LEANING or word in _NOT_PLURALS:  # noqa: PLR2004
        return False
    return not word.endswith(("ss", "us", "'s", "ous"))

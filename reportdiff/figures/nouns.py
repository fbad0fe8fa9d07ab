"""What a number counts: the noun phrase behind it, and the unit that its head noun stands for.

There is no tagger here: a counted noun phrase runs from the number to its head, and in English the
head of a count above one is the first plural that is not itself an adjunct ("human rights
organizations"). Persons go by many names, hence lists and endings.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.figures.tokens import Tokens, word_set

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
    notaries ombudsmen illegals stateless couples twins human beings trainees patrons dancers hosts tourists
    passengers taxpayers voters viewers followers descendants heirs
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
    winters counters checkers boosters characters parameters diameters perimeters
    """
)
CASES = word_set(
    """
    cases investigations prosecutions trials indictments lawsuits dockets inquiries proceedings
    """
)
_SINGULAR_CASES = word_set("case investigation prosecution trial indictment lawsuit inquiry")
#: Plural-looking words that lean on the noun behind them ("human rights organizations").
_ADJUNCTS = word_set(
    """
    rights sports customs arms drugs sales affairs savings news operations services human communications systems
    resources women's men's children's girls' boys' relations goods premises species series previous various
    serious religious dangerous hazardous numerous indigenous homeless stateless witness business process access
    abuse express less unless across plus status census virus consensus focus bonus campus gas bus class press
    less-than as is was has his its this does thus us yes always perhaps besides towards afterwards sometimes
    whereas overseas mass cross address congress progress success illness wellness fitness loss glass grass crisis
    basis analysis diagnosis emphasis hypothesis thesis
    """
)
#: Words at which a noun phrase cannot go on.
STOPS = word_set(
    """
    in on at by for from with without within under over into onto through throughout during before after since
    until till against among amongst between about across along around behind below beneath beside beyond despite
    except inside near off out outside per than toward towards upon via as to of up down and or but nor so yet
    because if when while where whereas although though that which who whom whose whether is are was were be been
    being am has have had do does did can could may might must shall should will would a an the these those this
    its their his her our your my it he she they we i you them him us cannot not also only both either neither
    then there here however still already each every all any some no none came went took gave made received found
    said told got saw held led ran left began brought kept fell rose won sent sold paid lost died fled told
    respectively compared including regarding concerning according involving following
    """
)
_COMPOUNDS = frozenset({("task", "forces"), ("health", "centers")})
_SINGULAR = _SINGULAR_PERSONS | _SINGULAR_CASES
_CONTRACTIONS = ("'m", "'ll", "'ve", "'re", "'d")
_VERB_ENDINGS = ("ed", "ing", "ly")
_PARTITIVE = word_set("the these those its their his her all our such")
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun phrase: tokens ``first`` up to ``after``, as written in ``subject``.

    ``unit`` is "persons", "cases" or the plural head noun; ``None`` with no ``subject`` for a
    number that stands alone and takes its noun from what was said before.
    """

    subject: str | None
    unit: str | None
    first: int
    after: int


def unit_of(head: str, *, raw: str = "") -> str:
    """The unit a head noun stands for: "persons", "cases", or the noun itself in the plural."""
    word = head.removesuffix("'s").removesuffix("'")
    if is_person(word, raw):
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
    """Whether a noun (lower-cased) names persons, by list, ending, or as a people's name."""
    if word in PERSONS or word in _SINGULAR_PERSONS:
        return True
    if word in _NOT_PERSONS:
        return False
    if word.endswith(_PERSON_ENDINGS) and len(word) > 4:  # noqa: PLR2004 - "bees", "vans"
        return True
    if word.endswith("s") and word[:-1].endswith(("er", "or", "ist", "ee", "ian")) and len(word) > 5:  # noqa: PLR2004
        return True
    people = (
        raw[:1].isupper() and raw[1:].islower() and word.endswith(("is", "ars", "nes", "ars", "ks", "bs", "ds", "ns"))
    )
    return people or (word.endswith(("man", "woman")) and len(word) > 5)  # noqa: PLR2004


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun; irregular ones are known by list."""
    if word in PERSONS:
        return True
    if not word.endswith("s") or len(word) < 3 or word in _ADJUNCTS:  # noqa: PLR2004
        return False
    return not word.endswith(("ss", "us", "'s", "ous"))


def counted(t: Tokens, after: int, *, one: bool) -> Counted:
    """Read what the number before token ``after`` counts.

    ``one`` asks for a singular noun ("one shelter", "no case" takes either).
    """
    at = _past_partitive(t, after)
    if at is None:
        return Counted(None, None, after, after)
    head = _head(t, at, one=one)
    if head is None:
        return Counted(None, None, after, after)
    end = _past_pair(t, head)
    word = t.words[head]
    unit = unit_of(word, raw=t.raw(head))
    if (t.word(head - 1), word) in _COMPOUNDS:
        unit = f"{t.word(head - 1)} {word}"
    return Counted(t.span(at, end), unit, at, end)


def _past_partitive(t: Tokens, after: int) -> int | None:
    """Step over "of the", "of these 58"; ``None`` where only a pronoun follows ("of them", "of whom")."""
    at = after
    if t.word(at) == "of":
        if t.word(at + 1) in {"them", "whom", "which"}:
            return None
        at += 1
        if t.word(at) not in _PARTITIVE:
            return None
        while t.word(at) in _PARTITIVE or t.is_numeral(at):
            at += 1
    while t.word(at) in {"more", "other", "further", "additional", "such"}:
        at += 1
    return at


def _head(t: Tokens, at: int, *, one: bool) -> int | None:
    """The token of the head noun of the phrase that begins at ``at``, or ``None``."""
    run = _run(t, at)
    if one:
        known = (k for k in run if t.words[k] in _SINGULAR or is_person(t.words[k]))
        return next(known, None) or _singular(t, run)
    plurals = [k for k in run if is_plural(t.words[k])]
    if not plurals:
        return None
    first = plurals[0]
    leans = len(plurals) > 1 and plurals[1] == first + 1 and not is_person(t.words[first], t.raw(first))
    return plurals[1] if leans else first


def _run(t: Tokens, at: int) -> list[int]:
    """The tokens that can belong to the noun phrase; words only, hyphens and joints stepped over."""
    run: list[int] = []
    k = at
    while k < len(t) and len(run) < _LONGEST:
        word = t.words[k]
        if word[0].isalpha() and word not in STOPS and not word.endswith(_CONTRACTIONS):
            run.append(k)
        elif word in "-‐‑–/+" or (word == "(" and t.word(k + 2) == ")" and run):
            if not (t.touches(k) or t.touches(k + 1)):
                break
            if word == "(":
                k += 2
        elif word in {"“", '"'}:
            pass
        elif not (word in {"and", "or"} and _joins(t, k, run)):
            break
        k += 1
    return run


def _joins(t: Tokens, k: int, run: list[int]) -> bool:
    """Whether "and"/"or" joins two adjectives before the head: "official and potential victims"."""
    if not run or any(is_plural(t.words[j]) for j in run):
        return False
    ahead = t.word(k + 1)
    return bool(ahead) and ahead[0].isalpha() and ahead not in STOPS


def _past_pair(t: Tokens, head: int) -> int:
    """Take a second person noun into the phrase: "women and girls"."""
    end = head + 1
    if t.words[head] in PERSONS and t.word(end) in {"and", "or"} and t.word(end + 1) in PERSONS:
        return end + 2
    return end


def _singular(t: Tokens, run: list[int]) -> int | None:
    """The head of a singular phrase of unknown words: the last before a stop, a verb form or a gap."""
    best: int | None = None
    for k in run[:4]:
        word = t.words[k]
        if best is not None and (k != best + 1 and t.word(best + 1) not in "-‐‑–/"):
            break
        if word.endswith(_VERB_ENDINGS) or is_plural(word):
            break
        best = k
    return best

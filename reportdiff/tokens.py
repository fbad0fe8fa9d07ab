"""Whole words, numbers and dates of a text, and what counts as typography.

A token is a whole word (with its hyphens and apostrophes), a whole number (with sign, currency,
separators and percent), a whole date, or one mark of punctuation. White space belongs to none.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from reportdiff.model import Nature

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    "|januar|februar|märz|mai|juni|juli|oktober|dezember"
    "|janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro"
    "|enero|febrero|marzo|mayo|junio|julio|septiembre|octubre|noviembre|diciembre"
    "|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre"
)
# Combining marks and joiners belong to the word they stand in (Hindi, Arabic, Thai); Han and kana
# have no spaces between words, so each of their characters is a token of its own.
_LETTER = (
    r"[\w\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    r"\u0900-\u0963\u0980-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3"
    r"\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\u00ad\ufe00-\ufe0f\ufe20-\ufe2f]"
)
_JOINER = r"['’ʼ\-\u2010\u2011]"
_DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.|º)?[ \u00a0](?:de[ ])?(?i:{_MONTHS})\b\.?(?:,?[ \u00a0](?:de[ ])?\d{{4}})?"
    rf"|(?=[JFMASOND])(?i:{_MONTHS})\b\.?[ \u00a0]\d{{1,2}}(?:st|nd|rd|th)?,[ \u00a0]\d{{4}}"
    rf"|(?=[JFMASOND])(?i:{_MONTHS})\b\.?[ \u00a0]\d{{1,4}})(?![\w])"
)
_NUMBER = (
    r"(?:(?<![\w)])[-+\u2212±])?(?:[A-Z]{0,3}[$€£¥₤₦₹₺₽₩₪][ \u00a0]?|(?:USD|EUR|GBP|CHF)[ \u00a0])?"
    r"(?:(?<![\w)])[-+\u2212])?"
    r"\d+(?:[.,'’]\d+|[ \u00a0\u2009\u202f]\d{3}(?![\w.,]?\d))*"
    r"(?:[ \u00a0\u202f]?%|[ \u00a0](?:percent|per[ ]cent|Prozent|por[ ]cento)\b|[ \u00a0]?[€£¥](?!\d)"
    rf"|[ ](?:USD|EUR|GBP|CHF)\b|{_LETTER}+)?(?:{_JOINER}{_LETTER}+)*"
)
_HAN = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_WORD = rf"{_LETTER}+(?:{_JOINER}{_LETTER}+)*"
_PLAIN = rf"[a-z]++(?!{_LETTER}|{_JOINER})"  # most words by far: tried first, for speed only

# Words that carry no meaning of their own: English, German, Portuguese, Spanish, French.
STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a an the of to in on at by for from with and or as is are was were be been has have had its it their his her
        this that these those which who into
        der die das den dem des ein eine einen und oder im am zu zur zum von vom mit für auf ist sind
        o os um uma de do da dos das em na nos nas e ou com por para que se
        el la los las un una y en con del le les et du au aux dans par pour""",
    )
)

# Words that official English prose uses whatever it speaks of; two sentences that share nothing
# else share house style, not content. The commonest of 30,000 sentences of reports on many
# countries, without those that name a subject (police, children, courts, ...).
FRAME_WORDS = frozenset(
    re.findall(
        r"\w+",
        """according authorities based continue continued continues country data during efforts ensure generally
        government however implement include included includes including increase increased information legal made
        maintained make many measures ministry national number officials other others percent period persons previous
        provide provided provides public publish report reported reportedly reporting reports respect sometimes state
        states such than that their there these they under were where whether which while with year years""",
    )
)

_DASHES = re.compile(r" ?[\u2010-\u2015\u2212\-]+ ?")
_SINGLE_QUOTES = re.compile(r"[\u2018-\u201b\u2032\u00b4`\u02bc]")
_DOUBLE_QUOTES = re.compile(r"[\u201c-\u201f\u2033\u00ab\u00bb]|''")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACED_MARK = re.compile(r" (?=[,;:.!?)\]%])|(?<=[(\[]) ")
_PAUSES = re.compile(r"[,;:]+(?= |$)")
_END_MARKS = " .;:,"


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Compile the pattern of a token when the first text comes: it is long. White space is passed over at once."""
    return re.compile(rf"(?=\S)(?:{_PLAIN}|{_DATE}|{_NUMBER}|{_HAN}|{_WORD}|[^\w\s])")


def places(text: str) -> list[tuple[int, int]]:
    """List where the tokens of a text begin and end, in order."""
    return [match.span() for match in _pattern().finditer(text)]


def tokens(text: str) -> list[str]:
    """Split a text into its tokens, in order; white space belongs to none.

    Args:
        text: any text in any language.

    Returns:
        The tokens; every character that is not white space stands in exactly one.
    """
    return _pattern().findall(text)


def fold_typography(text: str) -> str:
    """Spell quotes, dashes, ellipses, ligatures and spaces in one way; leave out pauses and the end mark.

    Two texts that fold alike differ in typography and punctuation only. Case, every word, question
    and exclamation marks, full stops within and marks inside numbers stay as they are.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
        text = _DOUBLE_QUOTES.sub('"', _SINGLE_QUOTES.sub("'", text))
    text = text.replace("''", '"') if "''" in text else text
    spaced = " ".join(text.split())
    dashed = _DASHES.sub("-", spaced) if "-" in spaced or not spaced.isascii() else spaced
    return _PAUSES.sub("", _SPACED_MARK.sub("", dashed)).rstrip(_END_MARKS) or spaced


def nature(old: str, new: str) -> Nature:
    """Tell what kind of difference two texts show.

    Args:
        old: the old text.
        new: the new text.

    Returns:
        IDENTICAL for the same characters; TYPOGRAPHY where only quotes, dashes, spaces, commas,
        semicolons, colons or the end mark differ; CASE where letters differ in case besides; WORDS
        for everything else.
    """
    if old == new:
        return Nature.IDENTICAL
    old_folded, new_folded = fold_typography(old), fold_typography(new)
    if old_folded == new_folded:
        return Nature.TYPOGRAPHY
    return Nature.CASE if old_folded.casefold() == new_folded.casefold() else Nature.WORDS

"""A section's text -> its units: sentences and recommendation items, as offsets."""

from reportdiff.units.citations import uncited, unnumbered
from reportdiff.units.items import begins_item, items, opening_mark, spoken
from reportdiff.units.sentence_ends import STARTERS, sentences

__all__ = ["STARTERS", "begins_item", "items", "opening_mark", "sentences", "spoken", "uncited", "unnumbered"]

"""Every type that passes between rooms: frozen values, nothing that acts.

``report`` is what was read, ``figure`` the numbers in it, ``change`` what differs between two,
``history`` one country through the years, ``edition`` one pair of editions across countries.
Rooms import the names from here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from reportdiff.model.change import (
    Added,
    Change,
    Comparison,
    Drift,
    Evidence,
    Explanation,
    Fate,
    Kept,
    Link,
    LinkKind,
    Mark,
    Merged,
    Nature,
    Passage,
    Printed,
    RecommendationFate,
    Removed,
    Reworded,
    SectionChange,
    SectionStatus,
    Span,
    Split,
)
from reportdiff.model.figure import (
    Claim,
    Direction,
    Figure,
    FigureChange,
    FirstReported,
    Gone,
    Lined,
    NotReported,
    Qualifier,
    Restated,
    Role,
    Sum,
    Trend,
    UnitChanged,
)
from reportdiff.model.report import (
    Block,
    BlockKind,
    Confidence,
    Identity,
    Outside,
    Report,
    Section,
    Source,
    Unit,
    UnitKind,
)

if TYPE_CHECKING:
    from reportdiff.model.edition import (
        Digest,
        Edit,
        EditionView,
        EditKind,
        HouseEdit,
        Movement,
        Resized,
        Stopped,
        TierMoved,
        WordMoved,
    )
    from reportdiff.model.history import (
        Asked,
        Cell,
        Dropped,
        EditionHeld,
        EditionStrand,
        GradeYear,
        History,
        Joined,
        Leaning,
        Lifeline,
        PairStrand,
        RevisionTriangle,
        Series,
        Shift,
        Stage,
        Telling,
        TierMove,
        TierYear,
    )

__all__ = [
    "Added",
    "Asked",
    "Block",
    "BlockKind",
    "Cell",
    "Change",
    "Claim",
    "Comparison",
    "Confidence",
    "Digest",
    "Direction",
    "Drift",
    "Dropped",
    "Edit",
    "EditKind",
    "EditionHeld",
    "EditionStrand",
    "EditionView",
    "Evidence",
    "Explanation",
    "Fate",
    "Figure",
    "FigureChange",
    "FirstReported",
    "Gone",
    "GradeYear",
    "History",
    "HouseEdit",
    "Identity",
    "Joined",
    "Kept",
    "Leaning",
    "Lifeline",
    "Lined",
    "Link",
    "LinkKind",
    "Mark",
    "Merged",
    "Movement",
    "Nature",
    "NotReported",
    "Outside",
    "PairStrand",
    "Passage",
    "Printed",
    "Qualifier",
    "RecommendationFate",
    "Removed",
    "Report",
    "Resized",
    "Restated",
    "RevisionTriangle",
    "Reworded",
    "Role",
    "Section",
    "SectionChange",
    "SectionStatus",
    "Series",
    "Shift",
    "Source",
    "Span",
    "Split",
    "Stage",
    "Stopped",
    "Sum",
    "Telling",
    "TierMove",
    "TierMoved",
    "TierYear",
    "Trend",
    "Unit",
    "UnitChanged",
    "UnitKind",
    "WordMoved",
]


def __getattr__(name: str) -> object:
    """Open the values of many editions when one is asked for (PEP 562): comparing two needs none of them."""
    if name in __all__:
        # not "from reportdiff.model import ...": that would look the module up here again
        for module in map(import_module, ("reportdiff.model.history", "reportdiff.model.edition")):
            if hasattr(module, name):
                found: object = getattr(module, name)
                return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

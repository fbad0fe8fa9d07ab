"""Every type that passes between rooms: frozen values, nothing that acts.

``report`` is what was read, ``figure`` the numbers in it, ``change`` what differs between two.
Rooms import the names from here.
"""

from reportdiff.model.change import (
    Added,
    Change,
    Comparison,
    Drift,
    Fate,
    Kept,
    Link,
    LinkKind,
    Mark,
    Merged,
    Nature,
    Passage,
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

__all__ = [
    "Added", "Block", "BlockKind", "Change", "Claim", "Comparison", "Confidence", "Direction", "Drift", "Fate",
    "Figure", "FigureChange", "FirstReported", "Gone", "Identity", "Kept", "Lined", "Link", "LinkKind", "Mark",
    "Merged", "Nature", "NotReported", "Outside", "Passage", "Qualifier", "RecommendationFate", "Removed", "Report",
    "Restated", "Reworded", "Role", "Section", "SectionChange", "SectionStatus", "Source", "Span", "Split", "Sum",
    "Trend", "Unit", "UnitChanged", "UnitKind",
]

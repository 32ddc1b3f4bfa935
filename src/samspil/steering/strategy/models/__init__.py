"""The strategy as it was decided; its words in every language."""

from samspil.steering.strategy.models.strategy import (
    Chapter,
    Right,
    Statement,
    Strategy,
    Term,
)
from samspil.steering.strategy.models.wording import (
    ChapterWording,
    RightWording,
    StatementWording,
    StrategyWording,
    TermWording,
)

__all__ = [
    "Chapter",
    "ChapterWording",
    "Right",
    "RightWording",
    "Statement",
    "StatementWording",
    "Strategy",
    "StrategyWording",
    "Term",
    "TermWording",
]

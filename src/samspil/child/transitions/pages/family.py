"""A change of place for parents and child: what is handed over, to whom, when, and their own words."""

from dataclasses import dataclass
from datetime import date

from samspil.child.transitions.access import Opened
from samspil.child.transitions.models import Check, Voice
from samspil.child.transitions.pages.handover import HandoverPage, handover_page
from samspil.child.transitions.rules import Side, Whose


@dataclass(frozen=True)
class MyHandoverPage:
    page: HandoverPage
    is_child: bool
    whose: Whose
    voice: Voice | None
    answer: Check | None

    @property
    def opened(self) -> Opened:
        return self.page.opened


def my_handover_page(opened: Opened, *, today: date) -> MyHandoverPage:
    page = handover_page(opened, today=today)
    is_child = Side.SELF in opened.sides
    whose = Whose.CHILD if is_child else Whose.PARENTS
    return MyHandoverPage(
        page=page,
        is_child=is_child,
        whose=whose,
        voice=_mine(page.voices, whose, is_child=is_child),
        answer=_mine(page.checks, whose, is_child=is_child),
    )


def _mine(lines: tuple, whose: Whose, *, is_child: bool) -> Voice | Check | None:
    """My own line. Of the parents' lines I see mine, and the reason for none."""
    found = next(each.lines for each in lines if each.whose == whose)
    return next((each for each in found if is_child or each.guardian_id), None)

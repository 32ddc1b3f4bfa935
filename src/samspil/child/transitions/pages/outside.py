"""What leaves Samspil: the letter to a place outside it, as PDF/UA; a child who moves; a start put off."""

from datetime import date

from django.forms import BaseForm
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samspil.child.file.pages.lines import FormPage
from samspil.child.transitions import queries
from samspil.child.transitions.access import Opened
from samspil.child.transitions.models.voices import WHOSE
from samspil.child.transitions.pages.handover import PieceLine, form_page, handover_page
from samspil.child.transitions.pages.words import place
from samspil.child.transitions.queries import Held
from samspil.ground.rulebook.rules import OWN_LANGUAGE
from samspil.tools.paper.document import Document, Heading, Labels, Note, Paragraph, Part, Run


def letter(opened: Opened, language: str, *, today: date) -> Document | None:
    """In the reader's language; what was written stays in its own. None where the ground no longer holds."""
    with translation.override(language):
        page = handover_page(opened, today=today)
        if not page.is_lawful:
            return None
        found, own = opened.transition, OWN_LANGUAGE[opened.country]
        return Document(
            title=_("What helps %(name)s") % {"name": opened.name.given},
            language=language,
            publisher=page.former,
            dated_on=today.isoformat(),
            subtitle=_("For %(place)s") % {"place": page.place},
            facts=(
                (_("First day in the new place"), _day(found.begins_on)),
                (_("Handed over on"), _day(found.handed_on)),
                (_("Who sees to it"), opened.name.lead),
                (_("What for"), found.purpose),
                (_("On which ground"), page.ground),
            ),
            parts=(
                _around(opened, own),
                _pieces([each for each in page.pieces if _is_out(each, today)], own),
                _voices(queries.held(found), own),
            ),
            labels=Labels(contents="", page=_("Page {page} of {pages}"), in_short=_("In short"), proof=""),
        )


def _is_out(each: PieceLine, today: date) -> bool:
    """Its purpose and ground hold, and its own day has come."""
    return each.is_out and each.piece.from_on <= today


def _around(opened: Opened, own: str) -> Part:
    found = opened.transition
    told = (
        (_("What the group and the adults do well"), found.community),
        (_("Leisure and interests"), found.leisure),
    )
    blocks = [
        block
        for head, text in told
        if text
        for block in (Heading(head), Paragraph((Run(text, language=own),)))
    ]
    return Part(_("The community"), blocks=tuple(blocks))


def _pieces(pieces: list[PieceLine], own: str) -> Part:
    blocks = []
    for each in pieces:
        blocks += [
            Heading(str(each.piece.get_topic_display())),
            Paragraph((Run(each.piece.text, language=own),)),
            Note(
                (
                    Run(_("What for") + ": "),
                    Run(each.piece.purpose, language=own),
                    Run(f". {_('On which ground')}: {each.ground}"),
                )
            ),
        ]
    return Part(_("What works, and what to avoid"), blocks=tuple(blocks))


def _voices(held: Held, own: str) -> Part:
    blocks = []
    for each in held.voices:
        blocks += [
            Heading(str(WHOSE[each.whose])),
            Paragraph((Run(each.words or each.missing, language=own),)),
        ]
    return Part(_("The three voices"), blocks=tuple(blocks))


def moved_page(opened: Opened) -> FormPage:
    lead = _(
        "Then nothing more goes out, and the new place reads no more. Samspil sends nothing to another"
        " municipality: ask the parents what they want to take along, and print it for them."
    )
    heading = _("Has %(name)s moved to another municipality?") % {"name": opened.name.given}
    return form_page(None, opened, heading, _("Close the handover"), lead=lead, readers="")


def put_off_page(form: BaseForm, opened: Opened) -> FormPage:
    lead = _(
        "What was handed over stays with %(place)s; the days after the start move along. "
        "Tell the family and the new place."
    )
    heading = _("When does %(name)s begin instead?") % {"name": opened.name.given}
    where = {"place": place(opened.transition)}
    return form_page(form, opened, heading, _("Put it off"), lead=lead % where)


def _day(on: date | None) -> str:
    return date_format(on, "j. F Y" if translation.get_language() == "da" else "j F Y") if on else ""

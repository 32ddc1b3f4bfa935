"""The decision letter, as PDF/UA in three languages: plain words first, then reasons, law and clocks."""

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samspil.child.file.access import Opened
from samspil.child.referral.models import Decision, Referral
from samspil.child.referral.rules.procedure import PROFILES
from samspil.ground.rulebook.models import Rule
from samspil.ground.rulebook.queries import rule_on
from samspil.ground.rulebook.rules import OWN_LANGUAGE
from samspil.tools.paper.document import Document, Heading, Labels, Note, Paragraph, Part, Run

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


def letter(referral: Referral, decision: Decision, opened: Opened, language: str) -> Document:
    """In the parents' language; the panel's own words stay in the language they were written in."""
    country = referral.house.country
    own = OWN_LANGUAGE[country]
    clock = rule_on(PROFILES[country].complaint, country, decision.told_on)
    with translation.override(language):
        return Document(
            title=_("Decision for %(name)s") % {"name": opened.child.given_name},
            language=language,
            publisher=referral.house.name,
            dated_on=decision.decided_on.isoformat(),
            subtitle=str(decision.get_outcome_display()),
            facts=_facts(decision, referral),
            parts=(_in_plain_words(decision, own), _reasons(decision, own), _complaint(decision, clock)),
            labels=Labels(contents="", page=_("Page {page} of {pages}"), in_short=_("In short"), proof=""),
        )


def _facts(decision: Decision, referral: Referral) -> tuple[tuple[str, str], ...]:
    rows = [
        (_("Decided on"), _day(decision.decided_on)),
        (
            _("Who decided"),
            _("The panel")
            if decision.meeting_id
            else _("The leader of %(place)s") % {"place": referral.unit.name},
        ),
        (_("You were told on"), _day(decision.told_on)),
        (_("Takes effect on"), _day(decision.begins_on)),
    ]
    if decision.granted:
        rows.append((_("What is granted"), str(decision.get_granted_display())))
    if decision.category:
        rows.append((_("Category"), str(decision.get_category_display())))
    if decision.ends_on:
        rows.append((_("Holds until"), _day(decision.ends_on)))
    if decision.review_on:
        rows.append((_("Looked at again by"), _day(decision.review_on)))
    rows.append((_("Last day for a complaint"), _day(decision.complaint_until)))
    return tuple(rows)


def _in_plain_words(decision: Decision, own: str) -> Part:
    return Part(
        _("In plain words"),
        points=(_said(decision.plain, own),),
        blocks=(
            Heading(_("Until it takes effect")),
            Paragraph(_said(decision.interim, own)),
            Heading(_("What your child's view changed")),
            Paragraph(_said(decision.influence, own)),
            Heading(_("How your view was weighed")),
            Paragraph(_said(decision.weighed, own)),
            *(
                (Heading(_("The way back")), Paragraph(_said(decision.way_back, own)))
                if decision.way_back
                else ()
            ),
        ),
    )


def _reasons(decision: Decision, own: str) -> Part:
    told = (
        (_("What was changed in the community around the child"), decision.community),
        (_("How the child's needs are met"), decision.needs),
        (_("How it serves the child's best interests"), decision.interest),
        (_("The facts we rely on"), decision.facts),
        (_("Legal basis"), decision.legal_basis),
    )
    blocks = [block for head, text in told for block in (Heading(head), Paragraph(_said(text, own)))]
    return Part(_("Why"), blocks=tuple(blocks))


def _complaint(decision: Decision, clock: Rule) -> Part:
    """Nothing unverified is printed as law: a rule that nobody looked up is called what it is."""
    until = _(
        "You can complain until %(day)s. Send the complaint to us: we look at the decision again first."
    ) % {"day": _day(decision.complaint_until)}
    source = f"{clock.note} ({clock.said_source})"
    if clock.status != "verified":
        source = _("How we do it here; not looked up in the law: %(rule)s") % {"rule": source}
    return Part(
        _("If you disagree"),
        blocks=(
            Paragraph((Run(until, bold=True),)),
            Note((Run(source),)),
            Paragraph(
                (Run(_("A complaint that comes later is sent on to the board, which decides on it.")),)
            ),
        ),
    )


def _said(text: str, language: str) -> tuple[Run, ...]:
    return (Run(text, language=language),)


def _day(on: object) -> str:
    return str(date_format(on, "j. F Y" if translation.get_language() == "da" else "j F Y"))

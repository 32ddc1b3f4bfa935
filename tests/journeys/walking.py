"""Who walks which pages: links lead somebody from their first page to every kind of page there is."""

from functools import cache
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.urls import Resolver404, get_resolver, resolve

# Nobody in particular: a citizen does not sign in.
CITIZEN = ""

# A day that is lived twice: nobody needs script for it.
BOTH = pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])

# So many more pages are opened to find a link to what is missing.
PATIENCE = 30

# The kinds of page each person walks. A kind that no link leads to is missing, and fails the walk.
WALKS = {
    "birgitte@egelund.example": """
        home strategy areas terms versions changes statement plans coverage missing plan plan-board
        plan-timetable plan-missing plan-decisions ask-for-plans add-plan add-effort effort change-effort
        stop-effort stop-action tell-understanding decide add-action action change-action
        tell-news add-evidence start hand-over
        contributions contribute answer-contribution leadership units unit people person rules deadline
        bodies body meeting consultation add-body change-body add-member add-meeting change-meeting
        resources add-entry withdraw-entry set-share priorities add-review
        conditions place-conditions check-condition rooms add-room change-room solutions grant-solution
        write-minutes add-item change-item add-task ask-group answer-consultation
        rounds round round-moves round-still round-across close-round ask review-effort
        methods method add-method development leader-development suggestions
        reports report add-report change-report delete-report report-proof withdraw-report
        decide-on-report
        account_change_password mfa_index mfa_activate_totp mfa_add_webauthn
        reminders outbox make-calendar
        house-timeline effort-timeline house-coverage coverage-actions year quality statement-map effort-map
        movement
        barriers barrier change-barrier tell-barrier-effect
        plan-map published published-figure published-place releases release add-release change-release
        delete-release release-figures withdraw-release preview-release preview-figure preview-place
        bases add-basis set-panel add-seat offers add-offer
    """,
    "bo@egelund.example": """
        home plans make-local-plan leadership strategy rounds units unit resources solutions grant-solution
    """,
    "mette@egelund.example": """
        two-calendars culture-review hold-culture-review
        home plans plan plan-board effort action methods method use-method development
        add-development evaluate-plan end children handovers starts-went language-guide
    """,
    "anders@egelund.example": """
        reflections add-reflection reflection return-to-reflection say-next-step
        supervision change-supervision ask-for-supervision barriers barrier add-barrier
        home children child talk add-talk class-lists open-file break-glass change-child add-to-file
        write-view child-looks
        change-guardian ask-about-child add-measure check-measure sparrings sparring ask-sparring helpers
        handovers handover receive-handover prepare-reception ask-back say-after start-handover
        begin-referral reviews
    """,
    "pia@egelund.example": """
        home handovers start-handovers handover change-handover add-piece ground-piece say-before
        give-handover child-moved meet-about answer-back
    """,
    "nora@egelund.example": "my-child my-handover say-before",
    "ellen@egelund.example": "my-page my-handover",
    "silas@egelund.example": "my-page my-handover",
    "sara@egelund.example": "my-child talk give-position ask-question",
    "noah@egelund.example": "my-page tell-view child-looks",
    "ulla@egelund.example": "home readings closed-files",
    "line@egelund.example": """
        supervision offer-supervision begin-supervision
        home sparrings sparring helpers offer-help panel add-panel-meeting panel-meeting referral
        follow-complaint
    """,
    "lone@egelund.example": "bases offers change-offer",
    "camilla@egelund.example": "home contributions contribute plans plan bodies body",
    "soeren@egelund.example": """
        home units unit add-unit change-unit close-unit people person add-person give-role end-role
        make-account imports add-import events strategy versions load-strategy reminders post
        language-guide load-guide load-talk-template
    """,
    "nadia@egelund.example": """
        home published releases release add-release change-release delete-release
        indicators indicator indicator-definition indicator-history unit-figures targets choose-yardstick
        load-indicators deliveries add-extract add-figures delivery computation neighbours
    """,
    "marieke@delinde.example": """
        home strategy areas statement plans coverage plan plan-partners plan-timetable plan-missing effort
        action look-back
    """,
    CITIZEN: """
        public public-house public-strategy public-terms public-places public-place suggest accessibility
        report privacy account_login account_reset_password
        published published-figure published-place open-data open-release release
    """,
}

# Addresses that nobody walks: files; acts of one button; pages that are there once somebody has done
# something, which that somebody's day looks at; and doors that only a letter or a second lock opens.
NOT_WALKED = set(
    """
    export-actions export-contributions export-decisions export-missing export-plan-missing export-board
    export-bodies export-coverage export-efforts export-events export-methods export-people export-rules
    export-house-coverage export-map export-quality export-timeline export-year export-statements
    export-strategy export-timetable export-units evidence-file strategy-schema export-resources
    export-conditions export-rooms export-solutions mfa_download_recovery_codes open-round export-round
    export-movement export-round-moves export-round-still export-round-across approve-answer return-answer

    export-indicator export-indicators indicators-schema compute confirm-delivery drop-delivery map-delivery
    take-neighbours
    approve-effort take-back-change submit-effort move-plan confirm-import drop-import end-membership
    enter finish-task forget-sender remove-development set_language account_logout end-solution
    choose-reminders send-again revoke-calendar calendar report-file issue-report move-chapter
    export-figure open-catalogue data-file open-api api-releases api-release api-indicators api-figures
    prepare-release print-figure export-drawing

    choose-hints book-session answer-view answer-question let-in my-children child-file
    session-calendar write-session
    export-calendars export-barriers export-supervision take-back-ask note-barrier plan-culture-review
    close-file reopen-file delete-file tie-pupil
    sparring-days drop-piece handover-calendar
    choose-purpose end-part withdraw-consent see-glass invite answer-invitation export-helpers
    write-own-consent answer-consent say-own-stance put-off-start handover-letter
    change-referral request-referral assess-referral hear-parent say-stance submit-referral withdraw-referral
    decide-referral referral-letter complain take-up-referral end-seat special-place give-place agree-plan
    add-return-step finish-return-step review-place

    carry-on solution tell-effect answer-suggestion change-development change-method imported suggested
    tell-change tell-result

    account_confirm_email account_confirm_login_code account_email account_email_verification_sent
    account_inactive account_reauthenticate account_reset_password_done account_reset_password_from_key
    account_reset_password_from_key_done account_set_password account_signup

    mfa_authenticate mfa_deactivate_totp mfa_edit_webauthn mfa_generate_recovery_codes mfa_list_webauthn
    mfa_login_webauthn mfa_reauthenticate mfa_reauthenticate_webauthn mfa_remove_webauthn
    mfa_view_recovery_codes
    """.split()
)


def name_of(who):
    return who.partition("@")[0] or "citizen"


def every_kind():
    """The name of every address there is."""
    return {name for name in get_resolver().reverse_dict if isinstance(name, str)}


def follow(fetch, who):
    """{kind: (address, html)} of the kinds the person walks; `fetch` gives a page's text.

    The first page of a kind is kept. Others of that kind are opened only while something is still missing.
    """
    wanted, found = WALKS[who].split(), {}
    queue, seen = ["/" if who else "/public/"], set()
    for _page in range(len(wanted) + PATIENCE):
        missing = [name for name in wanted if name not in found]
        if not queue or not missing:
            break
        address = _most_promising(queue, missing)
        queue.remove(address)
        html = fetch(address)
        found.setdefault(kind(address), (address, html))
        queue += [
            each for each in dict.fromkeys(links(html, address)) if kind(each) in wanted and each not in seen
        ]
        seen.update(queue)
    missing = [name for name in wanted if name not in found]
    assert not missing, f"no link leads {name_of(who)} to {missing}"
    return found


def _most_promising(queue, missing):
    """What is missing; then pages of the noun in its name: an action leads to `stop-action`."""
    return min(
        queue,
        key=lambda each: (
            kind(each) not in missing,
            not any(str(kind(each)) in name.split("-") for name in missing),
        ),
    )


@cache
def kind(address):
    try:
        return resolve(urlsplit(address).path).url_name
    except Resolver404:
        return None


def walked_before(name, who):
    """Who walked this kind of page before them, or nobody."""
    before = list(WALKS)[: list(WALKS).index(who)]
    return next((each for each in before if name in WALKS[each].split()), None)


class _Parts(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        looks = {"class", "role", "type", "hidden", "disabled", "scope", "autocomplete"}
        self.found.add((tag, *sorted(f"{name}={words}" if name in looks else name for name, words in attrs)))


def parts(html):
    """What a page is made of: its elements with all that makes them look and work as they do."""
    parser = _Parts()
    parser.feed(html)
    return parser.found


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag == "a" and (href := dict(attrs).get("href")):
            self.found.append(href)


def links(html, path):
    """Where the page leads inside the house."""
    parser = _Links()
    parser.feed(html)
    for href in parser.found:
        address = urldefrag(urljoin(path, href)).url
        if not urlsplit(address).netloc and not urlsplit(address).scheme:
            yield address

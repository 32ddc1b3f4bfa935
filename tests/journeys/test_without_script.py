"""Every form on every page can be sent by a browser that runs no script."""

from html.parser import HTMLParser

import pytest
from journeys.walking import WALKS, name_of

pytestmark = pytest.mark.journey
# A passkey answers to script alone; the password stands beside it.
SCRIPT_ONLY = "/account/2fa/webauthn/login/"


class Form:
    def __init__(self, attrs):
        self.attrs, self.buttons, self.fields = attrs, 0, set()


class Forms(HTMLParser):
    """The forms of a page, and whatever would do something only if a script ran."""

    def __init__(self):
        super().__init__()
        self.forms, self.scripted, self.inside = [], [], None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = Form(attrs)
            self.forms.append(self.inside)
        self.scripted += [f"{tag} {name}" for name in attrs if name.startswith("on")]
        self.scripted += [f"{tag} {name}" for name in ("hx-post", "hx-put", "hx-delete") if name in attrs]
        if str(attrs.get("href")).startswith(("javascript:", "#!")):
            self.scripted.append(f"{tag} {attrs['href']}")
        if self.inside and tag in ("input", "button") and "name" in attrs:
            self.inside.fields.add(attrs["name"])
        if self.inside and _sends(tag, attrs) and not {"hidden", "disabled"} & attrs.keys():
            self.inside.buttons += 1

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = None


def _sends(tag, attrs):
    kind = attrs.get("type", "submit" if tag == "button" else "text")
    return tag in ("button", "input") and kind in ("submit", "image")


def _faults(html):
    page = Forms()
    page.feed(html)
    for form in page.forms:
        where = form.attrs.get("action", "itself")
        posts = form.attrs.get("method", "get").lower() == "post"
        if not form.buttons and where != SCRIPT_ONLY:
            yield f"the form to {where} has no button that sends it"
        if posts and "csrfmiddlewaretoken" not in form.fields:
            yield f"the form to {where} would be refused: its token is missing"
    yield from page.scripted


@pytest.mark.parametrize("who", WALKS, ids=name_of)
def test_every_form_can_be_sent_without_script(addresses, who):
    pages = addresses(who)
    assert any("<form" in html for _address, html in pages.values())

    faults = {f"{address}: {each}" for name, (address, html) in pages.items() for each in _faults(html)}

    assert not faults, "\n".join(sorted(faults))


def test_a_form_that_only_a_script_could_send_is_found():
    assert list(_faults("<form method=post action=/a/><input name=x></form>")) == [
        "the form to /a/ has no button that sends it",
        "the form to /a/ would be refused: its token is missing",
    ]
    assert list(_faults("<a href='javascript:go()'>go</a><p onclick='go()'>go</p>")) == [
        "a javascript:go()",
        "p onclick",
    ]

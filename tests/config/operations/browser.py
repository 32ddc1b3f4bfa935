"""One person at a browser, over real HTTP."""

import re

import requests

PASSWORD = "samspil-demo-egelund"
FORM_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
LIMIT = 20


class Refused(Exception):
    """The house answered, and what it answered was not yes."""


class Browser:
    """One signed-in person, over real HTTP."""

    def __init__(self, address, email):
        self.address, self.email = address, email
        self.session, self.is_in = requests.Session(), False

    def get(self, path):
        answer = self.session.get(self.address + path, timeout=LIMIT)
        if answer.status_code != 200:
            raise Refused(answer.status_code)
        return answer

    def post(self, path, fields, files=None, page=None):
        """The address the house leads on to: with that it has said yes."""
        token = FORM_TOKEN.search(self.get(page or path).text)
        if not token:
            raise Refused("no form")
        answer = self.session.post(
            self.address + path,
            data={**fields, "csrfmiddlewaretoken": token[1]},
            files=files,
            timeout=LIMIT,
            allow_redirects=False,
        )
        if answer.status_code != 302 or "/login/" in answer.headers["Location"]:
            raise Refused(answer.status_code)
        return answer.headers["Location"]

    def sign_in(self):
        if not self.is_in:
            self.post("/account/login/", {"login": self.email, "password": PASSWORD})
            self.is_in = True

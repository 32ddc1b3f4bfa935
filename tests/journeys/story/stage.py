"""The stage of the story: each in it keeps a browser open, says what they say, and days can pass."""

import re
from datetime import timedelta

from django.utils import translation
from django.utils.timezone import localdate
from journeys.story.cast import WORDS


class Stage:
    """Who is on it, where the child's papers lie, and who must not find them."""

    def __init__(self, cast, visit, house):
        self.cast, self._visit, self._house = cast, visit, house
        self._seated, self.doors = {}, []
        self.words = WORDS[cast.language]

    def __getattr__(self, name):
        """`stage.teacher` is the teacher at their screen, signed in once and for all."""
        if name not in ("teacher", "helper", "leader", "chair", "mother", "child"):
            raise AttributeError(name)
        return self.seat(getattr(self.cast, name))

    def seat(self, email):
        if email not in self._seated:
            language = self.cast.language
            visitor = self._visit(script=self.cast.script, language=language)
            self._seated[email] = visitor.sign_in(email, language=language)
        return self._seated[email]

    def ui(self, english, **values):
        """What stands on the screen, in the language of the story."""
        with translation.override(self.cast.language):
            return translation.gettext(english) % values if values else translation.gettext(english)

    def begins(self, english):
        """A link that begins so: what follows is read aloud only."""
        return re.compile(f"^{re.escape(self.ui(english))}")

    def file(self, visitor):
        """To the child's file: the first time through the list, which logs who reads names."""
        if self.doors:
            visitor.open(self.doors[0])
        else:
            visitor.open("/children/")
            visitor.go(re.compile(f"^{self.cast.child_name}"))
        return visitor.path

    def fill(self, visitor, **fields):
        """Fields by their names, with the words of this country's cast."""
        visitor.write(**{name: self.words.get(said, said) for name, said in fields.items()})

    def day(self, days=0):
        return (localdate() + timedelta(days=days)).isoformat()

    def weeks_pass(self, weeks, *tables):
        """The days of the newest row of these tables lie so much further back: nobody waits for six weeks."""
        with self._house.opened() as owner:
            owner.execute("SET session_replication_role = replica")
            for table in tables:
                owner.execute(_earlier(owner, table, 7 * weeks))

    def remember(self, path):
        """A page of the child: from now on nobody else may find it."""
        if path not in self.doors:
            self.doors.append(path)
        return path

    def only_for_those_in_it(self, *, all_others=False):
        """A colleague who has nothing to do with the child finds no page of it, by guessing either."""
        for email in self.cast.others if all_others else self.cast.others[:1]:
            other = self.seat(email)
            found = {each: other.page.request.get(other.house + each).status for each in self.doors}
            assert set(found.values()) == {404}, (email, found)

    def answers(self, visitor, path):
        return visitor.page.request.get(visitor.house + path).status


def send(visitor):
    """The form's own button, the last of the page's text; not the one that looks at the words first."""
    visitor.click(visitor.page.locator("main form [type=submit]:not([name])").last)


def _earlier(owner, table, days):
    """All columns of the table that hold a day."""
    columns = owner.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND data_type = 'date'",
        [table],
    ).fetchall()
    sets = ", ".join(f"{name} = {name} - {days}" for (name,) in columns)
    return f"UPDATE {table} SET {sets} WHERE id = (SELECT max(id) FROM {table})"

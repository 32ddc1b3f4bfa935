"""What is known of a letter after it was handed to a mail server: told by real servers over real lines."""

import socket
import threading
from email.message import EmailMessage

import pytest

from samspil.tools.exchange.post import (
    BadAddress,
    Fate,
    Server,
    Unreachable,
    connected,
    hand_over,
    is_open,
    server_at,
)


class Script:
    """A server that answers from a script, word by word, and hangs up where the script ends."""

    def __init__(self, answers, *, after_data=""):
        self.answers, self.after_data, self.heard = answers, after_data, b""
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    @property
    def server(self):
        return Server("127.0.0.1", self.port, patience=2)

    def serve(self):
        with self.door:
            line, _who = self.door.accept()
        with line, line.makefile("rb") as words:
            line.sendall(b"220 hello\r\n")
            while word := words.readline():
                verb = word[:4].upper().decode()
                answer = self.answers.get(verb)
                if answer is None:
                    return
                line.sendall(answer.encode() + b"\r\n")
                if verb == "DATA" and answer.startswith("354") and not self.take(line, words):
                    return

    def take(self, line, words):
        while (row := words.readline()) and row != b".\r\n":
            self.heard += row
        if self.after_data:
            line.sendall(self.after_data.encode() + b"\r\n")
        return self.after_data


WELL = {
    "EHLO": "250 ok",
    "MAIL": "250 ok",
    "RCPT": "250 ok",
    "DATA": "354 go",
    "RSET": "250 ok",
    "QUIT": "221 bye",
}


def letter(text="Kære Amina\n\n.punktum først\n"):
    message = EmailMessage()
    message["Message-ID"], message["Subject"] = "<1@samspil.example>", "Påmindelse"
    message["From"], message["To"] = "samspil@egelund.example", "amina@egelund.example"
    message.set_content(text, cte="8bit")
    return message


def hand(script):
    with connected(script.server) as line:
        handed = hand_over(
            line, letter(), sender="samspil@egelund.example", recipient="amina@egelund.example"
        )
        return handed, is_open(line)


def test_a_letter_is_taken_whole():
    script = Script(WELL, after_data="250 queued as 17")

    handed, goes_on = hand(script)

    assert (handed.fate, handed.said, goes_on) == (Fate.TAKEN, "250 queued as 17", True)
    assert b"\r\n..punktum" in script.heard and "Kære Amina".encode() in script.heard


@pytest.mark.parametrize(
    ("answers", "after", "fate", "goes_on"),
    [
        (WELL | {"RCPT": "550 nobody here"}, "", Fate.REFUSED, True),
        (WELL | {"RCPT": "450 try later"}, "", Fate.LATER, True),
        (WELL | {"MAIL": "421 closing"}, "", Fate.LATER, True),
        (WELL | {"DATA": "554 no"}, "", Fate.REFUSED, True),
        (WELL, "552 too large", Fate.REFUSED, True),
        (WELL, "451 disk full", Fate.LATER, True),
        # Hung up before it was asked to take the letter: it cannot have it.
        (WELL | {"RCPT": None}, "", Fate.LATER, False),
        (WELL | {"DATA": None}, "", Fate.LATER, False),
        # Hung up after the closing dot without a word: nobody knows.
        (WELL, "", Fate.UNSURE, False),
    ],
)
def test_what_the_answer_means(answers, after, fate, goes_on):
    handed, is_on = hand(Script(answers, after_data=after))

    assert (handed.fate, is_on) == (fate, goes_on)


def test_a_server_that_never_answers_the_letter_leaves_it_unsure():
    class Silent(Script):
        def take(self, line, words):
            super().take(line, words)
            return words.readline()

    handed, _on = hand(Silent(WELL))

    assert handed.fate is Fate.UNSURE


def test_a_closed_door_is_unreachable():
    door = socket.create_server(("127.0.0.1", 0))
    port = door.getsockname()[1]
    door.close()

    with pytest.raises(Unreachable), connected(Server("127.0.0.1", port, patience=2)):
        pass


def test_a_server_that_lets_nobody_in_is_unreachable():
    script = Script({"EHLO": "550 go away", "HELO": "550 go away", "QUIT": "221"})

    with pytest.raises(Unreachable), connected(script.server) as line:
        line.docmd("NOOP")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", ("mail.example", 25, "smtp", "", "")),
        ("smtps://u:p%40ss@mail.example", ("mail.example", 465, "smtps", "u", "p@ss")),
        ("smtp+starttls://u@mail.example:2525", ("mail.example", 2525, "smtp+starttls", "u", "")),
    ],
)
def test_the_address_of_a_server(url, expected):
    found = server_at(url)

    assert (found.host, found.port, found.scheme, found.user, found.password) == expected
    assert "p@ss" not in repr(found)


@pytest.mark.parametrize("url", ["", "mail.example", "http://mail.example", "smtp://"])
def test_an_address_that_names_no_mail_server_is_refused(url):
    with pytest.raises(BadAddress, match="names a host"):
        server_at(url)

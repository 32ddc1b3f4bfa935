"""Hands a letter to a mail server and says exactly what is known of it afterwards."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from enum import StrEnum
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_DOT = b"\r\n.\r\n"


class Unreachable(Exception):
    """The server does not answer, or does not let us in. No letter was begun."""


class BadAddress(ValueError):
    """The setting names no mail server."""


class Fate(StrEnum):
    """What became of a letter. UNSURE: it was handed over whole, and no answer came."""

    TAKEN = "taken"
    LATER = "later"
    REFUSED = "refused"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Handed:
    fate: Fate
    said: str


@dataclass(frozen=True)
class Server:
    """Where mail is handed in; `scheme` says how the line is secured."""

    host: str
    port: int
    scheme: str = "smtp"
    user: str = ""
    password: str = ""
    patience: float = 30

    def __repr__(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}"


def server_at(url: str) -> Server:
    """`smtp://host:25`, `smtp+starttls://user:password@host:587` or `smtps://...`."""
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise BadAddress(f"A mail server's address begins with {', '.join(PORTS)} and names a host.")
    return Server(
        host=parts.hostname,
        port=parts.port or PORTS[parts.scheme],
        scheme=parts.scheme,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


@contextmanager
def connected(server: Server) -> Iterator[smtplib.SMTP]:
    """A line to the server; raises Unreachable."""
    try:
        line = _dial(server)
    except (OSError, smtplib.SMTPException) as fault:
        raise Unreachable(f"{server!r}: {fault}") from fault
    try:
        yield line
    finally:
        _hang_up(line)


def is_open(line: smtplib.SMTP) -> bool:
    return line.sock is not None


def hand_over(line: smtplib.SMTP, message: EmailMessage, *, sender: str, recipient: str) -> Handed:
    """Before the closing dot is sent no server has taken the letter; after it, only its answer tells."""
    try:
        for word, expected in (
            (f"MAIL FROM:<{sender}>", 250),
            (f"RCPT TO:<{recipient}>", 250),
            ("DATA", 354),
        ):
            code, said = line.docmd(word)
            if code != expected and not (code == 251 and expected == 250):
                return _turned_away(line, code, said)
        line.send(_wire(message))
    except (OSError, smtplib.SMTPException) as fault:
        line.close()
        return Handed(Fate.LATER, str(fault))
    try:
        code, said = line.getreply()
    except (OSError, smtplib.SMTPException) as fault:
        line.close()
        return Handed(Fate.UNSURE, str(fault))
    return Handed(Fate.TAKEN, _words(code, said)) if code == 250 else _turned_away(line, code, said)


def _turned_away(line: smtplib.SMTP, code: int, said: bytes) -> Handed:
    fate = Fate.REFUSED if 500 <= code < 600 else Fate.LATER
    try:
        line.rset()
    except (OSError, smtplib.SMTPException):
        line.close()
    return Handed(fate, _words(code, said))


def _words(code: int, said: bytes) -> str:
    return f"{code} {said.decode('utf-8', 'replace')}"


def _wire(message: EmailMessage) -> bytes:
    """Lines end in CRLF, and a line that begins with a dot gets another, as SMTP asks."""
    body = message.as_bytes(policy=SMTP).removesuffix(b"\r\n")
    dotted = b"\r\n".join(b"." + line if line.startswith(b".") else line for line in body.split(b"\r\n"))
    return dotted + _DOT


def _dial(server: Server) -> smtplib.SMTP:
    if server.scheme == "smtps":
        line: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=server.patience, context=ssl.create_default_context()
        )
    else:
        line = smtplib.SMTP(server.host, server.port, timeout=server.patience)
    try:
        if server.scheme == "smtp+starttls":
            line.starttls(context=ssl.create_default_context())
        line.ehlo_or_helo_if_needed()
        if server.user:
            line.login(server.user, server.password)
    except (OSError, smtplib.SMTPException):
        line.close()
        raise
    return line


def _hang_up(line: smtplib.SMTP) -> None:
    if is_open(line):
        try:
            line.quit()
        except (OSError, smtplib.SMTPException):
            line.close()

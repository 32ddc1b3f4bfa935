"""The people a visitor of the demo can sign in as, and what each may try first."""

from dataclasses import dataclass

from samspil.config.demo import texts

DEMO_PASSWORD = "samspil-demo-egelund"  # noqa: S105 (accounts with it exist only in a demo installation)
LANGUAGES = ("da", "nl", "en")


@dataclass(frozen=True)
class Persona:
    """One card. The citizen has no address, because a citizen does not sign in."""

    email: str
    name: str
    role_line: str
    what_to_try: str


def personas(language: str) -> list[Persona]:
    """The cards in one of the three languages; English where the language is not among them."""
    language = language if language in LANGUAGES else "en"
    return [
        Persona(
            email=f"{each['key']}@{each['domain']}.example" if each["key"] else "",
            name=each["name"] if isinstance(each["name"], str) else each["name"][language],
            role_line=each["role"][language],
            what_to_try=each["try"][language],
        )
        for each in texts.read("personas")
    ]

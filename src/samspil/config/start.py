"""What is checked before the first request is served."""

from samspil.ground.base.policies import login_faults


class PowerfulLogin(Exception):
    """The web process came with a login that could see past the row policies."""


def refuse_a_powerful_login() -> None:
    faults = login_faults()
    if faults:
        raise PowerfulLogin(
            f"The database login {' and '.join(faults)}. The web may only use a login without these rights: "
            "give DATABASE_URL the login samspil_app, and keep the owner's login in SAMSPIL_OWNER_URL."
        )

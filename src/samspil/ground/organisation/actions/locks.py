"""The secrets of the second lock (codes from an app, spare codes), as they lie in the database."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from samspil.ground.base.sealing import is_sealed_anew, seal, unseal

SECRETS = ("secret", "seed")


@transaction.atomic
def seal_secrets() -> int:
    """Seal with the newest key what is open or sealed with an older one; says how many."""
    sealed = 0
    for each in Authenticator.objects.select_for_update().order_by("pk"):
        stale = {name: each.data[name] for name in SECRETS if _is_stale(each.data.get(name))}
        if stale:
            each.data |= {name: seal(unseal(secret)) for name, secret in stale.items()}
            each.save(update_fields=["data"])
            sealed += 1
    return sealed


def _is_stale(secret: object) -> bool:
    return isinstance(secret, str) and not is_sealed_anew(secret)

"""The statuses of a figure in the codes that statistics offices share.

Source: SDMX code lists CL_OBS_STATUS (A normal, P provisional, M data cannot exist, O missing, Q suppressed)
and CL_CONF_STATUS (F free, C confidential). Code D, secondary confidentiality, is never written: it would
tell an attacker which figures are hidden only to protect others.
"""

from types import MappingProxyType

from samspil.tools.exchange.opendata.dataset import Observation, Said, Status

CODES = MappingProxyType(
    {
        Status.VALUE: "A",
        Status.ZERO: "A",
        Status.SUPPRESSED: "Q",
        Status.NOT_APPLICABLE: "M",
        Status.MISSING: "O",
    }
)
PROVISIONAL = "P"
FREE, CONFIDENTIAL = "F", "C"
NAMES: MappingProxyType[str, Said] = MappingProxyType(
    {
        "A": {"da": "Almindelig værdi", "nl": "Normale waarde", "en": "Normal value"},
        "P": {"da": "Foreløbig værdi", "nl": "Voorlopige waarde", "en": "Provisional value"},
        "Q": {"da": "Skjult for at beskytte personer", "nl": "Verborgen om personen te beschermen",
              "en": "Hidden to protect persons"},
        "M": {"da": "Kan ikke forekomme", "nl": "Kan niet voorkomen", "en": "Cannot exist"},
        "O": {"da": "Mangler", "nl": "Ontbreekt", "en": "Missing"},
    }
)  # fmt: skip


def status_code(observation: Observation) -> str:
    if observation.is_preliminary and observation.value is not None:
        return PROVISIONAL
    return CODES[observation.status]


def confidentiality(observation: Observation) -> str:
    return CONFIDENTIAL if observation.status is Status.SUPPRESSED else FREE

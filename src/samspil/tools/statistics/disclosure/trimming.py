"""Show again what need not be hidden."""

from __future__ import annotations

from time import monotonic

import numpy as np

from samspil.tools.statistics.disclosure.probes import Probe, sharp
from samspil.tools.statistics.disclosure.solving import Flags, Numbers
from samspil.tools.statistics.disclosure.witnesses import Witnesses

# More ends than this open at once, and the cell is likely needed: not worth the asking.
WORTH_ASKING = 150


def trimmed(hidden: Flags, must: Flags, witnesses: Witnesses, until: float) -> Flags:
    """Fewer cells with every end still witnessed; the dearest are tried first."""
    system = witnesses.system
    hidden = hidden.copy()
    partners = np.flatnonzero(hidden & ~must)
    dearest = sorted(partners, key=lambda n: (-system.weights[n], -system.truth[n], n))
    for cell in dearest:
        if monotonic() > until:
            break
        open_ = witnesses.without(int(cell))
        if len(open_) > WORTH_ASKING:
            continue
        fewer = hidden.copy()
        fewer[cell] = False
        if _all_witnessed(open_, fewer, witnesses, until):
            hidden = fewer
            witnesses.keep(sharp(system, hidden))
    return hidden


def _all_witnessed(open_: Numbers, hidden: Flags, witnesses: Witnesses, until: float) -> bool:
    if not len(open_):
        return True
    box = sharp(witnesses.system, hidden)
    probe = Probe(witnesses.system, box)
    for number in open_:
        end = witnesses.ends[number]
        if monotonic() > until:
            return False
        answer = probe.farthest(end)
        if not end.is_reached(answer.count) or not witnesses.add(answer.world, box):
            return False
    return True

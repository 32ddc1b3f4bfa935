"""Properties are tried without a clock: a busy machine is not a fault of ours."""

from hypothesis import settings

settings.register_profile("calm", deadline=None)
settings.load_profile("calm")

"""Compiles the translations; needs neither Django's settings nor a database."""

from pathlib import Path

from samspil.config.messages import compile_messages

compile_messages(Path(__file__).parents[1] / "src" / "samspil" / "locale")

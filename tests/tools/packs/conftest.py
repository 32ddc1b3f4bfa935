"""One small strategy that is right in every respect; tests spoil it in one place."""

import pytest

SMALL = """\
format: samspil-strategy/1
key: small-strategy
version: '1'
country: DK
language: da
languages: [da, nl]
title:
  da: En lille strategi
  nl: Een kleine strategie
summary:
  da: 'Kort: sådan gør vi'
  nl: 'Kort: zo doen wij het'
origin:
  owner: Egelund Kommune
  document: Sammen
  period: 2022-30
horizon:
  da: Alle hører til
  nl: Iedereen hoort erbij
chapters:
- key: leadership
  number: '1'
  role: area
  name:
    da: Ledelse
    nl: Leiding
- key: parents
  number: '2'
  role: area
  name:
    da: Forældre
    nl: Ouders
- key: culture
  number: K
  role: culture
  name:
    da: Kultur
    nl: Cultuur
statements:
- number: '1.1'
  chapter: leadership
  kind: commitment
  part: content
  also: [parents]
  headline: true
  sources: [G057, G063]
  rights: [crpd-24]
  targets: [special-share]
  text:
    da: Vi går foran
    nl: Wij gaan voor
  parents:
    da: Lederne går foran
    nl: De leiding gaat voor
  children:
    da: De voksne viser vejen
    nl: De grote mensen wijzen de weg
- number: '1.2'
  chapter: leadership
  kind: duty
  text:
    da: Vi følger op
    nl: Wij volgen
- number: '2.1'
  chapter: parents
  kind: value
  text:
    da: Forældre er en ressource
    nl: Ouders zijn een kracht
targets:
- key: special-share
  name:
    da: Andel i specialtilbud
    nl: Aandeel in speciaal onderwijs
  unit: percent
  baseline: 6.5
  baseline_year: null
  goal: 4
  goal_year: 2015
  definition: null
  status: lapsed
terms:
- key: inclusion
  word:
    da: inklusion
    nl: inclusie
  forms:
    da: [inklusion, inklusionen]
    nl: [inclusie]
  staff:
    da: At høre til
    nl: Erbij horen
rights:
- key: crpd-24
  reference: CRPD art. 24
  name:
    da: Ret til inkluderende uddannelse
    nl: Recht op inclusief onderwijs
"""


@pytest.fixture
def small() -> str:
    return SMALL

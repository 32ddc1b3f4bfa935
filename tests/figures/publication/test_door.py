import pytest
from make.publication import counts, counted, prepared, release, released, rulebook
import make
from django.urls import reverse

@pytest.fixture
def nadia(egelund):
    return make.person("Nadia", role="analyst", unit=egelund)

def test_x(client, egelund, nadia, lone):
    rulebook()
    places = [(make.unit(f"Skole {n}", parent=egelund), 100 + 40 * n) for n in range(5)]
    counts(egelund, places)
    import time
    a=time.monotonic()
    made = prepared(egelund, nadia)
    print(time.monotonic()-a, made.state, made.refusal, made.refused_about, made.cells, made.hidden, made.partners, made.gap)
    from samspil.figures.publication.actions.releasing import release_figures
    a=time.monotonic()
    release_figures(release=made, why="x", by=lone)
    print(time.monotonic()-a)
    answer = client.get(f"/data/{egelund.pk}/{made.pk}/figures.csv")
    print(answer.content.decode())
    counted(egelund, "segregation-share", 2026, events=40, n=900)
    b = prepared(egelund, nadia, audience="committee", breakdowns=())
    print(b.state, b.refusal, b.refused_about, b.cells, b.hidden, b.partners, b.gap)
    assert 0

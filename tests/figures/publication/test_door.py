import pytest
from make.publication import counts, prepared, release, released, rulebook
import make
from django.urls import reverse

@pytest.fixture
def nadia(egelund):
    return make.person("Nadia", role="analyst", unit=egelund)

def test_x(client, egelund, nadia, lone):
    rulebook()
    places = [(make.unit(f"Skole {n}", parent=egelund), 100 + 40 * n) for n in range(5)]
    counts(egelund, places)
    made = released(egelund, nadia, lone)
    for url in (f"/data/{egelund.pk}/", f"/data/{egelund.pk}/{made.pk}/",f"/data/{egelund.pk}/{made.pk}/figures.csv", f"/data/api/houses/{egelund.pk}/releases", f"/data/api/houses/{egelund.pk}/releases/{made.pk}/figures?year=2026&place=all", "/data/api/openapi.json", "/data/api/houses/999999/releases"):
        answer = client.get(url)
        print(url, answer.status_code, dict(answer.headers))
        import re
        print(answer.content.decode().split("<main")[-1].split("</main")[0][:1500])
    assert 0

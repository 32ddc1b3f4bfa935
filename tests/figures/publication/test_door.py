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
    for url in ("/published/", f"/published/{egelund.pk}/segregation-share/", f"/published/{egelund.pk}/places/{places[0][0].pk}/", "/releases/", f"/releases/{made.pk}/", f"/published/{egelund.pk}/segregation-share/export.csv"):
        answer = client.sign_in(lone).get(url)
        print(url, answer.status_code)
        import re
        print(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode().split("<main")[-1].split("</main")[0]))[:3000])
    assert 0

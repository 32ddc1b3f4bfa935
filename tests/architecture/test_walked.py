"""No page is forgotten by the journeys: each is walked by somebody, or listed with the reason why not."""

from journeys.walking import NOT_WALKED, WALKS, every_kind


def test_every_kind_of_page_is_walked_by_somebody():
    walked = {name for names in WALKS.values() for name in names.split()}

    assert every_kind() - NOT_WALKED == walked

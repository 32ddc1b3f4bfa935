"""Addresses of transitions. URL name = view name."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from samspil.child.transitions.views import family, giving, lists, receiving


class WhoseConverter(StringConverter):
    regex = "child|parents|staff"


register_converter(WhoseConverter, "whose")

urlpatterns = [
    path("handovers/", lists.handovers, name="handovers"),
    path("handovers/start/", lists.start_handovers, name="start-handovers"),
    path("handovers/went/", lists.starts_went, name="starts-went"),
    path("handovers/<int:pk>/", giving.handover, name="handover"),
    path("handovers/<int:pk>/change/", giving.change_handover, name="change-handover"),
    path("handovers/<int:pk>/pieces/add/", giving.add_piece, name="add-piece"),
    path("handovers/<int:pk>/pieces/<int:piece>/", giving.ground_piece, name="ground-piece"),
    path("handovers/<int:pk>/pieces/<int:piece>/drop/", giving.drop_piece, name="drop-piece"),
    path("handovers/<int:pk>/voices/<whose:whose>/", family.say_before, name="say-before"),
    path("handovers/<int:pk>/give/", giving.give_handover, name="give-handover"),
    path("handovers/<int:pk>/put-off/", giving.put_off_start, name="put-off-start"),
    path("handovers/<int:pk>/letter/<str:language>/", giving.handover_letter, name="handover-letter"),
    path("handovers/<int:pk>/moved/", giving.child_moved, name="child-moved"),
    path("handovers/<int:pk>/questions/<int:question>/", giving.answer_back, name="answer-back"),
    path("handovers/<int:pk>/receive/", receiving.receive_handover, name="receive-handover"),
    path("handovers/<int:pk>/prepare/", receiving.prepare_reception, name="prepare-reception"),
    path("handovers/<int:pk>/ask/", receiving.ask_back, name="ask-back"),
    path("handovers/<int:pk>/meet/", receiving.meet_about, name="meet-about"),
    path("handovers/<int:pk>/calendar/", receiving.handover_calendar, name="handover-calendar"),
    path("handovers/<int:pk>/checks/<whose:whose>/", family.say_after, name="say-after"),
    path("family/handovers/<int:pk>/", family.my_handover, name="my-handover"),
    path("children/<int:key>/handover/", giving.start_handover, name="start-handover"),
]

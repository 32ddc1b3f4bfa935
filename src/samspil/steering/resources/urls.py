"""Addresses of resources. URL name = view name."""

from django.urls import path

from samspil.steering.resources.views import ledger, places

urlpatterns = [
    path("resources/", ledger.resources, name="resources"),
    path("resources/ledger.<str:format>", ledger.export_resources, name="export-resources"),
    path("resources/add/", ledger.add_entry, name="add-entry"),
    path("resources/<int:pk>/withdraw/", ledger.withdraw_entry, name="withdraw-entry"),
    path("resources/share/", ledger.set_share, name="set-share"),
    path("resources/priorities/", ledger.priorities, name="priorities"),
    path("resources/priorities/add/", ledger.add_review, name="add-review"),
    path("resources/conditions/", places.conditions, name="conditions"),
    path("resources/conditions.<str:format>", places.export_conditions, name="export-conditions"),
    path("resources/conditions/<int:pk>/", places.place_conditions, name="place-conditions"),
    path("resources/conditions/<int:pk>/<str:category>/", places.check_condition, name="check-condition"),
    path("resources/rooms/", places.rooms, name="rooms"),
    path("resources/rooms.<str:format>", places.export_rooms, name="export-rooms"),
    path("resources/rooms/add/", places.add_room, name="add-room"),
    path("resources/rooms/<int:pk>/change/", places.change_room, name="change-room"),
    path("resources/solutions/", places.solutions, name="solutions"),
    path("resources/solutions.<str:format>", places.export_solutions, name="export-solutions"),
    path("resources/solutions/grant/", places.grant_solution, name="grant-solution"),
    path("resources/solutions/<int:pk>/", places.solution, name="solution"),
    path("resources/solutions/<int:pk>/carry-on/", places.carry_on, name="carry-on"),
    path("resources/solutions/<int:pk>/effect/", places.tell_effect, name="tell-effect"),
    path("resources/solutions/<int:pk>/end/", places.end_solution, name="end-solution"),
]

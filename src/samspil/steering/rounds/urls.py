"""Addresses of follow-up rounds."""

from django.urls import path

from samspil.steering.rounds.views import answers, rounds

urlpatterns = [
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/open/", rounds.open_round, name="open-round"),
    path("rounds/<int:pk>/", rounds.round, name="round"),
    path("rounds/<int:pk>/answers.<str:format>", rounds.export_round, name="export-round"),
    path("rounds/<int:pk>/moves/", rounds.round_moves, name="round-moves"),
    path("rounds/<int:pk>/moves.<str:format>", rounds.export_round_moves, name="export-round-moves"),
    path("rounds/<int:pk>/still/", rounds.round_still, name="round-still"),
    path("rounds/<int:pk>/still.<str:format>", rounds.export_round_still, name="export-round-still"),
    path("rounds/<int:pk>/across/", rounds.round_across, name="round-across"),
    path("rounds/<int:pk>/across.<str:format>", rounds.export_round_across, name="export-round-across"),
    path("rounds/<int:pk>/close/", rounds.close_round, name="close-round"),
    path("rounds/answers/<int:pk>/", answers.ask, name="ask"),
    path("rounds/answers/<int:pk>/approve/", answers.approve_answer, name="approve-answer"),
    path("rounds/answers/<int:pk>/return/", answers.return_answer, name="return-answer"),
    path("efforts/<int:pk>/review/", answers.review_effort, name="review-effort"),
]

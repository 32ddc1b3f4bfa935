"""Addresses anyone may open, and where the follow-up group reads what people write there."""

from django.urls import path

from samspil.reporting.public import views

urlpatterns = [
    path("public/", views.public, name="public"),
    path("public/<int:unit>/", views.public_house, name="public-house"),
    path("public/<int:unit>/suggest/", views.suggest, name="suggest"),
    path("public/<int:unit>/suggested/", views.suggested, name="suggested"),
    path("public/strategy/", views.public_strategy, name="public-strategy"),
    path("public/terms/", views.public_terms, name="public-terms"),
    path("public/places/", views.public_places, name="public-places"),
    path("public/places/<int:unit>/", views.public_place, name="public-place"),
    path("suggestions/", views.suggestions, name="suggestions"),
    path("suggestions/<int:pk>/", views.answer_suggestion, name="answer-suggestion"),
    path("suggestions/<int:pk>/forget/", views.forget_sender, name="forget-sender"),
    path("was/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
]

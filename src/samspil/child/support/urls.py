"""Addresses of sparring and try-outs. URL name = view name."""

from django.urls import path

from samspil.child.support import views

urlpatterns = [
    path("sparring/", views.sparrings, name="sparrings"),
    path("sparring/ask/", views.ask_sparring, name="ask-sparring"),
    path("sparring/days/", views.sparring_days, name="sparring-days"),
    path("sparring/<int:pk>/", views.sparring, name="sparring"),
    path("sparring/<int:pk>/invite/", views.invite, name="invite"),
    path("sparring/<int:pk>/book/", views.book_session, name="book-session"),
    path("sparring/invitations/<int:pk>/", views.answer_invitation, name="answer-invitation"),
    path("sparring/sessions/<int:pk>/calendar/", views.session_calendar, name="session-calendar"),
    path("sparring/sessions/<int:pk>/write/", views.write_session, name="write-session"),
    path("sparring/tries/<int:pk>/", views.check_measure, name="check-measure"),
    path("children/<int:key>/sparring/", views.ask_about_child, name="ask-about-child"),
    path("children/<int:key>/barrier/<str:met>/", views.note_barrier, name="note-barrier"),
    path("children/<int:key>/tries/add/", views.add_measure, name="add-measure"),
]

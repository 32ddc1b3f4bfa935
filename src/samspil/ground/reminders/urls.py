"""Addresses of the reminders, one's letters and one's calendar."""

from django.urls import path

from samspil.ground.reminders import views

urlpatterns = [
    path("reminders/", views.reminders, name="reminders"),
    path("reminders/choose/", views.choose_reminders, name="choose-reminders"),
    path("reminders/outbox/", views.outbox, name="outbox"),
    path("reminders/post/", views.post, name="post"),
    path("reminders/post/<int:pk>/again/", views.send_again, name="send-again"),
    path("reminders/calendars/add/", views.make_calendar, name="make-calendar"),
    path("reminders/calendars/<int:pk>/revoke/", views.revoke_calendar, name="revoke-calendar"),
    path("calendar/<str:secret>.ics", views.calendar, name="calendar"),
]

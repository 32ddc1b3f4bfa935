"""Addresses of bodies, meetings, tasks and questions. URL name = view name."""

from django.urls import path, re_path

from samspil.steering.meetings import views

urlpatterns = [
    path("bodies/", views.bodies, name="bodies"),
    re_path(r"^bodies/export\.(?P<form>csv|xlsx)$", views.export_bodies, name="export-bodies"),
    path("bodies/add/", views.add_body, name="add-body"),
    path("bodies/<int:pk>/", views.body, name="body"),
    path("bodies/<int:pk>/change/", views.change_body, name="change-body"),
    path("bodies/<int:pk>/members/add/", views.add_member, name="add-member"),
    path("bodies/<int:pk>/meetings/add/", views.add_meeting, name="add-meeting"),
    path("bodies/<int:pk>/tasks/add/", views.add_task, name="add-task"),
    path("bodies/<int:pk>/ask/", views.ask_group, name="ask-group"),
    path("bodies/members/<int:pk>/end/", views.end_membership, name="end-membership"),
    path("bodies/meetings/<int:pk>/", views.meeting, name="meeting"),
    path("bodies/meetings/<int:pk>/change/", views.change_meeting, name="change-meeting"),
    path("bodies/meetings/<int:pk>/minutes/", views.write_minutes, name="write-minutes"),
    path("bodies/meetings/<int:pk>/items/add/", views.add_item, name="add-item"),
    path("bodies/items/<int:pk>/", views.change_item, name="change-item"),
    path("bodies/tasks/<int:pk>/done/", views.finish_task, name="finish-task"),
    path("bodies/questions/<int:pk>/", views.consultation, name="consultation"),
    path("bodies/questions/<int:pk>/answer/", views.answer_consultation, name="answer-consultation"),
    path("bodies/questions/<int:pk>/change/", views.tell_change, name="tell-change"),
]

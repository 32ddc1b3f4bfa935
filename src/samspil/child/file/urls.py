"""Addresses of children's files. A child's key is random and says nothing. URL name = view name."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from samspil.child.file.views import closing, emergencies, family, files, talks, tying


class LineConverter(StringConverter):
    regex = "participant|guardian|enrolment|placement|leisure|hearing|consent|position"


class VoiceConverter(StringConverter):
    regex = "sound|drawing|text|photo|talk"


register_converter(LineConverter, "line")
register_converter(VoiceConverter, "voice")

urlpatterns = [
    path("children/", files.children, name="children"),
    path("children/add/", files.open_file, name="open-file"),
    path("children/class-lists/", files.class_lists, name="class-lists"),
    path("children/emergency/", emergencies.break_glass, name="break-glass"),
    path("children/closed/", closing.closed_files, name="closed-files"),
    path("children/closed/<int:closed>/delete/", closing.delete_file, name="delete-file"),
    path("children/<int:key>/close/", closing.close_file, name="close-file"),
    path("children/<int:key>/pupil/", tying.tie_pupil, name="tie-pupil"),
    path("children/<int:key>/reopen/", closing.reopen_file, name="reopen-file"),
    path("children/readings/", emergencies.readings, name="readings"),
    path("children/<int:key>/", files.child, name="child"),
    path("children/<int:key>/purpose/", files.choose_purpose, name="choose-purpose"),
    path("children/<int:key>/change/", files.change_child, name="change-child"),
    path("children/<int:key>/add/<line:what>/", files.add_to_file, name="add-to-file"),
    path("children/<int:key>/guardians/<int:pk>/", files.change_guardian, name="change-guardian"),
    path("children/<int:key>/let-in/<int:pk>/", files.let_in, name="let-in"),
    path("children/<int:key>/part/<int:pk>/end/", files.end_part, name="end-part"),
    path("children/<int:key>/views/add/", files.write_view, name="write-view"),
    path("children/<int:key>/views/<int:pk>/", files.answer_view, name="answer-view"),
    path("children/talk-template/", talks.load_talk_template, name="load-talk-template"),
    path("children/<int:key>/talks/add/", talks.add_talk, name="add-talk"),
    path("children/<int:key>/talks/<int:pk>/", talks.talk, name="talk"),
    path("children/<int:key>/questions/<int:pk>/", files.answer_question, name="answer-question"),
    path("children/<int:key>/consents/<int:pk>/withdraw/", files.withdraw_consent, name="withdraw-consent"),
    path(
        "children/<int:key>/consents/<int:pk>/own/<slug:answer>/",
        files.write_own_consent,
        name="write-own-consent",
    ),
    path("children/<int:key>/files/<int:pk>/", files.child_file, name="child-file"),
    path("children/<int:key>/looks/", files.child_looks, name="child-looks"),
    path("children/<int:key>/emergency/<int:pk>/seen/", emergencies.see_glass, name="see-glass"),
    path("family/", family.my_children, name="my-children"),
    path("family/<int:key>/", family.my_child, name="my-child"),
    path("family/<int:key>/answer/", family.give_position, name="give-position"),
    path("family/<int:key>/ask/", family.ask_question, name="ask-question"),
    path("mine/", family.my_page, name="my-page"),
    path("mine/consents/<int:pk>/<slug:answer>/", family.answer_consent, name="answer-consent"),
    path("mine/tell/<voice:voice>/", family.tell_view, name="tell-view"),
]

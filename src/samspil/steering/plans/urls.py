"""Addresses of plans, efforts and actions."""

from django.urls import path, register_converter

from samspil.steering.plans.views import actions, efforts, plans, sheets, telling


class Kind:
    """An effort or an action: what both can be told about."""

    regex = "effort|action"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Kind, "thing")

urlpatterns = [
    path("plans/add/", plans.add_plan, name="add-plan"),
    path("plans/<int:pk>/", plans.plan, name="plan"),
    path("plans/<int:pk>/board/", plans.plan_board, name="plan-board"),
    path("plans/<int:pk>/timetable/", plans.plan_timetable, name="plan-timetable"),
    path("plans/<int:pk>/timetable.<str:format>", sheets.export_timetable, name="export-timetable"),
    path("plans/<int:pk>/missing/", plans.plan_missing, name="plan-missing"),
    path("plans/<int:pk>/missing.<str:format>", sheets.export_plan_missing, name="export-plan-missing"),
    path("plans/<int:pk>/decisions/", plans.plan_decisions, name="plan-decisions"),
    path("plans/<int:pk>/decisions.<str:format>", sheets.export_decisions, name="export-decisions"),
    path("plans/<int:pk>/actions.<str:format>", sheets.export_actions, name="export-actions"),
    path("plans/<int:pk>/partners/", plans.plan_partners, name="plan-partners"),
    path("plans/<int:pk>/move/", plans.move_plan, name="move-plan"),
    path("plans/<int:pk>/ask/", plans.ask_for_plans, name="ask-for-plans"),
    path("plans/<int:pk>/local/<int:unit>/", plans.make_local_plan, name="make-local-plan"),
    path("plans/<int:pk>/evaluate/", plans.evaluate_plan, name="evaluate-plan"),
    path("efforts/add/", efforts.add_effort, name="add-effort"),
    path("efforts/<int:pk>/", efforts.effort, name="effort"),
    path("efforts/<int:pk>/change/", efforts.change_effort, name="change-effort"),
    path("efforts/<int:pk>/submit/", efforts.submit_effort, name="submit-effort"),
    path("efforts/<int:pk>/approve/", efforts.approve_effort, name="approve-effort"),
    path("efforts/<int:pk>/take-back/", efforts.take_back_change, name="take-back-change"),
    path("efforts/<int:pk>/stop/", telling.stop_effort, name="stop-effort"),
    path("efforts/<int:pk>/decide/", telling.decide, name="decide"),
    path("decisions/<int:pk>/look-back/", telling.look_back, name="look-back"),
    path("<thing:kind>/<int:pk>/news/", telling.tell_news, name="tell-news"),
    path("<thing:kind>/<int:pk>/evidence/", telling.add_evidence, name="add-evidence"),
    path("<thing:kind>/<int:pk>/start/", telling.start, name="start"),
    path("<thing:kind>/<int:pk>/end/", telling.end, name="end"),
    path("<thing:kind>/<int:pk>/hand-over/", telling.hand_over, name="hand-over"),
    path("evidence/<int:pk>/file/", telling.evidence_file, name="evidence-file"),
    path("efforts/<int:pk>/actions/add/", actions.add_action, name="add-action"),
    path("actions/<int:pk>/", actions.action, name="action"),
    path("actions/<int:pk>/stop/", telling.stop_action, name="stop-action"),
    path("actions/<int:pk>/understanding/", telling.tell_understanding, name="tell-understanding"),
    path("actions/<int:pk>/change/", actions.change_action, name="change-action"),
    path("contribute/", actions.contribute, name="contribute"),
    path("contributions/", actions.contributions, name="contributions"),
    path("contributions/list.<str:format>", sheets.export_contributions, name="export-contributions"),
    path("contributions/<int:pk>/answer/", actions.answer_contribution, name="answer-contribution"),
    path("units/<int:pk>/leadership/", actions.leadership, name="leadership"),
]

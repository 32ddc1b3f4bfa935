"""Addresses of referrals, the panel, special places and offers. URL name = view name."""

from django.urls import path

from samspil.child.referral.views import case, panel, place

urlpatterns = [
    path("children/<int:key>/referral/", case.begin_referral, name="begin-referral"),
    path("referrals/<int:pk>/", case.referral, name="referral"),
    path("referrals/<int:pk>/change/", case.change_referral, name="change-referral"),
    path("referrals/<int:pk>/request/", case.request_referral, name="request-referral"),
    path("referrals/<int:pk>/assess/", case.assess_referral, name="assess-referral"),
    path("referrals/<int:pk>/hear/", case.hear_parent, name="hear-parent"),
    path("referrals/<int:pk>/stance/", case.say_stance, name="say-stance"),
    path("mine/referrals/<int:pk>/stance/", case.say_own_stance, name="say-own-stance"),
    path("referrals/<int:pk>/send/", case.submit_referral, name="submit-referral"),
    path("referrals/<int:pk>/withdraw/", case.withdraw_referral, name="withdraw-referral"),
    path("referrals/<int:pk>/decide/", panel.decide_referral, name="decide-referral"),
    path("referrals/<int:pk>/letter/<str:language>/", case.referral_letter, name="referral-letter"),
    path("referrals/<int:pk>/complain/", case.complain, name="complain"),
    path("referrals/<int:pk>/complaint/", case.follow_complaint, name="follow-complaint"),
    path("panel/", panel.panel, name="panel"),
    path("panel/meetings/add/", panel.add_panel_meeting, name="add-panel-meeting"),
    path("panel/meetings/<int:pk>/", panel.panel_meeting, name="panel-meeting"),
    path("panel/meetings/<int:pk>/take/<int:of>/", panel.take_up_referral, name="take-up-referral"),
    path("referral-basis/", panel.bases, name="bases"),
    path("referral-basis/add/", panel.add_basis, name="add-basis"),
    path("referral-basis/panel/", panel.set_panel, name="set-panel"),
    path("referral-basis/seats/add/", panel.add_seat, name="add-seat"),
    path("referral-basis/seats/<int:pk>/end/", panel.end_seat, name="end-seat"),
    path("special-places/", place.reviews, name="reviews"),
    path("special-places/<int:pk>/", place.special_place, name="special-place"),
    path("special-places/<int:pk>/give/", place.give_place, name="give-place"),
    path("special-places/<int:pk>/plan/", place.agree_plan, name="agree-plan"),
    path("special-places/<int:pk>/steps/add/", place.add_return_step, name="add-return-step"),
    path("special-places/steps/<int:pk>/done/", place.finish_return_step, name="finish-return-step"),
    path("special-places/<int:pk>/review/", place.review_place, name="review-place"),
    path("offers/", place.offers, name="offers"),
    path("offers/add/", place.add_offer, name="add-offer"),
    path("offers/<int:pk>/", place.change_offer, name="change-offer"),
]

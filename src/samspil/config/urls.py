"""Every address of the house."""

from django.urls import include, path

urlpatterns = [
    path("konto/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]

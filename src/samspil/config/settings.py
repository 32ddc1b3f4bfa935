"""All settings. What an installation may change comes from the environment (README lists it)."""

import os
import secrets
import sys
from pathlib import Path

import pghistory
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from samspil.config import server
from samspil.config.operations import logs
from samspil.tools.exchange.post import server_at

TESTING = "pytest" in sys.modules
PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("SAMSPIL_DATA", "data")).resolve()
LOGIN = os.environ.get("SAMSPIL_LOGIN", "owner" if TESTING else "app")
DEMO = os.environ.get("SAMSPIL_DEMO") == "1"
DEBUG = False


def _secret_key() -> str:
    if key := os.environ.get("SAMSPIL_SECRET_KEY"):
        return key
    path = DATA / "secret-key"
    if not path.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


SECRET_KEY = _secret_key()
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("SAMSPIL_OLD_SECRET_KEYS", "").split(",") if key]
ALLOWED_HOSTS = os.environ.get("SAMSPIL_HOSTS", "localhost,127.0.0.1").split(",")
HTTPS = os.environ.get("SAMSPIL_HTTPS") == "1"
# Whose headers are believed: the addresses of the proxy, with commas between.
PROXY = os.environ.get("SAMSPIL_PROXY", "127.0.0.1,::1")
BACKUPS = os.environ.get("SAMSPIL_BACKUPS", "")
# What letters and calendars begin their links with.
ADDRESS = os.environ.get("SAMSPIL_ADDRESS", f"http{'s' if HTTPS else ''}://{ALLOWED_HOSTS[0]}")

INSTALLED_APPS = [
    "samspil.config",
    "samspil.ground.base",
    "samspil.ground.audit",
    "samspil.ground.organisation",
    "samspil.ground.rulebook",
    "samspil.ground.reminders",
    "samspil.figures.indicators",
    "samspil.figures.publication",
    "samspil.steering.strategy",
    "samspil.steering.plans",
    "samspil.steering.meetings",
    "samspil.steering.resources",
    "samspil.steering.rounds",
    "samspil.steering.followup",
    "samspil.steering.overview",
    "samspil.steering.region",
    "samspil.knowledge.practice",
    "samspil.knowledge.competence",
    "samspil.knowledge.language",
    "samspil.knowledge.reflection",
    "samspil.child.file",
    "samspil.child.support",
    "samspil.child.referral",
    "samspil.child.transitions",
    "samspil.reporting.public",
    "samspil.reporting.reports",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "template_partials",
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "samspil.config.operations.middleware.Watch",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "samspil.ground.base.middleware.NotTooLarge",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "samspil.ground.base.middleware.OneTransaction",
    "samspil.ground.base.sending.SignedInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "samspil.ground.base.sending.NothingTwice",
    "allauth.account.middleware.AccountMiddleware",
    "samspil.child.file.access.SecondFactor",
]

ROOT_URLCONF = "samspil.config.urls"
WSGI_APPLICATION = "samspil.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samspil.config.frame.page_frame",
            ],
            "builtins": ["samspil.ground.base.templatetags.face", "template_partials.templatetags.partials"],
        },
    },
]

DATABASES = {"default": server.address(LOGIN, DATA).as_django()}
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DEFAULT_TABLESPACE = ""

AUTH_USER_MODEL = "organisation.Account"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "public"
ACCOUNT_ADAPTER = "samspil.ground.organisation.access.NoSelfSignup"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
MFA_ADAPTER = "samspil.ground.organisation.access.SealedLocks"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO or TESTING
MFA_TOTP_ISSUER = "Samspil"

LANGUAGE_CODE = "en" if TESTING else os.environ.get("SAMSPIL_LANGUAGE", "da")
LANGUAGES = [("da", "Dansk"), ("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
OWNER_NAME = os.environ.get("SAMSPIL_OWNER_NAME", "Egelund Kommune")
HELP_PHONE = os.environ.get("SAMSPIL_HELP_PHONE", "")
# Under which licence open data is given away: an address.
DATA_LICENCE = os.environ.get("SAMSPIL_DATA_LICENCE", "https://creativecommons.org/licenses/by/4.0/")
HOUSE_STYLE = os.environ.get("SAMSPIL_HOUSE_STYLE", "")

STATIC_URL = "static/"
STATIC_ROOT = Path(
    os.environ.get("SAMSPIL_STATIC", PACKAGE / "ground/base/static" if TESTING else DATA / "static")
)
MEDIA_ROOT = DATA / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
UPLOAD_LIMIT = 350_000_000
EVIDENCE_LIMIT = 20_000_000
CHILD_FILE_LIMIT = 10_000_000
# Files smaller than this are read while the person waits; larger ones by the worker.
READ_AT_ONCE = int(os.environ.get("SAMSPIL_READ_AT_ONCE", "2000000"))
# Where extracts are counted instead of here: an address of Spark, such as spark://host:7077.
SPARK = os.environ.get("SAMSPIL_SPARK", "")
IMPORT_ENDING_LIMIT = float(os.environ.get("SAMSPIL_IMPORT_ENDING_LIMIT", "0.10"))

CSRF_FAILURE_VIEW = "samspil.ground.base.sending.token_refused"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "base_cache",
        # Room for drawings, so that they never push out who tried a password too often.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
if TESTING:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Parts of pages that many see alike, in the process that drew them (ground/base/fragments.py).
CACHES["fragments"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "fragments",
    "OPTIONS": {"MAX_ENTRIES": 150},
}
# Where mail is handed in: smtp+starttls://user:password@mail.example:587. Without it letters wait.
MAIL_URL = "" if TESTING else os.environ.get("SAMSPIL_MAIL_URL", "")
MAIL_SERVER = server_at(MAIL_URL) if MAIL_URL else None
EMAIL_BACKEND = (
    "django.core.mail.backends.locmem.EmailBackend"
    if TESTING
    else os.environ.get(
        "SAMSPIL_EMAIL_BACKEND",
        f"django.core.mail.backends.{'smtp' if MAIL_SERVER else 'console'}.EmailBackend",
    )
)
if MAIL_SERVER:
    EMAIL_HOST, EMAIL_PORT = MAIL_SERVER.host, MAIL_SERVER.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL_SERVER.user, MAIL_SERVER.password
    EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL_SERVER.scheme == "smtps", MAIL_SERVER.scheme == "smtp+starttls"
# Behind one proxy the visitor is who the proxy says; without one, whoever connects.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("SAMSPIL_FROM", "samspil@localhost")
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SILENCED_SYSTEM_CHECKS = ["account.W001", "mfa.W001"]
FORMAT_MODULE_PATH = None
FIRST_DAY_OF_WEEK = 1
LANGUAGES_LABEL = _("Language")

PGHISTORY_APPEND_ONLY = True
# History's triggers follow from the models: put in place after each migration, not spelled out in it.
PGTRIGGER_MIGRATIONS = False
PGTRIGGER_INSTALL_ON_MIGRATE = True
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
PGHISTORY_INSTALL_CONTEXT_FUNC_ON_MIGRATE = True
LOGGING = logs.settings_for(os.environ.get("SAMSPIL_LOG", "plain"))

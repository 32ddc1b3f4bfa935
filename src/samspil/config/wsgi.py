"""What a web server calls. It refuses to start with a login that could bypass the row policies."""

import os

from django.core.wsgi import get_wsgi_application

from samspil.config.start import refuse_a_powerful_login

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samspil.config.settings")
application = get_wsgi_application()
refuse_a_powerful_login()

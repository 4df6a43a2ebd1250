# Sourced by ./instance: writes the two files that configure one Nautobot.
# Uses: NAUTOBOT_CONFIG home port redis ssot PGHOST PGPORT PGUSER PGPASSWORD

configure() { # database
  cat > "$NAUTOBOT_CONFIG" <<PY
from nautobot.core.settings import *  # noqa: F401,F403

SECRET_KEY = "for-tests-only-" + "0123456789" * 5
ALLOWED_HOSTS = ["*"]
INSTALLATION_METRICS_ENABLED = False
METRICS_ENABLED = True
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "$1",
        "USER": "$PGUSER",
        "PASSWORD": "${PGPASSWORD:-}",
        "HOST": "$PGHOST",
        "PORT": "$PGPORT",
        "CONN_MAX_AGE": 300,
    }
}
CACHES = {
    "default": {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": "redis://127.0.0.1:6379/$((redis + 1))",
        "TIMEOUT": 300,
        "OPTIONS": {"CLIENT_CLASS": "django_redis.client.DefaultClient"},
    }
}
CELERY_BROKER_URL = "redis://127.0.0.1:6379/$redis"
PLUGINS = ["nautobot_ssot"] if $ssot else []
PLUGINS_CONFIG = {"nautobot_ssot": {"hide_example_jobs": False}} if $ssot else {}
PY
  cat > "$home/uwsgi.ini" <<INI
[uwsgi]
http = 127.0.0.1:$port
http-keepalive = 1
processes = ${NAUTOBOT_WORKERS:-3}
master = true
enable-threads = true
single-interpreter = true
buffer-size = 65535
listen = 100
die-on-term = true
need-app = true
disable-logging = true
harakiri = 300
INI
}

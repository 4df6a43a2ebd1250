"""Talking to nautobot-bridge over HTTP."""

import time

import requests
from nautobot.extras.models import ExternalIntegration

from .errors import BridgeError, GoneError
from .variables import secret_of

# The name of the ExternalIntegration is that of the package: nautobot_bridge finds "nautobot-bridge".
INTEGRATION = __name__.split(".", maxsplit=1)[0].replace("_", "-")
CONNECT_SECONDS = 10
# The bridge sends an empty line every 10 seconds.
SILENCE_SECONDS = 30
PAGE = 1000
# How long a bridge that does not answer is asked again: it may be restarting.
PATIENCE_SECONDS, PAUSE_SECONDS = 30, 2
CLIENT_ERROR = 400


class Bridge:
    """One bridge, at the address and with the token that Nautobot has for it."""

    def __init__(self, warn):
        """Look up the address and the token; `warn` hears that the bridge is waited for."""
        self.warn = warn
        integration = ExternalIntegration.objects.filter(name=INTEGRATION).first()
        if integration is None or integration.secrets_group is None:
            lacks = "has no SecretsGroup" if integration else "does not exist"
            raise BridgeError(
                f'The external integration "{INTEGRATION}" {lacks}: the address and token of the bridge are there.',
                "Run: nautobot-bridge companion install",
            )
        self.url = integration.remote_url.rstrip("/")
        self.session = requests.Session()
        self.session.headers["authorization"] = (
            f"Bearer {secret_of(integration.secrets_group, 'The token of the bridge')}"
        )
        self.session.verify = (integration.ca_file_path or True) if integration.verify_ssl else False

    def page_of(self, run):
        """Where a person can look at a run."""
        return f"{self.url}/api/v1/runs/{run}"

    def start(self, job, job_result, variables):
        """Ask for the run that this job result is about; asking again returns the same run."""
        body = {"jobResult": str(job_result.pk), "variables": variables}
        return self.call("POST", f"/jobs/{job}/runs", json=body)["id"]

    def run(self, run):
        """What became of a run so far."""
        return self.call("GET", f"/runs/{run}")

    def changes(self, run):
        """All changes of a run, page by page."""
        after = None
        while True:
            page = self.call("GET", f"/runs/{run}/changes", params={"limit": PAGE, "after": after, "links": "path"})
            yield from page["changes"]
            after = page.get("next")
            if after is None:
                return

    def events(self, run, after):
        """The open stream of a run's events after a number."""
        return self.send(
            "GET",
            f"/runs/{run}/events",
            params={"after": after},
            headers={"accept": "application/x-ndjson"},
            stream=True,
        )

    def call(self, method, path, **options):
        """A request answered by JSON; one that is not answered is sent again, and counts once at the bridge."""
        until = time.monotonic() + PATIENCE_SECONDS
        waited = False
        while True:
            try:
                return self.call_once(method, path, **options)
            except GoneError as error:
                if time.monotonic() > until:
                    raise
                if not waited:
                    self.warn("Waits for the bridge. %s", error)
                waited = True
                time.sleep(PAUSE_SECONDS)

    def call_once(self, method, path, **options):
        """A request answered by JSON."""
        with self.send(method, path, **options) as response:
            try:
                return response.json()
            except requests.RequestException as error:
                raise GoneError(f"{self.url} did not finish its answer: {error}", REACH) from error

    def send(self, method, path, **options):
        """One request; raises GoneError when there was no answer, BridgeError when it was a refusal."""
        try:
            response = self.session.request(
                method,
                f"{self.url}/api/v1{path}",
                timeout=(CONNECT_SECONDS, SILENCE_SECONDS),
                allow_redirects=False,
                **options,
            )
        except requests.RequestException as error:
            raise GoneError(f"No answer from the bridge at {self.url}: {reason(error)}.", REACH) from error
        if response.ok:
            return response
        with response:
            raise refusal(self.url, response)


REACH = (
    f"Nautobot's worker must reach this address: start the bridge there, or correct the external integration \""
    f'{INTEGRATION}".'
)


# What to do in Nautobot, beside what the bridge says.
IN_NAUTOBOT = {
    "JOB_UNKNOWN": (
        "Nautobot has this Job of a plugin that the bridge no longer has so: run nautobot-bridge companion install, "
        "and make schedules, job hooks and job buttons of this Job anew for another, or delete them."
    ),
    "VARIABLE_INVALID": (
        "Run the Job again from its form. A schedule keeps the values that it was made with: make it anew. "
        "If the form has other fields than the bridge wants, run nautobot-bridge companion install first."
    ),
}


def refusal(url, response):
    """What the bridge said when it refused, or what stands in its place."""
    try:
        error = response.json()["error"]
        message = error["message"]
        fix = f"{IN_NAUTOBOT.get(error.get('code'), '')} {error.get('fix', '')}".strip()
    except (ValueError, KeyError, TypeError, AttributeError, requests.RequestException):
        message, fix = f"HTTP {response.status_code}", ""
    if response.status_code in (401, 403):
        fix = f'Put the token of the bridge into the SecretsGroup of the external integration "{INTEGRATION}".'
    # A server that is starting, or a proxy without it.
    kind = GoneError if response.status_code in (429, 502, 503, 504) else BridgeError
    return kind(f"The bridge at {url} refused: {message.rstrip('.')}.", fix or REACH)


def reason(error):
    """The innermost cause, without the layers around it."""
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__
    return str(error) or type(error).__name__

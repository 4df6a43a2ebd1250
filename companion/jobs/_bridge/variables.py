"""Kinds of form fields that Nautobot does not have."""

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from nautobot.apps.forms import LaxURLField
from nautobot.apps.jobs import ObjectVar
from nautobot.extras.jobs import ScriptVariable
from nautobot.extras.models import SecretsGroup
from nautobot.extras.secrets.exceptions import SecretError

from .errors import BridgeError


class NumberVar(ScriptVariable):
    """A number, whole or not."""

    form_field = forms.FloatField

    def __init__(self, *args, min_value=None, max_value=None, **kwargs):
        """Take the bounds, which may be 0."""
        super().__init__(*args, **kwargs)
        bounds = {"min_value": min_value, "max_value": max_value}
        self.field_attrs.update({name: bound for name, bound in bounds.items() if bound is not None})


class UrlVar(ScriptVariable):
    """An address; host names need no dot."""

    form_field = LaxURLField


class SecretVar(ObjectVar):
    """A secret, named by the SecretsGroup that holds it: its value is in no form, task or log."""

    def __init__(self, *args, **kwargs):
        """Offer the SecretsGroups."""
        super().__init__(*args, model=SecretsGroup, **kwargs)


def secret_of(group, what):
    """The secret of a group: its only one, or the one that is a token or, failing that, a password."""
    associations = list(group.secrets_group_associations.select_related("secret"))
    for secret_type in ("token", "password"):
        found = [each for each in associations if each.secret_type == secret_type]
        if found and len(associations) > 1:
            associations = found[:1]
    # Nautobot takes the word after "secret", "secrets" and "password" out of everything that is logged.
    if len(associations) != 1:
        raise BridgeError(
            f'{what}: the SecretsGroup "{group}" has {len(associations)} values, and not one token or password.',
            "Give the group one association, or one of the type Token.",
        )
    try:
        value = associations[0].secret.get_value()
    except (SecretError, ObjectDoesNotExist) as error:
        why = getattr(error, "message", error)
        raise BridgeError(
            f'{what}: it cannot be read through the SecretsGroup "{group}": {str(why).rstrip("!.")}.',
            "Put the value where the worker can read it: an environment variable or a file of the worker.",
        ) from error
    return value.strip()

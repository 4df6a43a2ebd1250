"""What of Nautobot's objects a user may read, by paths like `location__parent__name`: no more than REST shows."""

from functools import cache

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django_filters.filters import MultipleChoiceFilter
from nautobot.core.api.utils import get_serializer_for_model
from nautobot.core.utils.lookup import get_filterset_for_model
from nautobot.core.utils.permissions import permission_is_exempt, qs_filter_from_constraints
from nautobot.extras.models import FileProxy, Secret
from nautobot.ipam.fields import VarbinaryIPField

PLAIN = (
    models.BooleanField,
    models.CharField,
    models.DateField,
    models.DecimalField,
    models.FloatField,
    models.IntegerField,
    models.JSONField,
    models.TextField,
    models.UUIDField,
    VarbinaryIPField,
)
# Fields that are no columns: two columns joined by a slash.
JOINED = {
    ("ipam.ipaddress", "address"): ("host", "mask_length"),
    ("ipam.prefix", "prefix"): ("network", "prefix_length"),
}
CLOSED_APPS = {"admin", "auth", "constance", "sessions", "silk", "social_django", "users"}
CLOSED_MODELS = (FileProxy, Secret)


class NotReadableError(Exception):
    """It has to be read another way; the message says why."""


def rows_of(user, type_name, fields, filters):
    """Values of the objects that the user may view, in the order of the fields."""
    try:
        model = apps.get_model(type_name)
    except (LookupError, ValueError) as error:
        raise NotReadableError(f"there is no type {type_name}") from error
    if not hasattr(model.objects, "restrict"):
        raise NotReadableError(f"{type_name} knows no permissions")
    columns = [columns_of(user, model, field) for field in fields]
    queryset = model.objects.restrict(user, "view")
    if filters:
        queryset = filtered(model, queryset, filters)
    rows = list(queryset.order_by().values_list(*(column for group in columns for column in group)))
    return rows if all(len(group) == 1 for group in columns) else [joined(row, columns) for row in rows]


def filtered(model, queryset, filters):
    """What of a queryset passes the filters of the model's REST endpoint."""
    filterset_class = get_filterset_for_model(model)
    known = filterset_class().filters
    values = {}
    for key, value in filters.items():
        if key not in known:
            raise NotReadableError(f"{model._meta.label_lower} has no filter {key}")
        given = value if isinstance(value, list) else [value]
        many = isinstance(known[key], MultipleChoiceFilter)
        if not many and len(given) != 1:
            raise NotReadableError(f"the filter {key} of {model._meta.label_lower} takes one value")
        values[key] = given if many else given[0]
    filterset = filterset_class(values, queryset)
    if filterset.errors:
        raise NotReadableError(f"{model._meta.label_lower}: {filterset.errors.as_json()}")
    return filterset.qs


def columns_of(user, model, path):
    """The columns a path stands for: one, or two to be joined."""
    *steps, leaf = path.split("__")
    for step in steps:
        field = field_of(model, step)
        if not (field.concrete and (field.many_to_one or field.one_to_one)):
            raise NotReadableError(f"{model._meta.label_lower}.{step} is no reference")
        model = field.related_model
        if not sees_all(user, model):
            raise NotReadableError(f"not every {model._meta.label_lower} may be viewed")
    names = JOINED.get((model._meta.label_lower, leaf), (leaf,))
    for column in names:
        if not isinstance(field_of(model, column), PLAIN):
            raise NotReadableError(f"{model._meta.label_lower}.{column} is no plain value")
    return ["__".join([*steps, column]) for column in names]


def field_of(model, field_name):
    """A column of a model, if REST shows it."""
    shown = "custom_fields" if field_name == "_custom_field_data" else field_name
    try:
        field = model._meta.get_field(field_name)
    except FieldDoesNotExist as error:
        raise NotReadableError(f"{model._meta.label_lower}.{field_name} is no column") from error
    if shown not in shown_by_rest(model):
        raise NotReadableError(f"{model._meta.label_lower}.{field_name} is not shown by REST")
    return field


@cache
def shown_by_rest(model):
    """Names of the fields that REST shows of a model."""
    if model._meta.label_lower == "contenttypes.contenttype":
        return frozenset(("app_label", "model"))
    if model._meta.app_label in CLOSED_APPS or issubclass(model, CLOSED_MODELS):
        return frozenset()
    fields = get_serializer_for_model(model)(context={"request": None, "depth": 0}).fields
    return frozenset(key for key, field in fields.items() if not field.write_only)


def sees_all(user, model):
    """Whether the user may view every object of a model."""
    if not hasattr(model._default_manager, "restrict"):
        return True
    permission = f"{model._meta.app_label}.view_{model._meta.model_name}"
    if user.is_superuser or permission_is_exempt(permission):
        return True
    if permission not in user.get_all_permissions():
        return False
    return not qs_filter_from_constraints(user._object_perm_cache[permission], {"$user": user})


def joined(row, columns):
    """The row with each group of columns as one value."""
    values = iter(row)
    return [together([next(values) for _ in group]) for group in columns]


def together(parts):
    """One value as it is; two as "first/second", or None where there are none."""
    if len(parts) == 1:
        return parts[0]
    return None if parts[0] is None else "/".join(str(part) for part in parts)

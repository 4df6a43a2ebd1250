"""The two models of the benchmark as nautobot-ssot's contrib maps them; `models.ts` has the same fields."""
from typing import Optional

from nautobot.dcim.models import Device, Interface
from nautobot_ssot.contrib import NautobotAdapter, NautobotModel


class DeviceModel(NautobotModel):
    _model = Device
    _modelname = "device"
    _identifiers = ("name",)
    _attributes = ("serial", "device_type__model", "role__name", "status__name", "location__name")
    name: str
    serial: str
    device_type__model: str
    role__name: str
    status__name: str
    location__name: str


class InterfaceModel(NautobotModel):
    _model = Interface
    _modelname = "interface"
    _identifiers = ("device__name", "name")
    _attributes = ("type", "description", "mtu", "enabled", "status__name")
    device__name: str
    name: str
    type: str
    description: Optional[str] = None
    mtu: Optional[int] = None
    enabled: bool
    status__name: str


class Target(NautobotAdapter):
    top_level = ("device", "interface")
    device = DeviceModel
    interface = InterfaceModel

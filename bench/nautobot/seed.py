"""The data every figure is measured on, straight into the database: 5,000 devices of 10 interfaces each.

Run inside Nautobot. It leaves alone what is there already, so a second run only counts.
"""
import json

from django.contrib.contenttypes.models import ContentType
from nautobot.dcim.models import Device, DeviceType, Interface, Location, LocationType, Manufacturer
from nautobot.extras.models import Role, Status

DEVICES, PORTS, SITES, TYPES = 5000, 10, 50, 5


def parents():
    """The objects that devices refer to: (device types, sites, role, status)."""
    status = Status.objects.get(name="Active")
    for_devices = ContentType.objects.get_for_model(Device)
    region, _ = LocationType.objects.get_or_create(name="Bench region", nestable=True)
    site, _ = LocationType.objects.get_or_create(name="Bench site", defaults={"parent": region})
    site.content_types.add(for_devices)
    root, _ = Location.objects.get_or_create(name="Bench", location_type=region, defaults={"status": status})
    sites = [
        Location.objects.get_or_create(name=f"site{n}", location_type=site, parent=root, defaults={"status": status})[0]
        for n in range(SITES)
    ]
    maker, _ = Manufacturer.objects.get_or_create(name="Bench")
    kinds = [DeviceType.objects.get_or_create(manufacturer=maker, model=f"kind{n}")[0] for n in range(TYPES)]
    role, _ = Role.objects.get_or_create(name="bench")
    role.content_types.add(for_devices)
    return kinds, sites, role, status


def seed():
    kinds, sites, role, status = parents()
    devices = [
        Device(name=f"device{n:06d}", serial=f"SN{n:06d}", device_type=kinds[n % TYPES], location=sites[n % SITES],
               role=role, status=status, _custom_field_data={})
        for n in range(DEVICES)
    ]
    Device.objects.bulk_create(devices, batch_size=1000)
    ports = (
        Interface(device=device, name=f"Ethernet{n}", _name=f"Ethernet{n:08d}", type="1000base-t", mtu=1500,
                  description=f"port {n}", enabled=True, status=status, _custom_field_data={})
        for device in devices
        for n in range(PORTS)
    )
    Interface.objects.bulk_create(ports, batch_size=1000)


if not Device.objects.filter(name="device000000").exists():
    seed()
print(json.dumps({"devices": Device.objects.count(), "interfaces": Interface.objects.count()}))

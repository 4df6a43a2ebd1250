"""The peer, end to end: a nautobot-ssot DataSource over the benchmark's data with nothing to change.

`peer_install.py` puts this file and `peer_models.py` into Nautobot's folder of Jobs.
"""
from diffsync import Adapter
from nautobot.apps.jobs import register_jobs
from nautobot_ssot.jobs import DataSource
from peer_models import DeviceModel, InterfaceModel, Target

name = "Benchmark"
DEVICES, PORTS, SITES, TYPES = 5000, 10, 50, 5


class Memory(Adapter):
    """Has in memory what seed.py put into the database."""

    top_level = ("device", "interface")
    device = DeviceModel
    interface = InterfaceModel

    def fill(self):
        for n in range(DEVICES):
            self.add(DeviceModel(
                name=f"device{n:06d}", serial=f"SN{n:06d}", device_type__model=f"kind{n % TYPES}", role__name="bench",
                status__name="Active", location__name=f"site{n % SITES}",
            ))
            for port in range(PORTS):
                self.add(InterfaceModel(
                    device__name=f"device{n:06d}", name=f"Ethernet{port}", type="1000base-t",
                    description=f"port {port}", mtu=1500, enabled=True, status__name="Active",
                ))


class PeerNoOp(DataSource):
    class Meta:
        name = "Peer no-op"
        data_source = "Memory"
        soft_time_limit = 3000
        time_limit = 3600
        has_sensitive_variables = False

    def load_source_adapter(self):
        self.source_adapter = Memory()
        self.source_adapter.fill()

    def load_target_adapter(self):
        self.target_adapter = Target(job=self, sync=self.sync)
        self.target_adapter.load()


register_jobs(PeerNoOp)

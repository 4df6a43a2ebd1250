"""What the Jobs of all plugins are made of."""

from .jobs import BridgeDataSource, BridgeDataTarget, BridgeJobButton, BridgeJobHook
from .variables import NumberVar, SecretVar, UrlVar

__all__ = [
    "BridgeDataSource",
    "BridgeDataTarget",
    "BridgeJobButton",
    "BridgeJobHook",
    "NumberVar",
    "SecretVar",
    "UrlVar",
]

"""The Jobs this repository brings to Nautobot."""

"""What nautobot-bridge asks Nautobot to run: the root of the Git repository it serves."""

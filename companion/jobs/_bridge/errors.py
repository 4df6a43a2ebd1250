"""What goes wrong, with what to do about it."""


class BridgeError(Exception):
    """Says what is wrong and how to put it right."""

    def __init__(self, message, fix):
        """Keep both, in one line."""
        super().__init__(f"{message} Fix: {fix}")


class GoneError(BridgeError):
    """The bridge did not answer."""

"""A keyring in memory, in the place of the system's."""

from keyring import backend


class Keyring(backend.KeyringBackend):
    """Keeps what it is given, as long as it is there."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

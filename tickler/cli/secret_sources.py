"""Where secrets come from, which are never in a file of ours: a command that prints them, or the keyring."""

import shlex
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from types import ModuleType

from tickler.core.errors import TicklerError

PATIENCE = 120
"""In seconds, for the command that gets a secret: it may ask for another one."""


@dataclass(frozen=True, slots=True)
class SecretSources:
    """How one kind of secret is got, and what is said where that fails.

    `what` is the secret (`password`), `setting` the command's name in config.toml, `extra` the extra of the
    distribution with which keyring comes, `refusal` the error that is raised.
    """

    what: str
    setting: str
    extra: str
    refusal: type[TicklerError]

    def from_command(self, command: str | list[str], environ: Mapping[str, str]) -> str:
        """Run a command, without a shell, and take its first line."""
        try:
            words = shlex.split(command) if isinstance(command, str) else command
            done = subprocess.run(
                words, capture_output=True, check=False, env=dict(environ), timeout=PATIENCE
            )
        except (OSError, TypeError, ValueError, IndexError, subprocess.TimeoutExpired) as fault:
            raise self.refusal(
                f"{self.setting} cannot be run: {fault}.", "Check it in config.toml."
            ) from fault
        lines = done.stdout.decode(errors="replace").splitlines()
        if done.returncode or not lines or not lines[0]:
            why = done.stderr.decode(errors="replace").strip() or f"it ended with code {done.returncode}"
            raise self.refusal(f"{self.setting} gave no {self.what}: {why}", "Check it in config.toml.")
        return lines[0]

    def from_keyring(self, service: str, user: str) -> str | None:
        """Ask the system's keyring; None where it has nothing under this name."""
        keyring, fault_of_keyring = self._keyring()
        try:
            kept: str | None = keyring.get_password(service, user)
        except fault_of_keyring as fault:
            raise self._silent(fault) from fault
        return kept

    def into_keyring(self, service: str, user: str, secret: str) -> None:
        """Put a secret into the system's keyring, and see that it is there."""
        keyring, fault_of_keyring = self._keyring()
        try:
            keyring.set_password(service, user, secret)
        except fault_of_keyring as fault:
            raise self._silent(fault) from fault
        if self.from_keyring(service, user) != secret:
            raise self.refusal(
                f"The system's keyring does not keep the {self.what}.", f"Say {self.setting} in config.toml."
            )

    def _keyring(self) -> tuple[ModuleType, type[Exception]]:
        try:
            import keyring
            from keyring.errors import KeyringError
        except ImportError as absent:
            raise self.refusal(
                f"There is no {self.what}: the package keyring is not installed.",
                f"pip install 'tickler-file[{self.extra}]', or say {self.setting} in config.toml.",
            ) from absent
        return keyring, KeyringError

    def _silent(self, fault: Exception) -> TicklerError:
        why = str(fault).split(". ")[0].rstrip(".")  # the rest is advice to programmers
        return self.refusal(
            f"The system's keyring does not answer: {why}", f"Unlock it, or say {self.setting}."
        )

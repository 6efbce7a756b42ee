"""The name of this computer."""

import os


def machine_name() -> str:
    """The name of this computer, as it is in the names of backups: letters, digits and hyphens, never empty."""
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    # without the domain, which depends on the network that a laptop is in
    first = name.partition(".")[0][:40]
    kept = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in first)
    return kept.strip("-") or "computer"

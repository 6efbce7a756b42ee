"""Python imports this when it starts, in the processes that tests start with `pytest --encrypted`."""

from tests.encrypted_journals import encrypt_journals

encrypt_journals()

"""Turns at an object that changes: one thread at a time."""
import contextlib
import threading
from typing import Iterator


class Turns:
    """Lets one thread at a time into an object, and sees that a callback of a call which is in it neither changes it nor looks at it
    while it changes."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._lock = threading.RLock()
        self._readers, self._changing = 0, False

    @contextlib.contextmanager
    def use(self, change: bool = False) -> Iterator[None]:
        """A turn, to look at the object or to change it."""
        with self._lock:
            if self._changing or (change and self._readers):
                raise RuntimeError(f"a callback must not use the {self._what} that its call is in")
            self._changing, self._readers = change, self._readers + 1
            try:
                yield
            finally:
                self._changing, self._readers = False, self._readers - 1


@contextlib.contextmanager
def both(one: Turns, other: Turns) -> Iterator[None]:
    """The locks of two objects, in one order everywhere, so that two threads cannot wait for each other."""
    first, second = sorted((one, other), key=id)
    with first._lock, second._lock:
        yield

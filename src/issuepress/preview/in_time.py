"""Work that must not go on for ever: a template may have a loop without an end."""

import ctypes
import threading
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


class TooLongError(ArithmeticError):
    """Raised inside of the work. Rendering takes an arithmetic error for a template's, and says its line."""

    def __str__(self) -> str:
        return "did not come to an end; is there a loop that never ends?"


def in_time(work: Callable[[], Result], seconds: float) -> Result:
    """The work's result, in this thread. Raises TooLongError in the work if it takes longer."""
    thread, lock, done = threading.get_ident(), threading.Lock(), threading.Event()

    def end() -> None:
        with lock:
            if not done.is_set():
                ctypes.pythonapi.PyThreadState_SetAsyncExc(
                    ctypes.c_ulong(thread), ctypes.py_object(TooLongError)
                )

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        return work()
    finally:
        with lock:
            done.set()
        timer.cancel()

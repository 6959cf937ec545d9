"""Every function of the C library under its C name, with the types of _native.py.

The classes of this package need none of it by hand; it is there for what they do not cover yet:

>>> from fazhi import native
>>> native.fz_date_make(2016, 1, 25)
20160125

A handle of the wrong type is refused by ctypes (ctypes.ArgumentError) before the call. What C says about ownership holds here.
"""
import ctypes
import ctypes.util
import locale
import os
from typing import Any, List, Tuple

from . import _native

SONAME = "libfazhi.so.0"
WRITTEN_FOR = (0, 1)


class LibraryError(ImportError):
    """The C library was not found, or is not the one this package was written for."""


def _candidates() -> List[Tuple[str, str]]:
    """Where the library may be: why it is looked for there, and its name. FAZHI_LIBRARY alone counts where it is set."""
    chosen = os.environ.get("FAZHI_LIBRARY")
    if chosen:
        return [("FAZHI_LIBRARY", chosen)]
    found = ctypes.util.find_library("fazhi")
    return [("soname", SONAME)] + ([("find_library", found)] if found else [])


def _said(error: Exception) -> str:
    """What the loader says, also where it speaks in an encoding that Python, in its UTF-8 mode, does not expect."""
    if isinstance(error, UnicodeDecodeError):
        return error.object.decode(locale.nl_langinfo(locale.CODESET), "replace")
    return str(error)


def _open() -> Tuple[ctypes.CDLL, str]:
    tried = []
    for why, name in _candidates():
        try:
            return ctypes.CDLL(name), name
        except (OSError, UnicodeDecodeError) as error:
            tried.append(f"{why} {name}: {_said(error)}")
    if len(tried) == 1 and not os.environ.get("FAZHI_LIBRARY"):
        tried.append("find_library fazhi: nothing found")
    raise LibraryError("libfazhi was not found; tried " + "; ".join(tried) + ". Set FAZHI_LIBRARY to its path")


def _bind(library: ctypes.CDLL) -> None:
    """Give this module every function of the table. One that an older library lacks raises when it is called."""
    for name, (result, arguments) in _native.FUNCTIONS.items():
        try:
            function: Any = getattr(library, name)
        except AttributeError:
            function = _absent(name)
        else:
            function.restype, function.argtypes = result, arguments
        globals()[name] = function


def _absent(name: str) -> Any:
    def function(*arguments: Any) -> Any:
        raise NotImplementedError(f"{LIBRARY}, version {VERSION}, has no function {name}")
    return function


def _version(library: ctypes.CDLL, name: str) -> str:
    try:
        function = library.fz_version
    except AttributeError:
        raise LibraryError(f"{name} is not libfazhi: it has no fz_version") from None
    function.restype, function.argtypes = ctypes.c_char_p, []
    text: str = function().decode()
    if tuple(int(part) for part in text.split(".")[:2]) < WRITTEN_FOR:
        raise LibraryError(f"{name} is libfazhi {text}, but this package needs {'.'.join(map(str, WRITTEN_FOR))} or later")
    return text


_library, LIBRARY = _open()
VERSION = _version(_library, LIBRARY)
_bind(_library)
globals().update({name: value for name, value in vars(_native).items() if name.startswith("fz_")})
globals().update(_native.CONSTANTS)


def __getattr__(name: str) -> Any:
    raise AttributeError(f"libfazhi has no {name}")

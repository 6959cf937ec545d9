"""The formats in which things are written: their names, endings and media types."""
import ctypes
from typing import Optional

from . import native as N
from ._calls import AnyFormat, encode_format
from ._enums import Format
from ._values import text
from .context import Context, default_context


def parse_format(name: str, context: Optional[Context] = None) -> Format:
    """The format of a name: table, json, csv, xml, akn, text, html. Wherever a Format is wanted, such a name will do, too.

    >>> import fazhi
    >>> fazhi.parse_format("akn").name
    'AKN'
    """
    return Format(encode_format(default_context() if context is None else context, name))


def format_name(format: AnyFormat) -> str:
    """The name of a format.

    >>> import fazhi
    >>> fazhi.format_name(fazhi.Format.JSON), fazhi.format_ending("akn"), fazhi.format_media_type("html")
    ('json', 'akn.xml', 'text/html')
    """
    return _said(N.fz_format_name, format)


def format_ending(format: AnyFormat) -> str:
    """The usual ending of a file of a format, without its dot."""
    return _said(N.fz_format_ending, format)


def format_media_type(format: AnyFormat) -> str:
    """The media type of a format. All of them are UTF-8."""
    return _said(N.fz_format_media_type, format)


def _said(function: "ctypes._FuncPointer", format: AnyFormat) -> str:
    said = function(encode_format(default_context(), format))
    if said is None:
        raise ValueError(f"{format!r} is no format")
    return text(said)

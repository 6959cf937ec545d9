"""Directives from files, bytes, text and streams: loaded, or imported."""
from typing import Any, Callable, Optional, cast

from . import native as N
from ._calls import Guard
from ._objects import Loader
from ._values import Path, encode, encode_bytes, encode_path, encode_source
from .context import Context
from .directive import Directive

_load = Loader(Directive, N.fz_directive, N.fz_directive_unref, "fz_directive")


def builtin(context: Optional[Context] = None) -> Directive:
    """The directive that the library carries.

    >>> import fazhi
    >>> fazhi.builtin()
    <Directive 关于加快推进法治政府建设的实施意见: 68 tasks>
    """
    return cast(Directive, _load(context, "load_builtin"))


def load(path: Path, context: Optional[Context] = None) -> Directive:
    """Load a directive from a file in whatever form it is: XML is loaded, text and HTML are imported."""
    return cast(Directive, _load(context, "open_path", encode_path(path)))


def load_xml(path: Path, context: Optional[Context] = None) -> Directive:
    """Load directive XML from a file, and nothing else."""
    return cast(Directive, _load.load(context, path))


def load_bytes(data: Any, source: Optional[str] = None, context: Optional[Context] = None) -> Directive:
    """Load a directive from bytes in whatever form it is."""
    data = encode_bytes(data)
    return cast(Directive, _load(context, "open_memory", data, len(data), encode_source(source)))


def load_text(text: str, source: Optional[str] = None, context: Optional[Context] = None) -> Directive:
    """Load directive XML from a str.

    >>> import fazhi
    >>> fazhi.load_text('<directive xmlns="urn:libfazhi:directive:1"><head/></directive>')
    <Directive : 0 tasks>
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be str, not {type(text).__name__}")
    return cast(Directive, _load.load_bytes(context, text.encode("utf-8"), source))


def load_stream(read: Callable[[int], Any], source: Optional[str] = None, context: Optional[Context] = None) -> Directive:
    """Load a directive through a function that gives at most so many bytes, b"" at the end: the `read` of a binary file.

    What it raises comes out of this call.
    """
    guard = Guard()
    return cast(Directive, _load(context, "open_callback", guard.reader(read), None, encode_source(source), guard=guard))


def import_path(path: Path, encoding: Optional[str] = None, context: Optional[Context] = None) -> Directive:
    """Import a text or a page from a file."""
    return cast(Directive, _load(context, "import_path", encode_path(path), encode(encoding, "encoding")))


def import_bytes(data: Any, source: Optional[str] = None, encoding: Optional[str] = None,
                 context: Optional[Context] = None) -> Directive:
    """Import a text or a page from bytes; without `encoding` the bytes tell it."""
    data = encode_bytes(data)
    return cast(Directive, _load(context, "import_memory", data, len(data), encode_source(source), encode(encoding, "encoding")))


def import_text(text: str, source: Optional[str] = None, context: Optional[Context] = None) -> Directive:
    """Import a text or a page from a str.

    >>> import fazhi
    >>> directive = fazhi.import_text('''关于做好今冬明春工作的实施意见
    ...
    ... 一、主要任务
    ... 1.加强巡查。每月不少于两次。
    ... 牵头单位：县财政局
    ... 配合单位：县教育局、县水利局
    ... ''')
    >>> directive.tasks(unit="县财政局", role="lead")
    <Tasks 1>
    >>> directive[0].requirements
    [<Requirement frequency: 每月不少于两次>]
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be str, not {type(text).__name__}")
    return import_bytes(text.encode("utf-8"), source, "UTF-8", context)


def import_stream(read: Callable[[int], Any], source: Optional[str] = None, encoding: Optional[str] = None,
                  context: Optional[Context] = None) -> Directive:
    """Import a text or a page through a function that gives at most so many bytes, b"" at the end."""
    guard = Guard()
    return cast(Directive, _load(context, "import_callback", guard.reader(read), None, encode_source(source),
                                 encode(encoding, "encoding"), guard=guard))

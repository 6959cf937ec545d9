"""Directives of Chinese governments as data: who leads, who cooperates, who is responsible, and how they scored.

>>> import fazhi
>>> directive = fazhi.builtin()
>>> directive.tasks(unit="县财政局", role="lead", section="七")
<Tasks 34, 35>
>>> for task in directive.tasks(unit="县司法局", role="lead", section="十一"):
...     print(task.label, [unit.name for unit in task.units("lead")])
59 ['县司法局', '县人社局']
60 ['县司法局']
61 ['县司法局']
62 ['县司法局', '县政府法制办']

Objects close themselves when nothing uses them, in any order. What never changes (all but Ledger) may be shared by threads.
"""
from . import _enums, native
from ._calls import Error
from ._objects import ClosedError, Finding
from ._values import Place
from ._enums import *  # noqa: F403 - every enum of the library
from .analysis import Difference, ItemChange, Obstacle, OpenItem, Prospect, RankInterval, Robustness, UnitChange, total_if
from .columns import Column, Columns, Scores
from .compare import AssignmentChanged, Change, ChangeFlag, Comparison, Piece, compare
from .collection import Collection
from .context import Context, default_context
from .directive import Basis, Directive, DocNumber
from .loading import (builtin, import_bytes, import_path, import_stream, import_text, load, load_bytes, load_stream, load_text,
                      load_xml)
from .task import Due, Person, Section, Task, Tasks
from .unit import Assignment, Requirement, Unit
from .forms import format_ending, format_media_type, format_name, parse_format
from .ledger import Ledger
from .record import Record
from .native import LIBRARY, LibraryError
from .obligation import Obligation, ObligationState
from .opening import open_paths
from .page import Page
from .query import Hit, Query, write_tasks, write_units
from .registry import Body, Match, Registry, Succession, UnitFinding
from .report import ClassSummary, Report, assess
from .result import Gate, Item, Result, Step
from .scheme import Indicator, Scheme
from .stage import Stage, Withdrawal
from .supervision import ObligationChange, Obligations, Rates, Selection, Since, Stray, Supervision, supervise
from .watch import Light, State, Watch

__version__ = "0.1.0"
__all__ = [
    "assess", "Assignment", "AssignmentChanged", "Basis", "Body", "builtin", "Change", "ChangeFlag", "ClassSummary",
    "ClosedError", "Collection", "Column", "Columns", "compare", "Comparison", "Context", "default_context", "Difference", "Directive",
    "DocNumber", "Due", "Error", "Finding", "format_ending", "format_media_type", "format_name", "Gate", "Hit",
    "import_bytes", "import_path", "import_stream", "import_text", "Indicator", "Item", "ItemChange", "Ledger", "LIBRARY",
    "LibraryError", "Light", "load", "load_bytes", "load_stream", "load_text", "load_xml", "Match", "native", "Obligation",
    "ObligationChange", "Obligations", "ObligationState", "Obstacle", "open_paths", "OpenItem", "Page", "parse_format",
    "Person", "Piece", "Place", "Prospect", "Query", "RankInterval", "Rates", "Record", "Registry", "Report", "Requirement",
    "Result", "Robustness", "Scheme", "Scores", "Section", "Selection", "Since", "Stage", "State", "Step", "Stray", "Succession",
    "supervise", "Supervision", "Task", "Tasks", "total_if", "Unit", "UnitChange", "UnitFinding", "version", "Watch",
    "Withdrawal", "write_tasks", "write_units",
]
__all__ += _enums.__all__


def version() -> str:
    """The version of the C library that is loaded.

    >>> import fazhi
    >>> fazhi.version().split(".")[0]
    '0'
    """
    return native.VERSION

"""The enums of the C library. Made by generate.py from the public headers; do not edit."""
import enum

__all__ = [
    "Code",
    "OpenAmount",
    "ChangeKind",
    "PieceKind",
    "AssignmentChange",
    "Severity",
    "Language",
    "Limit",
    "Rounding",
    "Field",
    "Part",
    "Role",
    "UnitKind",
    "Format",
    "RecordTextKind",
    "RecordDayKind",
    "RecordState",
    "StageTextKind",
    "StageDayKind",
    "Way",
    "BodyKind",
    "SuccessionKind",
    "Reason",
    "Standing",
    "Applies",
    "StepKind",
    "RequirementKind",
    "Bound",
    "Period",
    "ObligationKind",
    "DueSource",
    "StateKind",
]


class _Open(enum.IntEnum):
    """An enum to which a later library may add: what this binding does not know yet is given as UNKNOWN_<number>."""

    @classmethod
    def _missing_(cls, value: object) -> "_Open":
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is no {cls.__name__}")
        member = int.__new__(cls, value)
        member._name_ = f"UNKNOWN_{value}"
        member._value_ = value
        return member


class Code(_Open):
    """What went wrong, or what was found."""

    OK = 0
    ENOMEM = 1
    EINVAL = 2
    ELIMIT = 4
    ENOTFOUND = 5
    EACCESS = 7
    EISDIR = 8
    EREAD = 10
    EWRITE = 11
    EENCODING = 13
    EEMPTY = 14
    EOVERFLOW = 16
    EDECIMAL = 17
    EXML = 30
    EDOCTYPE = 31
    EROOT = 33
    EELEMENT = 34
    EMISSING = 35
    EATTRIBUTE = 37
    EREQUIRED = 38
    EVALUE = 40
    ETEXT = 41
    EREPEATED = 43
    EORDER = 44
    ETRUNCATED = 46
    ETAG = 47
    EENTITY = 49
    ECHARACTER = 50
    EPREFIX = 52
    ELIBXML = 53
    EDUPLICATE_ID = 60
    EDUPLICATE_TASK = 61
    ERANK = 63
    EDATE = 64
    EUNIT = 66
    ENOTEXT = 67
    EORDINAL = 69
    EASSIGNED_TWICE = 70
    EQUOTATION = 71
    EQUOTATION_PLACE = 72
    EREQUIREMENT_ORDER = 73
    EMONTHDAY = 74
    EROLE = 80
    ECITATION = 81
    EFORMAT = 83
    ENODIRECTIVE = 100
    ECHARSET = 110
    FENCODING = 111
    FUNDECODED = 113
    FUNDECODED_MORE = 114
    FNUL = 116
    FPRIVATE_USE = 120
    FZERO_WIDTH = 121
    FCONTROL = 122
    FPINYIN = 123
    FDEBRIS = 125
    FOPEN = 127
    FUNIT = 128
    FUNCLOSED = 129
    FTRUNCATED = 130
    FNUMBER = 131
    FREPEATED = 132
    FTWICE = 133
    FNOUNITS = 134
    FNOTITLE = 135
    FFIRSTLEADS = 137
    FACCOUNT = 138
    FUNACCOUNTED = 139
    FPERIOD = 140
    FRECURS = 141
    FEXTENT = 142
    FTIMELIMIT = 143
    FCONDITION = 144
    FAMOUNT = 145
    FBROKEN = 146
    EREFERENCE = 200
    ECYCLE = 201
    EPERIOD = 202
    ESUCCESSION = 203
    EHANDOVER = 205
    ECODE = 206
    FAMBIGUOUS = 210
    FUNRESOLVED = 211
    FENDED = 213
    FNOMEMBERS = 214
    EWEIGHTS = 300
    EPOINTS = 301
    ESCALE = 302
    EHOLLOW = 303
    EMIXED = 304
    ENEVER = 305
    EOVERLAP = 306
    ERANGE = 307
    EINTERVAL = 308
    ENEEDS = 309
    EEXCLUDES = 310
    EGRADE = 311
    ECLASS = 312
    ESEQUENCE = 313
    ECLASSED_TWICE = 314
    FGAP = 320
    FCAP = 321
    ECOLUMN = 330
    EROW = 331
    EQUOTE = 332
    EFIELD = 333
    ENOFIELD = 334
    ERECORD = 335
    EWITHDRAWAL = 336
    EDAYS = 337
    EBINDING = 350
    EVALUES = 351
    ETIE = 352
    ENEGATIVE = 353
    ETOOBIG = 354
    ECANCELLED = 355
    ECOLUMNS = 356
    FUNUSED = 360
    FMISSING = 361
    FNOBAND = 362
    FJUDGED = 363
    FEVIDENCE = 364
    FNODUE = 365
    FNOGRADE = 366
    FQUOTA = 367
    FGRADEGAP = 368
    FUNDEFINED = 369
    FNEGATIVE = 370
    FNOSCORE = 371
    FABOUT = 372
    FNOSHARE = 373
    FNAMED = 374
    FQUOTAMISSED = 375
    EWHATIF = 376
    FLATER = 377
    FQUOTAOVER = 378
    FEVERY = 379
    FMARK = 384
    FSAME = 385
    FNOBODY = 386
    ESTAGE_ORDER = 390
    ESTAGE = 391
    ESTATE = 392
    ESTATE_TWICE = 393
    EDAY_TWICE = 394
    FSTATE = 400
    FTRANSITION = 401
    FEXTENSION = 402
    FSTRAY = 403
    FNODAY = 404
    EAKNORDER = 420
    EAKNLEFT = 421
    EAKNMARK = 422
    EAKNNUMBER = 423
    EAKNPIECES = 424
    FAKNROLE = 425
    FAKNLEFT = 426
    FAKNGUESS = 427
    FAKNREPEATED = 428
    EJSON = 440
    EJSONKEY = 441
    EJSONTWICE = 442
    EJSONTYPE = 443
    EJSONMISSING = 444
    EJSONVALUE = 445
    EJSONDISAGREE = 446
    EJSONREFERENCE = 447
    EJSONPLACED = 448
    FJSONFOREIGN = 449
    EUNKNOWN_UNIT = 450
    EMEMBER = 460
    ENOMEMBER = 461


class OpenAmount(_Open):
    """fz_open_amount of C."""

    MISSING = 0
    GAIN = 1
    TOTAL = 2


class ChangeKind(_Open):
    """fz_change_kind of C."""

    HEAD = 1
    PART = 2
    SECTION_ADDED = 3
    SECTION_REMOVED = 4
    SECTION_MOVED = 5
    SECTION_RENUMBERED = 6
    SECTION_TITLE = 7
    SECTION_TEXT = 8
    ADDED = 9
    REMOVED = 10
    MOVED = 11
    RENUMBERED = 12
    TEXT = 13
    ASSIGNMENTS = 14
    DUE = 15
    DETAILS = 16
    STATEMENT = 17
    OTHER = 18


class PieceKind(_Open):
    """fz_piece_kind of C."""

    EQUAL = 0
    DELETED = 1
    INSERTED = 2


class AssignmentChange(_Open):
    """fz_assignment_change of C."""

    ADDED = 1
    REMOVED = 2
    ROLE = 3
    RANK = 4
    OPEN = 5
    READING = 6


class Severity(_Open):
    """fz_severity of C."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


class Language(_Open):
    """fz_language of C."""

    ZH = 0
    EN = 1


class Limit(_Open):
    """fz_limit of C."""

    BYTES = 0
    DEPTH = 1
    TASKS = 2
    NAME = 3
    ERRORS = 4
    ATTRIBUTES = 5
    RECORDS = 6


class Rounding(_Open):
    """fz_rounding of C."""

    HALF_AWAY = 0
    HALF_EVEN = 1
    TRUNCATE = 2
    FLOOR = 3
    CEILING = 4


class Field(_Open):
    """fz_field of C."""

    TITLE = 0
    DOC_NUMBER = 1
    ISSUER = 2
    ADDRESSEE = 3
    SIGNED = 4
    PUBLISHED = 5
    EFFECTIVE = 6
    REPEALED = 7
    INDEX = 8
    KIND = 9
    DISCLOSURE = 10
    BASIS = 11
    ATTACHMENT = 12


class Part(_Open):
    """fz_part of C."""

    FRONT = 0
    COVER = 1
    PREAMBLE = 2
    BODY = 3
    CLOSING = 4
    BACK = 5


class Role(enum.IntFlag):
    """fz_role of C."""

    LEAD = 1
    COOPERATE = 2
    RESPONSIBLE = 4
    FIRST_LEAD = 8
    JOINT_LEAD = 16
    ANY = 7


class UnitKind(_Open):
    """fz_unit_kind of C."""

    OTHER = 0
    DEPARTMENT = 1
    TOWNSHIP = 2
    COLLECTIVE = 3
    GOVERNMENT = 4


class Format(_Open):
    """fz_format of C."""

    TABLE = 0
    JSON = 1
    CSV = 2
    XML = 3
    AKN = 4
    TEXT = 5
    HTML = 6


class RecordTextKind(_Open):
    """fz_record_text_kind of C."""

    ID = 0
    UNIT = 1
    ITEM = 2
    EVENT = 3
    MATTER = 4
    MARK = 5
    RATER = 6
    GROUP = 7
    REPORTER = 8
    DOCUMENT = 9
    EVIDENCE = 10
    NOTE = 11
    REASON = 12


class RecordDayKind(_Open):
    """fz_record_day_kind of C."""

    DATE = 0
    DUE = 1
    DEADLINE = 2
    RECTIFIED = 3
    RECORDED = 4


class RecordState(_Open):
    """fz_record_state of C."""

    IN_FORCE = 0
    CORRECTED = 1
    WITHDRAWN = 2
    UNKNOWN = 3


class StageTextKind(_Open):
    """fz_stage_text_kind of C."""

    ID = 0
    UNIT = 1
    ITEM = 2
    NAME = 3
    REPORTER = 4
    DOCUMENT = 5
    EVIDENCE = 6
    NOTE = 7
    REASON = 8


class StageDayKind(_Open):
    """fz_stage_day_kind of C."""

    FROM = 0
    UNTIL = 1
    RECORDED = 2


class Way(_Open):
    """fz_way of C."""

    WRITTEN = 0
    SUCCESSOR = 1
    COLLECTIVE = 2


class BodyKind(_Open):
    """fz_body_kind of C."""

    OTHER = 0
    GOVERNMENT = 1
    DEPARTMENT = 2
    TOWNSHIP = 3
    STREET = 4
    PARTY = 5
    INSTITUTION = 6
    ENTERPRISE = 7
    GROUP = 8
    COLLECTIVE = 9


class SuccessionKind(_Open):
    """fz_succession_kind of C."""

    RENAMED = 0
    MERGED = 1
    SPLIT = 2
    MOVED = 3


class Reason(_Open):
    """fz_reason of C."""

    NAME = 1
    SHORT = 2
    ALIAS = 3
    PREFIX = 4
    FOLDED = 5
    SUCCESSOR = 6


class Standing(_Open):
    """fz_standing of C."""

    RANKED = 0
    UNRANKED = 1
    NOTHING = 2
    COVERAGE = 3


class Applies(_Open):
    """fz_applies of C."""

    APPLIES = 0
    CLASS = 1
    BEARING = 2
    RECORD = 3
    MISSING = 4
    NOTHING = 5


class StepKind(_Open):
    """fz_step_kind of C."""

    START = 0
    RULE = 1
    CAP = 2
    CLAMP = 3
    SHARE = 4
    CHILD = 5
    GIVEN = 6
    FOLD = 7
    COMBINE = 8
    BASE = 9
    OUTSIDE = 10
    ROUND = 11
    GATE = 12


class RequirementKind(_Open):
    """fz_requirement_kind of C."""

    NONE = 0
    FREQUENCY = 1
    RECURRING = 2
    DEADLINE = 3
    PRECONDITION = 4
    PROHIBITION = 5
    QUANTITY = 6


class Bound(_Open):
    """fz_bound of C."""

    NONE = 0
    LEAST = 1
    MOST = 2
    EXACTLY = 3
    ABOVE = 4
    BELOW = 5


class Period(_Open):
    """fz_period of C."""

    NONE = 0
    DAY = 1
    WEEK = 2
    MONTH = 3
    QUARTER = 4
    HALF_YEAR = 5
    YEAR = 6


class ObligationKind(_Open):
    """fz_obligation_kind of C."""

    TASK = 0
    DEADLINE = 1
    RECURRING = 2
    FREQUENCY = 3
    STAGE = 4


class DueSource(_Open):
    """fz_due_source of C."""

    NONE = 0
    TASK = 1
    REQUIREMENT = 2
    STAGE = 3
    RECORD = 4


class StateKind(_Open):
    """fz_state_kind of C."""

    OPEN = 0
    WAITING = 1
    DONE = 2
    CLOSED = 3
    EXTENDED = 4
    RETURNED = 5

/* Made from lib/base/errors.tsv by lib/base/errors.py; do not edit. */
/* clang-format off */
/**
 * @file error_codes.h
 * Every status of a call and every code of a finding.
 *
 * Their messages in both languages stand in lib/base/errors.md.
 */
#ifndef FAZHI_ERROR_CODES_H
#define FAZHI_ERROR_CODES_H

#include <stdint.h>

/** What a call returns: FZ_OK or one of FZ_E*. Findings bear FZ_F* codes. Numbers never change. */
typedef int32_t fz_status;

/** The values of fz_status. */
enum {
    FZ_OK = 0, /**< done */
    FZ_ENOMEM = 1, /**< an allocation failed; every object is as it was before the call */
    FZ_EINVAL = 2, /**< an argument breaks the function's contract */
    FZ_ELIMIT = 4, /**< the input is over a limit of the context */
    FZ_ENOTFOUND = 5, /**< the path does not exist */
    FZ_EACCESS = 7, /**< no permission to read or write */
    FZ_EISDIR = 8, /**< the path is a directory */
    FZ_EREAD = 10, /**< reading failed */
    FZ_EWRITE = 11, /**< writing failed */
    FZ_EENCODING = 13, /**< bytes that the encoding does not allow */
    FZ_EEMPTY = 14, /**< there is nothing in the input */
    FZ_EOVERFLOW = 16, /**< a number does not fit and is not approximated */
    FZ_EDECIMAL = 17, /**< not a decimal */
    FZ_EXML = 30, /**< the XML is not well formed */
    FZ_EDOCTYPE = 31, /**< a DOCTYPE is refused, which ends entity attacks as a class */
    FZ_EROOT = 33, /**< the document is of another kind */
    FZ_EELEMENT = 34, /**< an element where none such may be */
    FZ_EMISSING = 35, /**< a required element is missing */
    FZ_EATTRIBUTE = 37, /**< an unknown attribute */
    FZ_EREQUIRED = 38, /**< a required attribute is missing */
    FZ_EVALUE = 40, /**< a value of the wrong form */
    FZ_ETEXT = 41, /**< text where none may be */
    FZ_EREPEATED = 43, /**< an element that may stand once is repeated */
    FZ_EORDER = 44, /**< elements out of order */
    FZ_ETRUNCATED = 46, /**< the XML ends within an element, a comment or the like */
    FZ_ETAG = 47, /**< an end tag that does not match its start tag */
    FZ_EENTITY = 49, /**< an entity that is not defined */
    FZ_ECHARACTER = 50, /**< a character that XML 1.0 does not allow */
    FZ_EPREFIX = 52, /**< a prefix without a namespace */
    FZ_ELIBXML = 53, /**< the libxml2 of the system is too old */
    FZ_EDUPLICATE_ID = 60, /**< an id is used twice */
    FZ_EDUPLICATE_TASK = 61, /**< two tasks of one section bear one number */
    FZ_ERANK = 63, /**< ranks of a role run from 1 without a gap */
    FZ_EDATE = 64, /**< a date that does not exist, or is not of the form */
    FZ_EUNIT = 66, /**< an assignment without a unit's name */
    FZ_ENOTEXT = 67, /**< a task without text */
    FZ_EORDINAL = 69, /**< ordinal and label disagree */
    FZ_EASSIGNED_TWICE = 70, /**< one unit twice in one role of a task */
    FZ_EQUOTATION = 71, /**< a requirement quotes words that the task does not have */
    FZ_EQUOTATION_PLACE = 72, /**< a requirement's words stand elsewhere in the task */
    FZ_EREQUIREMENT_ORDER = 73, /**< requirements out of the order of the text, or one twice */
    FZ_EMONTHDAY = 74, /**< a day that no year has */
    FZ_EROLE = 80, /**< an unknown role */
    FZ_ECITATION = 81, /**< a citation that cannot be read */
    FZ_EFORMAT = 83, /**< an unknown format */
    FZ_ENODIRECTIVE = 100, /**< the input holds no directive */
    FZ_ECHARSET = 110, /**< an unknown name of an encoding */
    FZ_FENCODING = 111, /**< a declared encoding that the bytes contradict; the bytes win */
    FZ_FUNDECODED = 113, /**< bytes that cannot be decoded, replaced by U+FFFD */
    FZ_FUNDECODED_MORE = 114, /**< too many places with undecodable bytes to list each */
    FZ_FNUL = 116, /**< text cannot hold U+0000 */
    FZ_FPRIVATE_USE = 120, /**< characters of the private use area, left by copying a page */
    FZ_FZERO_WIDTH = 121, /**< invisible characters of no width */
    FZ_FCONTROL = 122, /**< control characters that text should not have */
    FZ_FPINYIN = 123, /**< pinyin that a converter of characters added */
    FZ_FDEBRIS = 125, /**< navigation, buttons, counters, page numbers: no part of the document */
    FZ_FOPEN = 127, /**< a list of units that ends in 等 */
    FZ_FUNIT = 128, /**< to be checked: perhaps no unit */
    FZ_FUNCLOSED = 129, /**< the closing bracket of a statement is missing; read to the end of the paragraph */
    FZ_FTRUNCATED = 130, /**< the last paragraph does not end, and there is no signature */
    FZ_FNUMBER = 131, /**< numbers that jump, as issued or by loss */
    FZ_FREPEATED = 132, /**< a number used twice in a section, kept as issued */
    FZ_FTWICE = 133, /**< a unit named twice */
    FZ_FNOUNITS = 134, /**< a label of responsibility or time that is followed by nothing */
    FZ_FNOTITLE = 135, /**< no line of the page reads like a title */
    FZ_FFIRSTLEADS = 137, /**< a rule for the whole document */
    FZ_FACCOUNT = 138, /**< what became of each character */
    FZ_FUNACCOUNTED = 139, /**< a fault of the importer; please report it */
    FZ_FPERIOD = 140, /**< it recurs, but at no interval of a year, quarter, month, week or day: 定期, 每两年 */
    FZ_FRECURS = 141, /**< an annual plan, or 每年 without an action that is known: no requirement is made of it */
    FZ_FEXTENT = 142, /**< full coverage and the like: not taken for 100 per cent */
    FZ_FTIMELIMIT = 143, /**< a time limit whose day the text leaves open; none is guessed */
    FZ_FCONDITION = 144, /**< a condition that is not said with 不得 or 方可 */
    FZ_FAMOUNT = 145, /**< about so many, or from so many to so many: no number is taken */
    FZ_FBROKEN = 146, /**< a sentence that stands in two paragraphs: what it demands there is not whole */
    FZ_EREFERENCE = 200, /**< a reference that leads nowhere */
    FZ_ECYCLE = 201, /**< parents, successions or members that lead back to where they began */
    FZ_EPERIOD = 202, /**< a period that ends before it begins */
    FZ_ESUCCESSION = 203, /**< a succession whose bodies do not fit its kind */
    FZ_EHANDOVER = 205, /**< predecessor and successor leave a gap or overlap */
    FZ_ECODE = 206, /**< a code of the wrong form, or with a wrong check character */
    FZ_FAMBIGUOUS = 210, /**< one name for several bodies; none is chosen */
    FZ_FUNRESOLVED = 211, /**< a name that nobody bears */
    FZ_FENDED = 213, /**< a body that does not exist on the day and has no successor */
    FZ_FNOMEMBERS = 214, /**< a collective whose members the registry does not know */
    FZ_EWEIGHTS = 300, /**< weights that do not add up */
    FZ_EPOINTS = 301, /**< points that do not add up */
    FZ_ESCALE = 302, /**< indicators of one mean with different full marks */
    FZ_EHOLLOW = 303, /**< an indicator that nothing measures */
    FZ_EMIXED = 304, /**< an indicator that holds both rules and indicators */
    FZ_ENEVER = 305, /**< a rule or condition that can never apply */
    FZ_EOVERLAP = 306, /**< bands or grades that overlap */
    FZ_ERANGE = 307, /**< a value outside its range */
    FZ_EINTERVAL = 308, /**< a lower end above the upper one */
    FZ_ENEEDS = 309, /**< something that another thing needs is missing */
    FZ_EEXCLUDES = 310, /**< two things that exclude each other */
    FZ_EGRADE = 311, /**< a grade that no table has */
    FZ_ECLASS = 312, /**< classes that contradict each other */
    FZ_ESEQUENCE = 313, /**< numbers out of sequence */
    FZ_ECLASSED_TWICE = 314, /**< a unit in two classes */
    FZ_FGAP = 320, /**< a hole between bands or grades */
    FZ_FCAP = 321, /**< a cap above the points */
    FZ_ECOLUMN = 330, /**< a column that is unknown, doubled or missing */
    FZ_EROW = 331, /**< a row with more or fewer fields than the header */
    FZ_EQUOTE = 332, /**< a quote that is not closed, or has characters beside it */
    FZ_EFIELD = 333, /**< a field of the wrong form */
    FZ_ENOFIELD = 334, /**< a required field is empty */
    FZ_ERECORD = 335, /**< a record to be corrected or withdrawn that is not there, or was already */
    FZ_EWITHDRAWAL = 336, /**< a row that withdraws and says something else as well */
    FZ_EDAYS = 337, /**< days of a record that contradict each other */
    FZ_EBINDING = 350, /**< a scheme bound to what the directive lacks */
    FZ_EVALUES = 351, /**< different values of one day where one is wanted */
    FZ_ETIE = 352, /**< a tie that the scheme refuses */
    FZ_ENEGATIVE = 353, /**< a logarithm, geometric mean or rate that has no meaning */
    FZ_ETOOBIG = 354, /**< an intermediate result that does not fit and is not approximated */
    FZ_ECANCELLED = 355, /**< the caller's progress function asked to end */
    FZ_ECOLUMNS = 356, /**< something of a scheme that columns cannot say */
    FZ_FUNUSED = 360, /**< a record that nothing takes */
    FZ_FMISSING = 361, /**< a missing value */
    FZ_FNOBAND = 362, /**< a value in a hole between bands */
    FZ_FJUDGED = 363, /**< a judged mark outside its range or without reason */
    FZ_FEVIDENCE = 364, /**< evidence that is missing */
    FZ_FNODUE = 365, /**< no due day */
    FZ_FNOGRADE = 366, /**< a score in a hole between grades */
    FZ_FQUOTA = 367, /**< a quota that changed a grade */
    FZ_FGRADEGAP = 368, /**< neighbouring grades that are too near */
    FZ_FUNDEFINED = 369, /**< a comparison that divides by 0 */
    FZ_FNEGATIVE = 370, /**< a negative count of occurrences */
    FZ_FNOSCORE = 371, /**< a unit without score */
    FZ_FABOUT = 372, /**< how many have a grade */
    FZ_FNOSHARE = 373, /**< a role without share */
    FZ_FNAMED = 374, /**< a name that the registry takes for another */
    FZ_FQUOTAMISSED = 375, /**< a quota missed, for a tie or for want of units */
    FZ_EWHATIF = 376, /**< the item whose score is to be supposed does not exist or does not apply to the unit */
    FZ_FLATER = 377, /**< records after the day of assessment */
    FZ_FQUOTAOVER = 378, /**< a quota exceeded for a tie */
    FZ_FEVERY = 379, /**< records without unit */
    FZ_FMARK = 384, /**< a mark that no multiplier asks for */
    FZ_FSAME = 385, /**< perhaps entered twice */
    FZ_FNOBODY = 386, /**< no unit in scheme, directive or ledger */
    FZ_ESTAGE_ORDER = 390, /**< a stage that ends before it begins */
    FZ_ESTAGE = 391, /**< the row of a stage that says something else */
    FZ_ESTATE = 392, /**< a state that the watch rules do not have */
    FZ_ESTATE_TWICE = 393, /**< a state that is repeated */
    FZ_EDAY_TWICE = 394, /**< a day that is off and on */
    FZ_FSTATE = 400, /**< a state that the watch rules do not have */
    FZ_FTRANSITION = 401, /**< states in an order that the rules do not have */
    FZ_FEXTENSION = 402, /**< an extension without a day */
    FZ_FSTRAY = 403, /**< a state of nothing that is supervised */
    FZ_FNODAY = 404, /**< a requirement that gives no day */
    FZ_EAKNORDER = 420, /**< table and body of Akoma Ntoso do not go together */
    FZ_EAKNLEFT = 421, /**< the body holds what the table does not know */
    FZ_EAKNMARK = 422, /**< a mark in the body that contradicts the table */
    FZ_EAKNNUMBER = 423, /**< numbers that differ */
    FZ_EAKNPIECES = 424, /**< pieces that do not make up their text */
    FZ_FAKNROLE = 425, /**< a unit without a role */
    FZ_FAKNLEFT = 426, /**< what was not taken over */
    FZ_FAKNGUESS = 427, /**< Akoma Ntoso without a table */
    FZ_FAKNREPEATED = 428, /**< a unit named twice */
    FZ_EJSON = 440, /**< the JSON is not well formed (RFC 8259) */
    FZ_EJSONKEY = 441, /**< a key that an object may not have */
    FZ_EJSONTWICE = 442, /**< a key that stands twice in one object */
    FZ_EJSONTYPE = 443, /**< a JSON value of the wrong type */
    FZ_EJSONMISSING = 444, /**< a key that an object must have */
    FZ_EJSONVALUE = 445, /**< a JSON value of the wrong form */
    FZ_EJSONDISAGREE = 446, /**< what is said twice is said differently */
    FZ_EJSONREFERENCE = 447, /**< a section, task or reading that is pointed to and not there */
    FZ_EJSONPLACED = 448, /**< each section, task and reading has one place in content */
    FZ_FJSONFOREIGN = 449, /**< JSON has no place for markup of other namespaces */
    FZ_EUNKNOWN_UNIT = 450, /**< a unit that neither the directive nor the report has */
    FZ_EMEMBER = 460, /**< the same directive is added again */
    FZ_ENOMEMBER = 461 /**< a directive to be removed is not there */
};

#endif

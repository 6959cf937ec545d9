/* Made from lib/base/errors.tsv by lib/base/errors.py; do not edit. */
/* clang-format off */
#define SAMPLE_ARGUMENTS "甲", "乙", "丙", FZ_WORD("丁", "four"), FZ_WORD("戊", "five")
#define SAMPLES \
    {FZ_ENOMEM, FZ_SEVERITY_ERROR, "FZ_ENOMEM", 1, \
     {"内存不足", \
      "out of memory"}}, \
    {FZ_EINVAL, FZ_SEVERITY_ERROR, "FZ_EINVAL", 2, \
     {"调用有误：甲：乙", \
      "wrong call: 甲: 乙"}}, \
    {FZ_ELIMIT, FZ_SEVERITY_ERROR, "FZ_ELIMIT", 4, \
     {"甲为 乙，超过上限 丙", \
      "甲 is 乙, over the limit of 丙"}}, \
    {FZ_ENOTFOUND, FZ_SEVERITY_ERROR, "FZ_ENOTFOUND", 5, \
     {"没有文件“甲”", \
      "there is no file \"甲\""}}, \
    {FZ_EACCESS, FZ_SEVERITY_ERROR, "FZ_EACCESS", 7, \
     {"无权打开“甲”", \
      "no permission to open \"甲\""}}, \
    {FZ_EISDIR, FZ_SEVERITY_ERROR, "FZ_EISDIR", 8, \
     {"“甲”是目录，应为文件", \
      "\"甲\" is a directory, not a file"}}, \
    {FZ_EREAD, FZ_SEVERITY_ERROR, "FZ_EREAD", 10, \
     {"读取“甲”失败：乙", \
      "cannot read \"甲\": 乙"}}, \
    {FZ_EWRITE, FZ_SEVERITY_ERROR, "FZ_EWRITE", 11, \
     {"写入“甲”失败：乙丙", \
      "cannot write \"甲\": 乙丙"}}, \
    {FZ_EENCODING, FZ_SEVERITY_ERROR, "FZ_EENCODING", 13, \
     {"第 甲 字节起不是合法的 乙：丙", \
      "not valid 乙 from byte 甲: 丙"}}, \
    {FZ_EEMPTY, FZ_SEVERITY_ERROR, "FZ_EEMPTY", 14, \
     {"输入为空", \
      "the input is empty"}}, \
    {FZ_EOVERFLOW, FZ_SEVERITY_ERROR, "FZ_EOVERFLOW", 16, \
     {"数值 甲 超出可精确表示的范围", \
      "the number 甲 is outside the exact range"}}, \
    {FZ_EDECIMAL, FZ_SEVERITY_ERROR, "FZ_EDECIMAL", 17, \
     {"“甲”不是小数；应如 92.35", \
      "\"甲\" is not a decimal; expected something like 92.35"}}, \
    {FZ_EXML, FZ_SEVERITY_ERROR, "FZ_EXML", 30, \
     {"XML 不合语法：甲", \
      "not well-formed XML: 甲"}}, \
    {FZ_EDOCTYPE, FZ_SEVERITY_ERROR, "FZ_EDOCTYPE", 31, \
     {"不接受文档类型声明（DOCTYPE）；请删去该声明", \
      "a document type declaration (DOCTYPE) is refused; remove it"}}, \
    {FZ_EROOT, FZ_SEVERITY_ERROR, "FZ_EROOT", 33, \
     {"根元素是 <甲>（命名空间“乙”），应为 <丙>（命名空间“丁”）", \
      "the root is <甲> in namespace \"乙\"; expected <丙> in namespace \"four\""}}, \
    {FZ_EELEMENT, FZ_SEVERITY_ERROR, "FZ_EELEMENT", 34, \
     {"<乙> 里不应有 <甲>；可以有：丙", \
      "<甲> is not expected in <乙>; expected: 丙"}}, \
    {FZ_EMISSING, FZ_SEVERITY_ERROR, "FZ_EMISSING", 35, \
     {"<甲> 缺少 <乙>", \
      "<甲> lacks <乙>"}}, \
    {FZ_EATTRIBUTE, FZ_SEVERITY_ERROR, "FZ_EATTRIBUTE", 37, \
     {"<乙> 没有属性“甲”；可用：丙", \
      "<乙> has no attribute \"甲\"; known: 丙"}}, \
    {FZ_EREQUIRED, FZ_SEVERITY_ERROR, "FZ_EREQUIRED", 38, \
     {"<甲> 缺少属性“乙”", \
      "<甲> lacks the attribute \"乙\""}}, \
    {FZ_EVALUE, FZ_SEVERITY_ERROR, "FZ_EVALUE", 40, \
     {"甲=“乙”不合规定；应为丙", \
      "甲=\"乙\" is not allowed; expected 丙"}}, \
    {FZ_ETEXT, FZ_SEVERITY_ERROR, "FZ_ETEXT", 41, \
     {"<甲> 里不应直接有文字“乙”", \
      "text \"乙\" may not stand directly in <甲>"}}, \
    {FZ_EREPEATED, FZ_SEVERITY_ERROR, "FZ_EREPEATED", 43, \
     {"<甲> 里 <乙> 只能有一个", \
      "<甲> may hold only one <乙>"}}, \
    {FZ_EORDER, FZ_SEVERITY_ERROR, "FZ_EORDER", 44, \
     {"<甲> 应在 <乙> 之前", \
      "<甲> must come before <乙>"}}, \
    {FZ_ETRUNCATED, FZ_SEVERITY_ERROR, "FZ_ETRUNCATED", 46, \
     {"文本不完整：第 乙 行的 甲 没有结束", \
      "the text is cut off: 甲 of line 乙 is not closed"}}, \
    {FZ_ETAG, FZ_SEVERITY_ERROR, "FZ_ETAG", 47, \
     {"结束标记 </甲> 与第 丙 行的 <乙> 不配对", \
      "the end tag </甲> does not match <乙> of line 丙"}}, \
    {FZ_EENTITY, FZ_SEVERITY_ERROR, "FZ_EENTITY", 49, \
     {"实体 &甲; 没有定义；可用：&amp; &lt; &gt; &quot; &apos; 和字符引用", \
      "the entity &甲; is not defined; known: &amp; &lt; &gt; &quot; &apos; and character references"}}, \
    {FZ_ECHARACTER, FZ_SEVERITY_ERROR, "FZ_ECHARACTER", 50, \
     {"XML 里不许有字符 甲", \
      "XML does not allow the character 甲"}}, \
    {FZ_EPREFIX, FZ_SEVERITY_ERROR, "FZ_EPREFIX", 52, \
     {"前缀“甲”没有声明；应有 xmlns:甲=\"…\"", \
      "the prefix \"甲\" is not declared; expected xmlns:甲=\"…\""}}, \
    {FZ_ELIBXML, FZ_SEVERITY_ERROR, "FZ_ELIBXML", 53, \
     {"运行时的 libxml2 是 甲，早于编译时的 乙", \
      "libxml2 is 甲 at run time, older than 乙 that this library was built with"}}, \
    {FZ_EDUPLICATE_ID, FZ_SEVERITY_ERROR, "FZ_EDUPLICATE_ID", 60, \
     {"id“甲”重复，首次出现在第 乙 行丙丁戊", \
      "id \"甲\" is repeated; it first stands in line 乙丙fourfive"}}, \
    {FZ_EDUPLICATE_TASK, FZ_SEVERITY_ERROR, "FZ_EDUPLICATE_TASK", 61, \
     {"任务编号“甲”重复，首次出现在第 乙 行；同一部分内编号须唯一，原文如此者请标 sic=\"true\"", \
      "task number \"甲\" is repeated; it first stands in line 乙; numbers are unique within a section, mark the issuer's own repetition with sic=\"true\""}}, \
    {FZ_ERANK, FZ_SEVERITY_ERROR, "FZ_ERANK", 63, \
     {"甲的次序为 乙，应为 丙", \
      "rank 乙 in role 甲; expected 丙"}}, \
    {FZ_EDATE, FZ_SEVERITY_ERROR, "FZ_EDATE", 64, \
     {"“甲”不是存在的日期；应如 2016-01-25", \
      "\"甲\" is no day; expected something like 2016-01-25"}}, \
    {FZ_EUNIT, FZ_SEVERITY_ERROR, "FZ_EUNIT", 66, \
     {"单位名称为空", \
      "the unit's name is empty"}}, \
    {FZ_ENOTEXT, FZ_SEVERITY_ERROR, "FZ_ENOTEXT", 67, \
     {"任务“甲”没有正文", \
      "task \"甲\" has no text"}}, \
    {FZ_EORDINAL, FZ_SEVERITY_ERROR, "FZ_EORDINAL", 69, \
     {"序号 n=甲 与编号“乙”不符，应为 丙", \
      "n=甲 does not agree with the label \"乙\"; expected 丙"}}, \
    {FZ_EASSIGNED_TWICE, FZ_SEVERITY_ERROR, "FZ_EASSIGNED_TWICE", 70, \
     {"单位“甲”在同一任务的同一角色中重复", \
      "unit \"甲\" stands twice in one role of one task"}}, \
    {FZ_EQUOTATION, FZ_SEVERITY_ERROR, "FZ_EQUOTATION", 71, \
     {"任务正文的任何一段里都没有“甲”", \
      "no paragraph of the task holds \"甲\""}}, \
    {FZ_EQUOTATION_PLACE, FZ_SEVERITY_ERROR, "FZ_EQUOTATION_PLACE", 72, \
     {"“甲”不在 at=乙 处，应为 at=丙", \
      "\"甲\" does not stand at=乙; expected at=丙"}}, \
    {FZ_EREQUIREMENT_ORDER, FZ_SEVERITY_ERROR, "FZ_EREQUIREMENT_ORDER", 73, \
     {"at=甲 不在前一项要求的 at=乙 之后；要求应按正文的次序，不得重复", \
      "at=甲 does not come behind at=乙 of the requirement before; expected the order of the text, each once"}}, \
    {FZ_EMONTHDAY, FZ_SEVERITY_ERROR, "FZ_EMONTHDAY", 74, \
     {"甲 月没有 乙 日", \
      "month 甲 has no day 乙"}}, \
    {FZ_EROLE, FZ_SEVERITY_ERROR, "FZ_EROLE", 80, \
     {"没有角色“甲”；可用：乙", \
      "there is no role \"甲\"; known: 乙"}}, \
    {FZ_ECITATION, FZ_SEVERITY_ERROR, "FZ_ECITATION", 81, \
     {"看不懂引用“甲”；任务应如 17、30-37、第17项任务、第四部分第17项，部分应如 七、第七部分、七（二）", \
      "cannot read the citation \"甲\"; expected a task such as 17, 30-37, 第17项任务, 第四部分第17项, or a section such as 七, 第七部分, 七（二）"}}, \
    {FZ_EFORMAT, FZ_SEVERITY_ERROR, "FZ_EFORMAT", 83, \
     {"没有格式“甲”；可用：乙", \
      "there is no format \"甲\"; known: 乙"}}, \
    {FZ_ENODIRECTIVE, FZ_SEVERITY_ERROR, "FZ_ENODIRECTIVE", 100, \
     {"文中没有可识别的任务分工：甲", \
      "no directive in the text: 甲"}}, \
    {FZ_ECHARSET, FZ_SEVERITY_ERROR, "FZ_ECHARSET", 110, \
     {"没有编码“甲”；可用：乙", \
      "there is no encoding \"甲\"; known: 乙"}}, \
    {FZ_FENCODING, FZ_SEVERITY_WARNING, "FZ_FENCODING", 111, \
     {"文件自称 甲，字节却是 乙；按 乙 读取", \
      "the file says 甲, its bytes are 乙; read as 乙"}}, \
    {FZ_FUNDECODED, FZ_SEVERITY_WARNING, "FZ_FUNDECODED", 113, \
     {"偏移 甲 起 乙 个字节（丙）不合 丁，以 U+FFFD 代替", \
      "乙 byte(s) at offset 甲 (丙) are not four; replaced by U+FFFD"}}, \
    {FZ_FUNDECODED_MORE, FZ_SEVERITY_WARNING, "FZ_FUNDECODED_MORE", 114, \
     {"此后还有 甲 处、共 乙 个字节不合 丙，均以 U+FFFD 代替", \
      "甲 more place(s) with 乙 byte(s) from here on are not 丙; all replaced by U+FFFD"}}, \
    {FZ_FNUL, FZ_SEVERITY_WARNING, "FZ_FNUL", 116, \
     {"偏移 甲 起 乙 个字节是空字符（NUL），以 U+FFFD 代替", \
      "乙 byte(s) at offset 甲 are NUL; replaced by U+FFFD"}}, \
    {FZ_FPRIVATE_USE, FZ_SEVERITY_NOTE, "FZ_FPRIVATE_USE", 120, \
     {"“乙”后删去私用区字符 甲", \
      "甲 removed after \"乙\""}}, \
    {FZ_FZERO_WIDTH, FZ_SEVERITY_NOTE, "FZ_FZERO_WIDTH", 121, \
     {"“乙”后删去零宽字符 甲", \
      "甲 of no width removed after \"乙\""}}, \
    {FZ_FCONTROL, FZ_SEVERITY_NOTE, "FZ_FCONTROL", 122, \
     {"“乙”后删去控制字符 甲", \
      "control character 甲 removed after \"乙\""}}, \
    {FZ_FPINYIN, FZ_SEVERITY_NOTE, "FZ_FPINYIN", 123, \
     {"“乙”后删去括注的拼音（甲 起）", \
      "pinyin in brackets, from 甲 on, removed after \"乙\""}}, \
    {FZ_FDEBRIS, FZ_SEVERITY_NOTE, "FZ_FDEBRIS", 125, \
     {"页面杂项，未收入：甲", \
      "of the page, left out: 甲"}}, \
    {FZ_FOPEN, FZ_SEVERITY_NOTE, "FZ_FOPEN", 127, \
     {"“甲”之后以“等”结尾，名单不完整", \
      "the list goes on after \"甲\" (等)"}}, \
    {FZ_FUNIT, FZ_SEVERITY_WARNING, "FZ_FUNIT", 128, \
     {"“甲”不像单位名称", \
      "\"甲\" does not read like the name of a unit"}}, \
    {FZ_FUNCLOSED, FZ_SEVERITY_WARNING, "FZ_FUNCLOSED", 129, \
     {"括号没有收尾：甲", \
      "a bracket is not closed: 甲"}}, \
    {FZ_FTRUNCATED, FZ_SEVERITY_WARNING, "FZ_FTRUNCATED", 130, \
     {"文本似乎不完整，止于：甲", \
      "the text seems to be cut off at: 甲"}}, \
    {FZ_FNUMBER, FZ_SEVERITY_WARNING, "FZ_FNUMBER", 131, \
     {"编号跳号，前一个是 乙：甲", \
      "the number does not follow 乙: 甲"}}, \
    {FZ_FREPEATED, FZ_SEVERITY_WARNING, "FZ_FREPEATED", 132, \
     {"编号重复：甲", \
      "the number is used before: 甲"}}, \
    {FZ_FTWICE, FZ_SEVERITY_NOTE, "FZ_FTWICE", 133, \
     {"同一任务的同一角色中重复列出“甲”，只计一次", \
      "\"甲\" is named twice in one role of a task and counted once"}}, \
    {FZ_FNOUNITS, FZ_SEVERITY_WARNING, "FZ_FNOUNITS", 134, \
     {"有标签而没有内容：甲", \
      "a label without anything behind it: 甲"}}, \
    {FZ_FNOTITLE, FZ_SEVERITY_WARNING, "FZ_FNOTITLE", 135, \
     {"没有找到标题", \
      "no title was found"}}, \
    {FZ_FFIRSTLEADS, FZ_SEVERITY_NOTE, "FZ_FFIRSTLEADS", 137, \
     {"文中规定首位单位为牵头单位，角色照原文保留", \
      "the text says that the unit named first leads; roles are kept as written"}}, \
    {FZ_FACCOUNT, FZ_SEVERITY_NOTE, "FZ_FACCOUNT", 138, \
     {"全文 甲 字：正文 乙，文首信息 丙，页面杂项 丁，空白与修复 戊", \
      "甲 characters: text 乙, metadata 丙, of the page four, space and repairs five"}}, \
    {FZ_FUNACCOUNTED, FZ_SEVERITY_WARNING, "FZ_FUNACCOUNTED", 139, \
     {"有 乙 个字符去向不明，起于：甲", \
      "乙 characters are not accounted for, from: 甲"}}, \
    {FZ_FPERIOD, FZ_SEVERITY_NOTE, "FZ_FPERIOD", 140, \
     {"没有说明多久一次：甲", \
      "how often is not said: 甲"}}, \
    {FZ_FRECURS, FZ_SEVERITY_NOTE, "FZ_FRECURS", 141, \
     {"似乎每期都要做，请核对：甲", \
      "seems to come again each period; to be checked: 甲"}}, \
    {FZ_FEXTENT, FZ_SEVERITY_NOTE, "FZ_FEXTENT", 142, \
     {"程度没有数字：甲", \
      "an extent without a figure: 甲"}}, \
    {FZ_FTIMELIMIT, FZ_SEVERITY_NOTE, "FZ_FTIMELIMIT", 143, \
     {"期限没有确定：甲", \
      "the time limit is not certain: 甲"}}, \
    {FZ_FCONDITION, FZ_SEVERITY_NOTE, "FZ_FCONDITION", 144, \
     {"附条件，是否前置条件请核对：甲", \
      "a condition; to be checked whether it must come first: 甲"}}, \
    {FZ_FAMOUNT, FZ_SEVERITY_NOTE, "FZ_FAMOUNT", 145, \
     {"数量没有确定：甲", \
      "the amount is not certain: 甲"}}, \
    {FZ_FBROKEN, FZ_SEVERITY_NOTE, "FZ_FBROKEN", 146, \
     {"要求可能断在行末，没有收录：甲", \
      "a requirement perhaps broken by a line end, left out: 甲"}}, \
    {FZ_EREFERENCE, FZ_SEVERITY_ERROR, "FZ_EREFERENCE", 200, \
     {"没有 id 为“甲”的乙", \
      "there is no 乙 of id \"甲\""}}, \
    {FZ_ECYCLE, FZ_SEVERITY_ERROR, "FZ_ECYCLE", 201, \
     {"甲成环：乙", \
      "甲 run in a circle: 乙"}}, \
    {FZ_EPERIOD, FZ_SEVERITY_ERROR, "FZ_EPERIOD", 202, \
     {"起始日 甲 晚于终止日 乙", \
      "the first day 甲 is after the last day 乙"}}, \
    {FZ_ESUCCESSION, FZ_SEVERITY_ERROR, "FZ_ESUCCESSION", 203, \
     {"甲 应由 乙 个机构变为 丙 个，这里是 丁 变为 戊", \
      "甲 makes 丙 of 乙; here five of four"}}, \
    {FZ_EHANDOVER, FZ_SEVERITY_ERROR, "FZ_EHANDOVER", 205, \
     {"“甲”乙 丙，沿革在 丁，戊", \
      "\"甲\" 乙 丙, but the succession is on four: five"}}, \
    {FZ_ECODE, FZ_SEVERITY_ERROR, "FZ_ECODE", 206, \
     {"甲 代码“乙”不合规定：丙丁", \
      "the 甲 code \"乙\" is wrong: 丙four"}}, \
    {FZ_FAMBIGUOUS, FZ_SEVERITY_WARNING, "FZ_FAMBIGUOUS", 210, \
     {"“甲”所指不一：乙", \
      "\"甲\" may mean several: 乙"}}, \
    {FZ_FUNRESOLVED, FZ_SEVERITY_WARNING, "FZ_FUNRESOLVED", 211, \
     {"名录中没有“甲”乙丙", \
      "the registry has no \"甲\"乙丙"}}, \
    {FZ_FENDED, FZ_SEVERITY_WARNING, "FZ_FENDED", 213, \
     {"“甲”即 乙，在 丙 没有承继者", \
      "\"甲\" is 乙, whose place nobody has on 丙"}}, \
    {FZ_FNOMEMBERS, FZ_SEVERITY_NOTE, "FZ_FNOMEMBERS", 214, \
     {"集合“甲”没有成员", \
      "the collective \"甲\" has no members"}}, \
    {FZ_EWEIGHTS, FZ_SEVERITY_ERROR, "FZ_EWEIGHTS", 300, \
     {"“甲”里各权重之和为 乙，应为 丙", \
      "the weights in \"甲\" add up to 乙; expected 丙"}}, \
    {FZ_EPOINTS, FZ_SEVERITY_ERROR, "FZ_EPOINTS", 301, \
     {"“甲”的分值为 乙，其中各项合计 丙", \
      "\"甲\" has 乙 points, and what is in it adds up to 丙"}}, \
    {FZ_ESCALE, FZ_SEVERITY_ERROR, "FZ_ESCALE", 302, \
     {"“甲”的分值为 乙，应与“丙”相同，为 丁", \
      "\"甲\" has 乙 points; expected four, as \"丙\""}}, \
    {FZ_EHOLLOW, FZ_SEVERITY_ERROR, "FZ_EHOLLOW", 303, \
     {"指标“甲”既没有规则，也没有下级指标", \
      "indicator \"甲\" has neither rules nor indicators"}}, \
    {FZ_EMIXED, FZ_SEVERITY_ERROR, "FZ_EMIXED", 304, \
     {"指标“甲”既有下级指标，又有规则 <乙>；只能有一种", \
      "indicator \"甲\" holds indicators and the rule <乙>; expected one kind alone"}}, \
    {FZ_ENEVER, FZ_SEVERITY_ERROR, "FZ_ENEVER", 305, \
     {"<甲> 永远不起作用：乙", \
      "<甲> can never do anything: 乙"}}, \
    {FZ_EOVERLAP, FZ_SEVERITY_ERROR, "FZ_EOVERLAP", 306, \
     {"<甲> 与第 乙 行的重叠", \
      "<甲> overlaps that of line 乙"}}, \
    {FZ_ERANGE, FZ_SEVERITY_ERROR, "FZ_ERANGE", 307, \
     {"甲=“乙”超出范围；应为丙", \
      "甲=\"乙\" is out of range; expected 丙"}}, \
    {FZ_EINTERVAL, FZ_SEVERITY_ERROR, "FZ_EINTERVAL", 308, \
     {"甲=“乙”应戊 丙=“丁”", \
      "甲=\"乙\" must be five 丙=\"four\""}}, \
    {FZ_ENEEDS, FZ_SEVERITY_ERROR, "FZ_ENEEDS", 309, \
     {"<甲> 写了 乙，还须写 丙", \
      "<甲> with 乙 needs 丙 as well"}}, \
    {FZ_EEXCLUDES, FZ_SEVERITY_ERROR, "FZ_EEXCLUDES", 310, \
     {"<甲> 写了 乙，不能再写 丙", \
      "<甲> with 乙 may not have 丙"}}, \
    {FZ_EGRADE, FZ_SEVERITY_ERROR, "FZ_EGRADE", 311, \
     {"没有等次“甲”", \
      "there is no grade \"甲\""}}, \
    {FZ_ECLASS, FZ_SEVERITY_ERROR, "FZ_ECLASS", 312, \
     {"<甲>：类“乙”丙", \
      "<甲>: class \"乙\" 丙"}}, \
    {FZ_ESEQUENCE, FZ_SEVERITY_ERROR, "FZ_ESEQUENCE", 313, \
     {"甲=“乙”应为丙", \
      "甲=\"乙\" is out of sequence; expected 丙"}}, \
    {FZ_ECLASSED_TWICE, FZ_SEVERITY_ERROR, "FZ_ECLASSED_TWICE", 314, \
     {"单位“甲”已属于第 乙 行的类", \
      "unit \"甲\" is in the class of line 乙 already"}}, \
    {FZ_FGAP, FZ_SEVERITY_WARNING, "FZ_FGAP", 320, \
     {"<甲> 之间有空隙：乙 与 丙 之间没有归属", \
      "there is a hole between <甲>: nothing holds what lies between 乙 and 丙"}}, \
    {FZ_FCAP, FZ_SEVERITY_WARNING, "FZ_FCAP", 321, \
     {"封顶 甲 不起作用：满分只有 乙", \
      "the cap of 甲 does nothing: there are 乙 points"}}, \
    {FZ_ECOLUMN, FZ_SEVERITY_ERROR, "FZ_ECOLUMN", 330, \
     {"列“甲”乙", \
      "column \"甲\" 乙"}}, \
    {FZ_EROW, FZ_SEVERITY_ERROR, "FZ_EROW", 331, \
     {"这一行有 甲 个字段，表头有 乙 个；应一样多，含分隔符的字段应加引号", \
      "this row has 甲 fields and the header 乙; expected as many, a field that holds a separator being quoted"}}, \
    {FZ_EQUOTE, FZ_SEVERITY_ERROR, "FZ_EQUOTE", 332, \
     {"“乙”处的引号有误：甲", \
      "misplaced quote at \"乙\": 甲"}}, \
    {FZ_EFIELD, FZ_SEVERITY_ERROR, "FZ_EFIELD", 333, \
     {"列“甲”的“乙”不合规定；应为丙", \
      "column \"甲\": \"乙\" is not allowed; expected 丙"}}, \
    {FZ_ENOFIELD, FZ_SEVERITY_ERROR, "FZ_ENOFIELD", 334, \
     {"列“甲”没有填写；必须填写", \
      "column \"甲\" is empty, and required"}}, \
    {FZ_ERECORD, FZ_SEVERITY_ERROR, "FZ_ERECORD", 335, \
     {"记录“甲”乙", \
      "record \"甲\" 乙"}}, \
    {FZ_EWITHDRAWAL, FZ_SEVERITY_ERROR, "FZ_EWITHDRAWAL", 336, \
     {"撤回“甲”的这一行不应再填列“乙”，只应填登记日期、填报单位和理由", \
      "this row withdraws \"甲\" and may not fill column \"乙\"; expected recorded, reporter and reason alone"}}, \
    {FZ_EDAYS, FZ_SEVERITY_ERROR, "FZ_EDAYS", 337, \
     {"甲（乙）早于丙（丁）；应在同日或其后", \
      "甲 (乙) is before 丙 (four); expected the same day or a later one"}}, \
    {FZ_EBINDING, FZ_SEVERITY_ERROR, "FZ_EBINDING", 350, \
     {"指标“甲”所联系的乙“丙”，文件中没有", \
      "indicator \"甲\" is bound to the 乙 \"丙\", which the directive does not have"}}, \
    {FZ_EVALUES, FZ_SEVERITY_ERROR, "FZ_EVALUES", 351, \
     {"“甲”的“乙”在 丙 有不同的数值 丁 和 戊，不知取哪一个", \
      "\"甲\" has different values of \"乙\" on 丙, four and five: which one counts cannot be told"}}, \
    {FZ_ETIE, FZ_SEVERITY_ERROR, "FZ_ETIE", 352, \
     {"“乙”与“丙”在“甲”中并列，而办法不许并列", \
      "\"乙\" and \"丙\" are equal in \"甲\", and the scheme allows no ties"}}, \
    {FZ_ENEGATIVE, FZ_SEVERITY_ERROR, "FZ_ENEGATIVE", 353, \
     {"“甲”的“乙”为 丙，不能求对数、几何平均或得分率", \
      "\"甲\" has 丙 in \"乙\", of which there is no logarithm, geometric mean or rate"}}, \
    {FZ_ETOOBIG, FZ_SEVERITY_ERROR, "FZ_ETOOBIG", 354, \
     {"“甲”的“乙”算出的分数放不下（分子、分母各 256 位）；可在其中的指标写 round 取整", \
      "a fraction in \"乙\" of \"甲\" does not fit 256 bits; a round in the indicators within would shorten it"}}, \
    {FZ_ECANCELLED, FZ_SEVERITY_ERROR, "FZ_ECANCELLED", 355, \
     {"计算被中止", \
      "the computation was cancelled"}}, \
    {FZ_ECOLUMNS, FZ_SEVERITY_ERROR, "FZ_ECOLUMNS", 356, \
     {"“甲”的 <乙> 不能按列评分：丙；应以台账考核（fz_assess）", \
      "<乙> of \"甲\" cannot be scored by columns: 丙; assess a ledger with fz_assess"}}, \
    {FZ_FUNUSED, FZ_SEVERITY_WARNING, "FZ_FUNUSED", 360, \
     {"记录“甲”（乙）没有计入：丙", \
      "record \"甲\" (乙) does not count: 丙"}}, \
    {FZ_FMISSING, FZ_SEVERITY_WARNING, "FZ_FMISSING", 361, \
     {"“甲”的“乙”没有数值，该规则不加分也不扣分", \
      "\"甲\" has no value of \"乙\", so that rule gives and takes nothing"}}, \
    {FZ_FNOBAND, FZ_SEVERITY_WARNING, "FZ_FNOBAND", 362, \
     {"“甲”的“乙”为 丙，不在任何一段之内，按 0 分计", \
      "\"甲\" has 丙 in \"乙\", which lies in no band and counts as 0 points"}}, \
    {FZ_FJUDGED, FZ_SEVERITY_WARNING, "FZ_FJUDGED", 363, \
     {"记录“甲”酌情记 乙 分，没有计入：丙", \
      "record \"甲\" with a judged mark of 乙 does not count: 丙"}}, \
    {FZ_FEVIDENCE, FZ_SEVERITY_WARNING, "FZ_FEVIDENCE", 364, \
     {"记录“甲”没有依据或证据，须有凭证的“乙”不采用", \
      "record \"甲\" has neither document nor evidence, which the rule of \"乙\" asks for"}}, \
    {FZ_FNODUE, FZ_SEVERITY_WARNING, "FZ_FNODUE", 365, \
     {"“甲”的“乙”没有期限，无从判断是否按期", \
      "\"甲\" has no due day of \"乙\", so nobody can tell whether it is late"}}, \
    {FZ_FNOGRADE, FZ_SEVERITY_WARNING, "FZ_FNOGRADE", 366, \
     {"“甲”的总分 乙 不在任何等次之内", \
      "the total of \"甲\", 乙, lies within no grade"}}, \
    {FZ_FQUOTA, FZ_SEVERITY_NOTE, "FZ_FQUOTA", 367, \
     {"“甲”因乙名额，由“丙”改为“丁”", \
      "\"甲\" goes from \"丙\" to \"four\" by the quota of 乙"}}, \
    {FZ_FGRADEGAP, FZ_SEVERITY_WARNING, "FZ_FGRADEGAP", 368, \
     {"“甲”与“乙”之间只差 丙 分，应不少于 丁", \
      "\"甲\" and \"乙\" are only 丙 points apart; expected four at least"}}, \
    {FZ_FUNDEFINED, FZ_SEVERITY_WARNING, "FZ_FUNDEFINED", 369, \
     {"“甲”的“乙”无从相比（除数为 0），按 0 分计", \
      "\"乙\" of \"甲\" cannot be compared (a division by 0) and counts as 0 points"}}, \
    {FZ_FNEGATIVE, FZ_SEVERITY_WARNING, "FZ_FNEGATIVE", 370, \
     {"记录“甲”的数值 乙 为负，不能计次，没有计入", \
      "record \"甲\" has the value 乙: what occurs cannot be counted in negative numbers, and it does not count"}}, \
    {FZ_FNOSCORE, FZ_SEVERITY_NOTE, "FZ_FNOSCORE", 371, \
     {"“甲”没有得分：乙", \
      "\"甲\" has no score: 乙"}}, \
    {FZ_FABOUT, FZ_SEVERITY_NOTE, "FZ_FABOUT", 372, \
     {"甲有 乙 个，占 丙%，办法说约 丁%", \
      "甲 has 乙, 丙 per cent; the scheme says about four"}}, \
    {FZ_FNOSHARE, FZ_SEVERITY_WARNING, "FZ_FNOSHARE", 373, \
     {"“甲”在 乙 项中的角色没有份额，不承担这些项", \
      "the roles of \"甲\" in 乙 item(s) have no share, so it does not bear them"}}, \
    {FZ_FNAMED, FZ_SEVERITY_NOTE, "FZ_FNAMED", 374, \
     {"“甲”在 乙 即“丙”", \
      "\"甲\" is \"丙\" on 乙"}}, \
    {FZ_FQUOTAMISSED, FZ_SEVERITY_WARNING, "FZ_FQUOTAMISSED", 375, \
     {"“甲”应不少于 乙 个，只有 丙 个", \
      "\"甲\" should have 乙 at least, and has 丙"}}, \
    {FZ_EWHATIF, FZ_SEVERITY_ERROR, "FZ_EWHATIF", 376, \
     {"“甲”没有适用的得分项“乙”", \
      "\"甲\" has no item \"乙\" that applies"}}, \
    {FZ_FLATER, FZ_SEVERITY_NOTE, "FZ_FLATER", 377, \
     {"有 甲 条记录的日期晚于考核日，没有计入", \
      "甲 record(s) are dated after the day of assessment and do not count"}}, \
    {FZ_FQUOTAOVER, FZ_SEVERITY_WARNING, "FZ_FQUOTAOVER", 378, \
     {"“甲”应不多于 乙 个，因并列有 丙 个", \
      "\"甲\" should have 乙 at most, and has 丙 for a tie"}}, \
    {FZ_FEVERY, FZ_SEVERITY_NOTE, "FZ_FEVERY", 379, \
     {"有 甲 条记录没有写单位，计入每个单位：乙", \
      "甲 record(s) name no unit and count for every one: 乙"}}, \
    {FZ_FMARK, FZ_SEVERITY_WARNING, "FZ_FMARK", 384, \
     {"记录“甲”的标记“乙”不在“丙”的系数之内", \
      "the mark \"乙\" of record \"甲\" is none that the multipliers of \"丙\" know"}}, \
    {FZ_FSAME, FZ_SEVERITY_WARNING, "FZ_FSAME", 385, \
     {"有 甲 条记录除编号外与别的完全相同，都已计入：乙", \
      "甲 record(s) are the same as another but for the id, and all count: 乙"}}, \
    {FZ_FNOBODY, FZ_SEVERITY_WARNING, "FZ_FNOBODY", 386, \
     {"没有考核对象", \
      "there is no unit to be assessed"}}, \
    {FZ_ESTAGE_ORDER, FZ_SEVERITY_ERROR, "FZ_ESTAGE_ORDER", 390, \
     {"阶段“甲”止于 乙，早于起始的 丙", \
      "the stage \"甲\" ends on 乙, before it begins on 丙"}}, \
    {FZ_ESTAGE, FZ_SEVERITY_ERROR, "FZ_ESTAGE", 391, \
     {"阶段“甲”的这一行不应再填列“乙”；只应填编号、单位、事项、起、止、填报单位、登记日期、依据、证据、备注、更正和理由", \
      "this row is the stage \"甲\" and may not fill column \"乙\"; expected id, unit, item, from, until, reporter, recorded, document, evidence, note, corrects and reason alone"}}, \
    {FZ_ESTATE, FZ_SEVERITY_ERROR, "FZ_ESTATE", 392, \
     {"“甲”不是督办状态；应为乙", \
      "\"甲\" is no state of supervision; expected 乙"}}, \
    {FZ_ESTATE_TWICE, FZ_SEVERITY_ERROR, "FZ_ESTATE_TWICE", 393, \
     {"状态“甲”已在第 乙 行写过", \
      "the state \"甲\" stands in line 乙 already"}}, \
    {FZ_EDAY_TWICE, FZ_SEVERITY_ERROR, "FZ_EDAY_TWICE", 394, \
     {"甲 在第 乙 行是放假的日子，不能又是上班的日子", \
      "甲 is a day off by line 乙 and cannot be a workday as well"}}, \
    {FZ_FSTATE, FZ_SEVERITY_WARNING, "FZ_FSTATE", 400, \
     {"记录“甲”（乙）的情形“丙”不是督办状态，督办没有计入", \
      "the event \"丙\" of record \"甲\" (乙) is no state of supervision and does not count there"}}, \
    {FZ_FTRANSITION, FZ_SEVERITY_WARNING, "FZ_FTRANSITION", 401, \
     {"记录“甲”由“乙”转为“丙”，不合规则的次序；仍按所记", \
      "record \"甲\" goes from \"乙\" to \"丙\", which the watch rules do not have; taken as it is"}}, \
    {FZ_FEXTENSION, FZ_SEVERITY_WARNING, "FZ_FEXTENSION", 402, \
     {"记录“甲”延期而没有写新的期限；期限不变", \
      "record \"甲\" extends without a new due day, which stays as it was"}}, \
    {FZ_FSTRAY, FZ_SEVERITY_WARNING, "FZ_FSTRAY", 403, \
     {"记录“甲”（乙，丙）没有对应的督办事项，没有计入", \
      "record \"甲\" (乙, 丙) is about nothing that is supervised and does not count"}}, \
    {FZ_FNODAY, FZ_SEVERITY_NOTE, "FZ_FNODAY", 404, \
     {"“甲”的要求“乙”推算不出日期，没有列为督办事项", \
      "no day follows from the requirement \"乙\" of \"甲\", which is not supervised by itself"}}, \
    {FZ_EAKNORDER, FZ_SEVERITY_ERROR, "FZ_EAKNORDER", 420, \
     {"分工表此处指“甲”，正文相应的位置是“乙”", \
      "the table refers to \"甲\" here, where the body has \"乙\""}}, \
    {FZ_EAKNLEFT, FZ_SEVERITY_ERROR, "FZ_EAKNLEFT", 421, \
     {"正文的“甲”在分工表里没有", \
      "\"甲\" of the body stands in no place of the table"}}, \
    {FZ_EAKNMARK, FZ_SEVERITY_ERROR, "FZ_EAKNMARK", 422, \
     {"正文标明“甲”（乙）的角色是 丙、次序是 丁，分工表里没有这一条", \
      "the body marks \"甲\" (乙) as 丙 of rank four; the table has no such assignment"}}, \
    {FZ_EAKNNUMBER, FZ_SEVERITY_ERROR, "FZ_EAKNNUMBER", 423, \
     {"编号在正文里是“甲”，在分工表里是“乙”", \
      "the number is \"甲\" in the body and \"乙\" in the table"}}, \
    {FZ_EAKNPIECES, FZ_SEVERITY_ERROR, "FZ_EAKNPIECES", 424, \
     {"各段共 甲 字节，正文这一段有 乙 字节", \
      "the pieces are of 甲 bytes, the text is of 乙"}}, \
    {FZ_FAKNROLE, FZ_SEVERITY_WARNING, "FZ_FAKNROLE", 425, \
     {"“甲”前没有写明角色（牵头、配合、责任），没有算作分工", \
      "no role (lead, cooperate, responsible) stands before \"甲\"; it is taken for no assignment"}}, \
    {FZ_FAKNLEFT, FZ_SEVERITY_WARNING, "FZ_FAKNLEFT", 426, \
     {"没有读入 <甲>", \
      "<甲> was left out"}}, \
    {FZ_FAKNGUESS, FZ_SEVERITY_NOTE, "FZ_FAKNGUESS", 427, \
     {"这份 Akoma Ntoso 没有分工表，任务和分工由正文推定", \
      "this Akoma Ntoso has no table; tasks and assignments were told from its body"}}, \
    {FZ_FAKNREPEATED, FZ_SEVERITY_WARNING, "FZ_FAKNREPEATED", 428, \
     {"“甲”在这一项中重复，只算一次", \
      "\"甲\" is named again in the same role and counts once"}}, \
    {FZ_EJSON, FZ_SEVERITY_ERROR, "FZ_EJSON", 440, \
     {"JSON 不合语法：甲", \
      "not well-formed JSON: 甲"}}, \
    {FZ_EJSONKEY, FZ_SEVERITY_ERROR, "FZ_EJSONKEY", 441, \
     {"不认识的键“甲”；可用：乙", \
      "the key \"甲\" is unknown; known: 乙"}}, \
    {FZ_EJSONTWICE, FZ_SEVERITY_ERROR, "FZ_EJSONTWICE", 442, \
     {"键“甲”重复，首次在第 乙 行；应只有一个", \
      "the key \"甲\" is repeated, first in line 乙; expected once"}}, \
    {FZ_EJSONTYPE, FZ_SEVERITY_ERROR, "FZ_EJSONTYPE", 443, \
     {"甲 是乙，应为丙", \
      "甲 is 乙; expected 丙"}}, \
    {FZ_EJSONMISSING, FZ_SEVERITY_ERROR, "FZ_EJSONMISSING", 444, \
     {"缺少键“甲”", \
      "the key \"甲\" is missing"}}, \
    {FZ_EJSONVALUE, FZ_SEVERITY_ERROR, "FZ_EJSONVALUE", 445, \
     {"甲：“乙”不合规定；应为丙", \
      "甲: \"乙\" is not allowed; expected 丙"}}, \
    {FZ_EJSONDISAGREE, FZ_SEVERITY_ERROR, "FZ_EJSONDISAGREE", 446, \
     {"甲：“乙”与“丙”所说的不一致；应为“丁”", \
      "甲: \"乙\" is not what \"丙\" says; expected \"four\""}}, \
    {FZ_EJSONREFERENCE, FZ_SEVERITY_ERROR, "FZ_EJSONREFERENCE", 447, \
     {"甲：没有“乙”", \
      "甲: there is no \"乙\""}}, \
    {FZ_EJSONPLACED, FZ_SEVERITY_ERROR, "FZ_EJSONPLACED", 448, \
     {"甲 在 content 中出现 乙 次，应恰好一次", \
      "甲 stands 乙 times in content; expected once"}}, \
    {FZ_FJSONFOREIGN, FZ_SEVERITY_NOTE, "FZ_FJSONFOREIGN", 449, \
     {"写成 JSON 时略去了其他命名空间的标记 甲 处", \
      "甲 pieces of markup of other namespaces were left out when this was written as JSON"}}, \
    {FZ_EUNKNOWN_UNIT, FZ_SEVERITY_ERROR, "FZ_EUNKNOWN_UNIT", 450, \
     {"没有单位“甲”", \
      "there is no unit \"甲\""}}, \
    {FZ_EMEMBER, FZ_SEVERITY_ERROR, "FZ_EMEMBER", 460, \
     {"“甲”已在集合中；每份文件只加入一次", \
      "\"甲\" is in the collection already; each directive is added once"}}, \
    {FZ_ENOMEMBER, FZ_SEVERITY_ERROR, "FZ_ENOMEMBER", 461, \
     {"“甲”不在集合中；应为加入过的文件", \
      "\"甲\" is not in the collection; expected a directive that was added"}}

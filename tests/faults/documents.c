/* Small documents of each kind, rich enough that every part of a reader has work. */
#include "faults.h"

#define HEAD(title)                                                              \
    "<directive xmlns=\"urn:libfazhi:directive:1\" id=\"d\"><head><title>" title \
    "</title><issuer>某县人民政府</issuer><signed>2016-01-25</signed></head><front><p>" title "</p></front>"
#define FIRST_SECTION                                                                                                          \
    "<section id=\"s1\" n=\"1\" label=\"一\"><title>甲部</title><task id=\"t1\" n=\"1\" label=\"1\"><p>清理权力。</p>" \
    "<stated>牵头：甲</stated><assign role=\"lead\" rank=\"1\" unit=\"甲\"/>"                                             \
    "<assign role=\"cooperate\" rank=\"1\" unit=\"乙\"/><due date=\"2016-02-29\">2月底前</due></task>"
#define LAST_SECTION                                                                                         \
    "<section id=\"s2\" n=\"2\" label=\"二\"><title>乙部</title><task id=\"t3\" n=\"3\" "                 \
    "label=\"3\"><p>每季度末通报。</p>"                                                               \
    "<assign role=\"lead\" rank=\"1\" unit=\"乙\"/><require kind=\"recurring\" at=\"0\" every=\"quarter\" " \
    "end=\"true\">每季度末通报</require></task></section><back><p>某县人民政府</p></back></directive>"

const char directive_xml[] = HEAD("关于清理的意见") FIRST_SECTION
    "<task id=\"t2\" n=\"2\" label=\"2\"><p>每年不少于两次。</p><assign role=\"lead\" rank=\"1\" unit=\"甲\"/>"
    "<assign role=\"lead\" rank=\"2\" unit=\"丙\"/><require kind=\"frequency\" at=\"0\" number=\"2\" unit=\"次\" "
    "bound=\"least\" every=\"year\">每年不少于两次</require></task></section>" LAST_SECTION;

const char later_xml[] = HEAD("关于清理的新意见") FIRST_SECTION
    "<task id=\"t4\" n=\"2\" label=\"2\"><p>每年不少于三次检查。</p><assign role=\"lead\" rank=\"1\" unit=\"丁\"/>"
    "</task></section>" LAST_SECTION;

const char registry_xml[] =
    "<registry xmlns=\"urn:libfazhi:registry:1\" region=\"141129\"><head><title>名录</title></head>"
    "<body id=\"a\" kind=\"department\"><name>甲</name><alias>某县甲局</alias></body>"
    "<body id=\"b\" kind=\"department\" until=\"2016-06-30\"><name>乙</name></body>"
    "<body id=\"c\" kind=\"department\"><name>丙</name></body>"
    "<succession kind=\"renamed\" date=\"2016-07-01\"><from body=\"b\"/><to body=\"c\"/></succession></registry>";

const char scheme_xml[] =
    "<scheme xmlns=\"urn:libfazhi:scheme:1\" id=\"x\"><head><title>办法</title></head>"
    "<share role=\"lead\" factor=\"1\"/><share role=\"cooperate\" factor=\"0.5\"/>"
    "<total id=\"t\" name=\"总分\" points=\"100\" combine=\"fold\"><indicator id=\"section\"><bind each=\"section\"/>"
    "<indicator id=\"task\" points=\"1\" start=\"full\"><bind each=\"task\"/>"
    "<timing id=\"time\" event=\"办结\" due=\"2016-12-31\" late=\"0.2\" day=\"0.01\" none=\"1\" cap=\"1\"/>"
    "<deduct id=\"r\" event=\"退回\" points=\"0.1\" count=\"次\" cap=\"0.5\"/></indicator></indicator>"
    "<indicator id=\"list\" outside=\"true\"><clamp from=\"-10\" to=\"5\"/>"
    "<add id=\"p\" event=\"表扬\" points=\"1\" count=\"次\"/></indicator><round places=\"2\"/></total>"
    "<rank ties=\"skip\"><key by=\"deductions\" order=\"ascending\"/></rank>"
    "<grades><grade name=\"优秀\" from=\"90\"/><grade name=\"合格\"/></grades>"
    "<gate id=\"g\" event=\"案件\" effect=\"ceiling\" grade=\"合格\"/></scheme>";

const char flat_xml[] =
    "<scheme xmlns=\"urn:libfazhi:scheme:1\"><head><title>简单办法</title></head><total id=\"t\" points=\"100\">"
    "<indicator id=\"a\" points=\"60\"><value of=\"100\"/></indicator><indicator id=\"b\" points=\"40\"><value "
    "event=\"分\"/></indicator>"
    "<indicator id=\"c\" outside=\"true\">"
    "<add event=\"奖\" points=\"0.5\" cap=\"2\"/></indicator><round places=\"1\"/></total><rank/>"
    "<grades><grade name=\"优\" from=\"50\"/><grade name=\"差\"/></grades></scheme>";

const char watch_xml[] =
    "<watch xmlns=\"urn:libfazhi:watch:1\" id=\"all\" move=\"next\"><head><title>规则</title><note>试行</note></head>"
    "<state name=\"交办\" kind=\"open\"/><state name=\"反馈\" kind=\"waiting\" after=\"交办\"/>"
    "<state name=\"办结\" kind=\"done\"/><state name=\"退回\" kind=\"returned\"/><state name=\"表扬\" kind=\"open\"/>"
    "<light name=\"绿\" when=\"done\"/><light name=\"红\" when=\"overdue\" days=\"10\"/><light name=\"蓝\" "
    "when=\"any\"/>"
    "<holiday date=\"2016-10-01\" until=\"2016-10-07\" name=\"国庆节\"/><workday date=\"2016-10-08\"/></watch>";

const char ledger_csv[] = "编号,单位,事项,阶段,止,日期,情形,登记日期,备注\n"
                          "a,甲,t1,,,2016-02-14,办结,2016-02-15,\n"
                          "b,甲,t2,,,2016-05-03,退回,2016-05-04,\"说\n明\"\n"
                          "c,乙,,,,2016-06-01,表扬,2016-06-01,\n"
                          "p1,甲,t1,动员,2016-02-15,,,,\n"
                          "p2,丙,t2,总结,2016-12-31,,,,\n";
const char other_csv[] = "编号,单位,事项,日期,情形\nx1,丙,t2,2016-09-01,退回\nx2,乙,t3,2016-09-02,办结\n";

static const char later_ledger[] =
    "<ledger xmlns=\"urn:libfazhi:ledger:1\"><record id=\"y1\" unit=\"乙\" item=\"t3\" event=\"办结\" "
    "date=\"2016-03-31\"/><stage id=\"y2\" unit=\"乙\" item=\"t3\" name=\"自查\" until=\"2016-06-30\"/></ledger>";
static const char ledger_json[] =
    "{\"title\": \"台账\", \"entries\": [{\"id\": \"z1\", \"unit\": \"甲\", \"item\": \"t2\", \"value\": \"2.50\", "
    "\"date\": \"2016-06-30\", \"note\": \"说明\\n两行\"}, {\"id\": \"z2\", \"stage\": \"方案\", \"unit\": \"乙\", "
    "\"item\": \"t3\", \"until\": \"2016-04-30\"}]}";

static const char page_txt[] =
    "某县人民政府关于加强审计的实施意见\n各乡镇人民政府：\n一、总体要求\n1."
    "加强审计监督，每年不少于两次，6月底前完成。\n"
    "牵头单位：县审计局\n配合单位：县财政局、各乡镇\n2. 修路（牵头单位：县交通局； 责任单位：县财政局）。\n"
    "序号\t任务\t牵头单位\t时限\n1\t办好学校\t县教育局\t6月底\n某县人民政府\n2020年3月1日\n";
static const char page_html[] =
    "<!DOCTYPE html><html><head><meta charset=\"UTF-8\"><title>关于分解任务的通知_某县</title><script>x</script></head>"
    "<body><div><ul><li><a href=\"/\">首页</a></li></ul></div><h1>某县人民政府关于分解任务的通知</h1><p>&nbsp;</p>"
    "<p>各乡镇人民政府，<span>县财<b>政</b>局</span>：</p><p>一、加强审计（牵头单位：县教育局；责任单位：县财政局）。</"
    "p>"
    "<table border=1><tr><th>序号<th>任务<th>牵头单位<th>时限<tr><td rowspan=2>1<td rowspan=\"2\">办好学校<td>"
    "<p>县教育局</p><p>县财政局</p><td>6月底<tr><td>县民政局<td>&nbsp;</table></body></html>";
static const char directive_json[] =
    "{\"is_directive\": true, \"title\": \"关于示例的意见\", \"issuer\": \"示县人民政府\", \"date_signed\": "
    "\"2016-01-25\", "
    "\"sections\": [{\"label\": \"一\", \"title\": \"总体要求\", \"parent\": null}], \"tasks\": [{\"number\": \"1\", "
    "\"section\": \"一\", \"subsection\": null, \"text\": \"清理文件。\\n公布目录。\", \"lead\": [\"甲\"], "
    "\"cooperate\": "
    "[\"乙\"], \"responsible\": [], \"open_ended\": true, \"deadline\": \"2016年底前\"}]}";
static const char directive_akn[] =
    "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><statement name=\"directive\"><meta>"
    "<identification source=\"#x\"><FRBRWork><FRBRthis value=\"/akn/cn/statement/2016\"/></FRBRWork></identification>"
    "</meta><mainBody><section eId=\"s1\"><num>一、</num><heading>甲部</heading><paragraph eId=\"p1\"><num>1.</num>"
    "<content><p>清理权力。（牵头单位：甲；配合单位：乙）</p></content></paragraph></section></mainBody></statement>"
    "</akomaNtoso>";

const char *const directives[] = {directive_xml};
const char *const texts[] = {page_txt, page_html};
const char *const anything[] = {directive_xml, directive_akn, directive_json, page_txt, page_html};
const char *const registries[] = {registry_xml};
const char *const schemes[] = {scheme_xml};
const char *const ledgers[] = {later_ledger, ledger_csv, ledger_json};
const char *const more_ledgers[] = {later_ledger, other_csv, ledger_json};
const char *const watches[] = {watch_xml};

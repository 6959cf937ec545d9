/* HTML pages to lines. What is expected is what a browser shows. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <fazhi/import.h>

#include "base/context.h"
#include "support/oom.h"
#include "text/lines.h"

static oom memory;
static fz_context *context;
static fz__arena arena;
static fz__findings findings;
static fz__lines lines;
static bool read_once;

static void set_up(void)
{
    oom_init(&memory);
    cr_assert_eq(fz_context_new(&memory.allocator, &context), FZ_OK);
    fz__arena_init(&arena, context);
    fz__findings_init(&findings, &arena);
}

static void forget_page(void)
{
    if (read_once)
        fz__lines_clear(&lines);
    read_once = false;
}

static void all_given_back(void)
{
    forget_page();
    fz__findings_clear(&findings);
    fz__arena_clear(&arena);
    fz_context_unref(context);
    cr_assert_null(oom_fault(&memory));
}

TestSuite(page, .init = set_up, .fini = all_given_back);

static fz_status try_page(const char *bytes, size_t length)
{
    forget_page();
    read_once = true;
    return fz__lines_read(context, "page.html", bytes, length, "UTF-8", &findings, &lines, NULL);
}

static void read_page(const char *bytes, size_t length)
{
    cr_assert_eq(try_page(bytes, length), FZ_OK);
    cr_assert(fz__lines_check(&lines), "characters are lost");
}

static void show_cell(fz__buffer *shown, const fz__cell *cell)
{
    if (cell->carried)
        fz__buffer_char(shown, '^');
    if (cell->header)
        fz__buffer_char(shown, '*');
    for (uint32_t i = 0; i < cell->length; i++) {
        char c = lines.text.bytes[cell->start + i];

        fz__buffer_char(shown, c == '\n' ? '/' : c);
    }
}

/* A line each; cells as "a | b", those carried down as "^a", headers as "*a", and "/" between the lines of a cell. A cell
 * that is not in the column behind the last one has its column before it: "4:a". */
static const char *show(void)
{
    static char text[8192];
    fz__buffer shown;

    fz__buffer_init(&shown, context);
    for (size_t i = 0; i < lines.count; i++) {
        const fz__line *line = &lines.lines[i];

        if (i)
            fz__buffer_char(&shown, '\n');
        for (uint32_t c = 0; c < line->cell_count; c++) {
            const fz__cell *cell = &lines.cells[line->first_cell + c];

            if (c)
                fz__buffer_string(&shown, " | ");
            if (cell->column != (c ? cell[-1].column + 1u : 0)) {
                fz__buffer_number(&shown, cell->column);
                fz__buffer_char(&shown, ':');
            }
            show_cell(&shown, cell);
        }
        if (line->kind == FZ_LINE_TEXT)
            fz__buffer_append(&shown, lines.text.bytes + line->start, line->length);
    }
    cr_assert_lt(shown.length, sizeof(text));
    memcpy(text, shown.length ? shown.bytes : "", shown.length + 1);
    fz__buffer_clear(&shown);
    return text;
}

static const char *shown(const char *html)
{
    char page[8192];

    snprintf(page, sizeof(page), "<html><body>%s", html);
    read_page(page, strlen(page));
    return show();
}

static unsigned hints_of(size_t line)
{
    cr_assert_lt(line, lines.count);
    return lines.lines[line].hints;
}

static uint64_t removed(fz__removed_kind kind)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < lines.removed_count; i++)
        if (lines.removed[i].kind == kind)
            sum += lines.removed[i].length;
    return sum;
}

/* Text and blocks. */

Test(page, keeps_a_name_whole_that_tags_break)
{
    cr_assert_str_eq(shown("<p>县<b>财<span lang=EN-US><o:p></o:p></span>政</b><font face=\"宋体\">局</font>、<a "
                           "href=x>县<u>教</u></a>育局<sup>1</sup>"),
                     "县财政局、县教育局1");
}

Test(page, ends_a_line_where_a_block_begins_or_ends)
{
    cr_assert_str_eq(shown("一<div>二<p>三<h2>四</h2>五</div>六<section>七</section><ul><li>八<li>九</ul>十<hr>百"),
                     "一\n二\n三\n四\n五\n六\n七\n八\n九\n十\n百");
}

Test(page, ends_a_line_at_br)
{
    cr_assert_str_eq(shown("<h1>县政府办公室<br/>关于分解任务的通知</h1>一、甲<BR>二、乙"),
                     "县政府办公室\n关于分解任务的通知\n一、甲\n二、乙");
}

Test(page, collapses_white_space_as_a_browser_does)
{
    cr_assert_str_eq(shown("<p>\n   work \t plan\n <b> 2024 </b>  x \n</p>"), "work plan 2024 x");
}

Test(page, joins_ideographs_over_a_line_end_of_the_page)
{
    cr_assert_str_eq(shown("<p>县财政\r\n    局、县\nA 局 长"), "县财政局、县 A 局 长");
}

Test(page, keeps_the_line_ends_of_pre)
{
    cr_assert_str_eq(shown("<pre>一、甲\n二、<b>乙\n</b>丙</pre>"), "一、甲\n二、乙\n丙");
}

Test(page, resolves_entities)
{
    cr_assert_str_eq(shown("<p>&#20013;&#x56FD;&lt;&amp;&gt;&quot;&ldquo;&middot;&unknown;&ensp;A&T"),
                     "中国<&>\"“·&unknown;\xE2\x80\x82"
                     "A&T");
}

Test(page, cuts_spaces_of_every_width_at_the_ends_and_keeps_them_inside)
{
    cr_assert_str_eq(shown("<p>&nbsp;&nbsp; 　责&nbsp;任　单位　&nbsp;</p>"), "责\xC2\xA0任　单位");
}

Test(page, takes_damage_out_and_says_where)
{
    cr_assert_str_eq(shown("<p>县&#xE004;审<b>\xEE\x80\x84计</b>局（jú）"), "县审计局");
    cr_assert_eq(findings.count, 3);
    cr_assert_str_eq(findings.items[0].message, "“县”后删去私用区字符 U+E004");
    cr_assert_eq(findings.items[0].column, 17);
    cr_assert_str_eq(findings.items[1].message, "“县审”后删去私用区字符 U+E004");
    cr_assert_eq(findings.items[1].column, 29);
    cr_assert_eq(findings.items[2].status, FZ_FPINYIN);
}

Test(page, leaves_pinyin_over_its_character_out)
{
    cr_assert_str_eq(shown("<p><ruby>审<rp>(</rp><rt>shěn</rt><rp>)</rp></ruby>计局"), "审计局");
    cr_assert_eq(removed(FZ_REMOVED_PINYIN), strlen("(shěn)"));
}

Test(page, reads_characters_that_xml_does_not_have)
{
    cr_assert_str_eq(shown("<p>县\x01审\xEF\xBF\xBE计\f局"), "县审计 局");
    cr_assert_eq(removed(FZ_REMOVED_CONTROL), 1);
}

/* What a reader does not see. */

Test(page, leaves_out_what_is_no_text)
{
    cr_assert_str_eq(shown("<style>p{}</style><script>if(a<b)document.write('</p><p>x');</script><!-- <p>y -->正文"
                           "<template>z</template><noscript>请开启脚本</noscript>再说几句正文，使它长一些"),
                     "正文再说几句正文，使它长一些");
}

Test(page, leaves_out_what_is_hidden)
{
    cr_assert_str_eq(shown("<p>县<span style=\"color:red; DISPLAY : none\">甲</span>财政局<div hidden>乙</div>"
                           "<i style='visibility:hidden'>丙</i>正文"),
                     "县财政局\n正文");
    cr_assert_eq(removed(FZ_REMOVED_HIDDEN), strlen("甲乙丙"));
}

Test(page, shows_a_hidden_element_that_holds_the_document)
{
    cr_assert_str_eq(
        shown("<div>加载中</div><div id=zoom style='display:none'><p>一、加强领导。<p>二、落实责任。</div>"),
        "加载中\n一、加强领导。\n二、落实责任。");
}

Test(page, leaves_out_navigation_and_footer)
{
    cr_assert_str_eq(
        shown("<header>某某县人民政府</header><nav><a>首页</a></nav><p>一、加强组织领导，健全工作机制。</p>"
              "<aside>相关阅读</aside><p>二、落实工作责任，强化督促检查。</p><footer>主办：县府办</footer>"),
        "一、加强组织领导，健全工作机制。\n二、落实工作责任，强化督促检查。");
    cr_assert_eq(removed(FZ_REMOVED_FRAME), strlen("某某县人民政府首页相关阅读主办：县府办"));
}

Test(page, keeps_the_header_and_the_footer_of_an_article)
{
    cr_assert_str_eq(shown("<article><header><h1>通知</h1></header><p>正文</p><footer>县政府<br>2024年1月2日</footer>"),
                     "通知\n正文\n县政府\n2024年1月2日");
}

Test(page, knows_frames_by_class_and_id)
{
    cr_assert_str_eq(
        shown("<div class='topNav clearfix'>首页</div><div id=breadcrumb>位置：文件</div>"
              "<p>一、加强组织领导，健全工作机制，形成工作合力。</p><div class=\"share\">分享到微信</div>"),
        "一、加强组织领导，健全工作机制，形成工作合力。");
}

Test(page, takes_only_whole_words_of_a_class)
{
    cr_assert_str_eq(shown("<div class='unavailable footnote searching'>正文甲</div><p>正文乙，比甲长一些</p>"),
                     "正文甲\n正文乙，比甲长一些");
}

Test(page, keeps_an_element_that_is_also_called_text)
{
    cr_assert_str_eq(
        shown("<div class='article-footer'>县政府</div><div id=footerContent>2024年</div><p>正文，比前面都长</p>"),
        "县政府\n2024年\n正文，比前面都长");
}

Test(page, never_drops_half_of_the_page)
{
    cr_assert_str_eq(shown("<p>短</p><div class=menu>一、加强组织领导。</div>"), "短\n一、加强组织领导。");
}

Test(page, keeps_a_wrongly_called_element_with_the_main_heading)
{
    cr_assert_str_eq(shown("<div class=nav><h1>通知</h1></div><p>正文比标题长一些</p>"), "通知\n正文比标题长一些");
}

Test(page, leaves_forms_out)
{
    cr_assert_str_eq(shown("<form><p>一、加强组织领导。</p><select><option>省政府<option>市政府</select>"
                           "<textarea>留言</textarea><button>搜索</button></form>"),
                     "一、加强组织领导。");
}

/* Hints. */

Test(page, tells_headings_items_and_centred_lines)
{
    shown("<h3>一</h3><p align=center>二</p><center>三</center><p style='text-align : center'>四</p><li>五</li><p>六");
    cr_assert_eq(hints_of(0), FZ_LINE_HEADING);
    cr_assert_eq(hints_of(1), FZ_LINE_CENTRED);
    cr_assert_eq(hints_of(2), FZ_LINE_CENTRED);
    cr_assert_eq(hints_of(3), FZ_LINE_CENTRED);
    cr_assert_eq(hints_of(4), FZ_LINE_ITEM);
    cr_assert_eq(hints_of(5), 0);
}

Test(page, tells_indented_lines)
{
    shown("<p>　　一</p><p style='text-indent:2em'>二<br>三</p><p style='text-indent:0'>四</p><p>&nbsp;五");
    cr_assert_eq(hints_of(0), FZ_LINE_INDENTED);
    cr_assert_eq(hints_of(1), FZ_LINE_INDENTED);
    cr_assert_eq(hints_of(2), 0, "only the first line of a paragraph is indented");
    cr_assert_eq(hints_of(3), 0);
    cr_assert_eq(hints_of(4), 0, "one column");
}

Test(page, tells_blank_lines)
{
    cr_assert_str_eq(shown("一<br><br>二<p>三</p><p>&nbsp;</p><p>四</p><p></p><p>五</p><hr>六<br></div><p>七"),
                     "一\n二\n三\n四\n五\n六\n七");
    cr_assert_eq(hints_of(1), FZ_LINE_GAP);
    cr_assert_eq(hints_of(2), 0);
    cr_assert_eq(hints_of(3), FZ_LINE_GAP);
    cr_assert_eq(hints_of(4), 0, "an empty paragraph has no height");
    cr_assert_eq(hints_of(5), FZ_LINE_GAP);
    cr_assert_eq(hints_of(6), 0);
}

Test(page, tells_lines_of_links_alone)
{
    shown("<p><a>首页</a> | <a>新闻</a> &gt; <a>文件</a></p><p>附件：<a>清单</a></p>");
    cr_assert_eq(hints_of(0), FZ_LINE_MENU);
    cr_assert_eq(hints_of(1), 0);
}

/* Tables. */

Test(table, reads_rows_and_cells, .init = set_up, .fini = all_given_back)
{
    cr_assert_str_eq(shown("前<table><caption>任务表</caption><tr><th>序号</th><th>任务</th></tr>"
                           "<tr><td>1</td><td>办学</td></tr></table>后"),
                     "前\n任务表\n*序号 | *任务\n1 | 办学\n后");
    cr_assert_eq(lines.lines[2].table, 1);
    cr_assert_eq(lines.lines[3].table, 1);
    cr_assert_eq(lines.lines[4].table, 0);
}

Test(table, needs_no_end_tags, .init = set_up, .fini = all_given_back)
{
    cr_assert_str_eq(shown("<table><tr><td>1<td>甲<tr><td>2<td>乙</table>"), "1 | 甲\n2 | 乙");
    cr_assert_str_eq(shown("<table><td>1<td>甲<tr><td>2<td>乙</table>"), "1 | 甲\n2 | 乙");
    cr_assert_str_eq(shown("<table><tbody><tr><td><p>1<td><div>甲<tr><td>2<td>乙"), "1 | 甲\n2 | 乙");
}

Test(table, keeps_empty_cells, .init = set_up, .fini = all_given_back)
{
    cr_assert_str_eq(
        shown("<table><tr><td>1<td><td>&nbsp;<td>甲<tr><td>　<td><td><td><tr><td>2<td>乙<td>丙<td></table>"),
        "1 |  |  | 甲\n2 | 乙 | 丙 | ");
}

Test(table, carries_cells_down, .init = set_up, .fini = all_given_back)
{
    cr_assert_str_eq(shown("<table><tr><td rowspan=2>经济<td>甲<td rowspan=3>县财政局<tr><td>乙<tr><td>民生<td>丙"
                           "<tr><td>其他<td>丁<td>戊</table>"),
                     "经济 | 甲 | 县财政局\n^经济 | 乙 | ^县财政局\n民生 | 丙 | ^县财政局\n其他 | 丁 | 戊");
}

Test(table, spans_columns, .init = set_up, .fini = all_given_back)
{
    cr_assert_str_eq(shown("<table><tr><td colspan=2>任务<td>单位<tr><td>1<td>甲<td>乙"
                           "<tr><td rowspan=2 colspan=2>丙<td>丁<tr><td>戊</table>"),
                     "任务 | 2:单位\n1 | 甲 | 乙\n丙 | 2:丁\n^丙 | 2:戊");
}

Test(table, parts_the_lines_of_a_cell, .init = set_up, .fini = all_given_back)
{
    cr_assert_str_eq(
        shown("<table><tr><td>1<td><p>县财政局</p><p>&nbsp;</p><p>县教育局</p><td>县<b>民</b>政局<br/>县水利局"
              "<tr><td>2<td>甲<td>乙</table>"),
        "1 | 县财政局/县教育局 | 县民政局/县水利局\n2 | 甲 | 乙");
}

Test(table, reads_head_before_body_and_foot_behind, .init = set_up, .fini = all_given_back)
{
    cr_assert_str_eq(shown("<table><tfoot><tr><td>合计<td>2</tfoot><tbody><tr><td>甲<td>1<tr><td>乙<td>1</tbody>"
                           "<thead><tr><td>项目<td>数</thead></table>"),
                     "项目 | 数\n甲 | 1\n乙 | 1\n合计 | 2");
}

Test(table, puts_an_inner_table_into_its_cell, .init = set_up, .fini = all_given_back)
{
    cr_assert_str_eq(
        shown("<table><tr><th>任务<th>单位<tr><td>办学<td><table><tr><td>牵头<td>县教育局<tr><td>配合<td>县财政局"
              "</table></table>"),
        "*任务 | *单位\n办学 | 牵头/县教育局/配合/县财政局");
}

Test(table, of_one_cell_is_layout, .init = set_up, .fini = all_given_back)
{
    cr_assert_str_eq(shown("<table><tr><td><p>一、甲<p>二、乙<table><tr><td>1<td>丙<tr><td>2<td>丁</table></table>"),
                     "一、甲\n二、乙\n1 | 丙\n2 | 丁");
}

Test(table, with_a_menu_beside_the_text_is_layout, .init = set_up, .fini = all_given_back)
{
    cr_assert_str_eq(
        shown("<table><tr><td colspan=2>某某县政府<tr><td>目录<br>指南<td><p>一、甲<p>二、乙<p>三、丙</table>"),
        "某某县政府\n目录\n指南\n一、甲\n二、乙\n三、丙");
}

Test(table, around_a_heading_is_layout, .init = set_up, .fini = all_given_back)
{
    cr_assert_str_eq(shown("<table><tr><td>左<td>右<tr><td><h1>通知</h1><td>二维码</table>"), "左\n右\n通知\n二维码");
}

Test(table, drops_hidden_rows, .init = set_up, .fini = all_given_back)
{
    cr_assert_str_eq(
        shown("<table><tr><td>1<td>办好人民满意的学校<tr style='display:none'><td>2<td>x<tr><td>3<td>修路</table>"),
        "1 | 办好人民满意的学校\n | \n3 | 修路");
}

Test(table, loses_nothing_that_stands_outside_its_cells, .init = set_up, .fini = all_given_back)
{
    cr_assert_str_eq(shown("<table>甲<tr>乙<td>1<td>丙</tr><form class=nav>丁<tr><td>2<td>戊</form></table>己"),
                     "甲\n乙\n丁\n1 | 丙\n2 | 戊\n己");
}

/* The page as a whole. */

Test(page, hands_metas_over)
{
    static const char html[] = "<head><meta charset=gb2312><title> 关于分工的通知_县政府 </title>"
                               "<meta name=\"ArticleTitle\" content=\"关于&amp;分工\"><META Name='PubDate' "
                               "CONTENT='2024-01-02 10:00'><meta property=\"og:title\" content=\"x\"><meta name=\"空\" "
                               "content=\" \"></head><body>正文";

    read_page(html, strlen(html));
    cr_assert_str_eq(show(), "正文");
    cr_assert_eq(lines.meta_count, 4);
    cr_assert_str_eq(lines.metas[0].name, "<title>");
    cr_assert_str_eq(lines.metas[0].value, " 关于分工的通知_县政府 ");
    cr_assert_str_eq(lines.metas[1].name, "ArticleTitle");
    cr_assert_str_eq(lines.metas[1].value, "关于&分工");
    cr_assert_str_eq(lines.metas[2].name, "PubDate");
    cr_assert_str_eq(lines.metas[3].name, "og:title");
}

Test(page, reads_on_behind_the_end_of_the_document)
{
    cr_assert_str_eq(shown("一</body></html>二<html lang=zh><body class=x><p>三</body></html><p>四"), "一二\n三\n四");
}

Test(page, knows_the_conditions_that_word_writes)
{
    cr_assert_str_eq(
        shown("<p><!--[if !supportLists]--><span>1.</span><!--[endif]-->甲<p><![if !supportLists]>2.<![endif]>乙"
              "<?xml:namespace prefix = o />丙"),
        "1.甲\n2.乙丙");
}

Test(page, is_the_same_wherever_the_pieces_end_that_the_parser_gets)
{
    static const char tail[] =
        "<script>if (a</b/.test('</p>'))x='<!--'</script><style>p{}</style><!-- x --><p class='a "
        "b'>一&nbsp;二</p><table><tr><td>1<td>三</table></body></html>四";
    char html[3000 + sizeof(tail)];

    for (size_t pad = 1; pad < 2300; pad++) {
        memset(html, ' ', pad);
        memcpy(html, "<html>", 6);
        memcpy(html + pad + 6, tail, sizeof(tail));
        html[pad + 5] = ' ';
        read_page(html, pad + 5 + sizeof(tail));
        cr_assert_str_eq(show(), "一\xC2\xA0二\n1 | 三\n四", "after %zu bytes", pad);
    }
}

Test(page, begins_anywhere)
{
    static const char html[] = "</td></p>一</div><p>二</p>\n<p>三</p>\n<table><tr><td>1<td>四</table>";

    read_page(html, strlen(html));
    cr_assert_str_eq(show(), "一\n二\n三\n1 | 四");
}

Test(page, knows_its_places)
{
    fz__where where;

    shown("\n<p>县&nbsp;<b>财政</b>局</p>\r\n<table><tr><td>1<td>\n  乙</table>");
    cr_assert_eq(lines.count, 2);
    fz__lines_place(&lines, lines.lines[0].start, lines.lines[0].length, &where);
    cr_assert_eq(where.line, 2);
    cr_assert_eq(where.column, 4);
    cr_assert_eq(where.offset, strlen("<html><body>\n<p>"));
    cr_assert_eq(where.length, strlen("县&nbsp;<b>财政</b>局"));
    fz__lines_place(&lines, lines.cells[1].start, lines.cells[1].length, &where);
    cr_assert_eq(where.line, 4);
    cr_assert_eq(where.column, 3);
    cr_assert_eq(where.length, strlen("乙"));
}

static char *read_data(const char *name, size_t *length)
{
    char path[4096], *bytes = NULL;
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", getenv("FZ_TEST_DATA"), name);
    file = fopen(path, "rb");
    cr_assert_not_null(file, "%s", path);
    bytes = malloc(1 << 20);
    *length = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

/* What a county's web site makes of a document: layout tables, a table of metadata, marks of Word, menus around it. */
Test(page, of_a_government_reads_as_its_document)
{
    size_t length;
    char *html = read_data("pages/layout-tables.html", &length);

    read_page(html, length);
    free(html);
    cr_assert_str_eq(
        show(),
        "目录\n指南\n索引号： | QCW-2024-0001 | 发布机构： | 县政府办\n文号： | 青政办〔2024〕5号 | 成文日期： | \n"
        "青川湾县人民政府办公室\n关于分解2024年重点任务的通知\n各乡镇人民政府，县财政局：\n"
        "一、加强县审计局工作（牵头单位：县教育局；责任单位：县财政局）。\n*序号 | *任务 | *牵头单位 | *时限\n"
        "1 | 办好学校 | 县教育局/县财政局 | 6月底\n^1 | ^办好学校 | 县民政局 | \n2 | 修路 | 县交通运输局\n"
        "附件：清单.doc");
    cr_assert_eq(hints_of(0), FZ_LINE_MENU);
    cr_assert_eq(hints_of(4), FZ_LINE_HEADING | FZ_LINE_CENTRED);
    cr_assert_eq(hints_of(6), FZ_LINE_GAP | FZ_LINE_INDENTED);
}

/* The reference text as a page: its first line is the breadcrumb, its second the title. */
static void make_reference_page(fz__buffer *html)
{
    static const char *const open[] = {"<div class=breadcrumb>", "<h1 align=center>", "<p>"};
    static const char *const close[] = {"</div>", "</h1>", "</p>"};
    size_t length, number = 0;
    char *text = read_data("zhongyang-2016.txt", &length), *end = text + length;

    fz__buffer_string(html, "<!DOCTYPE html><html><head><meta charset=gb2312><title>x</title></head><body>");
    for (char *line = text, *stop; line < end; line = stop + 1) {
        stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        if (stop == line)
            continue;
        fz__buffer_string(html, open[number]);
        fz__buffer_append(html, line, (size_t)(stop - line));
        fz__buffer_string(html, close[number]);
        number += number < 2;
    }
    fz__buffer_string(html, "<div id=footer>主办：县政府办</div></body></html>");
    free(text);
}

Test(page, of_the_reference_imports_to_the_built_in_directive)
{
    fz_directive *builtin = NULL, *imported = NULL;
    fz__buffer html;

    fz__buffer_init(&html, context);
    make_reference_page(&html);
    cr_assert_eq(fz_directive_load_builtin(context, &builtin, NULL), FZ_OK);
    cr_assert_eq(fz_directive_import_memory(context, html.bytes, html.length, "page.html", "UTF-8", &imported, NULL),
                 FZ_OK);
    cr_assert(fz_directive_equal(builtin, imported));
    fz_directive_unref(builtin);
    fz_directive_unref(imported);
    fz__buffer_clear(&html);
}

/* Parts of a page, many times: none may take more than its share of time, nor a byte of text be lost. */
Test(page, may_be_hostile)
{
    static const char *const parts[] = {"<div>",
                                        "<b>x",
                                        "<td>x",
                                        "<table><tr><td>x<td>",
                                        "<",
                                        "&",
                                        "<!--",
                                        "<a ",
                                        "<p a=\"",
                                        "<tr><td>x<td rowspan=65534>y",
                                        "<td colspan=1000000 rowspan=1000000>x<tr>",
                                        "<select><option>x",
                                        "<span hidden>x",
                                        "<td><div hidden>x",
                                        "<br>",
                                        " a=b",
                                        "<script></x",
                                        "\x01",
                                        "<h1>",
                                        "<meta name=a content=b>",
                                        "<ul><li>",
                                        "</p>",
                                        "&#xE004;",
                                        "<i></b></i>"};
    static char html[300000];

    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        size_t length = strlen(parts[i]),
               used = (size_t)snprintf(html, sizeof(html), "<html><p %s>x", i % 2 ? "" : "a");

        while (used + length < sizeof(html)) {
            memcpy(html + used, parts[i], length);
            used += length;
        }
        read_page(html, used);
    }
}

/* libxml2 searches its stack for every end tag: without a bound 300,000 bytes of this took five seconds. */
Test(page, may_leave_everything_open)
{
    static char html[1400000];
    size_t used = 0;

    while (used < sizeof(html) / 2)
        used += (size_t)snprintf(html + used, 8, "<b>");
    while (used + 5 < sizeof(html))
        used += (size_t)snprintf(html + used, 8, "</i>");
    memcpy(html + used - 4, "text", 4);
    read_page(html, used);
    cr_assert_str_eq(show(), "text");
}

Test(page, may_have_more_attributes_than_are_read)
{
    char html[20000];
    size_t used = (size_t)snprintf(html, sizeof(html), "<p align=center");

    for (unsigned i = 0; i < 1000; i++)
        used += (size_t)snprintf(html + used, sizeof(html) - used, " a%u='>%u'", i, i);
    used += (size_t)snprintf(html + used, sizeof(html) - used, " hidden>text");
    read_page(html, used);
    cr_assert_str_eq(show(), "text");
    cr_assert_eq(hints_of(0), FZ_LINE_CENTRED);
}

static fz_status read_with(const fz_allocator *allocator)
{
    static const char html[] = "<head><title>通知</title><meta name=PubDate content=2024></head><div "
                               "class=nav>首页</div><h1>关于分工的通知</h1>"
                               "<p>一、县&#xE004;财政<b>局</b>，县教育局&nbsp;。<span hidden>x</span><table><tr><td "
                               "rowspan=2>1<td>甲<tr><td>乙"
                               "</table>";
    fz_context *own;
    fz__arena own_arena;
    fz__findings own_findings;
    fz__lines own_lines;
    fz_status status = fz_context_new(allocator, &own);

    if (status != FZ_OK)
        return status;
    fz__arena_init(&own_arena, own);
    fz__findings_init(&own_findings, &own_arena);
    status = fz__lines_read(own, NULL, html, strlen(html), "UTF-8", &own_findings, &own_lines, NULL);
    if (status == FZ_OK)
        cr_assert_eq(own_lines.count, 4);
    fz__lines_clear(&own_lines);
    fz__findings_clear(&own_findings);
    fz__arena_clear(&own_arena);
    fz_context_unref(own);
    return status;
}

Test(page, survives_each_failed_allocation)
{
    OOM_SWEEP(read_with);
}

Test(page, prints_nothing)
{
    char printed[16];
    FILE *saved = tmpfile();
    int copy = dup(STDERR_FILENO);

    cr_assert_not_null(saved);
    fflush(stderr);
    dup2(fileno(saved), STDERR_FILENO);
    shown("<p a=b a=c></q><<>&bad;<table></p><\x01><?x<![CDATA[ </body <input></font><meta charset=nonsense>x");
    dup2(copy, STDERR_FILENO);
    close(copy);
    rewind(saved);
    cr_assert_eq(fread(printed, 1, sizeof(printed), saved), 0);
    fclose(saved);
}

Test(page, without_text_is_empty)
{
    static const char html[] =
        "<html><head><title>x</title></head><body><script>y</script> <p>&nbsp;</p></body></html>";

    cr_assert_eq(try_page(html, strlen(html)), FZ_EEMPTY);
}

Test(page, is_told_from_other_texts)
{
    static const char *const pages[] = {"<!DOCTYPE html>一",
                                        "\n<?xml version=\"1.0\"?>\n<!-- x -->\n<html xmlns=\"y\"/>",
                                        "<p>一",
                                        "<TABLE border=1>",
                                        "<span>一</span>",
                                        "一<br>二<br>三<br/>四<p>五</p>"};
    static const char *const texts[] = {"一、甲",
                                        "",
                                        "<",
                                        "<directive xmlns=\"x\"/>",
                                        "<?xml version=\"1.0\"?><directive/>",
                                        "<责任单位>县财政局",
                                        "县财政局 <br>\n一\n二\n三\n四\n五\n六\n<p>\n七<p>\n八\n九\n十\n<p>\n百\n千"};

    for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++)
        cr_assert(fz__lines_is_html(pages[i], strlen(pages[i])), "%s", pages[i]);
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        cr_assert_not(fz__lines_is_html(texts[i], strlen(texts[i])), "%s", texts[i]);
}

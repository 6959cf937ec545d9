/* Debris, by the words that pages print. */
#include "import/debris.h"

#define LINE_GLYPHS  90 /* longer lines are text */
#define WHOLE_GLYPHS 6  /* as long is the longest of those that are nothing else */

/* Lines that begin so. */
static const char32_t *const starts[] = {
    U"您当前的位置", U"您当前位置", U"您的位置",  U"当前位置",  U"您现在所在", U"您现在的位置", U"所在位置",
    U"当前所在",     U"您当前所在", U"首页>",     U"首页»",     U"网站首页",   U"返回首页",     U"返回顶部",
    U"返回列表",     U"返回上一页", U"无障碍",    U"长者模式",  U"长者版",     U"长辈版",       U"关怀版",
    U"适老",         U"老年版",     U"设为首页",  U"加入收藏",  U"收藏本",     U"政务微信",     U"政务微博",
    U"微信公众",     U"官方微信",   U"官方微博",  U"打印本",    U"打印整",     U"打印内",       U"打印此",
    U"【打印",       U"[打印",      U"关闭窗口",  U"关闭本",    U"【关闭",     U"[关闭",        U"字号",
    U"字体",         U"【字体",     U"[字体",     U"【字号",    U"【大",       U"分享到",       U"分享至",
    U"分享：",       U"扫一扫",     U"扫码",      U"上一篇",    U"下一篇",     U"上一条",       U"下一条",
    U"浏览次数",     U"浏览量",     U"点击量",    U"点击数",    U"点击次数",   U"访问量",       U"访问次数",
    U"阅读次数",     U"阅读量",     U"版权所有",  U"ICP备",     U"网站标识码", U"公网安备",     U"网站地图",
    U"联系我们",     U"技术支持",   U"相关附件",  U"相关文档",  U"相关解读",   U"相关文件",     U"相关链接",
    U"附件下载",     U"文件下载",   U"点击下载",  U"评论一下",  U"最热评论",   U"最新评论",     U"还没有评论",
    U"责任编辑",     U"【责任编辑", U"[责任编辑", U"(责任编辑", U"编辑:",      U"编辑：",       U"网站主办",
    U"主办:",        U"地址:",      U"邮编:",     U"手机版",    U"电脑版",     U"【法宝引证码", U"下载地址",
    U"用户登录",     U"还没有账号", U"账号+",     U"手机+",     U"立即注册",   U"登录",         U"注册",
    U"免责声明",     U"声明:",      U"意见反馈",  U"我要纠错",  U"纠错",       U"视力保护",     U"背景色",
    U"语音播报",     U"朗读",       U"收起",      U"展开",      U"更多>>",     U"智能问答",     U"智能机器人",
    U"简体|",        U"简体",       U"繁体",      U"English",   U"今天:",      U"今天是",       NULL};
/* Lines that are nothing else. */
static const char32_t *const wholes[] = {U"首页",     U"返回",     U"打印",         U"关闭",     U"收藏",
                                         U"分享",     U"复制",     U"下载",         U"×",        U"x",
                                         U"X",        U"大",       U"中",           U"小",       U">",
                                         U">>",       U"»",        U"政府信息公开", U"政务公开", U"通知公告",
                                         U"公告公示", U"政策文件", U"规划计划",     U"政策解读", U"文件解读",
                                         U"政府文件", U"没有了",   U"微信",         U"微博",     U"QQ空间",
                                         U"新浪微博", U"目录",     U"正文",         U"当前页",   U"无",
                                         U"A+",       U"A-",       U"||",           U"·",        U"全文",
                                         U"搜索",     U"检索",     U"检 索",        NULL};
/* Lines that hold one of these, being short. */
static const char32_t *const holds[] = {U"ICP备",        U"公网安备",     U"网站标识码", U"版权所有",     U"技术支持",
                                        U"未经授权",     U"浏览器观看",   U"分辨率",     U"扫一扫在手机", U"扫一扫在手",
                                        U"参与,0条评论", U"点击查看更多", U"首页>",      U"首页»",        U"首页→",
                                        U"Copyright",    U"copyright",    U"All Rights", U"设为首页",     U"加入收藏",
                                        U"长者模式",     U"无障碍",       NULL};

void fz__debris_index(fz__page *page)
{
    fz__chains_starts(&page->chains.debris, starts);
    page->may_have.debris = fz__page_may_have(page, holds);
}

static bool is_whole(const fz__page *page, fz__span span)
{
    if (fz__span_length(span) > WHOLE_GLYPHS)
        return false;
    for (const char32_t *const *word = wholes; *word; word++)
        if (fz__page_word(page, span.first, span.end, *word) == fz__span_length(span))
            return true;
    return false;
}

static bool is_frame(uint32_t c)
{
    return c == '-' || c == U'—' || c == U'–' || c == U'·' || c == U'_' || c == '~' || c == '/' || c == U'第' ||
           c == U'页' || c == U'共' || c == ',' || c == 0x2012 || c == 0x2015 || c == U'―';
}

/* - 3 -, — 12 —, 第 1 页, 第1页 共9页, and a lone 3 between blank lines. */
static bool is_page_number(const fz__page *page, fz__span span, unsigned hints)
{
    unsigned digits = 0, frame = 0;

    if (fz__span_length(span) > 12)
        return false;
    for (uint32_t i = span.first; i < span.end; i++) {
        uint32_t c = page->glyphs[i].c;

        if (fz__is_digit(c))
            digits++;
        else if (is_frame(c))
            frame++;
        else
            return false;
    }
    return digits && digits <= 6 && (frame >= 2 || (frame == 0 && digits <= 3 && (hints & FZ_LINE_GAP)));
}

/* A page's path: 首页 > 政务公开 > 文件 */
static bool is_path(const fz__page *page, fz__span span)
{
    unsigned arrows = 0;

    for (uint32_t i = span.first; (i = fz__page_next(page, i, span.end, FZ_GLYPH_BRACKET | FZ_GLYPH_SIGN)) < span.end;
         i++) {
        uint32_t c = page->glyphs[i].c;

        arrows += (c == '>' && page->glyphs[i].pair == FZ__NO_GLYPH) || c == U'»' || c == U'›';
        if (c == 0x3002)
            return false;
    }
    return arrows >= 2 || (arrows == 1 && fz__page_starts(page, span, U"首页"));
}

static fz__span without_bullet(const fz__page *page, fz__span span)
{
    while (span.first < span.end) {
        uint32_t c = page->glyphs[span.first].c;

        if (c != '-' && c != U'•' && c != U'·' && c != '*' && c != U'◆' && c != U'■')
            break;
        span.first++;
    }
    return span;
}

bool fz__debris_is(const fz__page *page, const fz__para *para)
{
    fz__span span = without_bullet(page, para->span);

    if (is_page_number(page, para->span, para->hints))
        return true;
    if (span.first >= span.end)
        return true;
    if (fz__span_length(span) > LINE_GLYPHS || fz__page_last(page, span) == 0x3002)
        return false;
    return is_whole(page, span) || fz__page_starts_chained(page, span, &page->chains.debris, starts) ||
           is_path(page, span) || (page->may_have.debris && fz__page_has_any(page, span, holds));
}

void fz__debris_mark(fz__page *page)
{
    for (size_t p = 0; p < page->para_count; p++)
        if (page->paras[p].kind != FZ_PARA_HEAD && !page->paras[p].marked && fz__debris_is(page, &page->paras[p]))
            page->paras[p].kind = FZ_PARA_DEBRIS;
}

/* Metadata: the catalogue lines of government sites (索引号, 文号, 发布日期 …), in one line or several, with colons, white
 * space or cells between name and value, or the value on the next line. */
#include "import/dues.h"
#include "import/head.h"
#include "import/marks.h"
#include "import/tables.h"

#define VALUE_GLYPHS 200

typedef enum meta_field {
    META_NONE,
    META_INDEX,
    META_NUMBER,
    META_ISSUER,
    META_SIGNED,
    META_PUBLISHED,
    META_EFFECTIVE,
    META_REPEALED,
    META_TITLE,
    META_DISCLOSURE,
    META_IGNORED
} meta_field;

typedef struct meta_word {
    const char32_t *text;
    meta_field field;
} meta_word;

/* Of words that begin alike the longer one stands first. */
static const meta_word words[] = {
    {U"索引号", META_INDEX},         {U"信息索引号", META_INDEX},    {U"索取号", META_INDEX},
    {U"发文字号", META_NUMBER},      {U"文件编号", META_NUMBER},     {U"文号", META_NUMBER},
    {U"发文号", META_NUMBER},        {U"公文文号", META_NUMBER},     {U"文件字号", META_NUMBER},
    {U"发布文号", META_NUMBER},      {U"发布机构", META_ISSUER},     {U"发布机关", META_ISSUER},
    {U"发布单位", META_ISSUER},      {U"发文机关", META_ISSUER},     {U"发文机构", META_ISSUER},
    {U"发文单位", META_ISSUER},      {U"制发机关", META_ISSUER},     {U"制定机关", META_ISSUER},
    {U"公开机构", META_ISSUER},      {U"成文日期", META_SIGNED},     {U"成文时间", META_SIGNED},
    {U"发文日期", META_SIGNED},      {U"发文时间", META_SIGNED},     {U"生成日期", META_SIGNED},
    {U"生成时间", META_SIGNED},      {U"印发日期", META_SIGNED},     {U"印发时间", META_SIGNED},
    {U"签发日期", META_SIGNED},      {U"制发日期", META_SIGNED},     {U"产生日期", META_SIGNED},
    {U"发表日期", META_PUBLISHED},   {U"发表时间", META_PUBLISHED},  {U"政策咨询机关", META_IGNORED},
    {U"政策咨询电话", META_IGNORED}, {U"发布日期", META_PUBLISHED},  {U"发布时间", META_PUBLISHED},
    {U"公开日期", META_PUBLISHED},   {U"公开时间", META_PUBLISHED},  {U"公布日期", META_PUBLISHED},
    {U"公布时间", META_PUBLISHED},   {U"上网日期", META_PUBLISHED},  {U"上传时间", META_PUBLISHED},
    {U"更新时间", META_IGNORED},     {U"录入时间", META_PUBLISHED},  {U"日期", META_PUBLISHED},
    {U"时间", META_PUBLISHED},       {U"生效日期", META_EFFECTIVE},  {U"生效时间", META_EFFECTIVE},
    {U"施行日期", META_EFFECTIVE},   {U"实施日期", META_EFFECTIVE},  {U"开始实施日期", META_EFFECTIVE},
    {U"失效日期", META_REPEALED},    {U"失效时间", META_REPEALED},   {U"废止日期", META_REPEALED},
    {U"废止时间", META_REPEALED},    {U"信息名称", META_TITLE},      {U"文件名称", META_TITLE},
    {U"公文名称", META_TITLE},       {U"名称", META_TITLE},          {U"标题", META_TITLE},
    {U"公开属性", META_DISCLOSURE},  {U"公开方式", META_DISCLOSURE}, {U"公开形式", META_DISCLOSURE},
    {U"公开范围", META_IGNORED},     {U"公开类别", META_IGNORED},    {U"主题分类", META_IGNORED},
    {U"组配分类", META_IGNORED},     {U"文件分类", META_IGNORED},    {U"信息分类", META_IGNORED},
    {U"体裁分类", META_IGNORED},     {U"分类", META_IGNORED},        {U"类别", META_IGNORED},
    {U"有效性", META_IGNORED},       {U"时效性", META_IGNORED},      {U"效力状态", META_IGNORED},
    {U"有效期", META_IGNORED},       {U"效力级别", META_IGNORED},    {U"信息时效期", META_IGNORED},
    {U"主题词", META_IGNORED},       {U"关键词", META_IGNORED},      {U"关键字", META_IGNORED},
    {U"信息来源", META_IGNORED},     {U"文章来源", META_IGNORED},    {U"来源", META_IGNORED},
    {U"稿源", META_IGNORED},         {U"所属机构", META_IGNORED},    {U"所属单位", META_IGNORED},
    {U"责任部门", META_IGNORED},     {U"体裁", META_IGNORED},        {U"载体类型", META_IGNORED},
    {U"文种", META_IGNORED},         {U"公文种类", META_IGNORED},    {U"内容概述", META_IGNORED},
    {U"信息概述", META_IGNORED},     {U"内容摘要", META_IGNORED},    {U"统一登记号", META_IGNORED},
    {U"统一编号", META_IGNORED},     {U"登记号", META_IGNORED},      {U"规范性文件编号", META_IGNORED},
    {U"服务对象", META_IGNORED},     {U"作者", META_IGNORED},        {U"编辑", META_IGNORED},
    {U"浏览次数", META_IGNORED},     {U"浏览量", META_IGNORED},      {U"浏览", META_IGNORED},
    {U"点击量", META_IGNORED},       {U"点击数", META_IGNORED},      {U"点击次数", META_IGNORED},
    {U"点击率", META_IGNORED},       {U"点击", META_IGNORED},        {U"访问次数", META_IGNORED},
    {U"访问量", META_IGNORED},       {U"阅读次数", META_IGNORED},    {U"阅读量", META_IGNORED},
    {U"阅读", META_IGNORED},         {U"字体", META_IGNORED},        {U"字号", META_IGNORED},
    {U"分享到", META_IGNORED},       {U"背景色", META_IGNORED},      {U"责任编辑", META_IGNORED},
    {U"审核", META_IGNORED},         {U"【字体", META_IGNORED},      {U"[字体", META_IGNORED},
    {U"打印", META_IGNORED},         {U"签发人", META_IGNORED},      {U"公开目录", META_IGNORED},
    {U"信息类别", META_IGNORED},
};

/* A name of metadata at `at`; behind it stand a colon, white space or the end. */
static meta_field read_name(const fz__page *page, uint32_t at, uint32_t end, uint32_t *value, bool first)
{
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        uint32_t length = fz__page_word(page, at, end, words[i].text), after = at + length;

        if (!length)
            continue;
        if (after < end && fz__is_colon(page->glyphs[after].c)) {
            *value = after + 1;
            return words[i].field;
        }
        /* Without a colon only names that are no common words. */
        if (words[i].field == META_IGNORED && length < 4 && !(after < end && page->glyphs[after].gap == 2))
            return META_NONE;
        if (length >= 2 && words[i].text[0] != U'时' && words[i].text[0] != U'日' &&
            (after == end ? first : page->glyphs[after].gap > 0)) {
            *value = after;
            return words[i].field;
        }
        return META_NONE;
    }
    return META_NONE;
}

static void set_day(const fz__page *page, fz__span value, fz_date *day, fz__span *text)
{
    fz_date date;
    uint32_t length = fz__day_read(page, value, &date);

    if (*day || !length || !date)
        return;
    *day = date;
    *text = (fz__span){value.first, value.first + length};
}

static void take_value(fz__page *page, fz__head_data *head, meta_field field, fz__span value)
{
    value = fz__page_trim(page, value);
    if (value.first >= value.end)
        return;
    switch (field) {
    case META_INDEX:
        if (head->index.first == head->index.end)
            head->index = value;
        break;
    case META_NUMBER:
        if (head->number.first == head->number.end)
            head->number = (fz__span){value.first, value.first + fz__doc_number_read(page, value)};
        break;
    case META_ISSUER:
        if (!head->issuer_count)
            head->issuers[head->issuer_count++] = value;
        break;
    case META_SIGNED:
        set_day(page, value, &head->signed_on, &head->signed_text);
        break;
    case META_PUBLISHED:
        set_day(page, value, &head->published, &head->published_text);
        break;
    case META_EFFECTIVE:
        set_day(page, value, &head->effective, &head->effective_text);
        break;
    case META_REPEALED:
        set_day(page, value, &head->repealed, &head->repealed_text);
        break;
    case META_TITLE:
        if (!head->title_count && fz__span_length(value) > 5)
            head->title[head->title_count++] = value;
        break;
    case META_DISCLOSURE:
        if (head->disclosure.first == head->disclosure.end)
            head->disclosure = value;
        break;
    case META_NONE:
    case META_IGNORED:
    default:
        break;
    }
}

/* All names and values of a line; the field whose value is not in it, META_NONE when all are. */
static meta_field read_line(fz__page *page, fz__head_data *head, fz__span span, meta_field field, uint32_t value)
{
    uint32_t next_value;

    for (uint32_t i = value; i < span.end; i++) {
        meta_field next = read_name(page, i, span.end, &next_value, false);
        bool apart = page->glyphs[i].gap || (i > value && fz__is_close(page->glyphs[i - 1].c));

        /* Run into the value before it, a name must be plain: 发布日期：. */
        if (next && !apart && (next_value - i < 5 || !fz__is_colon(page->glyphs[next_value - 1].c)))
            next = META_NONE;

        if (!next)
            continue;
        take_value(page, head, field, (fz__span){value, i});
        field = next;
        value = next_value;
        i = next_value - 1;
    }
    take_value(page, head, field, (fz__span){value, span.end});
    return value >= span.end ? field : META_NONE;
}

/* The end of 8:30 or 08:30:15 at `at`; `at` when there is no time of day. */
static uint32_t behind_hour(const fz__page *page, uint32_t at, uint32_t end)
{
    uint32_t i = at;

    for (unsigned digits = 0; digits < 2 && i < end && fz__is_digit(page->glyphs[i].c); digits++)
        i++;
    if (i == at || i + 1 >= end || !fz__is_colon(page->glyphs[i].c))
        return at;
    while (i < end && (fz__is_digit(page->glyphs[i].c) || fz__is_colon(page->glyphs[i].c)))
        i++;
    return i;
}

/* A line with a date and a time of day, or nothing but a date in digits: when the page was published. */
static bool read_page_date(fz__page *page, fz__head_data *head, fz__span span)
{
    /* 17:00前 is a deadline of the text. */
    static const char32_t *const ends[] = {U"前", U"之前", U"以前", U"止", U"至", U"到", U"起", U"开始", NULL};

    if (fz__span_length(span) > 80 || fz__page_last(page, span) == 0x3002)
        return false;
    for (uint32_t i = span.first; i < span.end; i++) {
        fz_date date;
        uint32_t length, after, behind;

        if (!fz__is_digit(page->glyphs[i].c) || (i > span.first && fz__is_digit(page->glyphs[i - 1].c)))
            continue;
        length = fz__day_read(page, (fz__span){i, span.end}, &date);
        if (!length || !date)
            continue;
        after = i + length;
        behind = behind_hour(page, after, span.end);
        if (behind > after ? !fz__page_starts_any(page, (fz__span){behind, span.end}, ends)
                           : i == span.first && after == span.end && page->glyphs[i + 4].c == '-') {
            set_day(page, (fz__span){i, span.end}, &head->published, &head->published_text);
            return true;
        }
        i = after - 1;
    }
    return false;
}

/* Text begins with a number, a sentence, or an addressee. */
static bool begins_text(const fz__page *page, const fz__para *para)
{
    fz__mark mark;
    fz__span span = para->span;

    if (fz__span_length(span) > VALUE_GLYPHS || fz__page_last(page, span) == 0x3002)
        return true;
    if (fz__is_colon(fz__page_last(page, span)))
        return fz__span_length(span) > 6;
    return fz__mark_read(page, span, &mark) && (mark.style == FZ_STYLE_HAN || mark.style == FZ_STYLE_HAN_PAREN) &&
           mark.number == 1;
}

/* The header of a table of tasks may begin as metadata do: 类别, 分类. But most of its cells name columns, while every other
 * one of a catalogue is a value. */
static bool heads_table(const fz__page *page, const fz__para *para)
{
    unsigned known = 0;
    bool roles = false;

    for (uint32_t i = 0; i < para->cell_count; i++) {
        fz__column column = fz__column_read(page, page->cells[para->first_cell + i].span);

        known += column.kind != FZ_COLUMN_OTHER;
        roles = roles || (column.kind == FZ_COLUMN_ROLE && fz__label_is_role(column.label.kind));
    }
    return roles && 2 * known > para->cell_count;
}

void fz__head_read_metadata(fz__page *page, fz__head_data *head)
{
    meta_field waiting = META_NONE;
    bool text = false;

    for (size_t p = 0; p < page->para_count && !text; p++) {
        fz__para *para = &page->paras[p];
        fz__span span = para->span;
        meta_field field;
        uint32_t value;

        while (span.first < span.end && (page->glyphs[span.first].c == U'•' || page->glyphs[span.first].c == '-' ||
                                         page->glyphs[span.first].c == '*'))
            span.first++;
        field = read_name(page, span.first, span.end, &value, true);
        if (field && heads_table(page, para))
            field = META_NONE;
        if (field) {
            waiting = read_line(page, head, span, field, value);
            para->kind = FZ_PARA_HEAD;
        } else if (waiting && fz__span_length(span) < VALUE_GLYPHS && !fz__is_colon(fz__page_last(page, span))) {
            /* A value on a line of its own; of what is ignored anyway only a short one. */
            if (waiting != META_IGNORED) {
                take_value(page, head, waiting, span);
                para->kind = FZ_PARA_HEAD;
            }
            waiting = META_NONE;
        } else if (para->kind != FZ_PARA_DEBRIS) {
            text = begins_text(page, para);
            if (!text && read_page_date(page, head, span))
                para->kind = FZ_PARA_HEAD;
        }
    }
}

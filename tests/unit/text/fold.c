/* Folding to the simplified standard. */
#include <string.h>

#include <criterion/criterion.h>

#include "base/utf8.h"
#include "text/fold.h"

/* Fold each character of a text. */
static const char *fold(const char *text, uint32_t (*fold_one)(uint32_t), char *folded)
{
    const char *end = text + strlen(text);
    size_t length = 0;

    while (text < end)
        length += fz__utf8_put(fold_one(fz__utf8_next(&text, end)), folded + length);
    folded[length] = '\0';
    return folded;
}

#define FOLDED(text)       fold((text), fz__fold_traditional, (char[400]){0})
#define FOLDED_CHARS(text) fold((text), fz__fold_char, (char[400]){0})

Test(fold, reads_traditional_words_as_simplified_ones)
{
    cr_assert_str_eq(FOLDED("牽頭單位責任單位配合單位協辦單位"), "牵头单位责任单位配合单位协办单位");
    cr_assert_str_eq(FOLDED("關於進一步加強縣鄉鎮黨委會審計監督工作的實施意見"),
                     "关于进一步加强县乡镇党委会审计监督工作的实施意见");
    cr_assert_str_eq(FOLDED("發展改革局財政廳衛生計生環境保護質監國稅廣電檔案"),
                     "发展改革局财政厅卫生计生环境保护质监国税广电档案");
}

Test(fold, leaves_simplified_text_as_it_is)
{
    const char *text =
        "牵头单位：县政府办、乾县、著作权局、慰藉、全覆盖、么、后、里、台、干部、余杭区、沈阳市，18项100%。";

    cr_assert_str_eq(FOLDED(text), text);
}

Test(fold, decides_what_the_data_leave_open)
{
    cr_assert_str_eq(FOLDED("瞭解徵收於是復夥託諮遊祕鍾餘線裏裡瀋"), "了解征收于是复伙托咨游秘钟余线里里沈");
    cr_assert_str_eq(FOLDED("崑山導向嚮導鉅額彩綵"), "昆山导向向导巨额彩彩");
}

Test(fold, knows_the_variants_of_taiwan_hong_kong_and_older_print)
{
    cr_assert_str_eq(FOLDED("說説稅税衞衛戶户內内為爲眾衆啟啓產産淨净勳週羣峯"),
                     "说说税税卫卫户户内内为为众众启启产产净净勋周群峰");
}

Test(fold, twice_is_once)
{
    for (uint32_t c = 0; c < 0x30000; c++) {
        uint32_t once = fz__fold_char(c);
        cr_assert_eq(fz__fold_char(once), once, "U+%04X", (unsigned)c);
    }
}

Test(fold, leaves_what_lies_outside_its_table)
{
    cr_assert_eq(fz__fold_traditional(0), 0);
    cr_assert_eq(fz__fold_traditional(0x33FF), 0x33FF);
    cr_assert_eq(fz__fold_traditional(0xA000), 0xA000);
    cr_assert_eq(fz__fold_traditional(0x20087), 0x20087);
    cr_assert_eq(fz__fold_traditional(UINT32_MAX), UINT32_MAX);
    cr_assert_eq(fz__fold_char(UINT32_MAX), UINT32_MAX);
}

Test(fold, finds_the_first_and_the_last_of_a_page)
{
    /* Pages are of 32 characters: U+4E1F ends one, U+898B lies within, U+7D00 begins one, U+9F9C is near the end. */
    cr_assert_str_eq(FOLDED("丟見紀龜"), "丢见纪龟");
}

Test(fold_char, reads_full_width_forms_radicals_and_compatibility_forms)
{
    cr_assert_str_eq(FOLDED_CHARS("ＡＢ１２：　縣"), "AB12: 县");
    cr_assert_str_eq(FOLDED_CHARS("⼈⺠政府⼯作⾏政⻓⼭"), "人民政府工作行政长山");
    cr_assert_str_eq(FOLDED_CHARS("\xEF\xA5\xA7\xEF\xA4\xAF"), "不劳"); /* U+F967, U+F92F */
}

/* SQLite in memory, with statements that are prepared.
 *
 * usage: peer-sqlite ask ASSIGNMENTS UNIT    tasks and assignments in two tables, with an index that covers the question
 *        peer-sqlite score UNITS             the table of table.h, a row for each unit, in whole hundredths */
#include "../table.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static sqlite3 *database;
static sqlite3_stmt *question;

static void check(int status)
{
    if (status != SQLITE_OK && status != SQLITE_ROW && status != SQLITE_DONE)
        bench_die(sqlite3_errmsg(database));
}

static void execute(const char *sql)
{
    check(sqlite3_exec(database, sql, NULL, NULL, NULL));
}

static sqlite3_stmt *prepare(const char *sql)
{
    sqlite3_stmt *statement;

    check(sqlite3_prepare_v2(database, sql, -1, &statement, NULL));
    return statement;
}

static void bind_texts(sqlite3_stmt *statement, char *line)
{
    char *next;
    int at = 0;

    for (char *field = strtok_r(line, "\t", &next); field; field = strtok_r(NULL, "\t", &next))
        check(sqlite3_bind_text(statement, ++at, field, -1, SQLITE_TRANSIENT));
}

static void fill(char *table)
{
    sqlite3_stmt *add = prepare("insert into raw values (?, ?, ?, ?, ?)");
    char *next;

    for (char *line = strtok_r(table, "\n", &next); line; line = strtok_r(NULL, "\n", &next)) {
        bind_texts(add, line);
        check(sqlite3_step(add));
        check(sqlite3_reset(add));
    }
    check(sqlite3_finalize(add));
}

static void set_up(char **arguments)
{
    bench_file table = bench_read(arguments[0]);

    check(sqlite3_open(":memory:", &database));
    execute("begin; create table raw (directive, task, role, rank integer, unit)");
    fill(table.bytes);
    execute(
        "create table tasks (id integer primary key, directive text, task text);"
        "insert into tasks (directive, task) select distinct directive, task from raw;"
        "create unique index tasks_by_name on tasks (directive, task);"
        "create table assignments (task integer references tasks, unit text, role text, rank integer);"
        "insert into assignments select t.id, r.unit, r.role, r.rank from raw r join tasks t using (directive, task);"
        "create index assignments_by_unit on assignments (unit, role, task); drop table raw; commit; analyze");
    question = prepare("select t.directive, t.task from assignments a join tasks t on t.id = a.task"
                       " where a.unit = ? and a.role = 'lead' order by t.id");
    check(sqlite3_bind_text(question, 1, arguments[1], -1, SQLITE_TRANSIENT));
}

static void ask(void)
{
    int64_t hits = 0;
    size_t bytes = 0;

    while (sqlite3_step(question) == SQLITE_ROW) {
        bytes += strlen((const char *)sqlite3_column_text(question, 0)) +
                 strlen((const char *)sqlite3_column_text(question, 1));
        hits++;
    }
    check(sqlite3_reset(question));
    bench_answer(bytes ? hits : 0);
}

/* ------------------------------------------------------------------ scores ----------------------------------------- */

static size_t units;
static uint32_t *ranks;

static void fill_table(void)
{
    char sql[ITEMS * 16 + 64];
    size_t at = (size_t)snprintf(sql, sizeof(sql), "insert into t values (?");
    sqlite3_stmt *add;

    for (size_t item = 0; item < ITEMS; item++)
        at += (size_t)snprintf(sql + at, sizeof(sql) - at, ", ?");
    snprintf(sql + at, sizeof(sql) - at, ")");
    add = prepare(sql);
    for (size_t unit = 0; unit < units; unit++) {
        check(sqlite3_bind_int64(add, 1, (sqlite3_int64)unit));
        for (size_t item = 0; item < ITEMS; item++)
            check(sqlite3_bind_int64(add, 2 + (int)item, table_value(unit, item)));
        check(sqlite3_step(add));
        check(sqlite3_reset(add));
    }
    check(sqlite3_finalize(add));
}

/* Both levels over a common denominator, 232,560, which the points of every section divide. */
static void write_question(char *sql, size_t room)
{
    size_t at = (size_t)snprintf(sql, room, "select unit, rank() over (order by score desc) from (select unit, 0");

    for (size_t section = 0; section < SECTIONS; section++) {
        at += (size_t)snprintf(sql + at, room - at, " + %d * (0", (int)(232560 / table_section_points(section)));
        for (size_t item = section * A_SECTION; item < ITEMS && item < (section + 1) * A_SECTION; item++)
            at += (size_t)snprintf(sql + at, room - at, " + i%zu", item);
        at += (size_t)snprintf(sql + at, room - at, ")");
        if (232560 % table_section_points(section))
            bench_die("the denominator is not common");
    }
    snprintf(sql + at, room - at, " as score from t)");
}

static void set_up_scores(char **arguments)
{
    char sql[ITEMS * 32 + 1024];
    size_t at = (size_t)snprintf(sql, sizeof(sql), "begin; create table t (unit integer primary key");

    units = bench_number(arguments[0]);
    ranks = bench_alloc(units, sizeof(*ranks));
    check(sqlite3_open(":memory:", &database));
    for (size_t item = 0; item < ITEMS; item++)
        at += (size_t)snprintf(sql + at, sizeof(sql) - at, ", i%zu integer", item);
    snprintf(sql + at, sizeof(sql) - at, ")");
    execute(sql);
    fill_table();
    execute("commit");
    write_question(sql, sizeof(sql));
    question = prepare(sql);
}

static void score(void)
{
    while (sqlite3_step(question) == SQLITE_ROW)
        ranks[sqlite3_column_int64(question, 0)] = (uint32_t)sqlite3_column_int64(question, 1);
    check(sqlite3_reset(question));
}

static void answer(void)
{
    bench_answer(table_answer(ranks, units));
}

int main(int argc, char **argv)
{
    static const contender contenders[] = {
        {"ask", set_up, ask, NULL},
        {"score", set_up_scores, score, answer},
        {NULL, NULL, NULL, NULL},
    };

    return bench_main(argc, argv, contenders);
}

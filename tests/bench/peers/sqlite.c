/* SQLite in memory: tasks and assignments in two tables, an index that covers the question, a statement that is prepared.
 *
 * usage: peer-sqlite ask ASSIGNMENTS UNIT */
#include "../bench.h"

#include <sqlite3.h>
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

int main(int argc, char **argv)
{
    static const contender contenders[] = {{"ask", set_up, ask, NULL}, {NULL, NULL, NULL, NULL}};

    return bench_main(argc, argv, contenders);
}

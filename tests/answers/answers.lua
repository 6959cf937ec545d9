-- The questions of answers.c, asked in Lua.
local fazhi = require "fazhi"

local function cell(value)
    if value == nil then return "-" end
    if type(value) == "boolean" then return value and "1" or "0" end
    return (tostring(value):gsub("[\n\t\r\\]", function(one) return ("\\%02x"):format(one:byte()) end))
end

local function say(name, count, ...)
    local cells = {name}
    for index = 1, count do cells[index + 1] = cell((select(index, ...))) end
    print(table.concat(cells, "\t"))
end

local function show_finding(one)
    local line, column = one:place()
    say("finding", 4, one:code(), one:message(), line or 0, column or 0)
end

local function id_of(one) return one and one:id() end

local function show_task(task)
    say("task", 6, task:id(), task:label(), task:number() or 0, task:text(), id_of(task:section()), task:is_open_ended())
    for one in task:assignments() do
        say("assignment", 5, one:unit():name(), one:role(), one:rank(), one:is_open(), one:is_collective())
    end
    for text, day, every in task:dues() do say("due", 3, text, day, every) end
    for one in task:requirements() do
        say("requirement", 6, one:kind(), one:text(), one:number(), one:bound(), one:period(), one:date())
    end
end

local function show_query(directive, name, value, conditions)
    local found, err = directive:tasks(conditions)
    local cells = {name, value, found and "FZ_OK" or err.code}
    if found then for task in found do cells[#cells + 1] = task:id() end end
    say("query", #cells, (table.unpack or unpack)(cells))
end

local function show_queries(directive)
    for unit in directive:units() do
        say("unit", 2, unit:name(), unit:count())
        show_query(directive, "unit", unit:name(), {unit = unit:name(), role = "lead"})
    end
    for one in directive:sections() do
        if one:label() then show_query(directive, "section", one:label(), {section = one:label()}) end
    end
    for task in directive:tasks() do
        if task:label() then show_query(directive, "number", task:label(), {number = task:label()}) end
    end
    for _, role in ipairs {"lead", "cooperate", "responsible", "first-lead", "joint-lead"} do
        show_query(directive, "role", role, {role = role})
    end
    for _, word in ipairs {"落实", "审计", "没有这样的词"} do show_query(directive, "text", word, {text = word}) end
end

local asked = {}

function asked.directive(path)
    local directive = fazhi.load(path)
    if not directive then return select(2, fazhi.load(path)) end
    say("directive", 3, directive:id(), directive:title(), (directive:field("signed")))
    for one in directive:sections() do
        local count = 0
        for _ in one:tasks() do count = count + 1 end
        say("section", 5, one:id(), one:label(), one:title(), id_of(one:parent()), count)
    end
    for task in directive:tasks() do show_task(task) end
    show_queries(directive)
    for finding in directive:findings() do show_finding(finding) end
end

function asked.registry(path)
    local registry, err = fazhi.registry(path)
    if not registry then return err end
    say("registry", 1, registry:title())
    for body in registry:bodies() do
        local cells, count = {body:id(), body:name()}, 2
        for _, one in ipairs(registry:resolve(body:name(), "2020-01-01")) do
            cells[count + 1], cells[count + 2], cells[count + 3] = one.body:id(), one.reason, id_of(one.via)
            count = count + 3
        end
        say("body", count, (table.unpack or unpack)(cells, 1, count))
    end
end

local function show_indicator(one)
    say("indicator", 2, one:id(), one:name())
    for child in one:children() do show_indicator(child) end
end

function asked.scheme(path)
    local scheme, err = fazhi.scheme(path)
    if not scheme then return err end
    say("scheme", 2, scheme:id(), scheme:title())
    for total in scheme:totals() do show_indicator(total) end
    for finding in scheme:findings() do show_finding(finding) end
end

function asked.ledger(path)
    local ledger, err = fazhi.ledger(path)
    if not ledger then return err end
    local count = 0
    for _ in ledger:records() do count = count + 1 end
    say("ledger", 2, ledger:title(), count)
    for one in ledger:records() do
        say("record", 6, one:id(), one:unit(), one:item(), one:event(), one:date(), one:value())
    end
end

local function show_item(item)
    say("item", 5, item:id(), item:applies(), item:points(), item:score(), item:exact())
    for step in item:steps() do say("step", 3, step:kind(), step:exact(), step:text()) end
end

function asked.assess(folder, day)
    local report = fazhi.assess {
        directive = fazhi.load(folder .. "/directive.xml"),
        registry = fazhi.registry(folder .. "/registry.xml"),
        scheme = assert(fazhi.scheme(folder .. "/scheme.xml")),
        ledger = assert(fazhi.ledger(folder .. "/ledger.csv")),
        day = day,
    }
    if not report then return print("refused") end
    for one in report:results() do
        say("result", 6, one:unit(), one:class(), one:score(), one:grade(), one:rank() or 0, one:standing())
        for item in one:items() do show_item(item) end
    end
    for finding in report:findings() do show_finding(finding) end
end

function asked.supervise(path, day)
    local ledger, err = fazhi.ledger(path)
    local supervision
    if ledger then supervision, err = fazhi.supervise {directive = fazhi.builtin(), ledger = ledger, day = day} end
    if not supervision then return err end
    for one in supervision:obligations() do
        local times, done = one:times()
        say("obligation", 12, one:unit(), one:id(), one:kind(), one:what(), one:due(), one:done(), one:state(), one:light(), times,
            done, one:is_overdue(), one:days())
    end
    for finding in supervision:findings() do show_finding(finding) end
    local rates = supervision:rates()
    say("rates", 7, rates.total, rates.finished, rates.overdue, rates.settled, rates.in_time, rates.completion, rates.punctuality)
end

local kinds = {"head", "part", "section_added", "section_removed", "section_moved", "section_renumbered", "section_title", "section_text",
               "added", "removed", "moved", "renumbered", "text", "assignments", "due", "details", "statement", "other"}
for number, kind in ipairs(kinds) do kinds[kind] = number end

function asked.compare(path, other)
    local old, err = fazhi.load(path)
    local new
    if old then new, err = fazhi.load(other) end
    if not new then return err end
    for one in assert(fazhi.compare(old, new)):changes() do
        local cells = {kinds[one:kind()], id_of(one:old_task()) or false, id_of(one:new_task()) or false, one:old_text() or false,
                       one:new_text() or false}
        for _, text in one:pieces() do cells[#cells + 1] = text end
        for index = 1, #cells do if cells[index] == false then cells[index] = "-" end end
        say("change", #cells, (table.unpack or unpack)(cells))
    end
end

for line in io.lines() do
    local kind, path, day = line:match "^([^\t]*)\t([^\t]*)\t?(.*)$"
    say("= " .. kind, 1, path)
    local err = asked[kind](path, day)
    if err then say("error", 1, err.code) end
end

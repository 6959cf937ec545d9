-- What the Lua binding promises. TAP; usage: LUA binding.lua DATA-FOLDER
local fazhi = require "fazhi"
local data = arg[1]
local tests, failed = {}, 0

local function test(name, body) tests[#tests + 1] = {name = name, body = body} end

local function equal(found, expected)
    if found ~= expected then error(("found %s, expected %s"):format(tostring(found), tostring(expected)), 2) end
end

local function raises(part, body, ...)
    local ok, message = pcall(body, ...)
    if ok then error("no error was raised", 2) end
    if not tostring(message):find(part, 1, true) then error("another error: " .. tostring(message), 2) end
end

local function labels(iterator)
    local found = {}
    for task in iterator do found[#found + 1] = task:label() end
    return table.concat(found, " ")
end

local function collect() collectgarbage() collectgarbage() end

test("the built-in directive has 68 tasks in 12 sections", function()
    local directive, sections = assert(fazhi.builtin()), 0
    for _ in directive:sections() do sections = sections + 1 end
    equal(directive:title(), "关于加快推进法治政府建设的实施意见")
    equal(directive:field("signed"), "2016-01-25")
    local count = 0
    for _ in directive:tasks() do count = count + 1 end
    equal(count, 68)
    equal(sections, 12)
    equal(directive:unit("县政府法制办"):count("lead"), 41)
end)

test("a query finds the tasks of a unit, a role and a section", function()
    local directive = fazhi.builtin()
    equal(labels(directive:tasks {unit = "县司法局", role = "first-lead"}), "47 50 53 59 60 61 62")
    local query = assert(fazhi.query {unit = "县政府办", role = "牵头", section = "七"})
    equal(labels(query:run(directive)), "30 31 33 37")
    equal(query:count(directive), 4)
end)

test("a text is imported with its assignments, deadlines and requirements", function()
    local directive = assert(fazhi.import_text(
        "关于做好今冬明春工作的实施意见\n\n一、主要任务\n1.加强巡查。每月不少于两次。\n牵头单位：县财政局\n配合单位：县教育局、县水利局\n"))
    local task = directive:tasks {number = "1"}()
    local units = {}
    for assignment in task:assignments() do
        units[#units + 1] = assignment:role() .. "/" .. assignment:rank() .. "/" .. assignment:unit():name()
    end
    equal(table.concat(units, " "), "lead/1/县财政局 cooperate/1/县教育局 cooperate/2/县水利局")
    local requirement = task:requirements()()
    equal(requirement:kind(), "frequency")
    equal(requirement:text(), "每月不少于两次")
end)

test("a score is a string, exact, with its derivation", function()
    local ledger = assert(fazhi.ledger_text("单位,事项,情形,日期\n县司法局,t50,退回,2016-11-28\n"))
    equal(ledger:records()():event(), "退回")
    local report = assert(fazhi.assess {scheme = fazhi.builtin_scheme(), ledger = ledger, directive = fazhi.builtin(),
                                        day = "2016-12-31"})
    local result = report:result("县司法局")
    equal(result:score(), "99.09")
    equal(result:grade(), "优秀")
    local item = result:item("task.t50")
    equal(item:score(), "0.9")
    local amounts = {}
    for step in item:steps() do amounts[#amounts + 1] = step:amount() end
    equal(table.concat(amounts, " "), "1 0 -0.1")
end)

test("a registry tells who took the place of a body", function()
    local matches = fazhi.builtin_registry():resolve("县政府法制办", "2020-01-01")
    equal(#matches, 1)
    equal(matches[1].body:name(), "中阳县司法局")
    equal(matches[1].reason, "successor")
end)

test("a ledger is made, corrected and assessed in Lua", function()
    local ledger = assert(fazhi.new_ledger())
    local record = assert(ledger:add {date = "2016-11-28", unit = "县司法局", item = "t50", event = "退回", note = "初次"})
    equal(record:get "note", "初次")
    equal(record:get "due", nil)
    local function score(known)
        return assert(fazhi.assess {scheme = fazhi.builtin_scheme(), ledger = ledger, directive = fazhi.builtin(),
                                    day = "2016-12-31", known = known}):result("县司法局"):score()
    end
    equal(score(), "99.09")
    local later = assert(ledger:correct(record:id(), {date = "2016-11-28", unit = "县司法局", item = "t50", event = "打分",
                                                      value = "0.5", recorded = "2016-12-02", reason = "误记"}))
    equal(later:value(), "0.5")
    equal(later:replaces() == record, true)
    equal(record:replaced_by() == later, true)
    equal(record:state(), "corrected")
    equal(record:state "2016-12-01", "in-force")
    equal(score(), "100")
    equal(score "2016-12-01", "99.09")
    equal(ledger:withdraw(later:id(), {reason = "重复"}), true)
    equal(later:state(), "withdrawn")
    equal(ledger:add {date = "2016-12-03", event = "打分", value = 100}:value(), "100")
    equal(#ledger, 3)
    equal(ledger == assert(fazhi.ledger_text(ledger:xml())), true)
    equal(select(2, ledger:add {unit = "县司法局"}).code, "FZ_ENOFIELD")
    equal(select(2, ledger:add {date = "2016-12-03", id = "r1"}).code, "FZ_EDUPLICATE_ID")
    local _, err = ledger:withdraw "nobody"
    equal(err.code, "FZ_ERECORD")
    equal(err.message ~= err.code, true)
    equal(select(2, ledger:read "/nowhere/at/all").source, "/nowhere/at/all")
    raises("whole", ledger.add, ledger, {date = "2016-12-03", value = 0.1})
    raises("no decimal", ledger.add, ledger, {date = "2016-12-03", value = "0.1234567"})
    raises("option 'date': a day such as 2016-12-31 expected", ledger.add, ledger, {date = "2016-02-30"})
    raises("no option 'colour'", ledger.add, ledger, {colour = "red"})
    raises("option 'heads': a whole number expected, got -1", ledger.add, ledger, {date = "2016-12-03", heads = -1})
end)

test("a progress function cannot change the ledger that is read", function()
    local ledger = fazhi.new_ledger()
    assert(ledger:add {date = "2016-11-28", unit = "县司法局", item = "t50", event = "退回"})
    local options = {scheme = fazhi.builtin_scheme(), ledger = ledger, directive = fazhi.builtin(), day = "2016-12-31"}
    options.progress = function() ledger:add {date = "2016-11-28"} end
    raises("must not change the ledger", fazhi.assess, options)
    equal(#ledger, 1)
    assert(ledger:add {date = "2016-11-28", event = "完成"})
end)

test("supervision tells what a unit owes by which day", function()
    local directive = assert(fazhi.import_text(
        "关于做好今冬明春工作的实施意见\n\n一、主要任务\n1.加强巡查。每月不少于两次，2016年底前完成。\n牵头单位：县财政局\n配合单位：县教育局、县水利局等\n"))
    local ledger = assert(fazhi.new_ledger())
    assert(ledger:add_stage {name = "起草", unit = "县财政局", item = "t1", begins = "2016-11-01", ends = "2016-12-05"})
    equal(ledger:stages()():ends(), "2016-12-05")
    for _, day in ipairs {"2016-12-02", "2016-12-09"} do
        assert(ledger:add {date = day, unit = "县财政局", item = "t1", matter = "每月不少于两次", event = "办结"})
    end
    local supervision = assert(fazhi.supervise {directive = directive, ledger = ledger, day = "2016-12-10", from = "2016-12-01",
                                                to = "2016-12-31"})
    equal(supervision:day(), "2016-12-10")
    equal(#supervision, 10)
    local found = {}
    for one in supervision:obligations {unit = "县财政局"} do found[one:kind()] = one end
    local times, done = found.frequency:times()
    equal(times .. "/" .. done .. " " .. found.frequency:done(), "2/2 2016-12-09")
    equal(found.frequency:state() .. found.frequency:light(), "办结绿")
    equal(found.stage:what() .. found.stage:due() .. tostring(found.stage:is_overdue()), "起草2016-12-05true")
    equal(found.deadline:days(), 21)
    equal(found.task:task():id(), "t1")
    equal(supervision:obligations {overdue = true}():unit(), "县财政局")
    local rates = supervision:rates {unit = "县财政局"}
    equal(rates.total .. " " .. rates.finished .. " " .. rates.completion .. " " .. rates.punctuality, "4 1 0.25 0.5")
    equal(supervision:rates {unit = "没有这个单位"}.completion, nil)
    equal(fazhi.builtin_watch() == assert(fazhi.builtin_watch()), true)
    directive:close()
    ledger:close()
    equal(found.task:task():label(), "1")
    raises("no option", supervision.obligations, supervision, {colour = "red"})
    equal(select(2, fazhi.supervise {directive = fazhi.builtin(), ledger = fazhi.new_ledger()}).code, "FZ_EINVAL")
end)

test("two versions are compared task by task", function()
    local old = fazhi.builtin()
    local new = assert(fazhi.load_text((old:xml():gsub("广泛宣传", "大力宣传"))))
    local comparison = assert(fazhi.compare(old, new))
    equal(#comparison, 1)
    local change, said = comparison:changes()(), {}
    old:close()
    new:close()
    equal(change:kind() .. " " .. change:old_task():id() .. " " .. change:new_task():id(), "text t47 t47")
    for kind, text in change:pieces() do if kind ~= "equal" then said[#said + 1] = kind .. " " .. text end end
    equal(table.concat(said, ", "), "deleted 广泛, inserted 大力")
    raises("fazhi.directive", fazhi.compare, fazhi.builtin(), fazhi.builtin_scheme())
    raises("fazhi.directive", fazhi.compare, fazhi.builtin())
end)

test("bad input gives nil and an error with code, line and column", function()
    fazhi.language("en")
    local directive, err = fazhi.load_text("<!DOCTYPE directive><directive/>", "a.xml")
    equal(directive, nil)
    equal(err.code, "FZ_EDOCTYPE")
    equal(err.source, "a.xml")
    equal(err.line, 1)
    equal(tostring(err):sub(1, 6), "a.xml:")
    fazhi.language("zh")
    equal(select(2, fazhi.load("/nowhere/at/all")).code, "FZ_ENOTFOUND")
    equal(select(2, fazhi.builtin():tasks {role = "boss"}).code, "FZ_EROLE")
    equal(select(2, fazhi.builtin():tasks {number = "?"}).code, "FZ_ECITATION")
end)

test("children outlive their parents' variables", function()
    local task = fazhi.builtin():task("t50")
    collect()
    equal(task:label(), "50")
    local assignment = task:assignments()()
    task = nil
    collect()
    equal(assignment:unit():name(), "县司法局")
end)

test("a wrong type is an error", function()
    local directive = fazhi.builtin()
    local task = directive:task("t1")
    raises("fazhi.task", task.label, directive)
    raises("fazhi.directive", directive.title, task)
    raises("fazhi.directive", directive.title, io.stdout)
    raises("fazhi.directive", directive.__tostring, io.stdout)
    raises("fazhi.directive", directive.__gc, io.stdout)
    raises("string expected", fazhi.load, {})
    raises("NUL", fazhi.load, "a\0b")
    raises("there is no option", directive.tasks, directive, {uint = "县司法局"})
    raises("option 'role': string expected, got table", directive.tasks, directive, {role = {}})
    raises("option 'section': text without a NUL expected", directive.tasks, directive, {section = "a\0b"})
    raises("option 'scheme': fazhi.scheme expected, got userdata", fazhi.assess, {scheme = directive})
    raises("option 'within': a number expected, got soon", function()
        fazhi.supervise({directive = directive, ledger = fazhi.new_ledger(), day = "2016-12-01"}):obligations {within = "soon"}
    end)
    raises("option 'day': a day such as 2016-12-31 expected, got 2016-02-30", fazhi.assess, {scheme = fazhi.builtin_scheme(), ledger = fazhi.ledger_text("日期\n"), day = "2016-02-30"})
    equal(directive == io.stdout, false)
    equal(directive == fazhi.builtin(), true)
    equal(task == directive:task("t1"), true)
    equal(task == directive:task("t2"), false)
    equal(getmetatable(task), false)
end)

test("every method of every class refuses every other object, and no argument crashes it", function()
    local directive, scheme, registry = fazhi.builtin(), fazhi.builtin_scheme(), fazhi.builtin_registry()
    local ledger = fazhi.ledger_text("单位,事项,情形,日期\n县司法局,t50,退回,2016-11-28\n")
    local report = fazhi.assess {scheme = scheme, ledger = ledger, directive = directive, day = "2016-12-31"}
    local result, task = report:result("县司法局"), directive:task("t50")
    local supervision = fazhi.supervise {directive = directive, ledger = ledger, day = "2016-12-01"}
    local comparison = fazhi.compare(directive, fazhi.load_text((directive:xml():gsub("广泛宣传", "大力宣传"))))
    local stage = fazhi.new_ledger():add_stage {name = "起草", ends = "2016-12-05"}
    local closed = fazhi.builtin()
    closed:close()
    local objects = {directive, scheme, registry, ledger, report, result, task, result:item("task.t50"), task:section(),
                     result:item("task.t50"):steps()(), task:assignments()(), task:assignments()():unit(), scheme:totals()(),
                     supervision, supervision:obligations()(), comparison, comparison:changes()(), stage, fazhi.builtin_watch(),
                     registry:bodies()(), ledger:records()(), fazhi.query {unit = "县司法局"}, closed}
    local strange = {0, -1, 1e300, "", "a\0b", "t50", true, {}, print, io.stdout, coroutine.create(function() end)}
    local refused = 0
    for _, object in ipairs(objects) do
        local class = debug.getmetatable(object)
        for name, method in pairs(class) do
            if type(method) == "function" and name ~= "close" and name ~= "__gc" and name ~= "__close" then
                for _, other in ipairs(objects) do
                    if debug.getmetatable(other) ~= class and name ~= "__eq" then
                        if pcall(method, other) then error(name .. " took another object") end
                        refused = refused + 1
                    end
                    pcall(method, object, other)
                end
                for _, value in ipairs(strange) do
                    if name ~= "__eq" and pcall(method, value) then error(name .. " took " .. tostring(value)) end
                    if name ~= "save" and name ~= "read" then pcall(method, object, value, value, value) end
                end
                pcall(method)
                pcall(method, object)
            end
        end
    end
    for _, call in pairs(fazhi) do
        for _, value in ipairs(strange) do pcall(call, value, value, value) end
        for _, object in ipairs(objects) do pcall(call, object) pcall(call, {scheme = object, ledger = object, day = object}) end
    end
    equal(refused > 1000, true)
    equal(directive:title(), fazhi.builtin():title())
end)

test("what is closed is an error, and so is what belongs to it", function()
    local directive = fazhi.builtin()
    local task, iterator = directive:task("t1"), directive:tasks()
    directive:close()
    directive:close()
    raises("closed", directive.title, directive)
    raises("closed", task.label, task)
    raises("closed", iterator)
    equal(tostring(task):find("closed", 1, true) ~= nil, true)
end)

test("a progress function that raises comes out of the call", function()
    local scheme, directive = fazhi.builtin_scheme(), fazhi.builtin()
    local ledger = fazhi.ledger_text("单位,事项,情形,日期\n县司法局,t50,退回,2016-11-28\n")
    local options = {scheme = scheme, ledger = ledger, directive = directive, day = "2016-12-31"}
    options.progress = function() error("enough of it") end
    raises("enough of it", fazhi.assess, options)
    options.progress = function() return true end
    equal(select(2, fazhi.assess(options)).code, "FZ_ECANCELLED")
    options.progress = function() directive:close() scheme:close() ledger:close() end
    equal(assert(fazhi.assess(options)):result("县司法局"):score(), "99.09")
end)

test("objects may be released in any order", function()
    local seed = 1
    local function random(n)
        seed = (seed * 16807) % 2147483647
        return seed % n + 1
    end
    for _ = 1, 40 do
        local directive, scheme = fazhi.builtin(), fazhi.builtin_scheme()
        local ledger = fazhi.ledger_text("单位,事项,情形,日期\n县司法局,t50,退回,2016-11-28\n")
        local report = fazhi.assess {scheme = scheme, ledger = ledger, directive = directive, day = "2016-12-31"}
        local result = report:result("县司法局")
        local all = {directive, scheme, ledger, report, result, result:item("task.t50"), result:item("task.t50"):steps()(),
                     directive:task("t1"), directive:task("t1"):assignments()(), ledger:records()()}
        directive, scheme, ledger, report, result = nil, nil, nil, nil, nil
        while #all > 0 do
            local one = table.remove(all, random(#all))
            if one.close and random(2) == 1 then one:close() end
            one = nil
            if random(3) == 1 then collect() end
            for _, other in ipairs(all) do pcall(other.id or other.text or other.rank or other.day or tostring, other) end
        end
    end
end)

if _VERSION == "Lua 5.4" then
    test("a variable with <close> closes", function()
        local directive = load [[
            local fazhi = require "fazhi"
            local kept
            do
                local directive <close> = fazhi.builtin()
                kept = directive
            end
            return kept]]()
        raises("closed", directive.title, directive)
    end)
end

test("the good files load", function()
    local directive = assert(fazhi.load(data .. "/good/everything.xml"))
    equal(directive == assert(fazhi.load_text(directive:xml())), true)
    assert(fazhi.scheme(data .. "/scheme/good/p1.xml"))
    assert(fazhi.registry(data .. "/registry/good/everything.xml"))
    assert(fazhi.ledger(data .. "/ledger/good/every-attribute.xml"))
end)

print("1.." .. #tests)
for _, one in ipairs(tests) do
    local ok, message = pcall(one.body)
    if not ok then
        failed = failed + 1
        print("# " .. (tostring(message):gsub("\n", "\n# ")))
    end
    print((ok and "ok - " or "not ok - ") .. one.name)
end
collect()
os.exit(failed == 0 and 0 or 1, true)  -- closes the state, so that a leak checker sees what is left

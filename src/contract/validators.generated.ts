// @ts-nocheck Generated from schema/*.schema.json by scripts/generate-validators.ts; do not edit.
"use strict";
export const validateContract = validate52;
const schema19 = {"$id":"contract.schema.json","$schema":"https://json-schema.org/draft/2020-12/schema","title":"modelgate contract, version 1","description":"What production sends to a model and what must come back. Pure data: no endpoint, key, command or environment variable.","type":"object","required":["version","name","request","cases"],"additionalProperties":false,"properties":{"version":{"description":"Version of this format.","type":"integer","enum":[1]},"name":{"description":"Unique in a run: lower-case letters, digits and hyphens, at most 64 characters.","$ref":"#/$defs/contractName"},"description":{"description":"One sentence for the people who read the report.","type":"string"},"api":{"description":"Which API the request is for: Chat Completions or Responses. The body below is in that API's own shape.","type":"string","enum":["chat","responses"],"default":"chat"},"request":{"description":"The production request body without its model, sent as written; unknown members are kept. { $file: path } takes it from a file; { $todo: text } stands for what is not known yet.","$ref":"#/$defs/request"},"expect":{"description":"What every answer must satisfy; a case's own members replace those of the same name.","$ref":"#/$defs/contractExpect"},"vars":{"description":"Values of the {{variables}} for every case; a case's own win.","$ref":"#/$defs/vars"},"cases":{"description":"What is asked: cases written here, and files of cases.","type":"array","minItems":1,"items":{"$ref":"#/$defs/caseOrFile"}},"samples":{"description":"Calls for each case.","type":"integer","minimum":1,"maximum":1000,"default":1},"thresholds":{"description":"The least that must be reached, key by key over the policy's; null drops one.","$ref":"#/$defs/thresholds"},"regression":{"description":"Against the run's baseline model, paired case by case.","$ref":"#/$defs/regression"},"load":{"description":"Run the cases as a load test.","$ref":"#/$defs/load"},"volume":{"description":"Production's calls, such as 2M/month: reports then speak in dollars a month.","$ref":"#/$defs/volume"},"owner":{"description":"Whose budget it is, in one line of at most 100 characters: reports sum dollars a month by owner, old model against new.","$ref":"#/$defs/owner"}},"$defs":{"contractName":{"type":"string","pattern":"^[a-z0-9-]{1,64}$"},"id":{"description":"1 to 200 characters without control, bidirectional or zero-width characters.","type":"string","pattern":"^[\\s\\S]{1,200}$"},"path":{"description":"A file, relative to the file that names it and inside the same repository.","type":"string","pattern":"[^\\s]"},"nonEmpty":{"type":"string","pattern":"[^\\s]"},"volume":{"type":"string","pattern":"^[0-9]{1,9}(\\.[0-9]{1,6})?[kMB]?/month$"},"owner":{"type":"string","pattern":"^[^\\s](.{0,98}[^\\s])?$"},"duration":{"description":"Such as 250ms, 3s or 15m.","type":"string","pattern":"^[0-9]{1,9}(\\.[0-9]{1,6})?(ms|s|m|h)$"},"durationOrNull":{"description":"Such as 250ms, 3s or 15m; null drops the policy's default.","type":["string","null"],"pattern":"^[0-9]{1,9}(\\.[0-9]{1,6})?(ms|s|m|h)$"},"increase":{"description":"Such as 20%, or 0.2.","type":["string","number"],"pattern":"^[0-9]{1,9}(\\.[0-9]{1,6})?%$","minimum":0,"maximum":1},"share":{"description":"A number from 0 to 1, or a percentage: 0.95 and 95% are the same.","type":["number","string"],"minimum":0,"maximum":1,"pattern":"^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$"},"shareOrNull":{"description":"A number from 0 to 1, or a percentage: 0.95 and 95% are the same; null drops the policy's default.","type":["number","string","null"],"minimum":0,"maximum":1,"pattern":"^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$","default":1},"vars":{"type":"object","description":"Name → value. A value is text, any JSON value, or { $file: path }."},"request":{"description":"The production request body without its model, sent as written; unknown members are kept. { $file: path } takes it from a file; { $todo: text } stands for what is not known yet.","type":"object","properties":{"model":false,"n":false,"stream":false,"stream_options":false,"messages":{"description":"The API's own messages, or \"{{messages}}\" where every case brings its own.","type":["array","string","object"]},"response_format":{"description":"json_schema, json_object or text as a shorthand (json_schema sends expect.schema), or the API's own object, which goes untouched.","type":["string","object"],"if":{"type":"string"},"then":{"$ref":"#/$defs/responseFormatName"}},"access_programs":{"title":"Access programs","description":"The API’s own member, sent as it is (Responses)."},"audio":{"title":"Audio","description":"The API’s own member, sent as it is (Chat Completions)."},"background":{"title":"Background","description":"The API’s own member, sent as it is (Responses)."},"context_management":{"title":"Context management","description":"The API’s own member, sent as it is (Responses)."},"conversation":{"title":"Conversation","description":"The API’s own member, sent as it is (Responses)."},"frequency_penalty":{"description":"The API’s own member, sent as it is (Chat Completions)."},"image":{"title":"Image","description":"The API’s own member, sent as it is (Responses)."},"include":{"title":"Include","description":"The API’s own member, sent as it is (Responses)."},"input":{"description":"The API’s own member, sent as it is (Responses)."},"instructions":{"description":"The API’s own member, sent as it is (Responses)."},"logit_bias":{"description":"The API’s own member, sent as it is (Chat Completions)."},"logprobs":{"description":"The API’s own member, sent as it is (Chat Completions)."},"max_completion_tokens":{"description":"The API’s own member, sent as it is (Chat Completions)."},"max_output_tokens":{"description":"The API’s own member, sent as it is (Responses)."},"max_tokens":{"description":"The API’s own member, sent as it is (Chat Completions)."},"max_tool_calls":{"title":"Max tool calls","description":"The API’s own member, sent as it is (Responses)."},"metadata":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"modalities":{"title":"Modalities","description":"The API’s own member, sent as it is (Chat Completions)."},"moderation":{"title":"Moderation","description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"parallel_tool_calls":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"prediction":{"title":"Prediction","description":"The API’s own member, sent as it is (Chat Completions)."},"presence_penalty":{"description":"The API’s own member, sent as it is (Chat Completions)."},"previous_response_id":{"title":"Previous response id","description":"The API’s own member, sent as it is (Responses)."},"prompt":{"title":"Prompt","description":"The API’s own member, sent as it is (Responses)."},"prompt_cache_key":{"title":"Prompt cache key","description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"prompt_cache_options":{"title":"Prompt cache options","description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"prompt_cache_retention":{"title":"Prompt cache retention","description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"reasoning":{"description":"The API’s own member, sent as it is (Responses)."},"reasoning_effort":{"description":"The API’s own member, sent as it is (Chat Completions)."},"safety_identifier":{"title":"Safety identifier","description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"seed":{"description":"The API’s own member, sent as it is (Chat Completions)."},"service_tier":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"stop":{"description":"The API’s own member, sent as it is (Chat Completions)."},"store":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"temperature":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"text":{"description":"The API’s own member, sent as it is (Responses)."},"tool_choice":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"tools":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"top_logprobs":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"top_p":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"truncation":{"title":"Truncation","description":"The API’s own member, sent as it is (Responses)."},"user":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"verbosity":{"description":"The API’s own member, sent as it is (Chat Completions)."},"web_search_options":{"title":"Web search options","description":"The API’s own member, sent as it is (Chat Completions)."}}},"responseFormatName":{"type":"string","pattern":"^(json_schema|json_object|text|\\{\\{[^{}]+\\}\\})$"},"contractExpect":{"description":"What every answer must satisfy; a case's own members replace those of the same name.","type":"object","additionalProperties":false,"properties":{"schema":{"description":"A JSON Schema (draft 4, 6, 7, 2019-09 or 2020-12), or the file that holds it.","$ref":"#/$defs/schema"},"envelope":{"description":"Which shapes of an answer are read: lenient (all that can be understood, with a warning) or strict (only those that common clients read).","$ref":"#/$defs/envelope"},"parser":{"description":"What production's own parser accepts: strict (one JSON value), fenced (also inside one code fence) or text (no JSON: the value is the string).","$ref":"#/$defs/parser"},"enforce":{"description":"Ask the endpoint to enforce the schema (OpenAI: strict).","type":"boolean","default":true},"equals":{"description":"The value, and no object in it has a member that is not named here. { $any_of: [A, B] }, { $absent_or: V }, { $near: [4.2, 0.1] }, { $unordered: [A, B] }, { $like: V }, { $all_of: [A, B] }, { $not: V }, { $contains: text }, { $starts_with: text }, { $ends_with: text }, { $ignore_case: V } and { $literal: V } nest inside; { $todo: text } stands for what is not known yet.","$ref":"#/$defs/equals"},"match":{"description":"Objects: each member named here matches; arrays: same length, by position; scalars: equal. The same $ operators as in equals.","$ref":"#/$defs/match"},"pointers":{"description":"What must hold of the value at each JSON Pointer; a missing place fails.","$ref":"#/$defs/pointers"},"text":{"description":"What must hold of the answer's text as it came, whatever the parser makes of it, such as { $contains: refund }.","$ref":"#/$defs/text"},"outcome":{"description":"refused: a refusal is what production wants here.","$ref":"#/$defs/outcome"},"tool_calls":{"description":"The calls that must be made; [] means that none may be. { ordered: true, calls: [...] } where their order matters.","$ref":"#/$defs/toolCalls"}}},"expect":{"description":"What this answer must satisfy.","type":"object","additionalProperties":false,"properties":{"schema":{"description":"A JSON Schema (draft 4, 6, 7, 2019-09 or 2020-12), or the file that holds it.","$ref":"#/$defs/schema"},"envelope":{"description":"Which shapes of an answer are read: lenient (all that can be understood, with a warning) or strict (only those that common clients read).","$ref":"#/$defs/envelope"},"parser":{"description":"What production's own parser accepts: strict (one JSON value), fenced (also inside one code fence) or text (no JSON: the value is the string).","$ref":"#/$defs/parser"},"equals":{"description":"The value, and no object in it has a member that is not named here. { $any_of: [A, B] }, { $absent_or: V }, { $near: [4.2, 0.1] }, { $unordered: [A, B] }, { $like: V }, { $all_of: [A, B] }, { $not: V }, { $contains: text }, { $starts_with: text }, { $ends_with: text }, { $ignore_case: V } and { $literal: V } nest inside; { $todo: text } stands for what is not known yet.","$ref":"#/$defs/equals"},"match":{"description":"Objects: each member named here matches; arrays: same length, by position; scalars: equal. The same $ operators as in equals.","$ref":"#/$defs/match"},"pointers":{"description":"What must hold of the value at each JSON Pointer; a missing place fails.","$ref":"#/$defs/pointers"},"text":{"description":"What must hold of the answer's text as it came, whatever the parser makes of it, such as { $contains: refund }.","$ref":"#/$defs/text"},"outcome":{"description":"refused: a refusal is what production wants here.","$ref":"#/$defs/outcome"},"tool_calls":{"description":"The calls that must be made; [] means that none may be. { ordered: true, calls: [...] } where their order matters.","$ref":"#/$defs/toolCalls"}}},"checks":{"description":"What must hold of one value: all the members given.","type":"object","additionalProperties":false,"properties":{"equals":{"description":"The value, and no object in it has a member that is not named here. { $any_of: [A, B] }, { $absent_or: V }, { $near: [4.2, 0.1] }, { $unordered: [A, B] }, { $like: V }, { $all_of: [A, B] }, { $not: V }, { $contains: text }, { $starts_with: text }, { $ends_with: text }, { $ignore_case: V } and { $literal: V } nest inside; { $todo: text } stands for what is not known yet.","$ref":"#/$defs/equals"},"match":{"description":"Objects: each member named here matches; arrays: same length, by position; scalars: equal. The same $ operators as in equals.","$ref":"#/$defs/match"},"schema":{"description":"A JSON Schema (draft 4, 6, 7, 2019-09 or 2020-12), or the file that holds it.","$ref":"#/$defs/schema"},"pointers":{"description":"What must hold of the value at each JSON Pointer; a missing place fails.","$ref":"#/$defs/pointers"}}},"schema":{"description":"A JSON Schema (draft 4, 6, 7, 2019-09 or 2020-12), or the file that holds it.","type":["string","object","boolean"]},"envelope":{"description":"Which shapes of an answer are read: lenient (all that can be understood, with a warning) or strict (only those that common clients read).","type":"string","enum":["lenient","strict"],"default":"lenient"},"parser":{"description":"What production's own parser accepts: strict (one JSON value), fenced (also inside one code fence) or text (no JSON: the value is the string).","type":"string","enum":["strict","fenced","text"],"default":"strict"},"equals":{"description":"The value, and no object in it has a member that is not named here. { $any_of: [A, B] }, { $absent_or: V }, { $near: [4.2, 0.1] }, { $unordered: [A, B] }, { $like: V }, { $all_of: [A, B] }, { $not: V }, { $contains: text }, { $starts_with: text }, { $ends_with: text }, { $ignore_case: V } and { $literal: V } nest inside; { $todo: text } stands for what is not known yet.","allOf":[{"$ref":"#/$defs/expected"}]},"match":{"description":"Objects: each member named here matches; arrays: same length, by position; scalars: equal. The same $ operators as in equals.","allOf":[{"$ref":"#/$defs/expected"}]},"text":{"description":"What must hold of the answer's text as it came, whatever the parser makes of it, such as { $contains: refund }.","allOf":[{"$ref":"#/$defs/expected"}]},"pointers":{"description":"What must hold of the value at each JSON Pointer; a missing place fails.","type":"object","minProperties":1,"patternProperties":{"^(/.*)?$":{"$ref":"#/$defs/checks"}},"additionalProperties":false},"outcome":{"description":"refused: a refusal is what production wants here.","type":"string","enum":["refused"]},"toolCalls":{"description":"The calls that must be made; [] means that none may be. { ordered: true, calls: [...] } where their order matters.","type":["array","object"],"if":{"type":"array"},"then":{"$ref":"#/$defs/callList"},"else":{"$ref":"#/$defs/orderedCalls"}},"callList":{"type":"array","items":{"$ref":"#/$defs/call"}},"orderedCalls":{"type":"object","required":["calls"],"additionalProperties":false,"properties":{"ordered":{"description":"The calls must come in this order.","type":"boolean","default":false},"calls":{"description":"The calls in their order.","$ref":"#/$defs/callList"}}},"call":{"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"description":"A tool that the request declares.","$ref":"#/$defs/nonEmpty"},"optional":{"description":"The call may be left out.","type":"boolean","default":false},"arguments":{"description":"What must hold of the arguments of this call.","$ref":"#/$defs/checks"}}},"caseOrFile":{"type":"object","properties":{"from":{"description":"Rows of cases: JSON lines, a JSON list, or CSV with a header in a file named .csv; relative to this file.","$ref":"#/$defs/path"}},"if":{"type":"object","required":["from"]},"then":{"$ref":"#/$defs/caseFile"},"else":{"$ref":"#/$defs/case"}},"case":{"type":"object","required":["id"],"additionalProperties":false,"properties":{"id":{"description":"Names the case in reports; unique in its contract.","$ref":"#/$defs/id"},"group":{"description":"Rates are also shown, and judged by per_group, for each group.","$ref":"#/$defs/id"},"vars":{"description":"Name → value. A value is text, any JSON value, or { $file: path }.","$ref":"#/$defs/vars"},"expect":{"description":"What this answer must satisfy.","$ref":"#/$defs/expect"},"turns":{"description":"A conversation: each turn adds a user message or the results of the calls just made, sends, and is judged by its own expect.","$ref":"#/$defs/turns"}}},"row":{"description":"One line of a case file.","type":"object","additionalProperties":false,"properties":{"id":{"description":"Default: the row's digest.","$ref":"#/$defs/id"},"group":{"description":"1 to 200 characters without control, bidirectional or zero-width characters.","$ref":"#/$defs/id"},"vars":{"description":"Name → value. A value is text, any JSON value, or { $file: path }.","$ref":"#/$defs/vars"},"expect":{"description":"What this answer must satisfy.","$ref":"#/$defs/expect"},"turns":{"description":"A conversation: each turn adds a user message or the results of the calls just made, sends, and is judged by its own expect.","$ref":"#/$defs/turns"}}},"caseFile":{"type":"object","required":["from"],"additionalProperties":false,"properties":{"from":{"description":"Rows of cases: JSON lines, a JSON list, or CSV with a header in a file named .csv; relative to this file.","$ref":"#/$defs/path"},"take":{"description":"A seeded sample of that many of its rows; default: all.","type":"integer","minimum":1},"format":{"description":"openai-chat: OpenAI's fine-tuning format. A row's messages (and tools) replace the request's, its last assistant turn is what must come back.","type":"string","enum":["openai-chat"]}}},"turns":{"description":"A conversation: each turn adds a user message or the results of the calls just made, sends, and is judged by its own expect.","type":"array","minItems":1,"items":{"$ref":"#/$defs/turn"}},"turn":{"type":"object","additionalProperties":false,"properties":{"user":{"description":"What the user says next: text, or the API's own content parts.","type":["string","array","object"]},"tool_results":{"description":"Tool → what it returns: a value, or a list of { when, result } of which the first that fits the call's arguments is taken.","type":"object"},"expect":{"description":"What this answer must satisfy.","$ref":"#/$defs/expect"}}},"percentileDurations":{"type":"object","minProperties":1,"properties":{"p50":{"description":"at most this in 50 % of the calls.","$ref":"#/$defs/durationOrNull"},"p95":{"description":"at most this in 95 % of the calls.","$ref":"#/$defs/durationOrNull"},"p99":{"description":"at most this in 99 % of the calls.","$ref":"#/$defs/durationOrNull"}},"patternProperties":{"^p[1-9][0-9]?(\\.[0-9]{1,4})?$":{"$ref":"#/$defs/durationOrNull"}},"additionalProperties":false},"percentileSpeeds":{"type":"object","minProperties":1,"properties":{"p50":{"description":"at least this in 50 % of the calls.","$ref":"#/$defs/positiveOrNull"},"p95":{"description":"at least this in 95 % of the calls.","$ref":"#/$defs/positiveOrNull"},"p99":{"description":"at least this in 99 % of the calls.","$ref":"#/$defs/positiveOrNull"}},"patternProperties":{"^p[1-9][0-9]?(\\.[0-9]{1,4})?$":{"$ref":"#/$defs/positiveOrNull"}},"additionalProperties":false},"positiveOrNull":{"type":["number","null"],"exclusiveMinimum":0},"thresholds":{"description":"The least that must be reached, key by key over the policy's; null drops one.","type":"object","additionalProperties":false,"properties":{"parse_rate":{"description":"Share of answers that production's parser reads.","$ref":"#/$defs/shareOrNull","default":1},"schema_rate":{"description":"Share that conforms to the schema, and to the tools' parameters.","$ref":"#/$defs/shareOrNull","default":1},"tool_rate":{"description":"Share with the right calls, of those whose case expects calls.","$ref":"#/$defs/shareOrNull","default":1},"match_rate":{"description":"Share whose expected values hold, of those whose case expects some.","$ref":"#/$defs/shareOrNull","default":1},"case_rate":{"description":"Share of cases of which every sample is right.","$ref":"#/$defs/shareOrNull","default":1},"per_group":{"description":"The same rates, for each group by itself.","$ref":"#/$defs/rates"},"latency":{"description":"Percentile → the longest time that a whole answer may take.","$ref":"#/$defs/percentileDurations"},"time_to_first_token":{"description":"Percentile → the longest time to the first token; calls are then streamed.","$ref":"#/$defs/percentileDurations"},"tokens_per_second":{"description":"Percentile → the least speed after the first token; calls are then streamed.","$ref":"#/$defs/percentileSpeeds"},"cost_per_call":{"description":"US dollars a call.","$ref":"#/$defs/meanCost"}}},"rates":{"description":"The same rates, for each group by itself.","type":"object","minProperties":1,"additionalProperties":false,"properties":{"parse_rate":{"description":"Share of answers that production’s parser reads.","$ref":"#/$defs/shareOrNull","default":1},"schema_rate":{"description":"Share that conforms to the schema, and to the tools’ parameters.","$ref":"#/$defs/shareOrNull","default":1},"tool_rate":{"description":"Share with the right calls, of those whose case expects calls.","$ref":"#/$defs/shareOrNull","default":1},"match_rate":{"description":"Share whose expected values hold, of those whose case expects some.","$ref":"#/$defs/shareOrNull","default":1},"case_rate":{"description":"Share of cases of which every sample is right.","$ref":"#/$defs/shareOrNull","default":1}}},"meanCost":{"description":"US dollars a call.","type":"object","required":["mean"],"additionalProperties":false,"properties":{"mean":{"description":"US dollars a call, on average; null drops the policy’s default.","$ref":"#/$defs/positiveOrNull"}}},"maxDrop":{"type":["object","null"],"required":["max_drop"],"additionalProperties":false,"properties":{"max_drop":{"description":"How far the share may fall: 0.01 is one point.","$ref":"#/$defs/share"}}},"maxIncrease":{"type":["object","null"],"required":["max_increase"],"additionalProperties":false,"properties":{"max_increase":{"description":"How much more it may be, such as 20%.","$ref":"#/$defs/increase"}}},"percentileIncreases":{"type":"object","minProperties":1,"properties":{"p50":{"description":"How much more the 50th percentile may be.","$ref":"#/$defs/maxIncrease"},"p95":{"description":"How much more the 95th percentile may be.","$ref":"#/$defs/maxIncrease"},"p99":{"description":"How much more the 99th percentile may be.","$ref":"#/$defs/maxIncrease"}},"patternProperties":{"^p[1-9][0-9]?(\\.[0-9]{1,4})?$":{"$ref":"#/$defs/maxIncrease"}},"additionalProperties":false},"regression":{"description":"Against the run's baseline model, paired case by case.","type":"object","additionalProperties":false,"properties":{"parse_rate":{"description":"How much lower than the baseline’s this may be: share of answers that production’s parser reads.","$ref":"#/$defs/maxDrop"},"schema_rate":{"description":"How much lower than the baseline’s this may be: share that conforms to the schema, and to the tools’ parameters.","$ref":"#/$defs/maxDrop"},"tool_rate":{"description":"How much lower than the baseline’s this may be: share with the right calls, of those whose case expects calls.","$ref":"#/$defs/maxDrop"},"match_rate":{"description":"How much lower than the baseline’s this may be: share whose expected values hold, of those whose case expects some.","$ref":"#/$defs/maxDrop"},"case_rate":{"description":"How much lower than the baseline’s this may be: share of cases of which every sample is right.","$ref":"#/$defs/maxDrop"},"agreement":{"description":"Share of pairs in which both models gave the same value.","type":["object","null"],"required":["least"],"additionalProperties":false,"properties":{"least":{"description":"The least share of pairs.","$ref":"#/$defs/share"}}},"latency":{"description":"Percentile → how much longer than the baseline’s it may be.","$ref":"#/$defs/percentileIncreases"},"time_to_first_token":{"description":"Percentile → how much longer than the baseline’s it may be.","$ref":"#/$defs/percentileIncreases"},"cost_per_call":{"description":"How much dearer than the baseline’s a call may be.","$ref":"#/$defs/maxIncrease"}}},"load":{"description":"Run the cases as a load test.","type":"object","required":["concurrency","calls"],"additionalProperties":false,"properties":{"concurrency":{"description":"Calls in flight at once.","type":"integer","minimum":1,"maximum":10000},"calls":{"description":"Calls that are measured.","type":"integer","minimum":1,"maximum":10000000},"warmup":{"description":"Calls made first and not measured.","type":"integer","minimum":0,"maximum":1000000,"default":0}}},"expected":{},"expectedMembers":{}}};
const func0 = Object.prototype.hasOwnProperty;
const schema20 = schema19.$defs.contractName;
const pattern3 = new RegExp("^[a-z0-9-]{1,64}$", "u");

function validate53(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern3.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^[a-z0-9-]{1,64}$"}, schema20);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema20);
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}

const schema21 = schema19.$defs.request;
const schema22 = schema19.$defs.responseFormatName;
const pattern4 = new RegExp("^(json_schema|json_object|text|\\{\\{[^{}]+\\}\\})$", "u");

function validate56(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern4.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^(json_schema|json_object|text|\\{\\{[^{}]+\\}\\})$"}, schema22);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema22);
errors++;
}
validate56.errors = vErrors;
return errors === 0;
}


function validate55(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.model !== undefined && func0.call(data, "model")){
vErrors = withError(vErrors, instancePath+"/model", "false schema", {}, schema21.properties.model);
errors++;
}
if(data.n !== undefined && func0.call(data, "n")){
vErrors = withError(vErrors, instancePath+"/n", "false schema", {}, schema21.properties.n);
errors++;
}
if(data.stream !== undefined && func0.call(data, "stream")){
vErrors = withError(vErrors, instancePath+"/stream", "false schema", {}, schema21.properties.stream);
errors++;
}
if(data.stream_options !== undefined && func0.call(data, "stream_options")){
vErrors = withError(vErrors, instancePath+"/stream_options", "false schema", {}, schema21.properties.stream_options);
errors++;
}
if(data.messages !== undefined && func0.call(data, "messages")){
let data4 = data.messages;
if((!data4 || typeof data4 != "object") && (typeof data4 !== "string")){
vErrors = withError(vErrors, instancePath+"/messages", "type", {type: schema21.properties.messages.type}, schema21.properties.messages);
errors++;
}
}
if(data.response_format !== undefined && func0.call(data, "response_format")){
let data5 = data.response_format;
if((typeof data5 !== "string") && (!(data5 && typeof data5 == "object" && !Array.isArray(data5)))){
vErrors = withError(vErrors, instancePath+"/response_format", "type", {type: schema21.properties.response_format.type}, schema21.properties.response_format);
errors++;
}
const _errs5 = errors;
let valid1 = true;
const _errs6 = errors;
if(typeof data5 !== "string"){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid0 = _errs6 === errors;
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs8 = errors;
if(!(validate56(data5, instancePath+"/response_format"))){
vErrors = vErrors === null ? validate56.errors : joined(vErrors, validate56.errors);
errors = vErrors.length;
}
var _valid0 = _errs8 === errors;
valid1 = _valid0;
}
if(!valid1){
vErrors = withError(vErrors, instancePath+"/response_format", "if", {failingKeyword: "then"}, schema21.properties.response_format);
errors++;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema21);
errors++;
}
validate55.errors = vErrors;
return errors === 0;
}

const schema23 = schema19.$defs.contractExpect;
const schema24 = schema19.$defs.schema;

function validate60(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))) && (typeof data !== "boolean")){
vErrors = withError(vErrors, instancePath, "type", {type: schema24.type}, schema24);
errors++;
}
validate60.errors = vErrors;
return errors === 0;
}

const schema25 = schema19.$defs.envelope;

function validate62(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema25);
errors++;
}
if(!((data === "lenient") || (data === "strict"))){
vErrors = withError(vErrors, instancePath, "enum", {allowedValues: schema25.enum}, schema25);
errors++;
}
validate62.errors = vErrors;
return errors === 0;
}

const schema26 = schema19.$defs.parser;

function validate64(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema26);
errors++;
}
if(!(((data === "strict") || (data === "fenced")) || (data === "text"))){
vErrors = withError(vErrors, instancePath, "enum", {allowedValues: schema26.enum}, schema26);
errors++;
}
validate64.errors = vErrors;
return errors === 0;
}


function validate67(data, instancePath=""){
validate67.errors = null;
return true;
}


function validate66(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(!(validate67(data, instancePath))){
vErrors = vErrors === null ? validate67.errors : joined(vErrors, validate67.errors);
errors = vErrors.length;
}
validate66.errors = vErrors;
return errors === 0;
}


function validate70(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(!(validate67(data, instancePath))){
vErrors = vErrors === null ? validate67.errors : joined(vErrors, validate67.errors);
errors = vErrors.length;
}
validate70.errors = vErrors;
return errors === 0;
}

const schema30 = schema19.$defs.pointers;
const pattern5 = new RegExp("^(/.*)?$", "u");
const schema31 = schema19.$defs.checks;
const wrapper0 = {validate: validate73};

function validate74(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((key0 === "equals") || (key0 === "match")) || (key0 === "schema")) || (key0 === "pointers"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema31);
errors++;
}
}
if(data.equals !== undefined && func0.call(data, "equals")){
if(!(validate66(data.equals, instancePath+"/equals"))){
vErrors = vErrors === null ? validate66.errors : joined(vErrors, validate66.errors);
errors = vErrors.length;
}
}
if(data.match !== undefined && func0.call(data, "match")){
if(!(validate70(data.match, instancePath+"/match"))){
vErrors = vErrors === null ? validate70.errors : joined(vErrors, validate70.errors);
errors = vErrors.length;
}
}
if(data.schema !== undefined && func0.call(data, "schema")){
if(!(validate60(data.schema, instancePath+"/schema"))){
vErrors = vErrors === null ? validate60.errors : joined(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.pointers !== undefined && func0.call(data, "pointers")){
if(!(wrapper0.validate(data.pointers, instancePath+"/pointers"))){
vErrors = vErrors === null ? wrapper0.validate.errors : joined(vErrors, wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema31);
errors++;
}
validate74.errors = vErrors;
return errors === 0;
}


function validate73(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
vErrors = withError(vErrors, instancePath, "minProperties", {limit: 1}, schema30);
errors++;
}
for(const key0 of Object.keys(data)){
if(!(pattern5.test(key0))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema30);
errors++;
}
}
for(const key1 of Object.keys(data)){
if(pattern5.test(key1)){
if(!(validate74(data[key1], instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")))){
vErrors = vErrors === null ? validate74.errors : joined(vErrors, validate74.errors);
errors = vErrors.length;
}
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema30);
errors++;
}
validate73.errors = vErrors;
return errors === 0;
}


function validate80(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(!(validate67(data, instancePath))){
vErrors = vErrors === null ? validate67.errors : joined(vErrors, validate67.errors);
errors = vErrors.length;
}
validate80.errors = vErrors;
return errors === 0;
}

const schema33 = schema19.$defs.outcome;

function validate83(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema33);
errors++;
}
if(!(data === "refused")){
vErrors = withError(vErrors, instancePath, "enum", {allowedValues: schema33.enum}, schema33);
errors++;
}
validate83.errors = vErrors;
return errors === 0;
}

const schema34 = schema19.$defs.toolCalls;
const schema35 = schema19.$defs.callList;
const schema36 = schema19.$defs.call;
const schema37 = schema19.$defs.nonEmpty;
const pattern7 = new RegExp("[^\\s]", "u");

function validate88(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern7.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "[^\\s]"}, schema37);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema37);
errors++;
}
validate88.errors = vErrors;
return errors === 0;
}


function validate87(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.name === undefined) || (!(func0.call(data, "name")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "name"}, schema36);
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "name") || (key0 === "optional")) || (key0 === "arguments"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema36);
errors++;
}
}
if(data.name !== undefined && func0.call(data, "name")){
if(!(validate88(data.name, instancePath+"/name"))){
vErrors = vErrors === null ? validate88.errors : joined(vErrors, validate88.errors);
errors = vErrors.length;
}
}
if(data.optional !== undefined && func0.call(data, "optional")){
let data1 = data.optional;
if(typeof data1 !== "boolean"){
vErrors = withError(vErrors, instancePath+"/optional", "type", {type: "boolean"}, schema36.properties.optional);
errors++;
}
}
if(data.arguments !== undefined && func0.call(data, "arguments")){
if(!(validate74(data.arguments, instancePath+"/arguments"))){
vErrors = vErrors === null ? validate74.errors : joined(vErrors, validate74.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema36);
errors++;
}
validate87.errors = vErrors;
return errors === 0;
}


function validate86(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate87(data[i0], instancePath+"/" + i0))){
vErrors = vErrors === null ? validate87.errors : joined(vErrors, validate87.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "array"}, schema35);
errors++;
}
validate86.errors = vErrors;
return errors === 0;
}

const schema38 = schema19.$defs.orderedCalls;

function validate93(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.calls === undefined) || (!(func0.call(data, "calls")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "calls"}, schema38);
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "ordered") || (key0 === "calls"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema38);
errors++;
}
}
if(data.ordered !== undefined && func0.call(data, "ordered")){
let data0 = data.ordered;
if(typeof data0 !== "boolean"){
vErrors = withError(vErrors, instancePath+"/ordered", "type", {type: "boolean"}, schema38.properties.ordered);
errors++;
}
}
if(data.calls !== undefined && func0.call(data, "calls")){
if(!(validate86(data.calls, instancePath+"/calls"))){
vErrors = vErrors === null ? validate86.errors : joined(vErrors, validate86.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema38);
errors++;
}
validate93.errors = vErrors;
return errors === 0;
}


function validate85(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(!data || typeof data != "object"){
vErrors = withError(vErrors, instancePath, "type", {type: schema34.type}, schema34);
errors++;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(!(Array.isArray(data))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
if(!(validate86(data, instancePath))){
vErrors = vErrors === null ? validate86.errors : joined(vErrors, validate86.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs5 = errors;
if(!(validate93(data, instancePath))){
vErrors = vErrors === null ? validate93.errors : joined(vErrors, validate93.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
vErrors = withError(vErrors, instancePath, "if", {failingKeyword: ifClause0}, schema34);
errors++;
}
validate85.errors = vErrors;
return errors === 0;
}


function validate59(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema23.properties, key0))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema23);
errors++;
}
}
if(data.schema !== undefined && func0.call(data, "schema")){
if(!(validate60(data.schema, instancePath+"/schema"))){
vErrors = vErrors === null ? validate60.errors : joined(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.envelope !== undefined && func0.call(data, "envelope")){
if(!(validate62(data.envelope, instancePath+"/envelope"))){
vErrors = vErrors === null ? validate62.errors : joined(vErrors, validate62.errors);
errors = vErrors.length;
}
}
if(data.parser !== undefined && func0.call(data, "parser")){
if(!(validate64(data.parser, instancePath+"/parser"))){
vErrors = vErrors === null ? validate64.errors : joined(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.enforce !== undefined && func0.call(data, "enforce")){
let data3 = data.enforce;
if(typeof data3 !== "boolean"){
vErrors = withError(vErrors, instancePath+"/enforce", "type", {type: "boolean"}, schema23.properties.enforce);
errors++;
}
}
if(data.equals !== undefined && func0.call(data, "equals")){
if(!(validate66(data.equals, instancePath+"/equals"))){
vErrors = vErrors === null ? validate66.errors : joined(vErrors, validate66.errors);
errors = vErrors.length;
}
}
if(data.match !== undefined && func0.call(data, "match")){
if(!(validate70(data.match, instancePath+"/match"))){
vErrors = vErrors === null ? validate70.errors : joined(vErrors, validate70.errors);
errors = vErrors.length;
}
}
if(data.pointers !== undefined && func0.call(data, "pointers")){
if(!(validate73(data.pointers, instancePath+"/pointers"))){
vErrors = vErrors === null ? validate73.errors : joined(vErrors, validate73.errors);
errors = vErrors.length;
}
}
if(data.text !== undefined && func0.call(data, "text")){
if(!(validate80(data.text, instancePath+"/text"))){
vErrors = vErrors === null ? validate80.errors : joined(vErrors, validate80.errors);
errors = vErrors.length;
}
}
if(data.outcome !== undefined && func0.call(data, "outcome")){
if(!(validate83(data.outcome, instancePath+"/outcome"))){
vErrors = vErrors === null ? validate83.errors : joined(vErrors, validate83.errors);
errors = vErrors.length;
}
}
if(data.tool_calls !== undefined && func0.call(data, "tool_calls")){
if(!(validate85(data.tool_calls, instancePath+"/tool_calls"))){
vErrors = vErrors === null ? validate85.errors : joined(vErrors, validate85.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema23);
errors++;
}
validate59.errors = vErrors;
return errors === 0;
}

const schema39 = schema19.$defs.vars;

function validate98(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(!(data && typeof data == "object" && !Array.isArray(data))){
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema39);
errors++;
}
validate98.errors = vErrors;
return errors === 0;
}

const schema40 = schema19.$defs.caseOrFile;
const schema41 = schema19.$defs.caseFile;
const schema42 = schema19.$defs.path;

function validate102(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern7.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "[^\\s]"}, schema42);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema42);
errors++;
}
validate102.errors = vErrors;
return errors === 0;
}


function validate101(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.from === undefined) || (!(func0.call(data, "from")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "from"}, schema41);
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "from") || (key0 === "take")) || (key0 === "format"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema41);
errors++;
}
}
if(data.from !== undefined && func0.call(data, "from")){
if(!(validate102(data.from, instancePath+"/from"))){
vErrors = vErrors === null ? validate102.errors : joined(vErrors, validate102.errors);
errors = vErrors.length;
}
}
if(data.take !== undefined && func0.call(data, "take")){
let data1 = data.take;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
vErrors = withError(vErrors, instancePath+"/take", "type", {type: "integer"}, schema41.properties.take);
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
vErrors = withError(vErrors, instancePath+"/take", "minimum", {comparison: ">=", limit: 1}, schema41.properties.take);
errors++;
}
}
}
if(data.format !== undefined && func0.call(data, "format")){
let data2 = data.format;
if(typeof data2 !== "string"){
vErrors = withError(vErrors, instancePath+"/format", "type", {type: "string"}, schema41.properties.format);
errors++;
}
if(!(data2 === "openai-chat")){
vErrors = withError(vErrors, instancePath+"/format", "enum", {allowedValues: schema41.properties.format.enum}, schema41.properties.format);
errors++;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema41);
errors++;
}
validate101.errors = vErrors;
return errors === 0;
}

const schema43 = schema19.$defs.case;
const schema44 = schema19.$defs.id;
const pattern9 = new RegExp("^[\\s\\S]{1,200}$", "u");

function validate106(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern9.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^[\\s\\S]{1,200}$"}, schema44);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema44);
errors++;
}
validate106.errors = vErrors;
return errors === 0;
}

const schema45 = schema19.$defs.expect;

function validate110(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema45.properties, key0))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema45);
errors++;
}
}
if(data.schema !== undefined && func0.call(data, "schema")){
if(!(validate60(data.schema, instancePath+"/schema"))){
vErrors = vErrors === null ? validate60.errors : joined(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.envelope !== undefined && func0.call(data, "envelope")){
if(!(validate62(data.envelope, instancePath+"/envelope"))){
vErrors = vErrors === null ? validate62.errors : joined(vErrors, validate62.errors);
errors = vErrors.length;
}
}
if(data.parser !== undefined && func0.call(data, "parser")){
if(!(validate64(data.parser, instancePath+"/parser"))){
vErrors = vErrors === null ? validate64.errors : joined(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.equals !== undefined && func0.call(data, "equals")){
if(!(validate66(data.equals, instancePath+"/equals"))){
vErrors = vErrors === null ? validate66.errors : joined(vErrors, validate66.errors);
errors = vErrors.length;
}
}
if(data.match !== undefined && func0.call(data, "match")){
if(!(validate70(data.match, instancePath+"/match"))){
vErrors = vErrors === null ? validate70.errors : joined(vErrors, validate70.errors);
errors = vErrors.length;
}
}
if(data.pointers !== undefined && func0.call(data, "pointers")){
if(!(validate73(data.pointers, instancePath+"/pointers"))){
vErrors = vErrors === null ? validate73.errors : joined(vErrors, validate73.errors);
errors = vErrors.length;
}
}
if(data.text !== undefined && func0.call(data, "text")){
if(!(validate80(data.text, instancePath+"/text"))){
vErrors = vErrors === null ? validate80.errors : joined(vErrors, validate80.errors);
errors = vErrors.length;
}
}
if(data.outcome !== undefined && func0.call(data, "outcome")){
if(!(validate83(data.outcome, instancePath+"/outcome"))){
vErrors = vErrors === null ? validate83.errors : joined(vErrors, validate83.errors);
errors = vErrors.length;
}
}
if(data.tool_calls !== undefined && func0.call(data, "tool_calls")){
if(!(validate85(data.tool_calls, instancePath+"/tool_calls"))){
vErrors = vErrors === null ? validate85.errors : joined(vErrors, validate85.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema45);
errors++;
}
validate110.errors = vErrors;
return errors === 0;
}

const schema46 = schema19.$defs.turns;
const schema47 = schema19.$defs.turn;

function validate122(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((key0 === "user") || (key0 === "tool_results")) || (key0 === "expect"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema47);
errors++;
}
}
if(data.user !== undefined && func0.call(data, "user")){
let data0 = data.user;
if((!data0 || typeof data0 != "object") && (typeof data0 !== "string")){
vErrors = withError(vErrors, instancePath+"/user", "type", {type: schema47.properties.user.type}, schema47.properties.user);
errors++;
}
}
if(data.tool_results !== undefined && func0.call(data, "tool_results")){
let data1 = data.tool_results;
if(!(data1 && typeof data1 == "object" && !Array.isArray(data1))){
vErrors = withError(vErrors, instancePath+"/tool_results", "type", {type: "object"}, schema47.properties.tool_results);
errors++;
}
}
if(data.expect !== undefined && func0.call(data, "expect")){
if(!(validate110(data.expect, instancePath+"/expect"))){
vErrors = vErrors === null ? validate110.errors : joined(vErrors, validate110.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema47);
errors++;
}
validate122.errors = vErrors;
return errors === 0;
}


function validate121(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length < 1){
vErrors = withError(vErrors, instancePath, "minItems", {limit: 1}, schema46);
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate122(data[i0], instancePath+"/" + i0))){
vErrors = vErrors === null ? validate122.errors : joined(vErrors, validate122.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "array"}, schema46);
errors++;
}
validate121.errors = vErrors;
return errors === 0;
}


function validate105(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.id === undefined) || (!(func0.call(data, "id")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "id"}, schema43);
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "id") || (key0 === "group")) || (key0 === "vars")) || (key0 === "expect")) || (key0 === "turns"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema43);
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
if(!(validate106(data.id, instancePath+"/id"))){
vErrors = vErrors === null ? validate106.errors : joined(vErrors, validate106.errors);
errors = vErrors.length;
}
}
if(data.group !== undefined && func0.call(data, "group")){
if(!(validate106(data.group, instancePath+"/group"))){
vErrors = vErrors === null ? validate106.errors : joined(vErrors, validate106.errors);
errors = vErrors.length;
}
}
if(data.vars !== undefined && func0.call(data, "vars")){
if(!(validate98(data.vars, instancePath+"/vars"))){
vErrors = vErrors === null ? validate98.errors : joined(vErrors, validate98.errors);
errors = vErrors.length;
}
}
if(data.expect !== undefined && func0.call(data, "expect")){
if(!(validate110(data.expect, instancePath+"/expect"))){
vErrors = vErrors === null ? validate110.errors : joined(vErrors, validate110.errors);
errors = vErrors.length;
}
}
if(data.turns !== undefined && func0.call(data, "turns")){
if(!(validate121(data.turns, instancePath+"/turns"))){
vErrors = vErrors === null ? validate121.errors : joined(vErrors, validate121.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema43);
errors++;
}
validate105.errors = vErrors;
return errors === 0;
}


function validate100(data, instancePath=""){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.from === undefined) || (!(func0.call(data, "from")))) && (missing0 = "from")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
if(!(validate101(data, instancePath))){
vErrors = vErrors === null ? validate101.errors : joined(vErrors, validate101.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs5 = errors;
if(!(validate105(data, instancePath))){
vErrors = vErrors === null ? validate105.errors : joined(vErrors, validate105.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
vErrors = withError(vErrors, instancePath, "if", {failingKeyword: ifClause0}, schema40);
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.from !== undefined && func0.call(data, "from")){
if(!(validate102(data.from, instancePath+"/from"))){
vErrors = vErrors === null ? validate102.errors : joined(vErrors, validate102.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema40);
errors++;
}
validate100.errors = vErrors;
return errors === 0;
}

const schema48 = schema19.$defs.thresholds;
const schema49 = schema19.$defs.shareOrNull;
const pattern10 = new RegExp("^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$", "u");

function validate130(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(((!((typeof data == "number") && (isFinite(data)))) && (typeof data !== "string")) && (data !== null)){
vErrors = withError(vErrors, instancePath, "type", {type: schema49.type}, schema49);
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 1 || isNaN(data)){
vErrors = withError(vErrors, instancePath, "maximum", {comparison: "<=", limit: 1}, schema49);
errors++;
}
if(data < 0 || isNaN(data)){
vErrors = withError(vErrors, instancePath, "minimum", {comparison: ">=", limit: 0}, schema49);
errors++;
}
}
if(typeof data === "string"){
if(!pattern10.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$"}, schema49);
errors++;
}
}
validate130.errors = vErrors;
return errors === 0;
}

const schema50 = schema19.$defs.rates;

function validate136(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
vErrors = withError(vErrors, instancePath, "minProperties", {limit: 1}, schema50);
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "parse_rate") || (key0 === "schema_rate")) || (key0 === "tool_rate")) || (key0 === "match_rate")) || (key0 === "case_rate"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema50);
errors++;
}
}
if(data.parse_rate !== undefined && func0.call(data, "parse_rate")){
if(!(validate130(data.parse_rate, instancePath+"/parse_rate"))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.schema_rate !== undefined && func0.call(data, "schema_rate")){
if(!(validate130(data.schema_rate, instancePath+"/schema_rate"))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.tool_rate !== undefined && func0.call(data, "tool_rate")){
if(!(validate130(data.tool_rate, instancePath+"/tool_rate"))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.match_rate !== undefined && func0.call(data, "match_rate")){
if(!(validate130(data.match_rate, instancePath+"/match_rate"))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.case_rate !== undefined && func0.call(data, "case_rate")){
if(!(validate130(data.case_rate, instancePath+"/case_rate"))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema50);
errors++;
}
validate136.errors = vErrors;
return errors === 0;
}

const schema51 = schema19.$defs.percentileDurations;
const pattern11 = new RegExp("^p[1-9][0-9]?(\\.[0-9]{1,4})?$", "u");
const schema52 = schema19.$defs.durationOrNull;
const pattern12 = new RegExp("^[0-9]{1,9}(\\.[0-9]{1,6})?(ms|s|m|h)$", "u");

function validate144(data, instancePath=""){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (data !== null)){
vErrors = withError(vErrors, instancePath, "type", {type: schema52.type}, schema52);
errors++;
}
if(typeof data === "string"){
if(!pattern12.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^[0-9]{1,9}(\\.[0-9]{1,6})?(ms|s|m|h)$"}, schema52);
errors++;
}
}
validate144.errors = vErrors;
return errors === 0;
}


function validate143(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
vErrors = withError(vErrors, instancePath, "minProperties", {limit: 1}, schema51);
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "p50") || (key0 === "p95")) || (key0 === "p99")) || (pattern11.test(key0)))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema51);
errors++;
}
}
if(data.p50 !== undefined && func0.call(data, "p50")){
if(!(validate144(data.p50, instancePath+"/p50"))){
vErrors = vErrors === null ? validate144.errors : joined(vErrors, validate144.errors);
errors = vErrors.length;
}
}
if(data.p95 !== undefined && func0.call(data, "p95")){
if(!(validate144(data.p95, instancePath+"/p95"))){
vErrors = vErrors === null ? validate144.errors : joined(vErrors, validate144.errors);
errors = vErrors.length;
}
}
if(data.p99 !== undefined && func0.call(data, "p99")){
if(!(validate144(data.p99, instancePath+"/p99"))){
vErrors = vErrors === null ? validate144.errors : joined(vErrors, validate144.errors);
errors = vErrors.length;
}
}
for(const key1 of Object.keys(data)){
if(pattern11.test(key1)){
if(!(validate144(data[key1], instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")))){
vErrors = vErrors === null ? validate144.errors : joined(vErrors, validate144.errors);
errors = vErrors.length;
}
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema51);
errors++;
}
validate143.errors = vErrors;
return errors === 0;
}

const schema53 = schema19.$defs.percentileSpeeds;
const schema54 = schema19.$defs.positiveOrNull;

function validate152(data, instancePath=""){
let vErrors = null;
let errors = 0;
if((!((typeof data == "number") && (isFinite(data)))) && (data !== null)){
vErrors = withError(vErrors, instancePath, "type", {type: schema54.type}, schema54);
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data <= 0 || isNaN(data)){
vErrors = withError(vErrors, instancePath, "exclusiveMinimum", {comparison: ">", limit: 0}, schema54);
errors++;
}
}
validate152.errors = vErrors;
return errors === 0;
}


function validate151(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
vErrors = withError(vErrors, instancePath, "minProperties", {limit: 1}, schema53);
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "p50") || (key0 === "p95")) || (key0 === "p99")) || (pattern11.test(key0)))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema53);
errors++;
}
}
if(data.p50 !== undefined && func0.call(data, "p50")){
if(!(validate152(data.p50, instancePath+"/p50"))){
vErrors = vErrors === null ? validate152.errors : joined(vErrors, validate152.errors);
errors = vErrors.length;
}
}
if(data.p95 !== undefined && func0.call(data, "p95")){
if(!(validate152(data.p95, instancePath+"/p95"))){
vErrors = vErrors === null ? validate152.errors : joined(vErrors, validate152.errors);
errors = vErrors.length;
}
}
if(data.p99 !== undefined && func0.call(data, "p99")){
if(!(validate152(data.p99, instancePath+"/p99"))){
vErrors = vErrors === null ? validate152.errors : joined(vErrors, validate152.errors);
errors = vErrors.length;
}
}
for(const key1 of Object.keys(data)){
if(pattern11.test(key1)){
if(!(validate152(data[key1], instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")))){
vErrors = vErrors === null ? validate152.errors : joined(vErrors, validate152.errors);
errors = vErrors.length;
}
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema53);
errors++;
}
validate151.errors = vErrors;
return errors === 0;
}

const schema55 = schema19.$defs.meanCost;

function validate158(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.mean === undefined) || (!(func0.call(data, "mean")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "mean"}, schema55);
errors++;
}
for(const key0 of Object.keys(data)){
if(!(key0 === "mean")){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema55);
errors++;
}
}
if(data.mean !== undefined && func0.call(data, "mean")){
if(!(validate152(data.mean, instancePath+"/mean"))){
vErrors = vErrors === null ? validate152.errors : joined(vErrors, validate152.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema55);
errors++;
}
validate158.errors = vErrors;
return errors === 0;
}


function validate129(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema48.properties, key0))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema48);
errors++;
}
}
if(data.parse_rate !== undefined && func0.call(data, "parse_rate")){
if(!(validate130(data.parse_rate, instancePath+"/parse_rate"))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.schema_rate !== undefined && func0.call(data, "schema_rate")){
if(!(validate130(data.schema_rate, instancePath+"/schema_rate"))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.tool_rate !== undefined && func0.call(data, "tool_rate")){
if(!(validate130(data.tool_rate, instancePath+"/tool_rate"))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.match_rate !== undefined && func0.call(data, "match_rate")){
if(!(validate130(data.match_rate, instancePath+"/match_rate"))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.case_rate !== undefined && func0.call(data, "case_rate")){
if(!(validate130(data.case_rate, instancePath+"/case_rate"))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.per_group !== undefined && func0.call(data, "per_group")){
if(!(validate136(data.per_group, instancePath+"/per_group"))){
vErrors = vErrors === null ? validate136.errors : joined(vErrors, validate136.errors);
errors = vErrors.length;
}
}
if(data.latency !== undefined && func0.call(data, "latency")){
if(!(validate143(data.latency, instancePath+"/latency"))){
vErrors = vErrors === null ? validate143.errors : joined(vErrors, validate143.errors);
errors = vErrors.length;
}
}
if(data.time_to_first_token !== undefined && func0.call(data, "time_to_first_token")){
if(!(validate143(data.time_to_first_token, instancePath+"/time_to_first_token"))){
vErrors = vErrors === null ? validate143.errors : joined(vErrors, validate143.errors);
errors = vErrors.length;
}
}
if(data.tokens_per_second !== undefined && func0.call(data, "tokens_per_second")){
if(!(validate151(data.tokens_per_second, instancePath+"/tokens_per_second"))){
vErrors = vErrors === null ? validate151.errors : joined(vErrors, validate151.errors);
errors = vErrors.length;
}
}
if(data.cost_per_call !== undefined && func0.call(data, "cost_per_call")){
if(!(validate158(data.cost_per_call, instancePath+"/cost_per_call"))){
vErrors = vErrors === null ? validate158.errors : joined(vErrors, validate158.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema48);
errors++;
}
validate129.errors = vErrors;
return errors === 0;
}

const schema56 = schema19.$defs.regression;
const schema57 = schema19.$defs.maxDrop;
const schema58 = schema19.$defs.share;

function validate164(data, instancePath=""){
let vErrors = null;
let errors = 0;
if((!((typeof data == "number") && (isFinite(data)))) && (typeof data !== "string")){
vErrors = withError(vErrors, instancePath, "type", {type: schema58.type}, schema58);
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 1 || isNaN(data)){
vErrors = withError(vErrors, instancePath, "maximum", {comparison: "<=", limit: 1}, schema58);
errors++;
}
if(data < 0 || isNaN(data)){
vErrors = withError(vErrors, instancePath, "minimum", {comparison: ">=", limit: 0}, schema58);
errors++;
}
}
if(typeof data === "string"){
if(!pattern10.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$"}, schema58);
errors++;
}
}
validate164.errors = vErrors;
return errors === 0;
}


function validate163(data, instancePath=""){
let vErrors = null;
let errors = 0;
if((!(data && typeof data == "object" && !Array.isArray(data))) && (data !== null)){
vErrors = withError(vErrors, instancePath, "type", {type: schema57.type}, schema57);
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.max_drop === undefined) || (!(func0.call(data, "max_drop")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "max_drop"}, schema57);
errors++;
}
for(const key0 of Object.keys(data)){
if(!(key0 === "max_drop")){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema57);
errors++;
}
}
if(data.max_drop !== undefined && func0.call(data, "max_drop")){
if(!(validate164(data.max_drop, instancePath+"/max_drop"))){
vErrors = vErrors === null ? validate164.errors : joined(vErrors, validate164.errors);
errors = vErrors.length;
}
}
}
validate163.errors = vErrors;
return errors === 0;
}

const schema59 = schema19.$defs.percentileIncreases;
const schema60 = schema19.$defs.maxIncrease;
const schema61 = schema19.$defs.increase;
const pattern18 = new RegExp("^[0-9]{1,9}(\\.[0-9]{1,6})?%$", "u");

function validate174(data, instancePath=""){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!((typeof data == "number") && (isFinite(data))))){
vErrors = withError(vErrors, instancePath, "type", {type: schema61.type}, schema61);
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 1 || isNaN(data)){
vErrors = withError(vErrors, instancePath, "maximum", {comparison: "<=", limit: 1}, schema61);
errors++;
}
if(data < 0 || isNaN(data)){
vErrors = withError(vErrors, instancePath, "minimum", {comparison: ">=", limit: 0}, schema61);
errors++;
}
}
if(typeof data === "string"){
if(!pattern18.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^[0-9]{1,9}(\\.[0-9]{1,6})?%$"}, schema61);
errors++;
}
}
validate174.errors = vErrors;
return errors === 0;
}


function validate173(data, instancePath=""){
let vErrors = null;
let errors = 0;
if((!(data && typeof data == "object" && !Array.isArray(data))) && (data !== null)){
vErrors = withError(vErrors, instancePath, "type", {type: schema60.type}, schema60);
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.max_increase === undefined) || (!(func0.call(data, "max_increase")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "max_increase"}, schema60);
errors++;
}
for(const key0 of Object.keys(data)){
if(!(key0 === "max_increase")){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema60);
errors++;
}
}
if(data.max_increase !== undefined && func0.call(data, "max_increase")){
if(!(validate174(data.max_increase, instancePath+"/max_increase"))){
vErrors = vErrors === null ? validate174.errors : joined(vErrors, validate174.errors);
errors = vErrors.length;
}
}
}
validate173.errors = vErrors;
return errors === 0;
}


function validate172(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
vErrors = withError(vErrors, instancePath, "minProperties", {limit: 1}, schema59);
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "p50") || (key0 === "p95")) || (key0 === "p99")) || (pattern11.test(key0)))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema59);
errors++;
}
}
if(data.p50 !== undefined && func0.call(data, "p50")){
if(!(validate173(data.p50, instancePath+"/p50"))){
vErrors = vErrors === null ? validate173.errors : joined(vErrors, validate173.errors);
errors = vErrors.length;
}
}
if(data.p95 !== undefined && func0.call(data, "p95")){
if(!(validate173(data.p95, instancePath+"/p95"))){
vErrors = vErrors === null ? validate173.errors : joined(vErrors, validate173.errors);
errors = vErrors.length;
}
}
if(data.p99 !== undefined && func0.call(data, "p99")){
if(!(validate173(data.p99, instancePath+"/p99"))){
vErrors = vErrors === null ? validate173.errors : joined(vErrors, validate173.errors);
errors = vErrors.length;
}
}
for(const key1 of Object.keys(data)){
if(pattern11.test(key1)){
if(!(validate173(data[key1], instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")))){
vErrors = vErrors === null ? validate173.errors : joined(vErrors, validate173.errors);
errors = vErrors.length;
}
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema59);
errors++;
}
validate172.errors = vErrors;
return errors === 0;
}


function validate162(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema56.properties, key0))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema56);
errors++;
}
}
if(data.parse_rate !== undefined && func0.call(data, "parse_rate")){
if(!(validate163(data.parse_rate, instancePath+"/parse_rate"))){
vErrors = vErrors === null ? validate163.errors : joined(vErrors, validate163.errors);
errors = vErrors.length;
}
}
if(data.schema_rate !== undefined && func0.call(data, "schema_rate")){
if(!(validate163(data.schema_rate, instancePath+"/schema_rate"))){
vErrors = vErrors === null ? validate163.errors : joined(vErrors, validate163.errors);
errors = vErrors.length;
}
}
if(data.tool_rate !== undefined && func0.call(data, "tool_rate")){
if(!(validate163(data.tool_rate, instancePath+"/tool_rate"))){
vErrors = vErrors === null ? validate163.errors : joined(vErrors, validate163.errors);
errors = vErrors.length;
}
}
if(data.match_rate !== undefined && func0.call(data, "match_rate")){
if(!(validate163(data.match_rate, instancePath+"/match_rate"))){
vErrors = vErrors === null ? validate163.errors : joined(vErrors, validate163.errors);
errors = vErrors.length;
}
}
if(data.case_rate !== undefined && func0.call(data, "case_rate")){
if(!(validate163(data.case_rate, instancePath+"/case_rate"))){
vErrors = vErrors === null ? validate163.errors : joined(vErrors, validate163.errors);
errors = vErrors.length;
}
}
if(data.agreement !== undefined && func0.call(data, "agreement")){
let data5 = data.agreement;
if((!(data5 && typeof data5 == "object" && !Array.isArray(data5))) && (data5 !== null)){
vErrors = withError(vErrors, instancePath+"/agreement", "type", {type: schema56.properties.agreement.type}, schema56.properties.agreement);
errors++;
}
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if((data5.least === undefined) || (!(func0.call(data5, "least")))){
vErrors = withError(vErrors, instancePath+"/agreement", "required", {missingProperty: "least"}, schema56.properties.agreement);
errors++;
}
for(const key1 of Object.keys(data5)){
if(!(key1 === "least")){
vErrors = withError(vErrors, instancePath+"/agreement", "additionalProperties", {additionalProperty: key1}, schema56.properties.agreement);
errors++;
}
}
if(data5.least !== undefined && func0.call(data5, "least")){
if(!(validate164(data5.least, instancePath+"/agreement/least"))){
vErrors = vErrors === null ? validate164.errors : joined(vErrors, validate164.errors);
errors = vErrors.length;
}
}
}
}
if(data.latency !== undefined && func0.call(data, "latency")){
if(!(validate172(data.latency, instancePath+"/latency"))){
vErrors = vErrors === null ? validate172.errors : joined(vErrors, validate172.errors);
errors = vErrors.length;
}
}
if(data.time_to_first_token !== undefined && func0.call(data, "time_to_first_token")){
if(!(validate172(data.time_to_first_token, instancePath+"/time_to_first_token"))){
vErrors = vErrors === null ? validate172.errors : joined(vErrors, validate172.errors);
errors = vErrors.length;
}
}
if(data.cost_per_call !== undefined && func0.call(data, "cost_per_call")){
if(!(validate173(data.cost_per_call, instancePath+"/cost_per_call"))){
vErrors = vErrors === null ? validate173.errors : joined(vErrors, validate173.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema56);
errors++;
}
validate162.errors = vErrors;
return errors === 0;
}

const schema62 = schema19.$defs.load;

function validate184(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.concurrency === undefined) || (!(func0.call(data, "concurrency")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "concurrency"}, schema62);
errors++;
}
if((data.calls === undefined) || (!(func0.call(data, "calls")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "calls"}, schema62);
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "concurrency") || (key0 === "calls")) || (key0 === "warmup"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema62);
errors++;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
let data0 = data.concurrency;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
vErrors = withError(vErrors, instancePath+"/concurrency", "type", {type: "integer"}, schema62.properties.concurrency);
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 10000 || isNaN(data0)){
vErrors = withError(vErrors, instancePath+"/concurrency", "maximum", {comparison: "<=", limit: 10000}, schema62.properties.concurrency);
errors++;
}
if(data0 < 1 || isNaN(data0)){
vErrors = withError(vErrors, instancePath+"/concurrency", "minimum", {comparison: ">=", limit: 1}, schema62.properties.concurrency);
errors++;
}
}
}
if(data.calls !== undefined && func0.call(data, "calls")){
let data1 = data.calls;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
vErrors = withError(vErrors, instancePath+"/calls", "type", {type: "integer"}, schema62.properties.calls);
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 10000000 || isNaN(data1)){
vErrors = withError(vErrors, instancePath+"/calls", "maximum", {comparison: "<=", limit: 10000000}, schema62.properties.calls);
errors++;
}
if(data1 < 1 || isNaN(data1)){
vErrors = withError(vErrors, instancePath+"/calls", "minimum", {comparison: ">=", limit: 1}, schema62.properties.calls);
errors++;
}
}
}
if(data.warmup !== undefined && func0.call(data, "warmup")){
let data2 = data.warmup;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
vErrors = withError(vErrors, instancePath+"/warmup", "type", {type: "integer"}, schema62.properties.warmup);
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 1000000 || isNaN(data2)){
vErrors = withError(vErrors, instancePath+"/warmup", "maximum", {comparison: "<=", limit: 1000000}, schema62.properties.warmup);
errors++;
}
if(data2 < 0 || isNaN(data2)){
vErrors = withError(vErrors, instancePath+"/warmup", "minimum", {comparison: ">=", limit: 0}, schema62.properties.warmup);
errors++;
}
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema62);
errors++;
}
validate184.errors = vErrors;
return errors === 0;
}

const schema63 = schema19.$defs.volume;
const pattern20 = new RegExp("^[0-9]{1,9}(\\.[0-9]{1,6})?[kMB]?/month$", "u");

function validate186(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern20.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^[0-9]{1,9}(\\.[0-9]{1,6})?[kMB]?/month$"}, schema63);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema63);
errors++;
}
validate186.errors = vErrors;
return errors === 0;
}

const schema64 = schema19.$defs.owner;
const pattern21 = new RegExp("^[^\\s](.{0,98}[^\\s])?$", "u");

function validate188(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern21.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^[^\\s](.{0,98}[^\\s])?$"}, schema64);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema64);
errors++;
}
validate188.errors = vErrors;
return errors === 0;
}


function validate52(data, instancePath=""){
/*# sourceURL="contract.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.version === undefined) || (!(func0.call(data, "version")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "version"}, schema19);
errors++;
}
if((data.name === undefined) || (!(func0.call(data, "name")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "name"}, schema19);
errors++;
}
if((data.request === undefined) || (!(func0.call(data, "request")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "request"}, schema19);
errors++;
}
if((data.cases === undefined) || (!(func0.call(data, "cases")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "cases"}, schema19);
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema19.properties, key0))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema19);
errors++;
}
}
if(data.version !== undefined && func0.call(data, "version")){
let data0 = data.version;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
vErrors = withError(vErrors, instancePath+"/version", "type", {type: "integer"}, schema19.properties.version);
errors++;
}
if(!(data0 === 1)){
vErrors = withError(vErrors, instancePath+"/version", "enum", {allowedValues: schema19.properties.version.enum}, schema19.properties.version);
errors++;
}
}
if(data.name !== undefined && func0.call(data, "name")){
if(!(validate53(data.name, instancePath+"/name"))){
vErrors = vErrors === null ? validate53.errors : joined(vErrors, validate53.errors);
errors = vErrors.length;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data2 = data.description;
if(typeof data2 !== "string"){
vErrors = withError(vErrors, instancePath+"/description", "type", {type: "string"}, schema19.properties.description);
errors++;
}
}
if(data.api !== undefined && func0.call(data, "api")){
let data3 = data.api;
if(typeof data3 !== "string"){
vErrors = withError(vErrors, instancePath+"/api", "type", {type: "string"}, schema19.properties.api);
errors++;
}
if(!((data3 === "chat") || (data3 === "responses"))){
vErrors = withError(vErrors, instancePath+"/api", "enum", {allowedValues: schema19.properties.api.enum}, schema19.properties.api);
errors++;
}
}
if(data.request !== undefined && func0.call(data, "request")){
if(!(validate55(data.request, instancePath+"/request"))){
vErrors = vErrors === null ? validate55.errors : joined(vErrors, validate55.errors);
errors = vErrors.length;
}
}
if(data.expect !== undefined && func0.call(data, "expect")){
if(!(validate59(data.expect, instancePath+"/expect"))){
vErrors = vErrors === null ? validate59.errors : joined(vErrors, validate59.errors);
errors = vErrors.length;
}
}
if(data.vars !== undefined && func0.call(data, "vars")){
if(!(validate98(data.vars, instancePath+"/vars"))){
vErrors = vErrors === null ? validate98.errors : joined(vErrors, validate98.errors);
errors = vErrors.length;
}
}
if(data.cases !== undefined && func0.call(data, "cases")){
let data7 = data.cases;
if(Array.isArray(data7)){
if(data7.length < 1){
vErrors = withError(vErrors, instancePath+"/cases", "minItems", {limit: 1}, schema19.properties.cases);
errors++;
}
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
if(!(validate100(data7[i0], instancePath+"/cases/" + i0))){
vErrors = vErrors === null ? validate100.errors : joined(vErrors, validate100.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath+"/cases", "type", {type: "array"}, schema19.properties.cases);
errors++;
}
}
if(data.samples !== undefined && func0.call(data, "samples")){
let data9 = data.samples;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
vErrors = withError(vErrors, instancePath+"/samples", "type", {type: "integer"}, schema19.properties.samples);
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 1000 || isNaN(data9)){
vErrors = withError(vErrors, instancePath+"/samples", "maximum", {comparison: "<=", limit: 1000}, schema19.properties.samples);
errors++;
}
if(data9 < 1 || isNaN(data9)){
vErrors = withError(vErrors, instancePath+"/samples", "minimum", {comparison: ">=", limit: 1}, schema19.properties.samples);
errors++;
}
}
}
if(data.thresholds !== undefined && func0.call(data, "thresholds")){
if(!(validate129(data.thresholds, instancePath+"/thresholds"))){
vErrors = vErrors === null ? validate129.errors : joined(vErrors, validate129.errors);
errors = vErrors.length;
}
}
if(data.regression !== undefined && func0.call(data, "regression")){
if(!(validate162(data.regression, instancePath+"/regression"))){
vErrors = vErrors === null ? validate162.errors : joined(vErrors, validate162.errors);
errors = vErrors.length;
}
}
if(data.load !== undefined && func0.call(data, "load")){
if(!(validate184(data.load, instancePath+"/load"))){
vErrors = vErrors === null ? validate184.errors : joined(vErrors, validate184.errors);
errors = vErrors.length;
}
}
if(data.volume !== undefined && func0.call(data, "volume")){
if(!(validate186(data.volume, instancePath+"/volume"))){
vErrors = vErrors === null ? validate186.errors : joined(vErrors, validate186.errors);
errors = vErrors.length;
}
}
if(data.owner !== undefined && func0.call(data, "owner")){
if(!(validate188(data.owner, instancePath+"/owner"))){
vErrors = vErrors === null ? validate188.errors : joined(vErrors, validate188.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema19);
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}

export const validatePolicy = validate190;
const schema65 = {"$id":"policy.schema.json","$schema":"https://json-schema.org/draft/2020-12/schema","title":"modelgate policy, version 1","description":"modelgate.yaml: which models are tried, what every contract must reach at least, and what a run may cost.","type":"object","required":["version"],"additionalProperties":false,"properties":{"version":{"description":"Version of this format.","type":"integer","enum":[1]},"contracts":{"description":"Where the contracts are: globs relative to this file.","$ref":"#/$defs/globs"},"candidate":{"description":"The model that is tried.","$ref":"#/$defs/modelChoice"},"baseline":{"description":"The model to compare with, or the journals of earlier runs; default: the base branch's candidate.","$ref":"#/$defs/baseline"},"routes":{"description":"Other candidates for some contracts; the first match wins.","type":"array","items":{"$ref":"#/$defs/route"}},"thresholds":{"description":"Defaults for contracts that do not say, key by key.","$ref":"contract.schema.json#/$defs/thresholds"},"floors":{"description":"No contract may ask for less.","$ref":"contract.schema.json#/$defs/thresholds"},"confidence":{"description":"Ask for proof at this level, such as 0.95 or 95%; left out, the observed share decides.","type":["number","string"],"minimum":0.5,"exclusiveMaximum":1,"pattern":"^[5-9][0-9](\\.[0-9]{1,6})?%$"},"about":{"description":"What a confident verdict speaks of.","type":"string","enum":["calls","cases"],"default":"calls"},"require_evidence":{"description":"A run that made no call is inconclusive rather than not evaluated.","type":"boolean","default":false},"limits":{"description":"What a run may spend.","$ref":"#/$defs/limits"},"severity":{"description":"What fails a run and what only warns.","$ref":"#/$defs/severities"},"judge":{"description":"What decides a run with a baseline: thresholds and comparison, thresholds alone (absolute), or the comparison in place of the rates' thresholds (relative).","type":"string","enum":["both","absolute","relative"],"default":"both"},"regression":{"description":"Defaults for contracts that name none, key by key.","$ref":"contract.schema.json#/$defs/regression"},"retirement":{"description":"Days before the candidate's shutdown date.","$ref":"#/$defs/retirement"},"reuse":{"description":"Which answers of an earlier run `--reuse` may take.","$ref":"#/$defs/reuse"},"weakening_label":{"description":"The label with which a maintainer lets a weaker gate in.","$ref":"#/$defs/nonEmpty","default":"gate-change-approved"},"show_values":{"description":"false keeps prompts and answers out of every file but the journal.","type":"boolean","default":true},"providers":{"description":"Name → endpoint.","type":"object","additionalProperties":{"$ref":"#/$defs/provider"}},"prices":{"description":"Model, or provider/model → US dollars.","type":"object","additionalProperties":{"$ref":"#/$defs/price"}},"callbacks":{"description":"Tool → URL on the job's own machine that answers its calls.","type":"object","additionalProperties":{"$ref":"#/$defs/loopbackUrl"}},"models":{"description":"The model registry, relative to this file.","$ref":"#/$defs/nonEmpty"}},"$defs":{"nonEmpty":{"type":"string","pattern":"[^\\s]"},"globs":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/nonEmpty"}},"modelChoice":{"type":"object","required":["provider","model"],"additionalProperties":false,"properties":{"provider":{"description":"A preset, or a name under providers.","$ref":"#/$defs/nonEmpty"},"model":{"description":"The model as its provider names it.","$ref":"#/$defs/nonEmpty"},"request":{"description":"A JSON merge patch (RFC 7396) on every request to this model. The run itself decides on model, n, stream and stream_options.","type":"object","properties":{"model":false,"n":false,"stream":false,"stream_options":false}}}},"baseline":{"type":"object","minProperties":1,"additionalProperties":false,"properties":{"provider":{"description":"A preset, or a name under providers.","$ref":"#/$defs/modelChoice/properties/provider"},"model":{"description":"The model as its provider names it.","$ref":"#/$defs/modelChoice/properties/model"},"request":{"description":"A JSON merge patch (RFC 7396) on every request to this model.","$ref":"#/$defs/modelChoice/properties/request"},"journal":{"description":"The last run's journal: its answers are the baseline's, and it says whose they are. One that is not there yet is said.","$ref":"#/$defs/nonEmpty"},"pinned":{"description":"A journal that stays the same from night to night, compared with beside the last one, so that a point a night is seen.","$ref":"#/$defs/nonEmpty"}},"if":{"anyOf":[{"required":["provider"]},{"required":["model"]},{"required":["request"]}]},"then":{"required":["provider","model"]}},"route":{"type":"object","required":["contracts","candidate"],"additionalProperties":false,"properties":{"contracts":{"description":"Globs of contracts, relative to this file.","$ref":"#/$defs/globs"},"candidate":{"description":"The model that is tried.","$ref":"#/$defs/modelChoice"}}},"duration":{"description":"Such as 250ms, 3s or 15m.","type":"string","pattern":"^[0-9]{1,9}(\\.[0-9]{1,6})?(ms|s|m|h)$"},"days":{"description":"Such as 90d.","type":"string","pattern":"^[0-9]{1,5}d$"},"limits":{"type":"object","additionalProperties":false,"properties":{"max_cost":{"description":"US dollars a run.","type":"number","exclusiveMinimum":0},"max_calls":{"description":"Calls a run.","type":"integer","minimum":1,"default":10000},"max_unmeasured":{"description":"Share of the calls that may stay without an answer.","$ref":"contract.schema.json#/$defs/share"},"deadline":{"description":"How long a run may take.","$ref":"#/$defs/duration"},"concurrency":{"description":"Calls in flight at once.","type":"integer","minimum":1,"maximum":10000,"default":16}}},"severity":{"type":"string","enum":["fail","warn"]},"severities":{"type":"object","additionalProperties":false,"properties":{"inconclusive":{"description":"A run that decides nothing.","$ref":"#/$defs/severity"},"weakened":{"description":"A change that lowers the gate.","$ref":"#/$defs/severity"},"missing_baseline":{"description":"A baseline that answered nothing.","$ref":"#/$defs/severity"},"regressed":{"description":"warn: a rate that is worse than the baseline's is shown, and does not fail the run.","$ref":"#/$defs/severity"},"unknown_model":{"description":"A model of a vendor whose models the registry lists, and that it does not list.","$ref":"#/$defs/severity"},"served_model":{"description":"Another model answered than the one that was asked.","$ref":"#/$defs/severity"},"mixed_models":{"description":"Several models answered. fail: a pass becomes inconclusive, a failure stays one.","$ref":"#/$defs/severity"}}},"retirement":{"description":"Days before the candidate's shutdown date.","type":"object","additionalProperties":false,"properties":{"warn":{"description":"From so many days before the shutdown on it is warned about.","$ref":"#/$defs/days"},"fail":{"description":"From so many days before the shutdown on the run fails.","$ref":"#/$defs/days"}}},"reuse":{"description":"Which answers of an earlier run `--reuse` may take.","type":"object","additionalProperties":false,"properties":{"max_age":{"description":"Older answers are asked for again.","$ref":"#/$defs/days","default":"7d"}}},"httpUrl":{"type":"string","pattern":"^https?://[^\\s/?#@]+([/?][^\\s#]*)?$"},"loopbackUrl":{"type":"string","pattern":"^https?://(localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1\\])(:[0-9]{1,5})?(/[^\\s#]*)?$"},"provider":{"type":"object","required":["preset"],"additionalProperties":false,"properties":{"preset":{"description":"Whose dialect it speaks.","$ref":"#/$defs/nonEmpty"},"base_url":{"description":"Up to and with the version; the path of a call is put behind it.","$ref":"#/$defs/httpUrl"},"api_key_env":{"description":"The environment variable that holds its key.","$ref":"#/$defs/variableName"},"probe":{"description":"What `modelgate probe --out FILE` found of this endpoint: check and run speak from it.","$ref":"#/$defs/nonEmpty"}}},"variableName":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"price":{"type":"object","if":{"type":"object","required":["per_hour"]},"then":{"$ref":"#/$defs/hourPrice"},"else":{"$ref":"#/$defs/tokenPrice"}},"dollars":{"type":"number","minimum":0},"date":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"},"per":{"type":"string","pattern":"^(1|1k|1K|1M) tokens$"},"hourPrice":{"type":"object","required":["per_hour"],"additionalProperties":false,"properties":{"per_hour":{"description":"US dollars an hour of the machine.","$ref":"#/$defs/dollars"},"source":{"description":"Where it was read.","type":"string"},"mirror":{"description":"The copy of that page that was read in its place.","type":"string"},"checked":{"description":"The day on which it was read.","$ref":"#/$defs/date"}}},"tokenPrice":{"type":"object","required":["input","output"],"additionalProperties":false,"properties":{"input":{"description":"US dollars for input tokens.","$ref":"#/$defs/dollars"},"output":{"description":"US dollars for output tokens.","$ref":"#/$defs/dollars"},"cached_input":{"description":"US dollars for input tokens that come from the cache.","$ref":"#/$defs/dollars"},"cache_write":{"description":"Input tokens that are written into the cache.","$ref":"#/$defs/dollars"},"batch_factor":{"description":"What a batch costs of the price.","type":"number","exclusiveMinimum":0,"maximum":1},"steps":{"description":"Prices of the whole request where its input is longer.","type":"array","minItems":1,"items":{"$ref":"#/$defs/priceStep"}},"peak":{"description":"Dearer prices at some hours. Calls are counted at them: when one was made is not recorded.","$ref":"#/$defs/peakPrice"},"until":{"description":"The last day on which these prices hold.","$ref":"#/$defs/day"},"per":{"description":"What the prices are for; default: 1M tokens.","$ref":"#/$defs/per"},"source":{"description":"Where the price was read.","type":"string"},"mirror":{"description":"The copy of that page that was read in its place.","type":"string"},"checked":{"description":"When.","$ref":"#/$defs/date"}}},"day":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"priceStep":{"type":"object","required":["above","input","output"],"additionalProperties":false,"properties":{"above":{"description":"More input tokens than this.","type":"integer","minimum":1},"input":{"description":"US dollars for input tokens.","$ref":"#/$defs/dollars"},"output":{"description":"US dollars for output tokens.","$ref":"#/$defs/dollars"},"cached_input":{"description":"US dollars for input tokens that come from the cache.","$ref":"#/$defs/dollars"},"cache_write":{"description":"US dollars for input tokens that are written into the cache.","$ref":"#/$defs/dollars"}}},"peakPrice":{"type":"object","required":["input","output","hours"],"additionalProperties":false,"properties":{"input":{"description":"US dollars for input tokens.","$ref":"#/$defs/dollars"},"output":{"description":"US dollars for output tokens.","$ref":"#/$defs/dollars"},"cached_input":{"description":"US dollars for input tokens that come from the cache.","$ref":"#/$defs/dollars"},"cache_write":{"description":"US dollars for input tokens that are written into the cache.","$ref":"#/$defs/dollars"},"hours":{"description":"When, in words.","type":"string"}}}}};
const schema66 = schema65.$defs.globs;
const schema67 = schema19.$defs.nonEmpty;

function validate192(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern7.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "[^\\s]"}, schema67);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema67);
errors++;
}
validate192.errors = vErrors;
return errors === 0;
}


function validate191(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length < 1){
vErrors = withError(vErrors, instancePath, "minItems", {limit: 1}, schema66);
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate192(data[i0], instancePath+"/" + i0))){
vErrors = vErrors === null ? validate192.errors : joined(vErrors, validate192.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "array"}, schema66);
errors++;
}
validate191.errors = vErrors;
return errors === 0;
}

const schema68 = schema65.$defs.modelChoice;

function validate195(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.provider === undefined) || (!(func0.call(data, "provider")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "provider"}, schema68);
errors++;
}
if((data.model === undefined) || (!(func0.call(data, "model")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "model"}, schema68);
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "provider") || (key0 === "model")) || (key0 === "request"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema68);
errors++;
}
}
if(data.provider !== undefined && func0.call(data, "provider")){
if(!(validate192(data.provider, instancePath+"/provider"))){
vErrors = vErrors === null ? validate192.errors : joined(vErrors, validate192.errors);
errors = vErrors.length;
}
}
if(data.model !== undefined && func0.call(data, "model")){
if(!(validate192(data.model, instancePath+"/model"))){
vErrors = vErrors === null ? validate192.errors : joined(vErrors, validate192.errors);
errors = vErrors.length;
}
}
if(data.request !== undefined && func0.call(data, "request")){
let data2 = data.request;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.model !== undefined && func0.call(data2, "model")){
vErrors = withError(vErrors, instancePath+"/request/model", "false schema", {}, schema68.properties.request.properties.model);
errors++;
}
if(data2.n !== undefined && func0.call(data2, "n")){
vErrors = withError(vErrors, instancePath+"/request/n", "false schema", {}, schema68.properties.request.properties.n);
errors++;
}
if(data2.stream !== undefined && func0.call(data2, "stream")){
vErrors = withError(vErrors, instancePath+"/request/stream", "false schema", {}, schema68.properties.request.properties.stream);
errors++;
}
if(data2.stream_options !== undefined && func0.call(data2, "stream_options")){
vErrors = withError(vErrors, instancePath+"/request/stream_options", "false schema", {}, schema68.properties.request.properties.stream_options);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath+"/request", "type", {type: "object"}, schema68.properties.request);
errors++;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema68);
errors++;
}
validate195.errors = vErrors;
return errors === 0;
}

const schema69 = schema65.$defs.baseline;

function validate200(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern7.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "[^\\s]"}, schema67);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema67);
errors++;
}
validate200.errors = vErrors;
return errors === 0;
}


function validate202(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern7.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "[^\\s]"}, schema67);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema67);
errors++;
}
validate202.errors = vErrors;
return errors === 0;
}

const schema72 = {"description":"A JSON merge patch (RFC 7396) on every request to this model. The run itself decides on model, n, stream and stream_options.","type":"object","properties":{"model":false,"n":false,"stream":false,"stream_options":false}};

function validate204(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.model !== undefined && func0.call(data, "model")){
vErrors = withError(vErrors, instancePath+"/model", "false schema", {}, schema72.properties.model);
errors++;
}
if(data.n !== undefined && func0.call(data, "n")){
vErrors = withError(vErrors, instancePath+"/n", "false schema", {}, schema72.properties.n);
errors++;
}
if(data.stream !== undefined && func0.call(data, "stream")){
vErrors = withError(vErrors, instancePath+"/stream", "false schema", {}, schema72.properties.stream);
errors++;
}
if(data.stream_options !== undefined && func0.call(data, "stream_options")){
vErrors = withError(vErrors, instancePath+"/stream_options", "false schema", {}, schema72.properties.stream_options);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema72);
errors++;
}
validate204.errors = vErrors;
return errors === 0;
}


function validate199(data, instancePath=""){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
const _errs3 = errors;
let valid1 = false;
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.provider === undefined) || (!(func0.call(data, "provider")))) && (missing0 = "provider")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid1 = _errs4 === errors;
valid1 = valid1 || _valid1;
if(!valid1){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((data.model === undefined) || (!(func0.call(data, "model")))) && (missing1 = "model")){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid1 = _errs5 === errors;
valid1 = valid1 || _valid1;
if(!valid1){
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((data.request === undefined) || (!(func0.call(data, "request")))) && (missing2 = "request")){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid1 = _errs6 === errors;
valid1 = valid1 || _valid1;
}
}
if(!valid1){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.provider === undefined) || (!(func0.call(data, "provider")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "provider"}, schema69.then);
errors++;
}
if((data.model === undefined) || (!(func0.call(data, "model")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "model"}, schema69.then);
errors++;
}
}
var _valid0 = _errs7 === errors;
valid0 = _valid0;
}
if(!valid0){
vErrors = withError(vErrors, instancePath, "if", {failingKeyword: "then"}, schema69);
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
vErrors = withError(vErrors, instancePath, "minProperties", {limit: 1}, schema69);
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "provider") || (key0 === "model")) || (key0 === "request")) || (key0 === "journal")) || (key0 === "pinned"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema69);
errors++;
}
}
if(data.provider !== undefined && func0.call(data, "provider")){
if(!(validate200(data.provider, instancePath+"/provider"))){
vErrors = vErrors === null ? validate200.errors : joined(vErrors, validate200.errors);
errors = vErrors.length;
}
}
if(data.model !== undefined && func0.call(data, "model")){
if(!(validate202(data.model, instancePath+"/model"))){
vErrors = vErrors === null ? validate202.errors : joined(vErrors, validate202.errors);
errors = vErrors.length;
}
}
if(data.request !== undefined && func0.call(data, "request")){
if(!(validate204(data.request, instancePath+"/request"))){
vErrors = vErrors === null ? validate204.errors : joined(vErrors, validate204.errors);
errors = vErrors.length;
}
}
if(data.journal !== undefined && func0.call(data, "journal")){
if(!(validate192(data.journal, instancePath+"/journal"))){
vErrors = vErrors === null ? validate192.errors : joined(vErrors, validate192.errors);
errors = vErrors.length;
}
}
if(data.pinned !== undefined && func0.call(data, "pinned")){
if(!(validate192(data.pinned, instancePath+"/pinned"))){
vErrors = vErrors === null ? validate192.errors : joined(vErrors, validate192.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema69);
errors++;
}
validate199.errors = vErrors;
return errors === 0;
}

const schema73 = schema65.$defs.route;

function validate209(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.contracts === undefined) || (!(func0.call(data, "contracts")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "contracts"}, schema73);
errors++;
}
if((data.candidate === undefined) || (!(func0.call(data, "candidate")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "candidate"}, schema73);
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "contracts") || (key0 === "candidate"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema73);
errors++;
}
}
if(data.contracts !== undefined && func0.call(data, "contracts")){
if(!(validate191(data.contracts, instancePath+"/contracts"))){
vErrors = vErrors === null ? validate191.errors : joined(vErrors, validate191.errors);
errors = vErrors.length;
}
}
if(data.candidate !== undefined && func0.call(data, "candidate")){
if(!(validate195(data.candidate, instancePath+"/candidate"))){
vErrors = vErrors === null ? validate195.errors : joined(vErrors, validate195.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema73);
errors++;
}
validate209.errors = vErrors;
return errors === 0;
}


function validate213(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema48.properties, key0))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema48);
errors++;
}
}
if(data.parse_rate !== undefined && func0.call(data, "parse_rate")){
if(!(validate130(data.parse_rate, instancePath+"/parse_rate"))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.schema_rate !== undefined && func0.call(data, "schema_rate")){
if(!(validate130(data.schema_rate, instancePath+"/schema_rate"))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.tool_rate !== undefined && func0.call(data, "tool_rate")){
if(!(validate130(data.tool_rate, instancePath+"/tool_rate"))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.match_rate !== undefined && func0.call(data, "match_rate")){
if(!(validate130(data.match_rate, instancePath+"/match_rate"))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.case_rate !== undefined && func0.call(data, "case_rate")){
if(!(validate130(data.case_rate, instancePath+"/case_rate"))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.per_group !== undefined && func0.call(data, "per_group")){
if(!(validate136(data.per_group, instancePath+"/per_group"))){
vErrors = vErrors === null ? validate136.errors : joined(vErrors, validate136.errors);
errors = vErrors.length;
}
}
if(data.latency !== undefined && func0.call(data, "latency")){
if(!(validate143(data.latency, instancePath+"/latency"))){
vErrors = vErrors === null ? validate143.errors : joined(vErrors, validate143.errors);
errors = vErrors.length;
}
}
if(data.time_to_first_token !== undefined && func0.call(data, "time_to_first_token")){
if(!(validate143(data.time_to_first_token, instancePath+"/time_to_first_token"))){
vErrors = vErrors === null ? validate143.errors : joined(vErrors, validate143.errors);
errors = vErrors.length;
}
}
if(data.tokens_per_second !== undefined && func0.call(data, "tokens_per_second")){
if(!(validate151(data.tokens_per_second, instancePath+"/tokens_per_second"))){
vErrors = vErrors === null ? validate151.errors : joined(vErrors, validate151.errors);
errors = vErrors.length;
}
}
if(data.cost_per_call !== undefined && func0.call(data, "cost_per_call")){
if(!(validate158(data.cost_per_call, instancePath+"/cost_per_call"))){
vErrors = vErrors === null ? validate158.errors : joined(vErrors, validate158.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema48);
errors++;
}
validate213.errors = vErrors;
return errors === 0;
}

const schema75 = schema65.$defs.limits;

function validate227(data, instancePath=""){
let vErrors = null;
let errors = 0;
if((!((typeof data == "number") && (isFinite(data)))) && (typeof data !== "string")){
vErrors = withError(vErrors, instancePath, "type", {type: schema58.type}, schema58);
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 1 || isNaN(data)){
vErrors = withError(vErrors, instancePath, "maximum", {comparison: "<=", limit: 1}, schema58);
errors++;
}
if(data < 0 || isNaN(data)){
vErrors = withError(vErrors, instancePath, "minimum", {comparison: ">=", limit: 0}, schema58);
errors++;
}
}
if(typeof data === "string"){
if(!pattern10.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$"}, schema58);
errors++;
}
}
validate227.errors = vErrors;
return errors === 0;
}

const schema77 = schema19.$defs.duration;

function validate229(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern12.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^[0-9]{1,9}(\\.[0-9]{1,6})?(ms|s|m|h)$"}, schema77);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema77);
errors++;
}
validate229.errors = vErrors;
return errors === 0;
}


function validate226(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((((key0 === "max_cost") || (key0 === "max_calls")) || (key0 === "max_unmeasured")) || (key0 === "deadline")) || (key0 === "concurrency"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema75);
errors++;
}
}
if(data.max_cost !== undefined && func0.call(data, "max_cost")){
let data0 = data.max_cost;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 <= 0 || isNaN(data0)){
vErrors = withError(vErrors, instancePath+"/max_cost", "exclusiveMinimum", {comparison: ">", limit: 0}, schema75.properties.max_cost);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath+"/max_cost", "type", {type: "number"}, schema75.properties.max_cost);
errors++;
}
}
if(data.max_calls !== undefined && func0.call(data, "max_calls")){
let data1 = data.max_calls;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
vErrors = withError(vErrors, instancePath+"/max_calls", "type", {type: "integer"}, schema75.properties.max_calls);
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
vErrors = withError(vErrors, instancePath+"/max_calls", "minimum", {comparison: ">=", limit: 1}, schema75.properties.max_calls);
errors++;
}
}
}
if(data.max_unmeasured !== undefined && func0.call(data, "max_unmeasured")){
if(!(validate227(data.max_unmeasured, instancePath+"/max_unmeasured"))){
vErrors = vErrors === null ? validate227.errors : joined(vErrors, validate227.errors);
errors = vErrors.length;
}
}
if(data.deadline !== undefined && func0.call(data, "deadline")){
if(!(validate229(data.deadline, instancePath+"/deadline"))){
vErrors = vErrors === null ? validate229.errors : joined(vErrors, validate229.errors);
errors = vErrors.length;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
let data4 = data.concurrency;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
vErrors = withError(vErrors, instancePath+"/concurrency", "type", {type: "integer"}, schema75.properties.concurrency);
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 10000 || isNaN(data4)){
vErrors = withError(vErrors, instancePath+"/concurrency", "maximum", {comparison: "<=", limit: 10000}, schema75.properties.concurrency);
errors++;
}
if(data4 < 1 || isNaN(data4)){
vErrors = withError(vErrors, instancePath+"/concurrency", "minimum", {comparison: ">=", limit: 1}, schema75.properties.concurrency);
errors++;
}
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema75);
errors++;
}
validate226.errors = vErrors;
return errors === 0;
}

const schema78 = schema65.$defs.severities;
const schema79 = schema65.$defs.severity;

function validate233(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema79);
errors++;
}
if(!((data === "fail") || (data === "warn"))){
vErrors = withError(vErrors, instancePath, "enum", {allowedValues: schema79.enum}, schema79);
errors++;
}
validate233.errors = vErrors;
return errors === 0;
}


function validate232(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((((((key0 === "inconclusive") || (key0 === "weakened")) || (key0 === "missing_baseline")) || (key0 === "regressed")) || (key0 === "unknown_model")) || (key0 === "served_model")) || (key0 === "mixed_models"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema78);
errors++;
}
}
if(data.inconclusive !== undefined && func0.call(data, "inconclusive")){
if(!(validate233(data.inconclusive, instancePath+"/inconclusive"))){
vErrors = vErrors === null ? validate233.errors : joined(vErrors, validate233.errors);
errors = vErrors.length;
}
}
if(data.weakened !== undefined && func0.call(data, "weakened")){
if(!(validate233(data.weakened, instancePath+"/weakened"))){
vErrors = vErrors === null ? validate233.errors : joined(vErrors, validate233.errors);
errors = vErrors.length;
}
}
if(data.missing_baseline !== undefined && func0.call(data, "missing_baseline")){
if(!(validate233(data.missing_baseline, instancePath+"/missing_baseline"))){
vErrors = vErrors === null ? validate233.errors : joined(vErrors, validate233.errors);
errors = vErrors.length;
}
}
if(data.regressed !== undefined && func0.call(data, "regressed")){
if(!(validate233(data.regressed, instancePath+"/regressed"))){
vErrors = vErrors === null ? validate233.errors : joined(vErrors, validate233.errors);
errors = vErrors.length;
}
}
if(data.unknown_model !== undefined && func0.call(data, "unknown_model")){
if(!(validate233(data.unknown_model, instancePath+"/unknown_model"))){
vErrors = vErrors === null ? validate233.errors : joined(vErrors, validate233.errors);
errors = vErrors.length;
}
}
if(data.served_model !== undefined && func0.call(data, "served_model")){
if(!(validate233(data.served_model, instancePath+"/served_model"))){
vErrors = vErrors === null ? validate233.errors : joined(vErrors, validate233.errors);
errors = vErrors.length;
}
}
if(data.mixed_models !== undefined && func0.call(data, "mixed_models")){
if(!(validate233(data.mixed_models, instancePath+"/mixed_models"))){
vErrors = vErrors === null ? validate233.errors : joined(vErrors, validate233.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema78);
errors++;
}
validate232.errors = vErrors;
return errors === 0;
}


function validate242(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema56.properties, key0))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema56);
errors++;
}
}
if(data.parse_rate !== undefined && func0.call(data, "parse_rate")){
if(!(validate163(data.parse_rate, instancePath+"/parse_rate"))){
vErrors = vErrors === null ? validate163.errors : joined(vErrors, validate163.errors);
errors = vErrors.length;
}
}
if(data.schema_rate !== undefined && func0.call(data, "schema_rate")){
if(!(validate163(data.schema_rate, instancePath+"/schema_rate"))){
vErrors = vErrors === null ? validate163.errors : joined(vErrors, validate163.errors);
errors = vErrors.length;
}
}
if(data.tool_rate !== undefined && func0.call(data, "tool_rate")){
if(!(validate163(data.tool_rate, instancePath+"/tool_rate"))){
vErrors = vErrors === null ? validate163.errors : joined(vErrors, validate163.errors);
errors = vErrors.length;
}
}
if(data.match_rate !== undefined && func0.call(data, "match_rate")){
if(!(validate163(data.match_rate, instancePath+"/match_rate"))){
vErrors = vErrors === null ? validate163.errors : joined(vErrors, validate163.errors);
errors = vErrors.length;
}
}
if(data.case_rate !== undefined && func0.call(data, "case_rate")){
if(!(validate163(data.case_rate, instancePath+"/case_rate"))){
vErrors = vErrors === null ? validate163.errors : joined(vErrors, validate163.errors);
errors = vErrors.length;
}
}
if(data.agreement !== undefined && func0.call(data, "agreement")){
let data5 = data.agreement;
if((!(data5 && typeof data5 == "object" && !Array.isArray(data5))) && (data5 !== null)){
vErrors = withError(vErrors, instancePath+"/agreement", "type", {type: schema56.properties.agreement.type}, schema56.properties.agreement);
errors++;
}
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if((data5.least === undefined) || (!(func0.call(data5, "least")))){
vErrors = withError(vErrors, instancePath+"/agreement", "required", {missingProperty: "least"}, schema56.properties.agreement);
errors++;
}
for(const key1 of Object.keys(data5)){
if(!(key1 === "least")){
vErrors = withError(vErrors, instancePath+"/agreement", "additionalProperties", {additionalProperty: key1}, schema56.properties.agreement);
errors++;
}
}
if(data5.least !== undefined && func0.call(data5, "least")){
if(!(validate164(data5.least, instancePath+"/agreement/least"))){
vErrors = vErrors === null ? validate164.errors : joined(vErrors, validate164.errors);
errors = vErrors.length;
}
}
}
}
if(data.latency !== undefined && func0.call(data, "latency")){
if(!(validate172(data.latency, instancePath+"/latency"))){
vErrors = vErrors === null ? validate172.errors : joined(vErrors, validate172.errors);
errors = vErrors.length;
}
}
if(data.time_to_first_token !== undefined && func0.call(data, "time_to_first_token")){
if(!(validate172(data.time_to_first_token, instancePath+"/time_to_first_token"))){
vErrors = vErrors === null ? validate172.errors : joined(vErrors, validate172.errors);
errors = vErrors.length;
}
}
if(data.cost_per_call !== undefined && func0.call(data, "cost_per_call")){
if(!(validate173(data.cost_per_call, instancePath+"/cost_per_call"))){
vErrors = vErrors === null ? validate173.errors : joined(vErrors, validate173.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema56);
errors++;
}
validate242.errors = vErrors;
return errors === 0;
}

const schema81 = schema65.$defs.retirement;
const schema82 = schema65.$defs.days;
const pattern28 = new RegExp("^[0-9]{1,5}d$", "u");

function validate254(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern28.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^[0-9]{1,5}d$"}, schema82);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema82);
errors++;
}
validate254.errors = vErrors;
return errors === 0;
}


function validate253(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((key0 === "warn") || (key0 === "fail"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema81);
errors++;
}
}
if(data.warn !== undefined && func0.call(data, "warn")){
if(!(validate254(data.warn, instancePath+"/warn"))){
vErrors = vErrors === null ? validate254.errors : joined(vErrors, validate254.errors);
errors = vErrors.length;
}
}
if(data.fail !== undefined && func0.call(data, "fail")){
if(!(validate254(data.fail, instancePath+"/fail"))){
vErrors = vErrors === null ? validate254.errors : joined(vErrors, validate254.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema81);
errors++;
}
validate253.errors = vErrors;
return errors === 0;
}

const schema83 = schema65.$defs.reuse;

function validate258(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(key0 === "max_age")){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema83);
errors++;
}
}
if(data.max_age !== undefined && func0.call(data, "max_age")){
if(!(validate254(data.max_age, instancePath+"/max_age"))){
vErrors = vErrors === null ? validate254.errors : joined(vErrors, validate254.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema83);
errors++;
}
validate258.errors = vErrors;
return errors === 0;
}

const schema84 = schema65.$defs.provider;
const schema85 = schema65.$defs.httpUrl;
const pattern29 = new RegExp("^https?://[^\\s/?#@]+([/?][^\\s#]*)?$", "u");

function validate264(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern29.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^https?://[^\\s/?#@]+([/?][^\\s#]*)?$"}, schema85);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema85);
errors++;
}
validate264.errors = vErrors;
return errors === 0;
}

const schema86 = schema65.$defs.variableName;
const pattern30 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");

function validate266(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern30.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^[A-Za-z_][A-Za-z0-9_]*$"}, schema86);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema86);
errors++;
}
validate266.errors = vErrors;
return errors === 0;
}


function validate262(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.preset === undefined) || (!(func0.call(data, "preset")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "preset"}, schema84);
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "preset") || (key0 === "base_url")) || (key0 === "api_key_env")) || (key0 === "probe"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema84);
errors++;
}
}
if(data.preset !== undefined && func0.call(data, "preset")){
if(!(validate192(data.preset, instancePath+"/preset"))){
vErrors = vErrors === null ? validate192.errors : joined(vErrors, validate192.errors);
errors = vErrors.length;
}
}
if(data.base_url !== undefined && func0.call(data, "base_url")){
if(!(validate264(data.base_url, instancePath+"/base_url"))){
vErrors = vErrors === null ? validate264.errors : joined(vErrors, validate264.errors);
errors = vErrors.length;
}
}
if(data.api_key_env !== undefined && func0.call(data, "api_key_env")){
if(!(validate266(data.api_key_env, instancePath+"/api_key_env"))){
vErrors = vErrors === null ? validate266.errors : joined(vErrors, validate266.errors);
errors = vErrors.length;
}
}
if(data.probe !== undefined && func0.call(data, "probe")){
if(!(validate192(data.probe, instancePath+"/probe"))){
vErrors = vErrors === null ? validate192.errors : joined(vErrors, validate192.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema84);
errors++;
}
validate262.errors = vErrors;
return errors === 0;
}

const schema87 = schema65.$defs.price;
const schema88 = schema65.$defs.hourPrice;
const schema89 = schema65.$defs.dollars;

function validate272(data, instancePath=""){
let vErrors = null;
let errors = 0;
if((typeof data == "number") && (isFinite(data))){
if(data < 0 || isNaN(data)){
vErrors = withError(vErrors, instancePath, "minimum", {comparison: ">=", limit: 0}, schema89);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "number"}, schema89);
errors++;
}
validate272.errors = vErrors;
return errors === 0;
}

const schema90 = schema65.$defs.date;
const pattern31 = new RegExp("^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$", "u");

function validate274(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern31.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"}, schema90);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema90);
errors++;
}
validate274.errors = vErrors;
return errors === 0;
}


function validate271(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.per_hour === undefined) || (!(func0.call(data, "per_hour")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "per_hour"}, schema88);
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "per_hour") || (key0 === "source")) || (key0 === "mirror")) || (key0 === "checked"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema88);
errors++;
}
}
if(data.per_hour !== undefined && func0.call(data, "per_hour")){
if(!(validate272(data.per_hour, instancePath+"/per_hour"))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.source !== undefined && func0.call(data, "source")){
let data1 = data.source;
if(typeof data1 !== "string"){
vErrors = withError(vErrors, instancePath+"/source", "type", {type: "string"}, schema88.properties.source);
errors++;
}
}
if(data.mirror !== undefined && func0.call(data, "mirror")){
let data2 = data.mirror;
if(typeof data2 !== "string"){
vErrors = withError(vErrors, instancePath+"/mirror", "type", {type: "string"}, schema88.properties.mirror);
errors++;
}
}
if(data.checked !== undefined && func0.call(data, "checked")){
if(!(validate274(data.checked, instancePath+"/checked"))){
vErrors = vErrors === null ? validate274.errors : joined(vErrors, validate274.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema88);
errors++;
}
validate271.errors = vErrors;
return errors === 0;
}

const schema91 = schema65.$defs.tokenPrice;
const schema92 = schema65.$defs.priceStep;

function validate282(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.above === undefined) || (!(func0.call(data, "above")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "above"}, schema92);
errors++;
}
if((data.input === undefined) || (!(func0.call(data, "input")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "input"}, schema92);
errors++;
}
if((data.output === undefined) || (!(func0.call(data, "output")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "output"}, schema92);
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "above") || (key0 === "input")) || (key0 === "output")) || (key0 === "cached_input")) || (key0 === "cache_write"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema92);
errors++;
}
}
if(data.above !== undefined && func0.call(data, "above")){
let data0 = data.above;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
vErrors = withError(vErrors, instancePath+"/above", "type", {type: "integer"}, schema92.properties.above);
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
vErrors = withError(vErrors, instancePath+"/above", "minimum", {comparison: ">=", limit: 1}, schema92.properties.above);
errors++;
}
}
}
if(data.input !== undefined && func0.call(data, "input")){
if(!(validate272(data.input, instancePath+"/input"))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.output !== undefined && func0.call(data, "output")){
if(!(validate272(data.output, instancePath+"/output"))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.cached_input !== undefined && func0.call(data, "cached_input")){
if(!(validate272(data.cached_input, instancePath+"/cached_input"))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.cache_write !== undefined && func0.call(data, "cache_write")){
if(!(validate272(data.cache_write, instancePath+"/cache_write"))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema92);
errors++;
}
validate282.errors = vErrors;
return errors === 0;
}

const schema93 = schema65.$defs.peakPrice;

function validate288(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.input === undefined) || (!(func0.call(data, "input")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "input"}, schema93);
errors++;
}
if((data.output === undefined) || (!(func0.call(data, "output")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "output"}, schema93);
errors++;
}
if((data.hours === undefined) || (!(func0.call(data, "hours")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "hours"}, schema93);
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "input") || (key0 === "output")) || (key0 === "cached_input")) || (key0 === "cache_write")) || (key0 === "hours"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema93);
errors++;
}
}
if(data.input !== undefined && func0.call(data, "input")){
if(!(validate272(data.input, instancePath+"/input"))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.output !== undefined && func0.call(data, "output")){
if(!(validate272(data.output, instancePath+"/output"))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.cached_input !== undefined && func0.call(data, "cached_input")){
if(!(validate272(data.cached_input, instancePath+"/cached_input"))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.cache_write !== undefined && func0.call(data, "cache_write")){
if(!(validate272(data.cache_write, instancePath+"/cache_write"))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.hours !== undefined && func0.call(data, "hours")){
let data4 = data.hours;
if(typeof data4 !== "string"){
vErrors = withError(vErrors, instancePath+"/hours", "type", {type: "string"}, schema93.properties.hours);
errors++;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema93);
errors++;
}
validate288.errors = vErrors;
return errors === 0;
}

const schema94 = schema65.$defs.day;
const pattern32 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");

function validate294(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern32.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}, schema94);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema94);
errors++;
}
validate294.errors = vErrors;
return errors === 0;
}

const schema95 = schema65.$defs.per;
const pattern33 = new RegExp("^(1|1k|1K|1M) tokens$", "u");

function validate296(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern33.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^(1|1k|1K|1M) tokens$"}, schema95);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema95);
errors++;
}
validate296.errors = vErrors;
return errors === 0;
}


function validate277(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.input === undefined) || (!(func0.call(data, "input")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "input"}, schema91);
errors++;
}
if((data.output === undefined) || (!(func0.call(data, "output")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "output"}, schema91);
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema91.properties, key0))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema91);
errors++;
}
}
if(data.input !== undefined && func0.call(data, "input")){
if(!(validate272(data.input, instancePath+"/input"))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.output !== undefined && func0.call(data, "output")){
if(!(validate272(data.output, instancePath+"/output"))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.cached_input !== undefined && func0.call(data, "cached_input")){
if(!(validate272(data.cached_input, instancePath+"/cached_input"))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.cache_write !== undefined && func0.call(data, "cache_write")){
if(!(validate272(data.cache_write, instancePath+"/cache_write"))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.batch_factor !== undefined && func0.call(data, "batch_factor")){
let data4 = data.batch_factor;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 1 || isNaN(data4)){
vErrors = withError(vErrors, instancePath+"/batch_factor", "maximum", {comparison: "<=", limit: 1}, schema91.properties.batch_factor);
errors++;
}
if(data4 <= 0 || isNaN(data4)){
vErrors = withError(vErrors, instancePath+"/batch_factor", "exclusiveMinimum", {comparison: ">", limit: 0}, schema91.properties.batch_factor);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath+"/batch_factor", "type", {type: "number"}, schema91.properties.batch_factor);
errors++;
}
}
if(data.steps !== undefined && func0.call(data, "steps")){
let data5 = data.steps;
if(Array.isArray(data5)){
if(data5.length < 1){
vErrors = withError(vErrors, instancePath+"/steps", "minItems", {limit: 1}, schema91.properties.steps);
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
if(!(validate282(data5[i0], instancePath+"/steps/" + i0))){
vErrors = vErrors === null ? validate282.errors : joined(vErrors, validate282.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath+"/steps", "type", {type: "array"}, schema91.properties.steps);
errors++;
}
}
if(data.peak !== undefined && func0.call(data, "peak")){
if(!(validate288(data.peak, instancePath+"/peak"))){
vErrors = vErrors === null ? validate288.errors : joined(vErrors, validate288.errors);
errors = vErrors.length;
}
}
if(data.until !== undefined && func0.call(data, "until")){
if(!(validate294(data.until, instancePath+"/until"))){
vErrors = vErrors === null ? validate294.errors : joined(vErrors, validate294.errors);
errors = vErrors.length;
}
}
if(data.per !== undefined && func0.call(data, "per")){
if(!(validate296(data.per, instancePath+"/per"))){
vErrors = vErrors === null ? validate296.errors : joined(vErrors, validate296.errors);
errors = vErrors.length;
}
}
if(data.source !== undefined && func0.call(data, "source")){
let data10 = data.source;
if(typeof data10 !== "string"){
vErrors = withError(vErrors, instancePath+"/source", "type", {type: "string"}, schema91.properties.source);
errors++;
}
}
if(data.mirror !== undefined && func0.call(data, "mirror")){
let data11 = data.mirror;
if(typeof data11 !== "string"){
vErrors = withError(vErrors, instancePath+"/mirror", "type", {type: "string"}, schema91.properties.mirror);
errors++;
}
}
if(data.checked !== undefined && func0.call(data, "checked")){
if(!(validate274(data.checked, instancePath+"/checked"))){
vErrors = vErrors === null ? validate274.errors : joined(vErrors, validate274.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema91);
errors++;
}
validate277.errors = vErrors;
return errors === 0;
}


function validate270(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(!(data && typeof data == "object" && !Array.isArray(data))){
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema87);
errors++;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.per_hour === undefined) || (!(func0.call(data, "per_hour")))) && (missing0 = "per_hour")){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
if(!(validate271(data, instancePath))){
vErrors = vErrors === null ? validate271.errors : joined(vErrors, validate271.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs5 = errors;
if(!(validate277(data, instancePath))){
vErrors = vErrors === null ? validate277.errors : joined(vErrors, validate277.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
vErrors = withError(vErrors, instancePath, "if", {failingKeyword: ifClause0}, schema87);
errors++;
}
validate270.errors = vErrors;
return errors === 0;
}

const schema96 = schema65.$defs.loopbackUrl;
const pattern34 = new RegExp("^https?://(localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1\\])(:[0-9]{1,5})?(/[^\\s#]*)?$", "u");

function validate301(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern34.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^https?://(localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1\\])(:[0-9]{1,5})?(/[^\\s#]*)?$"}, schema96);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema96);
errors++;
}
validate301.errors = vErrors;
return errors === 0;
}

const pattern25 = new RegExp("^[5-9][0-9](\\.[0-9]{1,6})?%$", "u");

function validate190(data, instancePath=""){
/*# sourceURL="policy.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.version === undefined) || (!(func0.call(data, "version")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "version"}, schema65);
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema65.properties, key0))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema65);
errors++;
}
}
if(data.version !== undefined && func0.call(data, "version")){
let data0 = data.version;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
vErrors = withError(vErrors, instancePath+"/version", "type", {type: "integer"}, schema65.properties.version);
errors++;
}
if(!(data0 === 1)){
vErrors = withError(vErrors, instancePath+"/version", "enum", {allowedValues: schema65.properties.version.enum}, schema65.properties.version);
errors++;
}
}
if(data.contracts !== undefined && func0.call(data, "contracts")){
if(!(validate191(data.contracts, instancePath+"/contracts"))){
vErrors = vErrors === null ? validate191.errors : joined(vErrors, validate191.errors);
errors = vErrors.length;
}
}
if(data.candidate !== undefined && func0.call(data, "candidate")){
if(!(validate195(data.candidate, instancePath+"/candidate"))){
vErrors = vErrors === null ? validate195.errors : joined(vErrors, validate195.errors);
errors = vErrors.length;
}
}
if(data.baseline !== undefined && func0.call(data, "baseline")){
if(!(validate199(data.baseline, instancePath+"/baseline"))){
vErrors = vErrors === null ? validate199.errors : joined(vErrors, validate199.errors);
errors = vErrors.length;
}
}
if(data.routes !== undefined && func0.call(data, "routes")){
let data4 = data.routes;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
if(!(validate209(data4[i0], instancePath+"/routes/" + i0))){
vErrors = vErrors === null ? validate209.errors : joined(vErrors, validate209.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath+"/routes", "type", {type: "array"}, schema65.properties.routes);
errors++;
}
}
if(data.thresholds !== undefined && func0.call(data, "thresholds")){
if(!(validate213(data.thresholds, instancePath+"/thresholds"))){
vErrors = vErrors === null ? validate213.errors : joined(vErrors, validate213.errors);
errors = vErrors.length;
}
}
if(data.floors !== undefined && func0.call(data, "floors")){
if(!(validate213(data.floors, instancePath+"/floors"))){
vErrors = vErrors === null ? validate213.errors : joined(vErrors, validate213.errors);
errors = vErrors.length;
}
}
if(data.confidence !== undefined && func0.call(data, "confidence")){
let data8 = data.confidence;
if((!((typeof data8 == "number") && (isFinite(data8)))) && (typeof data8 !== "string")){
vErrors = withError(vErrors, instancePath+"/confidence", "type", {type: schema65.properties.confidence.type}, schema65.properties.confidence);
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0.5 || isNaN(data8)){
vErrors = withError(vErrors, instancePath+"/confidence", "minimum", {comparison: ">=", limit: 0.5}, schema65.properties.confidence);
errors++;
}
if(data8 >= 1 || isNaN(data8)){
vErrors = withError(vErrors, instancePath+"/confidence", "exclusiveMaximum", {comparison: "<", limit: 1}, schema65.properties.confidence);
errors++;
}
}
if(typeof data8 === "string"){
if(!pattern25.test(data8)){
vErrors = withError(vErrors, instancePath+"/confidence", "pattern", {pattern: "^[5-9][0-9](\\.[0-9]{1,6})?%$"}, schema65.properties.confidence);
errors++;
}
}
}
if(data.about !== undefined && func0.call(data, "about")){
let data9 = data.about;
if(typeof data9 !== "string"){
vErrors = withError(vErrors, instancePath+"/about", "type", {type: "string"}, schema65.properties.about);
errors++;
}
if(!((data9 === "calls") || (data9 === "cases"))){
vErrors = withError(vErrors, instancePath+"/about", "enum", {allowedValues: schema65.properties.about.enum}, schema65.properties.about);
errors++;
}
}
if(data.require_evidence !== undefined && func0.call(data, "require_evidence")){
let data10 = data.require_evidence;
if(typeof data10 !== "boolean"){
vErrors = withError(vErrors, instancePath+"/require_evidence", "type", {type: "boolean"}, schema65.properties.require_evidence);
errors++;
}
}
if(data.limits !== undefined && func0.call(data, "limits")){
if(!(validate226(data.limits, instancePath+"/limits"))){
vErrors = vErrors === null ? validate226.errors : joined(vErrors, validate226.errors);
errors = vErrors.length;
}
}
if(data.severity !== undefined && func0.call(data, "severity")){
if(!(validate232(data.severity, instancePath+"/severity"))){
vErrors = vErrors === null ? validate232.errors : joined(vErrors, validate232.errors);
errors = vErrors.length;
}
}
if(data.judge !== undefined && func0.call(data, "judge")){
let data13 = data.judge;
if(typeof data13 !== "string"){
vErrors = withError(vErrors, instancePath+"/judge", "type", {type: "string"}, schema65.properties.judge);
errors++;
}
if(!(((data13 === "both") || (data13 === "absolute")) || (data13 === "relative"))){
vErrors = withError(vErrors, instancePath+"/judge", "enum", {allowedValues: schema65.properties.judge.enum}, schema65.properties.judge);
errors++;
}
}
if(data.regression !== undefined && func0.call(data, "regression")){
if(!(validate242(data.regression, instancePath+"/regression"))){
vErrors = vErrors === null ? validate242.errors : joined(vErrors, validate242.errors);
errors = vErrors.length;
}
}
if(data.retirement !== undefined && func0.call(data, "retirement")){
if(!(validate253(data.retirement, instancePath+"/retirement"))){
vErrors = vErrors === null ? validate253.errors : joined(vErrors, validate253.errors);
errors = vErrors.length;
}
}
if(data.reuse !== undefined && func0.call(data, "reuse")){
if(!(validate258(data.reuse, instancePath+"/reuse"))){
vErrors = vErrors === null ? validate258.errors : joined(vErrors, validate258.errors);
errors = vErrors.length;
}
}
if(data.weakening_label !== undefined && func0.call(data, "weakening_label")){
if(!(validate192(data.weakening_label, instancePath+"/weakening_label"))){
vErrors = vErrors === null ? validate192.errors : joined(vErrors, validate192.errors);
errors = vErrors.length;
}
}
if(data.show_values !== undefined && func0.call(data, "show_values")){
let data18 = data.show_values;
if(typeof data18 !== "boolean"){
vErrors = withError(vErrors, instancePath+"/show_values", "type", {type: "boolean"}, schema65.properties.show_values);
errors++;
}
}
if(data.providers !== undefined && func0.call(data, "providers")){
let data19 = data.providers;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
for(const key1 of Object.keys(data19)){
if(!(validate262(data19[key1], instancePath+"/providers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")))){
vErrors = vErrors === null ? validate262.errors : joined(vErrors, validate262.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath+"/providers", "type", {type: "object"}, schema65.properties.providers);
errors++;
}
}
if(data.prices !== undefined && func0.call(data, "prices")){
let data21 = data.prices;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
for(const key2 of Object.keys(data21)){
if(!(validate270(data21[key2], instancePath+"/prices/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")))){
vErrors = vErrors === null ? validate270.errors : joined(vErrors, validate270.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath+"/prices", "type", {type: "object"}, schema65.properties.prices);
errors++;
}
}
if(data.callbacks !== undefined && func0.call(data, "callbacks")){
let data23 = data.callbacks;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
for(const key3 of Object.keys(data23)){
if(!(validate301(data23[key3], instancePath+"/callbacks/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")))){
vErrors = vErrors === null ? validate301.errors : joined(vErrors, validate301.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath+"/callbacks", "type", {type: "object"}, schema65.properties.callbacks);
errors++;
}
}
if(data.models !== undefined && func0.call(data, "models")){
if(!(validate192(data.models, instancePath+"/models"))){
vErrors = vErrors === null ? validate192.errors : joined(vErrors, validate192.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema65);
errors++;
}
validate190.errors = vErrors;
return errors === 0;
}

export const validateModels = validate304;
const schema97 = {"$id":"models.schema.json","$schema":"https://json-schema.org/draft/2020-12/schema","title":"modelgate model registry, version 1","description":"What is known of models, as their providers' own pages say: a policy's `models:` file, whose entries stand in place of the shipped ones.","type":"object","required":["version","models"],"additionalProperties":false,"properties":{"version":{"description":"Version of this format.","type":"integer","enum":[1]},"models":{"description":"Model, or provider/model → what is known of it. A model without a provider is an entry of every provider that the policy names (of openai where it names none).","type":"object","additionalProperties":{"$ref":"#/$defs/model"}}},"$defs":{"day":{"description":"A day such as 2026-11-01.","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"id":{"description":"A model as the provider's API names it.","type":"string","pattern":"^[^\\s]+$"},"text":{"type":"string","pattern":"[^\\s]"},"https":{"type":"string","pattern":"^https://[^\\s/?#@]+([/?][^\\s#]*)?(#[^\\s]*)?$"},"tokens":{"type":"integer","minimum":1},"source":{"description":"A page of the provider itself.","$ref":"#/$defs/https"},"mirror":{"description":"The public copy of that page that was read in its place.","$ref":"#/$defs/text"},"checked":{"description":"The day on which the page was read.","$ref":"#/$defs/day"},"undated":{"description":"The copy that was read carries no day: `checked` is the day that its content points to.","type":"boolean"},"model":{"type":"object","if":{"type":"object","required":["hints"],"maxProperties":1},"else":{"required":["source","checked"]},"additionalProperties":false,"properties":{"provider":{"description":"Whose model it is: a provider of the policy, or a preset. The key is then the model alone, slashes included.","$ref":"#/$defs/id"},"released":{"description":"The day on which it came out.","$ref":"#/$defs/day"},"shutdown":{"description":"The first day on which it does not answer, as OpenAI's shutdown_date; null where none is announced; left out where nobody looked.","type":["string","null"],"pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"date_precision":{"description":"earliest: the provider names the first day on which it may happen. The gate goes by it all the same.","type":"string","enum":["day","earliest"]},"replacement":{"description":"What the provider names as its successor; with a page and a day of its own where the name changes more often than the date.","$ref":"#/$defs/replacement"},"aliases":{"description":"Other names of the same model at this provider.","type":"array","items":{"$ref":"#/$defs/id"}},"base":{"description":"What a fine-tune is made of: it dies with it.","$ref":"#/$defs/id"},"after":{"description":"What a call gets from the shutdown on: fails, or an answer of another model.","$ref":"#/$defs/after"},"context_window":{"description":"Tokens of input and output together.","$ref":"#/$defs/tokens"},"max_output":{"description":"The most tokens of one answer.","$ref":"#/$defs/tokens"},"features":{"$ref":"#/$defs/features"},"price":{"$ref":"#/$defs/price"},"note":{"description":"What else is worth knowing.","$ref":"#/$defs/text"},"source":{"$ref":"#/$defs/source"},"mirror":{"$ref":"#/$defs/mirror"},"checked":{"$ref":"#/$defs/checked"},"undated":{"$ref":"#/$defs/undated"},"hints":{"description":"What others say of it: shown as hearsay, and never decides.","type":"array","minItems":1,"items":{"$ref":"#/$defs/hint"}}}},"replacement":{"type":["string","object"],"pattern":"^[^\\s]+$","required":["model"],"additionalProperties":false,"properties":{"model":{"$ref":"#/$defs/id"},"source":{"$ref":"#/$defs/source"},"mirror":{"$ref":"#/$defs/mirror"},"checked":{"$ref":"#/$defs/checked"}}},"after":{"type":["string","object"],"pattern":"^(fails|rerouted)$","required":["rerouted"],"additionalProperties":false,"properties":{"rerouted":{"description":"The model that answers in its place.","$ref":"#/$defs/id"}}},"features":{"description":"What it takes: true, false, or a condition in words.","type":"object","additionalProperties":false,"properties":{"tools":{"$ref":"#/$defs/feature"},"json_schema":{"$ref":"#/$defs/feature"},"reasoning":{"$ref":"#/$defs/feature"},"temperature":{"$ref":"#/$defs/feature"},"fine_tuning":{"$ref":"#/$defs/feature"},"image_input":{"$ref":"#/$defs/feature"}}},"feature":{"type":["boolean","string"],"pattern":"[^\\s]"},"price":{"description":"US dollars, as under `prices` in the policy, with a page and a day of its own where they are not the entry's.","$ref":"policy.schema.json#/$defs/price"},"hint":{"type":"object","required":["source","checked"],"additionalProperties":false,"properties":{"says":{"$ref":"#/$defs/text"},"shutdown":{"$ref":"#/$defs/day"},"replacement":{"$ref":"#/$defs/id"},"source":{"$ref":"#/$defs/https"},"checked":{"$ref":"#/$defs/checked"}}}}};
const schema98 = schema97.$defs.model;
const schema99 = schema97.$defs.id;
const pattern35 = new RegExp("^[^\\s]+$", "u");

function validate306(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern35.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^[^\\s]+$"}, schema99);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema99);
errors++;
}
validate306.errors = vErrors;
return errors === 0;
}

const schema100 = schema97.$defs.day;

function validate308(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern32.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}, schema100);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema100);
errors++;
}
validate308.errors = vErrors;
return errors === 0;
}

const schema101 = schema97.$defs.replacement;
const schema102 = schema97.$defs.https;
const pattern39 = new RegExp("^https://[^\\s/?#@]+([/?][^\\s#]*)?(#[^\\s]*)?$", "u");

function validate312(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern39.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^https://[^\\s/?#@]+([/?][^\\s#]*)?(#[^\\s]*)?$"}, schema102);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema102);
errors++;
}
validate312.errors = vErrors;
return errors === 0;
}

const schema103 = schema19.$defs.nonEmpty;

function validate314(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern7.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "[^\\s]"}, schema103);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema103);
errors++;
}
validate314.errors = vErrors;
return errors === 0;
}


function validate316(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern32.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}, schema100);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema100);
errors++;
}
validate316.errors = vErrors;
return errors === 0;
}


function validate310(data, instancePath=""){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
vErrors = withError(vErrors, instancePath, "type", {type: schema101.type}, schema101);
errors++;
}
if(typeof data === "string"){
if(!pattern35.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^[^\\s]+$"}, schema101);
errors++;
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.model === undefined) || (!(func0.call(data, "model")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "model"}, schema101);
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "model") || (key0 === "source")) || (key0 === "mirror")) || (key0 === "checked"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema101);
errors++;
}
}
if(data.model !== undefined && func0.call(data, "model")){
if(!(validate306(data.model, instancePath+"/model"))){
vErrors = vErrors === null ? validate306.errors : joined(vErrors, validate306.errors);
errors = vErrors.length;
}
}
if(data.source !== undefined && func0.call(data, "source")){
if(!(validate312(data.source, instancePath+"/source"))){
vErrors = vErrors === null ? validate312.errors : joined(vErrors, validate312.errors);
errors = vErrors.length;
}
}
if(data.mirror !== undefined && func0.call(data, "mirror")){
if(!(validate314(data.mirror, instancePath+"/mirror"))){
vErrors = vErrors === null ? validate314.errors : joined(vErrors, validate314.errors);
errors = vErrors.length;
}
}
if(data.checked !== undefined && func0.call(data, "checked")){
if(!(validate316(data.checked, instancePath+"/checked"))){
vErrors = vErrors === null ? validate316.errors : joined(vErrors, validate316.errors);
errors = vErrors.length;
}
}
}
validate310.errors = vErrors;
return errors === 0;
}

const schema105 = schema97.$defs.after;
const pattern42 = new RegExp("^(fails|rerouted)$", "u");

function validate321(data, instancePath=""){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
vErrors = withError(vErrors, instancePath, "type", {type: schema105.type}, schema105);
errors++;
}
if(typeof data === "string"){
if(!pattern42.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^(fails|rerouted)$"}, schema105);
errors++;
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.rerouted === undefined) || (!(func0.call(data, "rerouted")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "rerouted"}, schema105);
errors++;
}
for(const key0 of Object.keys(data)){
if(!(key0 === "rerouted")){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema105);
errors++;
}
}
if(data.rerouted !== undefined && func0.call(data, "rerouted")){
if(!(validate306(data.rerouted, instancePath+"/rerouted"))){
vErrors = vErrors === null ? validate306.errors : joined(vErrors, validate306.errors);
errors = vErrors.length;
}
}
}
validate321.errors = vErrors;
return errors === 0;
}

const schema106 = schema97.$defs.tokens;

function validate324(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
vErrors = withError(vErrors, instancePath, "type", {type: "integer"}, schema106);
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data < 1 || isNaN(data)){
vErrors = withError(vErrors, instancePath, "minimum", {comparison: ">=", limit: 1}, schema106);
errors++;
}
}
validate324.errors = vErrors;
return errors === 0;
}

const schema107 = schema97.$defs.features;
const schema108 = schema97.$defs.feature;

function validate328(data, instancePath=""){
let vErrors = null;
let errors = 0;
if((typeof data !== "boolean") && (typeof data !== "string")){
vErrors = withError(vErrors, instancePath, "type", {type: schema108.type}, schema108);
errors++;
}
if(typeof data === "string"){
if(!pattern7.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "[^\\s]"}, schema108);
errors++;
}
}
validate328.errors = vErrors;
return errors === 0;
}


function validate327(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((((key0 === "tools") || (key0 === "json_schema")) || (key0 === "reasoning")) || (key0 === "temperature")) || (key0 === "fine_tuning")) || (key0 === "image_input"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema107);
errors++;
}
}
if(data.tools !== undefined && func0.call(data, "tools")){
if(!(validate328(data.tools, instancePath+"/tools"))){
vErrors = vErrors === null ? validate328.errors : joined(vErrors, validate328.errors);
errors = vErrors.length;
}
}
if(data.json_schema !== undefined && func0.call(data, "json_schema")){
if(!(validate328(data.json_schema, instancePath+"/json_schema"))){
vErrors = vErrors === null ? validate328.errors : joined(vErrors, validate328.errors);
errors = vErrors.length;
}
}
if(data.reasoning !== undefined && func0.call(data, "reasoning")){
if(!(validate328(data.reasoning, instancePath+"/reasoning"))){
vErrors = vErrors === null ? validate328.errors : joined(vErrors, validate328.errors);
errors = vErrors.length;
}
}
if(data.temperature !== undefined && func0.call(data, "temperature")){
if(!(validate328(data.temperature, instancePath+"/temperature"))){
vErrors = vErrors === null ? validate328.errors : joined(vErrors, validate328.errors);
errors = vErrors.length;
}
}
if(data.fine_tuning !== undefined && func0.call(data, "fine_tuning")){
if(!(validate328(data.fine_tuning, instancePath+"/fine_tuning"))){
vErrors = vErrors === null ? validate328.errors : joined(vErrors, validate328.errors);
errors = vErrors.length;
}
}
if(data.image_input !== undefined && func0.call(data, "image_input")){
if(!(validate328(data.image_input, instancePath+"/image_input"))){
vErrors = vErrors === null ? validate328.errors : joined(vErrors, validate328.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema107);
errors++;
}
validate327.errors = vErrors;
return errors === 0;
}


function validate336(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(!(data && typeof data == "object" && !Array.isArray(data))){
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema87);
errors++;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.per_hour === undefined) || (!(func0.call(data, "per_hour")))) && (missing0 = "per_hour")){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
if(!(validate271(data, instancePath))){
vErrors = vErrors === null ? validate271.errors : joined(vErrors, validate271.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs5 = errors;
if(!(validate277(data, instancePath))){
vErrors = vErrors === null ? validate277.errors : joined(vErrors, validate277.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
vErrors = withError(vErrors, instancePath, "if", {failingKeyword: ifClause0}, schema87);
errors++;
}
validate336.errors = vErrors;
return errors === 0;
}


function validate340(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern7.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "[^\\s]"}, schema103);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema103);
errors++;
}
validate340.errors = vErrors;
return errors === 0;
}

const schema111 = schema97.$defs.undated;

function validate345(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data !== "boolean"){
vErrors = withError(vErrors, instancePath, "type", {type: "boolean"}, schema111);
errors++;
}
validate345.errors = vErrors;
return errors === 0;
}

const schema112 = schema97.$defs.hint;

function validate351(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern39.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "^https://[^\\s/?#@]+([/?][^\\s#]*)?(#[^\\s]*)?$"}, schema102);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema102);
errors++;
}
validate351.errors = vErrors;
return errors === 0;
}


function validate347(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.source === undefined) || (!(func0.call(data, "source")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "source"}, schema112);
errors++;
}
if((data.checked === undefined) || (!(func0.call(data, "checked")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "checked"}, schema112);
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "says") || (key0 === "shutdown")) || (key0 === "replacement")) || (key0 === "source")) || (key0 === "checked"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema112);
errors++;
}
}
if(data.says !== undefined && func0.call(data, "says")){
if(!(validate340(data.says, instancePath+"/says"))){
vErrors = vErrors === null ? validate340.errors : joined(vErrors, validate340.errors);
errors = vErrors.length;
}
}
if(data.shutdown !== undefined && func0.call(data, "shutdown")){
if(!(validate308(data.shutdown, instancePath+"/shutdown"))){
vErrors = vErrors === null ? validate308.errors : joined(vErrors, validate308.errors);
errors = vErrors.length;
}
}
if(data.replacement !== undefined && func0.call(data, "replacement")){
if(!(validate306(data.replacement, instancePath+"/replacement"))){
vErrors = vErrors === null ? validate306.errors : joined(vErrors, validate306.errors);
errors = vErrors.length;
}
}
if(data.source !== undefined && func0.call(data, "source")){
if(!(validate351(data.source, instancePath+"/source"))){
vErrors = vErrors === null ? validate351.errors : joined(vErrors, validate351.errors);
errors = vErrors.length;
}
}
if(data.checked !== undefined && func0.call(data, "checked")){
if(!(validate316(data.checked, instancePath+"/checked"))){
vErrors = vErrors === null ? validate316.errors : joined(vErrors, validate316.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema112);
errors++;
}
validate347.errors = vErrors;
return errors === 0;
}


function validate305(data, instancePath=""){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
let missing0;
if(((data.hints === undefined) || (!(func0.call(data, "hints")))) && (missing0 = "hints")){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(!_valid0){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.source === undefined) || (!(func0.call(data, "source")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "source"}, schema98.else);
errors++;
}
if((data.checked === undefined) || (!(func0.call(data, "checked")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "checked"}, schema98.else);
errors++;
}
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
}
if(!valid0){
vErrors = withError(vErrors, instancePath, "if", {failingKeyword: "else"}, schema98);
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema98.properties, key0))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema98);
errors++;
}
}
if(data.provider !== undefined && func0.call(data, "provider")){
if(!(validate306(data.provider, instancePath+"/provider"))){
vErrors = vErrors === null ? validate306.errors : joined(vErrors, validate306.errors);
errors = vErrors.length;
}
}
if(data.released !== undefined && func0.call(data, "released")){
if(!(validate308(data.released, instancePath+"/released"))){
vErrors = vErrors === null ? validate308.errors : joined(vErrors, validate308.errors);
errors = vErrors.length;
}
}
if(data.shutdown !== undefined && func0.call(data, "shutdown")){
let data2 = data.shutdown;
if((typeof data2 !== "string") && (data2 !== null)){
vErrors = withError(vErrors, instancePath+"/shutdown", "type", {type: schema98.properties.shutdown.type}, schema98.properties.shutdown);
errors++;
}
if(typeof data2 === "string"){
if(!pattern32.test(data2)){
vErrors = withError(vErrors, instancePath+"/shutdown", "pattern", {pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}, schema98.properties.shutdown);
errors++;
}
}
}
if(data.date_precision !== undefined && func0.call(data, "date_precision")){
let data3 = data.date_precision;
if(typeof data3 !== "string"){
vErrors = withError(vErrors, instancePath+"/date_precision", "type", {type: "string"}, schema98.properties.date_precision);
errors++;
}
if(!((data3 === "day") || (data3 === "earliest"))){
vErrors = withError(vErrors, instancePath+"/date_precision", "enum", {allowedValues: schema98.properties.date_precision.enum}, schema98.properties.date_precision);
errors++;
}
}
if(data.replacement !== undefined && func0.call(data, "replacement")){
if(!(validate310(data.replacement, instancePath+"/replacement"))){
vErrors = vErrors === null ? validate310.errors : joined(vErrors, validate310.errors);
errors = vErrors.length;
}
}
if(data.aliases !== undefined && func0.call(data, "aliases")){
let data5 = data.aliases;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
if(!(validate306(data5[i0], instancePath+"/aliases/" + i0))){
vErrors = vErrors === null ? validate306.errors : joined(vErrors, validate306.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath+"/aliases", "type", {type: "array"}, schema98.properties.aliases);
errors++;
}
}
if(data.base !== undefined && func0.call(data, "base")){
if(!(validate306(data.base, instancePath+"/base"))){
vErrors = vErrors === null ? validate306.errors : joined(vErrors, validate306.errors);
errors = vErrors.length;
}
}
if(data.after !== undefined && func0.call(data, "after")){
if(!(validate321(data.after, instancePath+"/after"))){
vErrors = vErrors === null ? validate321.errors : joined(vErrors, validate321.errors);
errors = vErrors.length;
}
}
if(data.context_window !== undefined && func0.call(data, "context_window")){
if(!(validate324(data.context_window, instancePath+"/context_window"))){
vErrors = vErrors === null ? validate324.errors : joined(vErrors, validate324.errors);
errors = vErrors.length;
}
}
if(data.max_output !== undefined && func0.call(data, "max_output")){
if(!(validate324(data.max_output, instancePath+"/max_output"))){
vErrors = vErrors === null ? validate324.errors : joined(vErrors, validate324.errors);
errors = vErrors.length;
}
}
if(data.features !== undefined && func0.call(data, "features")){
if(!(validate327(data.features, instancePath+"/features"))){
vErrors = vErrors === null ? validate327.errors : joined(vErrors, validate327.errors);
errors = vErrors.length;
}
}
if(data.price !== undefined && func0.call(data, "price")){
if(!(validate336(data.price, instancePath+"/price"))){
vErrors = vErrors === null ? validate336.errors : joined(vErrors, validate336.errors);
errors = vErrors.length;
}
}
if(data.note !== undefined && func0.call(data, "note")){
if(!(validate340(data.note, instancePath+"/note"))){
vErrors = vErrors === null ? validate340.errors : joined(vErrors, validate340.errors);
errors = vErrors.length;
}
}
if(data.source !== undefined && func0.call(data, "source")){
if(!(validate312(data.source, instancePath+"/source"))){
vErrors = vErrors === null ? validate312.errors : joined(vErrors, validate312.errors);
errors = vErrors.length;
}
}
if(data.mirror !== undefined && func0.call(data, "mirror")){
if(!(validate314(data.mirror, instancePath+"/mirror"))){
vErrors = vErrors === null ? validate314.errors : joined(vErrors, validate314.errors);
errors = vErrors.length;
}
}
if(data.checked !== undefined && func0.call(data, "checked")){
if(!(validate316(data.checked, instancePath+"/checked"))){
vErrors = vErrors === null ? validate316.errors : joined(vErrors, validate316.errors);
errors = vErrors.length;
}
}
if(data.undated !== undefined && func0.call(data, "undated")){
if(!(validate345(data.undated, instancePath+"/undated"))){
vErrors = vErrors === null ? validate345.errors : joined(vErrors, validate345.errors);
errors = vErrors.length;
}
}
if(data.hints !== undefined && func0.call(data, "hints")){
let data18 = data.hints;
if(Array.isArray(data18)){
if(data18.length < 1){
vErrors = withError(vErrors, instancePath+"/hints", "minItems", {limit: 1}, schema98.properties.hints);
errors++;
}
const len1 = data18.length;
for(let i1=0; i1<len1; i1++){
if(!(validate347(data18[i1], instancePath+"/hints/" + i1))){
vErrors = vErrors === null ? validate347.errors : joined(vErrors, validate347.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath+"/hints", "type", {type: "array"}, schema98.properties.hints);
errors++;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema98);
errors++;
}
validate305.errors = vErrors;
return errors === 0;
}


function validate304(data, instancePath=""){
/*# sourceURL="models.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.version === undefined) || (!(func0.call(data, "version")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "version"}, schema97);
errors++;
}
if((data.models === undefined) || (!(func0.call(data, "models")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "models"}, schema97);
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "version") || (key0 === "models"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema97);
errors++;
}
}
if(data.version !== undefined && func0.call(data, "version")){
let data0 = data.version;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
vErrors = withError(vErrors, instancePath+"/version", "type", {type: "integer"}, schema97.properties.version);
errors++;
}
if(!(data0 === 1)){
vErrors = withError(vErrors, instancePath+"/version", "enum", {allowedValues: schema97.properties.version.enum}, schema97.properties.version);
errors++;
}
}
if(data.models !== undefined && func0.call(data, "models")){
let data1 = data.models;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 of Object.keys(data1)){
if(!(validate305(data1[key1], instancePath+"/models/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")))){
vErrors = vErrors === null ? validate305.errors : joined(vErrors, validate305.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath+"/models", "type", {type: "object"}, schema97.properties.models);
errors++;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema97);
errors++;
}
validate304.errors = vErrors;
return errors === 0;
}

export const validateProbe = validate356;
const schema114 = {"$id":"probe.schema.json","$schema":"https://json-schema.org/draft/2020-12/schema","title":"modelgate probe of an endpoint, version 1","description":"What an endpoint did with what it was asked for: written by `modelgate probe --out FILE`, named by a provider of the policy.","type":"object","required":["format","probed","provider","model","findings"],"properties":{"format":{"description":"Version of this format.","type":"integer","enum":[1]},"probed":{"description":"The day on which it was asked.","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"provider":{"description":"The provider's name in the policy, or a preset.","$ref":"#/$defs/text"},"preset":{"$ref":"#/$defs/text"},"base_url":{"description":"Where it was asked, without a query.","$ref":"#/$defs/text"},"model":{"description":"The model that was asked.","$ref":"#/$defs/text"},"served_model":{"description":"Who says that it answered.","$ref":"#/$defs/textOrNull"},"server":{"description":"The header of that name.","$ref":"#/$defs/textOrNull"},"fingerprint":{"description":"`system_fingerprint` of the first answer: of many servers their version.","$ref":"#/$defs/textOrNull"},"calls":{"type":"integer"},"cost_usd":{"description":"What the calls cost by their token counts; null where the price is not known.","type":["number","null"]},"stopped":{"description":"Why the rest was not asked; null: all of it was.","$ref":"#/$defs/textOrNull"},"findings":{"type":"array","items":{"$ref":"#/$defs/finding"}}},"$defs":{"text":{"type":"string","pattern":"[^\\s]"},"textOrNull":{"type":["string","null"]},"finding":{"type":"object","required":["id","state"],"properties":{"id":{"description":"What was asked about: `schema.enum`, `tool_choice.required`.","$ref":"#/$defs/text"},"title":{"type":"string"},"state":{"description":"What the endpoint does with it.","type":"string","enum":["enforced","accepted, not enforced","refused","ignored","unknown"]},"evidence":{"description":"What was seen.","type":"string"},"calls":{"type":"integer"}}}}};
const schema115 = schema19.$defs.nonEmpty;

function validate357(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern7.test(data)){
vErrors = withError(vErrors, instancePath, "pattern", {pattern: "[^\\s]"}, schema115);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "string"}, schema115);
errors++;
}
validate357.errors = vErrors;
return errors === 0;
}

const schema116 = schema114.$defs.textOrNull;

function validate362(data, instancePath=""){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (data !== null)){
vErrors = withError(vErrors, instancePath, "type", {type: schema116.type}, schema116);
errors++;
}
validate362.errors = vErrors;
return errors === 0;
}

const schema117 = schema114.$defs.finding;

function validate367(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.id === undefined) || (!(func0.call(data, "id")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "id"}, schema117);
errors++;
}
if((data.state === undefined) || (!(func0.call(data, "state")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "state"}, schema117);
errors++;
}
if(data.id !== undefined && func0.call(data, "id")){
if(!(validate357(data.id, instancePath+"/id"))){
vErrors = vErrors === null ? validate357.errors : joined(vErrors, validate357.errors);
errors = vErrors.length;
}
}
if(data.title !== undefined && func0.call(data, "title")){
let data1 = data.title;
if(typeof data1 !== "string"){
vErrors = withError(vErrors, instancePath+"/title", "type", {type: "string"}, schema117.properties.title);
errors++;
}
}
if(data.state !== undefined && func0.call(data, "state")){
let data2 = data.state;
if(typeof data2 !== "string"){
vErrors = withError(vErrors, instancePath+"/state", "type", {type: "string"}, schema117.properties.state);
errors++;
}
if(!(((((data2 === "enforced") || (data2 === "accepted, not enforced")) || (data2 === "refused")) || (data2 === "ignored")) || (data2 === "unknown"))){
vErrors = withError(vErrors, instancePath+"/state", "enum", {allowedValues: schema117.properties.state.enum}, schema117.properties.state);
errors++;
}
}
if(data.evidence !== undefined && func0.call(data, "evidence")){
let data3 = data.evidence;
if(typeof data3 !== "string"){
vErrors = withError(vErrors, instancePath+"/evidence", "type", {type: "string"}, schema117.properties.evidence);
errors++;
}
}
if(data.calls !== undefined && func0.call(data, "calls")){
let data4 = data.calls;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
vErrors = withError(vErrors, instancePath+"/calls", "type", {type: "integer"}, schema117.properties.calls);
errors++;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema117);
errors++;
}
validate367.errors = vErrors;
return errors === 0;
}


function validate356(data, instancePath=""){
/*# sourceURL="probe.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.format === undefined) || (!(func0.call(data, "format")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "format"}, schema114);
errors++;
}
if((data.probed === undefined) || (!(func0.call(data, "probed")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "probed"}, schema114);
errors++;
}
if((data.provider === undefined) || (!(func0.call(data, "provider")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "provider"}, schema114);
errors++;
}
if((data.model === undefined) || (!(func0.call(data, "model")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "model"}, schema114);
errors++;
}
if((data.findings === undefined) || (!(func0.call(data, "findings")))){
vErrors = withError(vErrors, instancePath, "required", {missingProperty: "findings"}, schema114);
errors++;
}
if(data.format !== undefined && func0.call(data, "format")){
let data0 = data.format;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
vErrors = withError(vErrors, instancePath+"/format", "type", {type: "integer"}, schema114.properties.format);
errors++;
}
if(!(data0 === 1)){
vErrors = withError(vErrors, instancePath+"/format", "enum", {allowedValues: schema114.properties.format.enum}, schema114.properties.format);
errors++;
}
}
if(data.probed !== undefined && func0.call(data, "probed")){
let data1 = data.probed;
if(typeof data1 === "string"){
if(!pattern32.test(data1)){
vErrors = withError(vErrors, instancePath+"/probed", "pattern", {pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}, schema114.properties.probed);
errors++;
}
}
else {
vErrors = withError(vErrors, instancePath+"/probed", "type", {type: "string"}, schema114.properties.probed);
errors++;
}
}
if(data.provider !== undefined && func0.call(data, "provider")){
if(!(validate357(data.provider, instancePath+"/provider"))){
vErrors = vErrors === null ? validate357.errors : joined(vErrors, validate357.errors);
errors = vErrors.length;
}
}
if(data.preset !== undefined && func0.call(data, "preset")){
if(!(validate357(data.preset, instancePath+"/preset"))){
vErrors = vErrors === null ? validate357.errors : joined(vErrors, validate357.errors);
errors = vErrors.length;
}
}
if(data.base_url !== undefined && func0.call(data, "base_url")){
if(!(validate357(data.base_url, instancePath+"/base_url"))){
vErrors = vErrors === null ? validate357.errors : joined(vErrors, validate357.errors);
errors = vErrors.length;
}
}
if(data.model !== undefined && func0.call(data, "model")){
if(!(validate357(data.model, instancePath+"/model"))){
vErrors = vErrors === null ? validate357.errors : joined(vErrors, validate357.errors);
errors = vErrors.length;
}
}
if(data.served_model !== undefined && func0.call(data, "served_model")){
if(!(validate362(data.served_model, instancePath+"/served_model"))){
vErrors = vErrors === null ? validate362.errors : joined(vErrors, validate362.errors);
errors = vErrors.length;
}
}
if(data.server !== undefined && func0.call(data, "server")){
if(!(validate362(data.server, instancePath+"/server"))){
vErrors = vErrors === null ? validate362.errors : joined(vErrors, validate362.errors);
errors = vErrors.length;
}
}
if(data.fingerprint !== undefined && func0.call(data, "fingerprint")){
if(!(validate362(data.fingerprint, instancePath+"/fingerprint"))){
vErrors = vErrors === null ? validate362.errors : joined(vErrors, validate362.errors);
errors = vErrors.length;
}
}
if(data.calls !== undefined && func0.call(data, "calls")){
let data9 = data.calls;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
vErrors = withError(vErrors, instancePath+"/calls", "type", {type: "integer"}, schema114.properties.calls);
errors++;
}
}
if(data.cost_usd !== undefined && func0.call(data, "cost_usd")){
let data10 = data.cost_usd;
if((!((typeof data10 == "number") && (isFinite(data10)))) && (data10 !== null)){
vErrors = withError(vErrors, instancePath+"/cost_usd", "type", {type: schema114.properties.cost_usd.type}, schema114.properties.cost_usd);
errors++;
}
}
if(data.stopped !== undefined && func0.call(data, "stopped")){
if(!(validate362(data.stopped, instancePath+"/stopped"))){
vErrors = vErrors === null ? validate362.errors : joined(vErrors, validate362.errors);
errors = vErrors.length;
}
}
if(data.findings !== undefined && func0.call(data, "findings")){
let data12 = data.findings;
if(Array.isArray(data12)){
const len0 = data12.length;
for(let i0=0; i0<len0; i0++){
if(!(validate367(data12[i0], instancePath+"/findings/" + i0))){
vErrors = vErrors === null ? validate367.errors : joined(vErrors, validate367.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath+"/findings", "type", {type: "array"}, schema114.properties.findings);
errors++;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema114);
errors++;
}
validate356.errors = vErrors;
return errors === 0;
}

export const validateRow = validate370;
const schema119 = schema19.$defs.row;

function validate371(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((((key0 === "id") || (key0 === "group")) || (key0 === "vars")) || (key0 === "expect")) || (key0 === "turns"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema119);
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
if(!(validate106(data.id, instancePath+"/id"))){
vErrors = vErrors === null ? validate106.errors : joined(vErrors, validate106.errors);
errors = vErrors.length;
}
}
if(data.group !== undefined && func0.call(data, "group")){
if(!(validate106(data.group, instancePath+"/group"))){
vErrors = vErrors === null ? validate106.errors : joined(vErrors, validate106.errors);
errors = vErrors.length;
}
}
if(data.vars !== undefined && func0.call(data, "vars")){
if(!(validate98(data.vars, instancePath+"/vars"))){
vErrors = vErrors === null ? validate98.errors : joined(vErrors, validate98.errors);
errors = vErrors.length;
}
}
if(data.expect !== undefined && func0.call(data, "expect")){
if(!(validate110(data.expect, instancePath+"/expect"))){
vErrors = vErrors === null ? validate110.errors : joined(vErrors, validate110.errors);
errors = vErrors.length;
}
}
if(data.turns !== undefined && func0.call(data, "turns")){
if(!(validate121(data.turns, instancePath+"/turns"))){
vErrors = vErrors === null ? validate121.errors : joined(vErrors, validate121.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema119);
errors++;
}
validate371.errors = vErrors;
return errors === 0;
}


function validate370(data, instancePath=""){
/*# sourceURL="row" */;
let vErrors = null;
let errors = 0;
if(!(validate371(data, instancePath))){
vErrors = vErrors === null ? validate371.errors : joined(vErrors, validate371.errors);
errors = vErrors.length;
}
validate370.errors = vErrors;
return errors === 0;
}

export const validateChecks = validate378;

function validate379(data, instancePath=""){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((key0 === "equals") || (key0 === "match")) || (key0 === "schema")) || (key0 === "pointers"))){
vErrors = withError(vErrors, instancePath, "additionalProperties", {additionalProperty: key0}, schema31);
errors++;
}
}
if(data.equals !== undefined && func0.call(data, "equals")){
if(!(validate66(data.equals, instancePath+"/equals"))){
vErrors = vErrors === null ? validate66.errors : joined(vErrors, validate66.errors);
errors = vErrors.length;
}
}
if(data.match !== undefined && func0.call(data, "match")){
if(!(validate70(data.match, instancePath+"/match"))){
vErrors = vErrors === null ? validate70.errors : joined(vErrors, validate70.errors);
errors = vErrors.length;
}
}
if(data.schema !== undefined && func0.call(data, "schema")){
if(!(validate60(data.schema, instancePath+"/schema"))){
vErrors = vErrors === null ? validate60.errors : joined(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.pointers !== undefined && func0.call(data, "pointers")){
if(!(validate73(data.pointers, instancePath+"/pointers"))){
vErrors = vErrors === null ? validate73.errors : joined(vErrors, validate73.errors);
errors = vErrors.length;
}
}
}
else {
vErrors = withError(vErrors, instancePath, "type", {type: "object"}, schema31);
errors++;
}
validate379.errors = vErrors;
return errors === 0;
}


function validate378(data, instancePath=""){
/*# sourceURL="checks" */;
let vErrors = null;
let errors = 0;
if(!(validate379(data, instancePath))){
vErrors = vErrors === null ? validate379.errors : joined(vErrors, validate379.errors);
errors = vErrors.length;
}
validate378.errors = vErrors;
return errors === 0;
}

function withError(errors, instancePath, keyword, params, parentSchema) { const error = { instancePath, keyword, params, parentSchema }; if (errors === null) return [error]; errors.push(error); return errors }
function joined(errors, more) { return errors.length > 1000 ? errors : errors.concat(more) }
export const CONTRACT_KEYS = {"version":[""],"name":["","/expect/tool_calls/*","/expect/tool_calls/calls/*","/cases/*/expect/tool_calls/*","/cases/*/expect/tool_calls/calls/*","/cases/*/turns/*/expect/tool_calls/*","/cases/*/turns/*/expect/tool_calls/calls/*"],"description":[""],"api":[""],"request":[""],"messages":["/request"],"response_format":["/request"],"access_programs":["/request"],"audio":["/request"],"background":["/request"],"context_management":["/request"],"conversation":["/request"],"frequency_penalty":["/request"],"image":["/request"],"include":["/request"],"input":["/request"],"instructions":["/request"],"logit_bias":["/request"],"logprobs":["/request"],"max_completion_tokens":["/request"],"max_output_tokens":["/request"],"max_tokens":["/request"],"max_tool_calls":["/request"],"metadata":["/request"],"modalities":["/request"],"moderation":["/request"],"parallel_tool_calls":["/request"],"prediction":["/request"],"presence_penalty":["/request"],"previous_response_id":["/request"],"prompt":["/request"],"prompt_cache_key":["/request"],"prompt_cache_options":["/request"],"prompt_cache_retention":["/request"],"reasoning":["/request"],"reasoning_effort":["/request"],"safety_identifier":["/request"],"seed":["/request"],"service_tier":["/request"],"stop":["/request"],"store":["/request"],"temperature":["/request"],"text":["/request","/expect","/cases/*/expect","/cases/*/turns/*/expect"],"tool_choice":["/request"],"tools":["/request"],"top_logprobs":["/request"],"top_p":["/request"],"truncation":["/request"],"user":["/request","/cases/*/turns/*"],"verbosity":["/request"],"web_search_options":["/request"],"expect":["","/cases/*","/cases/*/turns/*"],"schema":["/expect","/expect/pointers/*","/expect/tool_calls/*/arguments","/expect/tool_calls/calls/*/arguments","/cases/*/expect","/cases/*/expect/pointers/*","/cases/*/expect/tool_calls/*/arguments","/cases/*/expect/tool_calls/calls/*/arguments","/cases/*/turns/*/expect","/cases/*/turns/*/expect/pointers/*","/cases/*/turns/*/expect/tool_calls/*/arguments","/cases/*/turns/*/expect/tool_calls/calls/*/arguments"],"envelope":["/expect","/cases/*/expect","/cases/*/turns/*/expect"],"parser":["/expect","/cases/*/expect","/cases/*/turns/*/expect"],"enforce":["/expect"],"equals":["/expect","/expect/pointers/*","/expect/tool_calls/*/arguments","/expect/tool_calls/calls/*/arguments","/cases/*/expect","/cases/*/expect/pointers/*","/cases/*/expect/tool_calls/*/arguments","/cases/*/expect/tool_calls/calls/*/arguments","/cases/*/turns/*/expect","/cases/*/turns/*/expect/pointers/*","/cases/*/turns/*/expect/tool_calls/*/arguments","/cases/*/turns/*/expect/tool_calls/calls/*/arguments"],"match":["/expect","/expect/pointers/*","/expect/tool_calls/*/arguments","/expect/tool_calls/calls/*/arguments","/cases/*/expect","/cases/*/expect/pointers/*","/cases/*/expect/tool_calls/*/arguments","/cases/*/expect/tool_calls/calls/*/arguments","/cases/*/turns/*/expect","/cases/*/turns/*/expect/pointers/*","/cases/*/turns/*/expect/tool_calls/*/arguments","/cases/*/turns/*/expect/tool_calls/calls/*/arguments"],"pointers":["/expect","/expect/pointers/*","/expect/tool_calls/*/arguments","/expect/tool_calls/calls/*/arguments","/cases/*/expect","/cases/*/expect/pointers/*","/cases/*/expect/tool_calls/*/arguments","/cases/*/expect/tool_calls/calls/*/arguments","/cases/*/turns/*/expect","/cases/*/turns/*/expect/pointers/*","/cases/*/turns/*/expect/tool_calls/*/arguments","/cases/*/turns/*/expect/tool_calls/calls/*/arguments"],"outcome":["/expect","/cases/*/expect","/cases/*/turns/*/expect"],"tool_calls":["/expect","/cases/*/expect","/cases/*/turns/*/expect"],"optional":["/expect/tool_calls/*","/expect/tool_calls/calls/*","/cases/*/expect/tool_calls/*","/cases/*/expect/tool_calls/calls/*","/cases/*/turns/*/expect/tool_calls/*","/cases/*/turns/*/expect/tool_calls/calls/*"],"arguments":["/expect/tool_calls/*","/expect/tool_calls/calls/*","/cases/*/expect/tool_calls/*","/cases/*/expect/tool_calls/calls/*","/cases/*/turns/*/expect/tool_calls/*","/cases/*/turns/*/expect/tool_calls/calls/*"],"ordered":["/expect/tool_calls","/cases/*/expect/tool_calls","/cases/*/turns/*/expect/tool_calls"],"calls":["/expect/tool_calls","/cases/*/expect/tool_calls","/cases/*/turns/*/expect/tool_calls","/load"],"vars":["","/cases/*"],"cases":[""],"from":["/cases/*"],"take":["/cases/*"],"format":["/cases/*"],"id":["/cases/*"],"group":["/cases/*"],"turns":["/cases/*"],"tool_results":["/cases/*/turns/*"],"samples":[""],"thresholds":[""],"parse_rate":["/thresholds","/thresholds/per_group","/regression"],"schema_rate":["/thresholds","/thresholds/per_group","/regression"],"tool_rate":["/thresholds","/thresholds/per_group","/regression"],"match_rate":["/thresholds","/thresholds/per_group","/regression"],"case_rate":["/thresholds","/thresholds/per_group","/regression"],"per_group":["/thresholds"],"latency":["/thresholds","/regression"],"p50":["/thresholds/latency","/thresholds/time_to_first_token","/thresholds/tokens_per_second","/regression/latency","/regression/time_to_first_token"],"p95":["/thresholds/latency","/thresholds/time_to_first_token","/thresholds/tokens_per_second","/regression/latency","/regression/time_to_first_token"],"p99":["/thresholds/latency","/thresholds/time_to_first_token","/thresholds/tokens_per_second","/regression/latency","/regression/time_to_first_token"],"time_to_first_token":["/thresholds","/regression"],"tokens_per_second":["/thresholds"],"cost_per_call":["/thresholds","/regression"],"mean":["/thresholds/cost_per_call"],"regression":[""],"max_drop":["/regression/parse_rate","/regression/schema_rate","/regression/tool_rate","/regression/match_rate","/regression/case_rate"],"agreement":["/regression"],"least":["/regression/agreement"],"max_increase":["/regression/latency/p50","/regression/latency/p95","/regression/latency/p99","/regression/latency/*","/regression/time_to_first_token/p50","/regression/time_to_first_token/p95","/regression/time_to_first_token/p99","/regression/time_to_first_token/*","/regression/cost_per_call"],"load":[""],"concurrency":["/load"],"warmup":["/load"],"volume":[""],"owner":[""]}
export const POLICY_KEYS = {"version":[""],"contracts":["","/routes/*"],"candidate":["","/routes/*"],"provider":["/candidate","/baseline","/routes/*/candidate"],"model":["/candidate","/baseline","/routes/*/candidate"],"request":["/candidate","/baseline","/routes/*/candidate"],"baseline":[""],"journal":["/baseline"],"pinned":["/baseline"],"routes":[""],"thresholds":[""],"parse_rate":["/thresholds","/thresholds/per_group","/floors","/floors/per_group","/regression"],"schema_rate":["/thresholds","/thresholds/per_group","/floors","/floors/per_group","/regression"],"tool_rate":["/thresholds","/thresholds/per_group","/floors","/floors/per_group","/regression"],"match_rate":["/thresholds","/thresholds/per_group","/floors","/floors/per_group","/regression"],"case_rate":["/thresholds","/thresholds/per_group","/floors","/floors/per_group","/regression"],"per_group":["/thresholds","/floors"],"latency":["/thresholds","/floors","/regression"],"p50":["/thresholds/latency","/thresholds/time_to_first_token","/thresholds/tokens_per_second","/floors/latency","/floors/time_to_first_token","/floors/tokens_per_second","/regression/latency","/regression/time_to_first_token"],"p95":["/thresholds/latency","/thresholds/time_to_first_token","/thresholds/tokens_per_second","/floors/latency","/floors/time_to_first_token","/floors/tokens_per_second","/regression/latency","/regression/time_to_first_token"],"p99":["/thresholds/latency","/thresholds/time_to_first_token","/thresholds/tokens_per_second","/floors/latency","/floors/time_to_first_token","/floors/tokens_per_second","/regression/latency","/regression/time_to_first_token"],"time_to_first_token":["/thresholds","/floors","/regression"],"tokens_per_second":["/thresholds","/floors"],"cost_per_call":["/thresholds","/floors","/regression"],"mean":["/thresholds/cost_per_call","/floors/cost_per_call"],"floors":[""],"confidence":[""],"about":[""],"require_evidence":[""],"limits":[""],"max_cost":["/limits"],"max_calls":["/limits"],"max_unmeasured":["/limits"],"deadline":["/limits"],"concurrency":["/limits"],"severity":[""],"inconclusive":["/severity"],"weakened":["/severity"],"missing_baseline":["/severity"],"regressed":["/severity"],"unknown_model":["/severity"],"served_model":["/severity"],"mixed_models":["/severity"],"judge":[""],"regression":[""],"max_drop":["/regression/parse_rate","/regression/schema_rate","/regression/tool_rate","/regression/match_rate","/regression/case_rate"],"agreement":["/regression"],"least":["/regression/agreement"],"max_increase":["/regression/latency/p50","/regression/latency/p95","/regression/latency/p99","/regression/latency/*","/regression/time_to_first_token/p50","/regression/time_to_first_token/p95","/regression/time_to_first_token/p99","/regression/time_to_first_token/*","/regression/cost_per_call"],"retirement":[""],"warn":["/retirement"],"fail":["/retirement"],"reuse":[""],"max_age":["/reuse"],"weakening_label":[""],"show_values":[""],"providers":[""],"prices":[""],"callbacks":[""],"models":[""]}

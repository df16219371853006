// @ts-nocheck Generated from schema/*.schema.json by scripts/generate-validators.ts; do not edit.
"use strict";
export const validateContract = validate52;
const schema19 = {"$id":"contract.schema.json","$schema":"https://json-schema.org/draft/2020-12/schema","title":"modelgate contract, version 1","description":"What production sends to a model and what must come back. Pure data: no endpoint, key, command or environment variable.","type":"object","required":["version","name","request","cases"],"additionalProperties":false,"properties":{"version":{"description":"Version of this format.","type":"integer","enum":[1]},"name":{"description":"Unique in a run: lower-case letters, digits and hyphens, at most 64 characters.","$ref":"#/$defs/contractName"},"description":{"description":"One sentence for the people who read the report.","type":"string"},"api":{"description":"Which API the request is for: Chat Completions or Responses. The body below is in that API's own shape.","type":"string","enum":["chat","responses"],"default":"chat"},"request":{"description":"The production request body without its model, sent as written; unknown members are kept. { $file: path } takes it from a file; { $todo: text } stands for what is not known yet.","$ref":"#/$defs/request"},"expect":{"description":"What every answer must satisfy; a case's own members replace those of the same name.","$ref":"#/$defs/contractExpect"},"vars":{"description":"Values of the {{variables}} for every case; a case's own win.","$ref":"#/$defs/vars"},"cases":{"description":"What is asked: cases written here, and files of cases.","type":"array","minItems":1,"items":{"$ref":"#/$defs/caseOrFile"}},"samples":{"description":"Calls for each case.","type":"integer","minimum":1,"maximum":1000,"default":1},"thresholds":{"description":"The least that must be reached, key by key over the policy's; null drops one.","$ref":"#/$defs/thresholds"},"regression":{"description":"Against the run's baseline model, paired case by case.","$ref":"#/$defs/regression"},"load":{"description":"Run the cases as a load test.","$ref":"#/$defs/load"},"volume":{"description":"Production's calls, such as 2M/month: reports then speak in dollars a month.","$ref":"#/$defs/volume"},"owner":{"description":"Whose budget it is, in one line of at most 100 characters: reports sum dollars a month by owner, old model against new.","$ref":"#/$defs/owner"}},"$defs":{"contractName":{"type":"string","pattern":"^[a-z0-9-]{1,64}$"},"id":{"description":"1 to 200 characters without control, bidirectional or zero-width characters.","type":"string","pattern":"^[\\s\\S]{1,200}$"},"path":{"description":"A file, relative to the file that names it and inside the same repository.","type":"string","pattern":"[^\\s]"},"nonEmpty":{"type":"string","pattern":"[^\\s]"},"volume":{"type":"string","pattern":"^[0-9]{1,9}(\\.[0-9]{1,6})?[kMB]?/month$"},"owner":{"type":"string","pattern":"^[^\\s](.{0,98}[^\\s])?$"},"duration":{"description":"Such as 250ms, 3s or 15m.","type":"string","pattern":"^[0-9]{1,9}(\\.[0-9]{1,6})?(ms|s|m|h)$"},"durationOrNull":{"description":"Such as 250ms, 3s or 15m; null drops the policy's default.","type":["string","null"],"pattern":"^[0-9]{1,9}(\\.[0-9]{1,6})?(ms|s|m|h)$"},"increase":{"description":"Such as 20%, or 0.2.","type":["string","number"],"pattern":"^[0-9]{1,9}(\\.[0-9]{1,6})?%$","minimum":0,"maximum":1},"share":{"description":"A number from 0 to 1, or a percentage: 0.95 and 95% are the same.","type":["number","string"],"minimum":0,"maximum":1,"pattern":"^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$"},"shareOrNull":{"description":"A number from 0 to 1, or a percentage: 0.95 and 95% are the same; null drops the policy's default.","type":["number","string","null"],"minimum":0,"maximum":1,"pattern":"^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$","default":1},"vars":{"type":"object","description":"Name → value. A value is text, any JSON value, or { $file: path }."},"request":{"description":"The production request body without its model, sent as written; unknown members are kept. { $file: path } takes it from a file; { $todo: text } stands for what is not known yet.","type":"object","properties":{"model":false,"n":false,"stream":false,"stream_options":false,"messages":{"description":"The API's own messages, or \"{{messages}}\" where every case brings its own.","type":["array","string","object"]},"response_format":{"description":"json_schema, json_object or text as a shorthand (json_schema sends expect.schema), or the API's own object, which goes untouched.","type":["string","object"],"if":{"type":"string"},"then":{"$ref":"#/$defs/responseFormatName"}},"access_programs":{"title":"Access programs","description":"The API’s own member, sent as it is (Responses)."},"audio":{"title":"Audio","description":"The API’s own member, sent as it is (Chat Completions)."},"background":{"title":"Background","description":"The API’s own member, sent as it is (Responses)."},"context_management":{"title":"Context management","description":"The API’s own member, sent as it is (Responses)."},"conversation":{"title":"Conversation","description":"The API’s own member, sent as it is (Responses)."},"frequency_penalty":{"description":"The API’s own member, sent as it is (Chat Completions)."},"image":{"title":"Image","description":"The API’s own member, sent as it is (Responses)."},"include":{"title":"Include","description":"The API’s own member, sent as it is (Responses)."},"input":{"description":"The API’s own member, sent as it is (Responses)."},"instructions":{"description":"The API’s own member, sent as it is (Responses)."},"logit_bias":{"description":"The API’s own member, sent as it is (Chat Completions)."},"logprobs":{"description":"The API’s own member, sent as it is (Chat Completions)."},"max_completion_tokens":{"description":"The API’s own member, sent as it is (Chat Completions)."},"max_output_tokens":{"description":"The API’s own member, sent as it is (Responses)."},"max_tokens":{"description":"The API’s own member, sent as it is (Chat Completions)."},"max_tool_calls":{"title":"Max tool calls","description":"The API’s own member, sent as it is (Responses)."},"metadata":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"modalities":{"title":"Modalities","description":"The API’s own member, sent as it is (Chat Completions)."},"moderation":{"title":"Moderation","description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"parallel_tool_calls":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"prediction":{"title":"Prediction","description":"The API’s own member, sent as it is (Chat Completions)."},"presence_penalty":{"description":"The API’s own member, sent as it is (Chat Completions)."},"previous_response_id":{"title":"Previous response id","description":"The API’s own member, sent as it is (Responses)."},"prompt":{"title":"Prompt","description":"The API’s own member, sent as it is (Responses)."},"prompt_cache_key":{"title":"Prompt cache key","description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"prompt_cache_options":{"title":"Prompt cache options","description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"prompt_cache_retention":{"title":"Prompt cache retention","description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"reasoning":{"description":"The API’s own member, sent as it is (Responses)."},"reasoning_effort":{"description":"The API’s own member, sent as it is (Chat Completions)."},"safety_identifier":{"title":"Safety identifier","description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"seed":{"description":"The API’s own member, sent as it is (Chat Completions)."},"service_tier":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"stop":{"description":"The API’s own member, sent as it is (Chat Completions)."},"store":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"temperature":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"text":{"description":"The API’s own member, sent as it is (Responses)."},"tool_choice":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"tools":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"top_logprobs":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"top_p":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"truncation":{"title":"Truncation","description":"The API’s own member, sent as it is (Responses)."},"user":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"verbosity":{"description":"The API’s own member, sent as it is (Chat Completions)."},"web_search_options":{"title":"Web search options","description":"The API’s own member, sent as it is (Chat Completions)."}}},"responseFormatName":{"type":"string","pattern":"^(json_schema|json_object|text|\\{\\{[^{}]+\\}\\})$"},"contractExpect":{"description":"What every answer must satisfy; a case's own members replace those of the same name.","type":"object","additionalProperties":false,"properties":{"schema":{"description":"A JSON Schema (draft 4, 6, 7, 2019-09 or 2020-12), or the file that holds it.","$ref":"#/$defs/schema"},"envelope":{"description":"Which shapes of an answer are read: lenient (all that can be understood, with a warning) or strict (only those that common clients read).","$ref":"#/$defs/envelope"},"parser":{"description":"What production's own parser accepts: strict (one JSON value), fenced (also inside one code fence) or text (no JSON: the value is the string).","$ref":"#/$defs/parser"},"enforce":{"description":"Ask the endpoint to enforce the schema (OpenAI: strict).","type":"boolean","default":true},"equals":{"description":"The value, and no object in it has a member that is not named here. { $any_of: [A, B] }, { $absent_or: V }, { $near: [4.2, 0.1] }, { $unordered: [A, B] }, { $like: V }, { $all_of: [A, B] }, { $not: V }, { $contains: text }, { $starts_with: text }, { $ends_with: text }, { $ignore_case: V } and { $literal: V } nest inside; { $todo: text } stands for what is not known yet.","$ref":"#/$defs/equals"},"match":{"description":"Objects: each member named here matches; arrays: same length, by position; scalars: equal. The same $ operators as in equals.","$ref":"#/$defs/match"},"pointers":{"description":"What must hold of the value at each JSON Pointer; a missing place fails.","$ref":"#/$defs/pointers"},"text":{"description":"What must hold of the answer's text as it came, whatever the parser makes of it, such as { $contains: refund }.","$ref":"#/$defs/text"},"outcome":{"description":"refused: a refusal is what production wants here.","$ref":"#/$defs/outcome"},"tool_calls":{"description":"The calls that must be made; [] means that none may be. { ordered: true, calls: [...] } where their order matters.","$ref":"#/$defs/toolCalls"}}},"expect":{"description":"What this answer must satisfy.","type":"object","additionalProperties":false,"properties":{"schema":{"description":"A JSON Schema (draft 4, 6, 7, 2019-09 or 2020-12), or the file that holds it.","$ref":"#/$defs/schema"},"envelope":{"description":"Which shapes of an answer are read: lenient (all that can be understood, with a warning) or strict (only those that common clients read).","$ref":"#/$defs/envelope"},"parser":{"description":"What production's own parser accepts: strict (one JSON value), fenced (also inside one code fence) or text (no JSON: the value is the string).","$ref":"#/$defs/parser"},"equals":{"description":"The value, and no object in it has a member that is not named here. { $any_of: [A, B] }, { $absent_or: V }, { $near: [4.2, 0.1] }, { $unordered: [A, B] }, { $like: V }, { $all_of: [A, B] }, { $not: V }, { $contains: text }, { $starts_with: text }, { $ends_with: text }, { $ignore_case: V } and { $literal: V } nest inside; { $todo: text } stands for what is not known yet.","$ref":"#/$defs/equals"},"match":{"description":"Objects: each member named here matches; arrays: same length, by position; scalars: equal. The same $ operators as in equals.","$ref":"#/$defs/match"},"pointers":{"description":"What must hold of the value at each JSON Pointer; a missing place fails.","$ref":"#/$defs/pointers"},"text":{"description":"What must hold of the answer's text as it came, whatever the parser makes of it, such as { $contains: refund }.","$ref":"#/$defs/text"},"outcome":{"description":"refused: a refusal is what production wants here.","$ref":"#/$defs/outcome"},"tool_calls":{"description":"The calls that must be made; [] means that none may be. { ordered: true, calls: [...] } where their order matters.","$ref":"#/$defs/toolCalls"}}},"checks":{"description":"What must hold of one value: all the members given.","type":"object","additionalProperties":false,"properties":{"equals":{"description":"The value, and no object in it has a member that is not named here. { $any_of: [A, B] }, { $absent_or: V }, { $near: [4.2, 0.1] }, { $unordered: [A, B] }, { $like: V }, { $all_of: [A, B] }, { $not: V }, { $contains: text }, { $starts_with: text }, { $ends_with: text }, { $ignore_case: V } and { $literal: V } nest inside; { $todo: text } stands for what is not known yet.","$ref":"#/$defs/equals"},"match":{"description":"Objects: each member named here matches; arrays: same length, by position; scalars: equal. The same $ operators as in equals.","$ref":"#/$defs/match"},"schema":{"description":"A JSON Schema (draft 4, 6, 7, 2019-09 or 2020-12), or the file that holds it.","$ref":"#/$defs/schema"},"pointers":{"description":"What must hold of the value at each JSON Pointer; a missing place fails.","$ref":"#/$defs/pointers"}}},"schema":{"description":"A JSON Schema (draft 4, 6, 7, 2019-09 or 2020-12), or the file that holds it.","type":["string","object","boolean"]},"envelope":{"description":"Which shapes of an answer are read: lenient (all that can be understood, with a warning) or strict (only those that common clients read).","type":"string","enum":["lenient","strict"],"default":"lenient"},"parser":{"description":"What production's own parser accepts: strict (one JSON value), fenced (also inside one code fence) or text (no JSON: the value is the string).","type":"string","enum":["strict","fenced","text"],"default":"strict"},"equals":{"description":"The value, and no object in it has a member that is not named here. { $any_of: [A, B] }, { $absent_or: V }, { $near: [4.2, 0.1] }, { $unordered: [A, B] }, { $like: V }, { $all_of: [A, B] }, { $not: V }, { $contains: text }, { $starts_with: text }, { $ends_with: text }, { $ignore_case: V } and { $literal: V } nest inside; { $todo: text } stands for what is not known yet.","allOf":[{"$ref":"#/$defs/expected"}]},"match":{"description":"Objects: each member named here matches; arrays: same length, by position; scalars: equal. The same $ operators as in equals.","allOf":[{"$ref":"#/$defs/expected"}]},"text":{"description":"What must hold of the answer's text as it came, whatever the parser makes of it, such as { $contains: refund }.","allOf":[{"$ref":"#/$defs/expected"}]},"pointers":{"description":"What must hold of the value at each JSON Pointer; a missing place fails.","type":"object","minProperties":1,"patternProperties":{"^(/.*)?$":{"$ref":"#/$defs/checks"}},"additionalProperties":false},"outcome":{"description":"refused: a refusal is what production wants here.","type":"string","enum":["refused"]},"toolCalls":{"description":"The calls that must be made; [] means that none may be. { ordered: true, calls: [...] } where their order matters.","type":["array","object"],"if":{"type":"array"},"then":{"$ref":"#/$defs/callList"},"else":{"$ref":"#/$defs/orderedCalls"}},"callList":{"type":"array","items":{"$ref":"#/$defs/call"}},"orderedCalls":{"type":"object","required":["calls"],"additionalProperties":false,"properties":{"ordered":{"description":"The calls must come in this order.","type":"boolean","default":false},"calls":{"description":"The calls in their order.","$ref":"#/$defs/callList"}}},"call":{"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"description":"A tool that the request declares.","$ref":"#/$defs/nonEmpty"},"optional":{"description":"The call may be left out.","type":"boolean","default":false},"arguments":{"description":"What must hold of the arguments of this call.","$ref":"#/$defs/checks"}}},"caseOrFile":{"type":"object","properties":{"from":{"description":"Rows of cases: JSON lines, a JSON list, or CSV with a header in a file named .csv; relative to this file.","$ref":"#/$defs/path"}},"if":{"type":"object","required":["from"]},"then":{"$ref":"#/$defs/caseFile"},"else":{"$ref":"#/$defs/case"}},"case":{"type":"object","required":["id"],"additionalProperties":false,"properties":{"id":{"description":"Names the case in reports; unique in its contract.","$ref":"#/$defs/id"},"group":{"description":"Rates are also shown, and judged by per_group, for each group.","$ref":"#/$defs/id"},"vars":{"description":"Name → value. A value is text, any JSON value, or { $file: path }.","$ref":"#/$defs/vars"},"expect":{"description":"What this answer must satisfy.","$ref":"#/$defs/expect"},"turns":{"description":"A conversation: each turn adds a user message or the results of the calls just made, sends, and is judged by its own expect.","$ref":"#/$defs/turns"}}},"row":{"description":"One line of a case file.","type":"object","additionalProperties":false,"properties":{"id":{"description":"Default: the row's digest.","$ref":"#/$defs/id"},"group":{"description":"1 to 200 characters without control, bidirectional or zero-width characters.","$ref":"#/$defs/id"},"vars":{"description":"Name → value. A value is text, any JSON value, or { $file: path }.","$ref":"#/$defs/vars"},"expect":{"description":"What this answer must satisfy.","$ref":"#/$defs/expect"},"turns":{"description":"A conversation: each turn adds a user message or the results of the calls just made, sends, and is judged by its own expect.","$ref":"#/$defs/turns"}}},"caseFile":{"type":"object","required":["from"],"additionalProperties":false,"properties":{"from":{"description":"Rows of cases: JSON lines, a JSON list, or CSV with a header in a file named .csv; relative to this file.","$ref":"#/$defs/path"},"take":{"description":"A seeded sample of that many of its rows; default: all.","type":"integer","minimum":1},"format":{"description":"openai-chat: OpenAI's fine-tuning format. A row's messages (and tools) replace the request's, its last assistant turn is what must come back.","type":"string","enum":["openai-chat"]}}},"turns":{"description":"A conversation: each turn adds a user message or the results of the calls just made, sends, and is judged by its own expect.","type":"array","minItems":1,"items":{"$ref":"#/$defs/turn"}},"turn":{"type":"object","additionalProperties":false,"properties":{"user":{"description":"What the user says next: text, or the API's own content parts.","type":["string","array","object"]},"tool_results":{"description":"Tool → what it returns: a value, or a list of { when, result } of which the first that fits the call's arguments is taken.","type":"object"},"expect":{"description":"What this answer must satisfy.","$ref":"#/$defs/expect"}}},"percentileDurations":{"type":"object","minProperties":1,"properties":{"p50":{"description":"at most this in 50 % of the calls.","$ref":"#/$defs/durationOrNull"},"p95":{"description":"at most this in 95 % of the calls.","$ref":"#/$defs/durationOrNull"},"p99":{"description":"at most this in 99 % of the calls.","$ref":"#/$defs/durationOrNull"}},"patternProperties":{"^p[1-9][0-9]?(\\.[0-9]{1,4})?$":{"$ref":"#/$defs/durationOrNull"}},"additionalProperties":false},"percentileSpeeds":{"type":"object","minProperties":1,"properties":{"p50":{"description":"at least this in 50 % of the calls.","$ref":"#/$defs/positiveOrNull"},"p95":{"description":"at least this in 95 % of the calls.","$ref":"#/$defs/positiveOrNull"},"p99":{"description":"at least this in 99 % of the calls.","$ref":"#/$defs/positiveOrNull"}},"patternProperties":{"^p[1-9][0-9]?(\\.[0-9]{1,4})?$":{"$ref":"#/$defs/positiveOrNull"}},"additionalProperties":false},"positiveOrNull":{"type":["number","null"],"exclusiveMinimum":0},"thresholds":{"description":"The least that must be reached, key by key over the policy's; null drops one.","type":"object","additionalProperties":false,"properties":{"parse_rate":{"description":"Share of answers that production's parser reads.","$ref":"#/$defs/shareOrNull","default":1},"schema_rate":{"description":"Share that conforms to the schema, and to the tools' parameters.","$ref":"#/$defs/shareOrNull","default":1},"tool_rate":{"description":"Share with the right calls, of those whose case expects calls.","$ref":"#/$defs/shareOrNull","default":1},"match_rate":{"description":"Share whose expected values hold, of those whose case expects some.","$ref":"#/$defs/shareOrNull","default":1},"case_rate":{"description":"Share of cases of which every sample is right.","$ref":"#/$defs/shareOrNull","default":1},"per_group":{"description":"The same rates, for each group by itself.","$ref":"#/$defs/rates"},"latency":{"description":"Percentile → the longest time that a whole answer may take.","$ref":"#/$defs/percentileDurations"},"time_to_first_token":{"description":"Percentile → the longest time to the first token; calls are then streamed.","$ref":"#/$defs/percentileDurations"},"tokens_per_second":{"description":"Percentile → the least speed after the first token; calls are then streamed.","$ref":"#/$defs/percentileSpeeds"},"cost_per_call":{"description":"US dollars a call.","$ref":"#/$defs/meanCost"}}},"rates":{"description":"The same rates, for each group by itself.","type":"object","minProperties":1,"additionalProperties":false,"properties":{"parse_rate":{"description":"Share of answers that production’s parser reads.","$ref":"#/$defs/shareOrNull","default":1},"schema_rate":{"description":"Share that conforms to the schema, and to the tools’ parameters.","$ref":"#/$defs/shareOrNull","default":1},"tool_rate":{"description":"Share with the right calls, of those whose case expects calls.","$ref":"#/$defs/shareOrNull","default":1},"match_rate":{"description":"Share whose expected values hold, of those whose case expects some.","$ref":"#/$defs/shareOrNull","default":1},"case_rate":{"description":"Share of cases of which every sample is right.","$ref":"#/$defs/shareOrNull","default":1}}},"meanCost":{"description":"US dollars a call.","type":"object","required":["mean"],"additionalProperties":false,"properties":{"mean":{"description":"US dollars a call, on average; null drops the policy’s default.","$ref":"#/$defs/positiveOrNull"}}},"maxDrop":{"type":["object","null"],"required":["max_drop"],"additionalProperties":false,"properties":{"max_drop":{"description":"How far the share may fall: 0.01 is one point.","$ref":"#/$defs/share"}}},"maxIncrease":{"type":["object","null"],"required":["max_increase"],"additionalProperties":false,"properties":{"max_increase":{"description":"How much more it may be, such as 20%.","$ref":"#/$defs/increase"}}},"percentileIncreases":{"type":"object","minProperties":1,"properties":{"p50":{"description":"How much more the 50th percentile may be.","$ref":"#/$defs/maxIncrease"},"p95":{"description":"How much more the 95th percentile may be.","$ref":"#/$defs/maxIncrease"},"p99":{"description":"How much more the 99th percentile may be.","$ref":"#/$defs/maxIncrease"}},"patternProperties":{"^p[1-9][0-9]?(\\.[0-9]{1,4})?$":{"$ref":"#/$defs/maxIncrease"}},"additionalProperties":false},"regression":{"description":"Against the run's baseline model, paired case by case.","type":"object","additionalProperties":false,"properties":{"parse_rate":{"description":"How much lower than the baseline’s this may be: share of answers that production’s parser reads.","$ref":"#/$defs/maxDrop"},"schema_rate":{"description":"How much lower than the baseline’s this may be: share that conforms to the schema, and to the tools’ parameters.","$ref":"#/$defs/maxDrop"},"tool_rate":{"description":"How much lower than the baseline’s this may be: share with the right calls, of those whose case expects calls.","$ref":"#/$defs/maxDrop"},"match_rate":{"description":"How much lower than the baseline’s this may be: share whose expected values hold, of those whose case expects some.","$ref":"#/$defs/maxDrop"},"case_rate":{"description":"How much lower than the baseline’s this may be: share of cases of which every sample is right.","$ref":"#/$defs/maxDrop"},"agreement":{"description":"Share of pairs in which both models gave the same value.","type":["object","null"],"required":["least"],"additionalProperties":false,"properties":{"least":{"description":"The least share of pairs.","$ref":"#/$defs/share"}}},"latency":{"description":"Percentile → how much longer than the baseline’s it may be.","$ref":"#/$defs/percentileIncreases"},"time_to_first_token":{"description":"Percentile → how much longer than the baseline’s it may be.","$ref":"#/$defs/percentileIncreases"},"cost_per_call":{"description":"How much dearer than the baseline’s a call may be.","$ref":"#/$defs/maxIncrease"}}},"load":{"description":"Run the cases as a load test.","type":"object","required":["concurrency","calls"],"additionalProperties":false,"properties":{"concurrency":{"description":"Calls in flight at once.","type":"integer","minimum":1,"maximum":10000},"calls":{"description":"Calls that are measured.","type":"integer","minimum":1,"maximum":10000000},"warmup":{"description":"Calls made first and not measured.","type":"integer","minimum":0,"maximum":1000000,"default":0}}},"expected":{},"expectedMembers":{}}};
const func0 = Object.prototype.hasOwnProperty;
const schema20 = {"type":"string","pattern":"^[a-z0-9-]{1,64}$"};
const pattern3 = new RegExp("^[a-z0-9-]{1,64}$", "u");

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern3.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,64}$"},message:"must match pattern \""+"^[a-z0-9-]{1,64}$"+"\"",schema:"^[a-z0-9-]{1,64}$",parentSchema:schema20,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.type,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema21 = {"description":"The production request body without its model, sent as written; unknown members are kept. { $file: path } takes it from a file; { $todo: text } stands for what is not known yet.","type":"object","properties":{"model":false,"n":false,"stream":false,"stream_options":false,"messages":{"description":"The API's own messages, or \"{{messages}}\" where every case brings its own.","type":["array","string","object"]},"response_format":{"description":"json_schema, json_object or text as a shorthand (json_schema sends expect.schema), or the API's own object, which goes untouched.","type":["string","object"],"if":{"type":"string"},"then":{"$ref":"#/$defs/responseFormatName"}},"access_programs":{"title":"Access programs","description":"The API’s own member, sent as it is (Responses)."},"audio":{"title":"Audio","description":"The API’s own member, sent as it is (Chat Completions)."},"background":{"title":"Background","description":"The API’s own member, sent as it is (Responses)."},"context_management":{"title":"Context management","description":"The API’s own member, sent as it is (Responses)."},"conversation":{"title":"Conversation","description":"The API’s own member, sent as it is (Responses)."},"frequency_penalty":{"description":"The API’s own member, sent as it is (Chat Completions)."},"image":{"title":"Image","description":"The API’s own member, sent as it is (Responses)."},"include":{"title":"Include","description":"The API’s own member, sent as it is (Responses)."},"input":{"description":"The API’s own member, sent as it is (Responses)."},"instructions":{"description":"The API’s own member, sent as it is (Responses)."},"logit_bias":{"description":"The API’s own member, sent as it is (Chat Completions)."},"logprobs":{"description":"The API’s own member, sent as it is (Chat Completions)."},"max_completion_tokens":{"description":"The API’s own member, sent as it is (Chat Completions)."},"max_output_tokens":{"description":"The API’s own member, sent as it is (Responses)."},"max_tokens":{"description":"The API’s own member, sent as it is (Chat Completions)."},"max_tool_calls":{"title":"Max tool calls","description":"The API’s own member, sent as it is (Responses)."},"metadata":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"modalities":{"title":"Modalities","description":"The API’s own member, sent as it is (Chat Completions)."},"moderation":{"title":"Moderation","description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"parallel_tool_calls":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"prediction":{"title":"Prediction","description":"The API’s own member, sent as it is (Chat Completions)."},"presence_penalty":{"description":"The API’s own member, sent as it is (Chat Completions)."},"previous_response_id":{"title":"Previous response id","description":"The API’s own member, sent as it is (Responses)."},"prompt":{"title":"Prompt","description":"The API’s own member, sent as it is (Responses)."},"prompt_cache_key":{"title":"Prompt cache key","description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"prompt_cache_options":{"title":"Prompt cache options","description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"prompt_cache_retention":{"title":"Prompt cache retention","description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"reasoning":{"description":"The API’s own member, sent as it is (Responses)."},"reasoning_effort":{"description":"The API’s own member, sent as it is (Chat Completions)."},"safety_identifier":{"title":"Safety identifier","description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"seed":{"description":"The API’s own member, sent as it is (Chat Completions)."},"service_tier":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"stop":{"description":"The API’s own member, sent as it is (Chat Completions)."},"store":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"temperature":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"text":{"description":"The API’s own member, sent as it is (Responses)."},"tool_choice":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"tools":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"top_logprobs":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"top_p":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"truncation":{"title":"Truncation","description":"The API’s own member, sent as it is (Responses)."},"user":{"description":"The API’s own member, sent as it is (Chat Completions and Responses)."},"verbosity":{"description":"The API’s own member, sent as it is (Chat Completions)."},"web_search_options":{"title":"Web search options","description":"The API’s own member, sent as it is (Chat Completions)."}}};
const schema22 = {"type":"string","pattern":"^(json_schema|json_object|text|\\{\\{[^{}]+\\}\\})$"};
const pattern4 = new RegExp("^(json_schema|json_object|text|\\{\\{[^{}]+\\}\\})$", "u");

function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate56.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern4.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(json_schema|json_object|text|\\{\\{[^{}]+\\}\\})$"},message:"must match pattern \""+"^(json_schema|json_object|text|\\{\\{[^{}]+\\}\\})$"+"\"",schema:"^(json_schema|json_object|text|\\{\\{[^{}]+\\}\\})$",parentSchema:schema22,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.type,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate56.errors = vErrors;
return errors === 0;
}
validate56.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate55.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.model !== undefined && func0.call(data, "model")){
const err0 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/false schema",keyword:"false schema",params:{},message:"boolean schema is false",schema:false,parentSchema:schema21.properties.model,data:data.model};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.n !== undefined && func0.call(data, "n")){
const err1 = {instancePath:instancePath+"/n",schemaPath:"#/properties/n/false schema",keyword:"false schema",params:{},message:"boolean schema is false",schema:false,parentSchema:schema21.properties.n,data:data.n};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.stream !== undefined && func0.call(data, "stream")){
const err2 = {instancePath:instancePath+"/stream",schemaPath:"#/properties/stream/false schema",keyword:"false schema",params:{},message:"boolean schema is false",schema:false,parentSchema:schema21.properties.stream,data:data.stream};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.stream_options !== undefined && func0.call(data, "stream_options")){
const err3 = {instancePath:instancePath+"/stream_options",schemaPath:"#/properties/stream_options/false schema",keyword:"false schema",params:{},message:"boolean schema is false",schema:false,parentSchema:schema21.properties.stream_options,data:data.stream_options};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.messages !== undefined && func0.call(data, "messages")){
let data4 = data.messages;
if((!data4 || typeof data4 != "object") && (typeof data4 !== "string")){
const err4 = {instancePath:instancePath+"/messages",schemaPath:"#/properties/messages/type",keyword:"type",params:{type: schema21.properties.messages.type},message:"must be array,string,object",schema:schema21.properties.messages.type,parentSchema:schema21.properties.messages,data:data4};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.response_format !== undefined && func0.call(data, "response_format")){
let data5 = data.response_format;
if((typeof data5 !== "string") && (!(data5 && typeof data5 == "object" && !Array.isArray(data5)))){
const err5 = {instancePath:instancePath+"/response_format",schemaPath:"#/properties/response_format/type",keyword:"type",params:{type: schema21.properties.response_format.type},message:"must be string,object",schema:schema21.properties.response_format.type,parentSchema:schema21.properties.response_format,data:data5};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
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
if(!(validate56(data5, {instancePath:instancePath+"/response_format",parentData:data,parentDataProperty:"response_format",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate56.errors : joined(vErrors, validate56.errors);
errors = vErrors.length;
}
var _valid0 = _errs8 === errors;
valid1 = _valid0;
}
if(!valid1){
const err7 = {instancePath:instancePath+"/response_format",schemaPath:"#/properties/response_format/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema21.properties.response_format.if,parentSchema:schema21.properties.response_format,data:data5};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema21.type,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate55.errors = vErrors;
return errors === 0;
}
validate55.evaluated = {"props":{"model":true,"n":true,"stream":true,"stream_options":true,"messages":true,"response_format":true,"access_programs":true,"audio":true,"background":true,"context_management":true,"conversation":true,"frequency_penalty":true,"image":true,"include":true,"input":true,"instructions":true,"logit_bias":true,"logprobs":true,"max_completion_tokens":true,"max_output_tokens":true,"max_tokens":true,"max_tool_calls":true,"metadata":true,"modalities":true,"moderation":true,"parallel_tool_calls":true,"prediction":true,"presence_penalty":true,"previous_response_id":true,"prompt":true,"prompt_cache_key":true,"prompt_cache_options":true,"prompt_cache_retention":true,"reasoning":true,"reasoning_effort":true,"safety_identifier":true,"seed":true,"service_tier":true,"stop":true,"store":true,"temperature":true,"text":true,"tool_choice":true,"tools":true,"top_logprobs":true,"top_p":true,"truncation":true,"user":true,"verbosity":true,"web_search_options":true},"dynamicProps":false,"dynamicItems":false};

const schema23 = {"description":"What every answer must satisfy; a case's own members replace those of the same name.","type":"object","additionalProperties":false,"properties":{"schema":{"description":"A JSON Schema (draft 4, 6, 7, 2019-09 or 2020-12), or the file that holds it.","$ref":"#/$defs/schema"},"envelope":{"description":"Which shapes of an answer are read: lenient (all that can be understood, with a warning) or strict (only those that common clients read).","$ref":"#/$defs/envelope"},"parser":{"description":"What production's own parser accepts: strict (one JSON value), fenced (also inside one code fence) or text (no JSON: the value is the string).","$ref":"#/$defs/parser"},"enforce":{"description":"Ask the endpoint to enforce the schema (OpenAI: strict).","type":"boolean","default":true},"equals":{"description":"The value, and no object in it has a member that is not named here. { $any_of: [A, B] }, { $absent_or: V }, { $near: [4.2, 0.1] }, { $unordered: [A, B] }, { $like: V }, { $all_of: [A, B] }, { $not: V }, { $contains: text }, { $starts_with: text }, { $ends_with: text }, { $ignore_case: V } and { $literal: V } nest inside; { $todo: text } stands for what is not known yet.","$ref":"#/$defs/equals"},"match":{"description":"Objects: each member named here matches; arrays: same length, by position; scalars: equal. The same $ operators as in equals.","$ref":"#/$defs/match"},"pointers":{"description":"What must hold of the value at each JSON Pointer; a missing place fails.","$ref":"#/$defs/pointers"},"text":{"description":"What must hold of the answer's text as it came, whatever the parser makes of it, such as { $contains: refund }.","$ref":"#/$defs/text"},"outcome":{"description":"refused: a refusal is what production wants here.","$ref":"#/$defs/outcome"},"tool_calls":{"description":"The calls that must be made; [] means that none may be. { ordered: true, calls: [...] } where their order matters.","$ref":"#/$defs/toolCalls"}}};
const schema24 = {"description":"A JSON Schema (draft 4, 6, 7, 2019-09 or 2020-12), or the file that holds it.","type":["string","object","boolean"]};

function validate60(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate60.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))) && (typeof data !== "boolean")){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema24.type},message:"must be string,object,boolean",schema:schema24.type,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate60.errors = vErrors;
return errors === 0;
}
validate60.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema25 = {"description":"Which shapes of an answer are read: lenient (all that can be understood, with a warning) or strict (only those that common clients read).","type":"string","enum":["lenient","strict"],"default":"lenient"};

function validate62(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate62.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.type,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((data === "lenient") || (data === "strict"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema25.enum},message:"must be equal to one of the allowed values",schema:schema25.enum,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate62.errors = vErrors;
return errors === 0;
}
validate62.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema26 = {"description":"What production's own parser accepts: strict (one JSON value), fenced (also inside one code fence) or text (no JSON: the value is the string).","type":"string","enum":["strict","fenced","text"],"default":"strict"};

function validate64(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate64.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.type,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((data === "strict") || (data === "fenced")) || (data === "text"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema26.enum},message:"must be equal to one of the allowed values",schema:schema26.enum,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate64.errors = vErrors;
return errors === 0;
}
validate64.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate67(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
validate67.errors = null;
return true;
}
validate67.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate66(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate66.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate67(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate67.errors : joined(vErrors, validate67.errors);
errors = vErrors.length;
}
validate66.errors = vErrors;
return errors === 0;
}
validate66.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate70(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate70.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate67(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate67.errors : joined(vErrors, validate67.errors);
errors = vErrors.length;
}
validate70.errors = vErrors;
return errors === 0;
}
validate70.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema30 = {"description":"What must hold of the value at each JSON Pointer; a missing place fails.","type":"object","minProperties":1,"patternProperties":{"^(/.*)?$":{"$ref":"#/$defs/checks"}},"additionalProperties":false};
const pattern5 = new RegExp("^(/.*)?$", "u");
const schema31 = {"description":"What must hold of one value: all the members given.","type":"object","additionalProperties":false,"properties":{"equals":{"description":"The value, and no object in it has a member that is not named here. { $any_of: [A, B] }, { $absent_or: V }, { $near: [4.2, 0.1] }, { $unordered: [A, B] }, { $like: V }, { $all_of: [A, B] }, { $not: V }, { $contains: text }, { $starts_with: text }, { $ends_with: text }, { $ignore_case: V } and { $literal: V } nest inside; { $todo: text } stands for what is not known yet.","$ref":"#/$defs/equals"},"match":{"description":"Objects: each member named here matches; arrays: same length, by position; scalars: equal. The same $ operators as in equals.","$ref":"#/$defs/match"},"schema":{"description":"A JSON Schema (draft 4, 6, 7, 2019-09 or 2020-12), or the file that holds it.","$ref":"#/$defs/schema"},"pointers":{"description":"What must hold of the value at each JSON Pointer; a missing place fails.","$ref":"#/$defs/pointers"}}};
const wrapper0 = {validate: validate73};

function validate74(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate74.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((key0 === "equals") || (key0 === "match")) || (key0 === "schema")) || (key0 === "pointers"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.equals !== undefined && func0.call(data, "equals")){
if(!(validate66(data.equals, {instancePath:instancePath+"/equals",parentData:data,parentDataProperty:"equals",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate66.errors : joined(vErrors, validate66.errors);
errors = vErrors.length;
}
}
if(data.match !== undefined && func0.call(data, "match")){
if(!(validate70(data.match, {instancePath:instancePath+"/match",parentData:data,parentDataProperty:"match",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate70.errors : joined(vErrors, validate70.errors);
errors = vErrors.length;
}
}
if(data.schema !== undefined && func0.call(data, "schema")){
if(!(validate60(data.schema, {instancePath:instancePath+"/schema",parentData:data,parentDataProperty:"schema",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate60.errors : joined(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.pointers !== undefined && func0.call(data, "pointers")){
if(!(wrapper0.validate(data.pointers, {instancePath:instancePath+"/pointers",parentData:data,parentDataProperty:"pointers",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : joined(vErrors, wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate74.errors = vErrors;
return errors === 0;
}
validate74.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate73(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate73.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(pattern5.test(key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
for(const key1 of Object.keys(data)){
if(pattern5.test(key1)){
if(!(validate74(data[key1], {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate74.errors : joined(vErrors, validate74.errors);
errors = vErrors.length;
}
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema30.type,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate73.errors = vErrors;
return errors === 0;
}
validate73.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate80(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate80.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate67(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate67.errors : joined(vErrors, validate67.errors);
errors = vErrors.length;
}
validate80.errors = vErrors;
return errors === 0;
}
validate80.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema33 = {"description":"refused: a refusal is what production wants here.","type":"string","enum":["refused"]};

function validate83(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate83.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.type,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(data === "refused")){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema33.enum},message:"must be equal to one of the allowed values",schema:schema33.enum,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate83.errors = vErrors;
return errors === 0;
}
validate83.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema34 = {"description":"The calls that must be made; [] means that none may be. { ordered: true, calls: [...] } where their order matters.","type":["array","object"],"if":{"type":"array"},"then":{"$ref":"#/$defs/callList"},"else":{"$ref":"#/$defs/orderedCalls"}};
const schema35 = {"type":"array","items":{"$ref":"#/$defs/call"}};
const schema36 = {"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"description":"A tool that the request declares.","$ref":"#/$defs/nonEmpty"},"optional":{"description":"The call may be left out.","type":"boolean","default":false},"arguments":{"description":"What must hold of the arguments of this call.","$ref":"#/$defs/checks"}}};
const schema37 = {"type":"string","pattern":"[^\\s]"};
const pattern7 = new RegExp("[^\\s]", "u");

function validate88(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate88.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern7.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "[^\\s]"},message:"must match pattern \""+"[^\\s]"+"\"",schema:"[^\\s]",parentSchema:schema37,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.type,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate88.errors = vErrors;
return errors === 0;
}
validate88.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate87(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate87.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.name === undefined) || (!(func0.call(data, "name")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema36.required,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "name") || (key0 === "optional")) || (key0 === "arguments"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined && func0.call(data, "name")){
if(!(validate88(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate88.errors : joined(vErrors, validate88.errors);
errors = vErrors.length;
}
}
if(data.optional !== undefined && func0.call(data, "optional")){
let data1 = data.optional;
if(typeof data1 !== "boolean"){
const err2 = {instancePath:instancePath+"/optional",schemaPath:"#/properties/optional/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema36.properties.optional.type,parentSchema:schema36.properties.optional,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.arguments !== undefined && func0.call(data, "arguments")){
if(!(validate74(data.arguments, {instancePath:instancePath+"/arguments",parentData:data,parentDataProperty:"arguments",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate74.errors : joined(vErrors, validate74.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema36.type,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate87.errors = vErrors;
return errors === 0;
}
validate87.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate86(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate86.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate87(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate87.errors : joined(vErrors, validate87.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema35.type,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate86.errors = vErrors;
return errors === 0;
}
validate86.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema38 = {"type":"object","required":["calls"],"additionalProperties":false,"properties":{"ordered":{"description":"The calls must come in this order.","type":"boolean","default":false},"calls":{"description":"The calls in their order.","$ref":"#/$defs/callList"}}};

function validate93(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate93.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.calls === undefined) || (!(func0.call(data, "calls")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "calls"},message:"must have required property '"+"calls"+"'",schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "ordered") || (key0 === "calls"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.ordered !== undefined && func0.call(data, "ordered")){
let data0 = data.ordered;
if(typeof data0 !== "boolean"){
const err2 = {instancePath:instancePath+"/ordered",schemaPath:"#/properties/ordered/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema38.properties.ordered.type,parentSchema:schema38.properties.ordered,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.calls !== undefined && func0.call(data, "calls")){
if(!(validate86(data.calls, {instancePath:instancePath+"/calls",parentData:data,parentDataProperty:"calls",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate86.errors : joined(vErrors, validate86.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.type,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate93.errors = vErrors;
return errors === 0;
}
validate93.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate85(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate85.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!data || typeof data != "object"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema34.type},message:"must be array,object",schema:schema34.type,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
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
if(!(validate86(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate86.errors : joined(vErrors, validate86.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
if(valid0){
var items0 = true;
}
ifClause0 = "then";
}
else {
const _errs5 = errors;
if(!(validate93(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate93.errors : joined(vErrors, validate93.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
if(valid0){
var props0 = true;
}
ifClause0 = "else";
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema34.if,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate85.errors = vErrors;
evaluated0.props = props0;
evaluated0.items = items0;
return errors === 0;
}
validate85.evaluated = {"dynamicProps":true,"dynamicItems":true};


function validate59(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate59.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema23.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.schema !== undefined && func0.call(data, "schema")){
if(!(validate60(data.schema, {instancePath:instancePath+"/schema",parentData:data,parentDataProperty:"schema",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate60.errors : joined(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.envelope !== undefined && func0.call(data, "envelope")){
if(!(validate62(data.envelope, {instancePath:instancePath+"/envelope",parentData:data,parentDataProperty:"envelope",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate62.errors : joined(vErrors, validate62.errors);
errors = vErrors.length;
}
}
if(data.parser !== undefined && func0.call(data, "parser")){
if(!(validate64(data.parser, {instancePath:instancePath+"/parser",parentData:data,parentDataProperty:"parser",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate64.errors : joined(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.enforce !== undefined && func0.call(data, "enforce")){
let data3 = data.enforce;
if(typeof data3 !== "boolean"){
const err1 = {instancePath:instancePath+"/enforce",schemaPath:"#/properties/enforce/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema23.properties.enforce.type,parentSchema:schema23.properties.enforce,data:data3};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.equals !== undefined && func0.call(data, "equals")){
if(!(validate66(data.equals, {instancePath:instancePath+"/equals",parentData:data,parentDataProperty:"equals",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate66.errors : joined(vErrors, validate66.errors);
errors = vErrors.length;
}
}
if(data.match !== undefined && func0.call(data, "match")){
if(!(validate70(data.match, {instancePath:instancePath+"/match",parentData:data,parentDataProperty:"match",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate70.errors : joined(vErrors, validate70.errors);
errors = vErrors.length;
}
}
if(data.pointers !== undefined && func0.call(data, "pointers")){
if(!(validate73(data.pointers, {instancePath:instancePath+"/pointers",parentData:data,parentDataProperty:"pointers",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate73.errors : joined(vErrors, validate73.errors);
errors = vErrors.length;
}
}
if(data.text !== undefined && func0.call(data, "text")){
if(!(validate80(data.text, {instancePath:instancePath+"/text",parentData:data,parentDataProperty:"text",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate80.errors : joined(vErrors, validate80.errors);
errors = vErrors.length;
}
}
if(data.outcome !== undefined && func0.call(data, "outcome")){
if(!(validate83(data.outcome, {instancePath:instancePath+"/outcome",parentData:data,parentDataProperty:"outcome",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : joined(vErrors, validate83.errors);
errors = vErrors.length;
}
}
if(data.tool_calls !== undefined && func0.call(data, "tool_calls")){
if(!(validate85(data.tool_calls, {instancePath:instancePath+"/tool_calls",parentData:data,parentDataProperty:"tool_calls",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate85.errors : joined(vErrors, validate85.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema23.type,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate59.errors = vErrors;
return errors === 0;
}
validate59.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema39 = {"type":"object","description":"Name → value. A value is text, any JSON value, or { $file: path }."};

function validate98(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate98.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.type,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate98.errors = vErrors;
return errors === 0;
}
validate98.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema40 = {"type":"object","properties":{"from":{"description":"Rows of cases: JSON lines, a JSON list, or CSV with a header in a file named .csv; relative to this file.","$ref":"#/$defs/path"}},"if":{"type":"object","required":["from"]},"then":{"$ref":"#/$defs/caseFile"},"else":{"$ref":"#/$defs/case"}};
const schema41 = {"type":"object","required":["from"],"additionalProperties":false,"properties":{"from":{"description":"Rows of cases: JSON lines, a JSON list, or CSV with a header in a file named .csv; relative to this file.","$ref":"#/$defs/path"},"take":{"description":"A seeded sample of that many of its rows; default: all.","type":"integer","minimum":1},"format":{"description":"openai-chat: OpenAI's fine-tuning format. A row's messages (and tools) replace the request's, its last assistant turn is what must come back.","type":"string","enum":["openai-chat"]}}};
const schema42 = {"description":"A file, relative to the file that names it and inside the same repository.","type":"string","pattern":"[^\\s]"};

function validate102(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate102.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern7.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "[^\\s]"},message:"must match pattern \""+"[^\\s]"+"\"",schema:"[^\\s]",parentSchema:schema42,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.type,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate102.errors = vErrors;
return errors === 0;
}
validate102.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate101(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate101.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.from === undefined) || (!(func0.call(data, "from")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "from"},message:"must have required property '"+"from"+"'",schema:schema41.required,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "from") || (key0 === "take")) || (key0 === "format"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.from !== undefined && func0.call(data, "from")){
if(!(validate102(data.from, {instancePath:instancePath+"/from",parentData:data,parentDataProperty:"from",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate102.errors : joined(vErrors, validate102.errors);
errors = vErrors.length;
}
}
if(data.take !== undefined && func0.call(data, "take")){
let data1 = data.take;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err2 = {instancePath:instancePath+"/take",schemaPath:"#/properties/take/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema41.properties.take.type,parentSchema:schema41.properties.take,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/take",schemaPath:"#/properties/take/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema41.properties.take,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data.format !== undefined && func0.call(data, "format")){
let data2 = data.format;
if(typeof data2 !== "string"){
const err4 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.properties.format.type,parentSchema:schema41.properties.format,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!(data2 === "openai-chat")){
const err5 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/enum",keyword:"enum",params:{allowedValues: schema41.properties.format.enum},message:"must be equal to one of the allowed values",schema:schema41.properties.format.enum,parentSchema:schema41.properties.format,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema41.type,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate101.errors = vErrors;
return errors === 0;
}
validate101.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema43 = {"type":"object","required":["id"],"additionalProperties":false,"properties":{"id":{"description":"Names the case in reports; unique in its contract.","$ref":"#/$defs/id"},"group":{"description":"Rates are also shown, and judged by per_group, for each group.","$ref":"#/$defs/id"},"vars":{"description":"Name → value. A value is text, any JSON value, or { $file: path }.","$ref":"#/$defs/vars"},"expect":{"description":"What this answer must satisfy.","$ref":"#/$defs/expect"},"turns":{"description":"A conversation: each turn adds a user message or the results of the calls just made, sends, and is judged by its own expect.","$ref":"#/$defs/turns"}}};
const schema44 = {"description":"1 to 200 characters without control, bidirectional or zero-width characters.","type":"string","pattern":"^[\\s\\S]{1,200}$"};
const pattern9 = new RegExp("^[\\s\\S]{1,200}$", "u");

function validate106(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate106.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern9.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[\\s\\S]{1,200}$"},message:"must match pattern \""+"^[\\s\\S]{1,200}$"+"\"",schema:"^[\\s\\S]{1,200}$",parentSchema:schema44,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.type,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate106.errors = vErrors;
return errors === 0;
}
validate106.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema45 = {"description":"What this answer must satisfy.","type":"object","additionalProperties":false,"properties":{"schema":{"description":"A JSON Schema (draft 4, 6, 7, 2019-09 or 2020-12), or the file that holds it.","$ref":"#/$defs/schema"},"envelope":{"description":"Which shapes of an answer are read: lenient (all that can be understood, with a warning) or strict (only those that common clients read).","$ref":"#/$defs/envelope"},"parser":{"description":"What production's own parser accepts: strict (one JSON value), fenced (also inside one code fence) or text (no JSON: the value is the string).","$ref":"#/$defs/parser"},"equals":{"description":"The value, and no object in it has a member that is not named here. { $any_of: [A, B] }, { $absent_or: V }, { $near: [4.2, 0.1] }, { $unordered: [A, B] }, { $like: V }, { $all_of: [A, B] }, { $not: V }, { $contains: text }, { $starts_with: text }, { $ends_with: text }, { $ignore_case: V } and { $literal: V } nest inside; { $todo: text } stands for what is not known yet.","$ref":"#/$defs/equals"},"match":{"description":"Objects: each member named here matches; arrays: same length, by position; scalars: equal. The same $ operators as in equals.","$ref":"#/$defs/match"},"pointers":{"description":"What must hold of the value at each JSON Pointer; a missing place fails.","$ref":"#/$defs/pointers"},"text":{"description":"What must hold of the answer's text as it came, whatever the parser makes of it, such as { $contains: refund }.","$ref":"#/$defs/text"},"outcome":{"description":"refused: a refusal is what production wants here.","$ref":"#/$defs/outcome"},"tool_calls":{"description":"The calls that must be made; [] means that none may be. { ordered: true, calls: [...] } where their order matters.","$ref":"#/$defs/toolCalls"}}};

function validate110(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate110.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema45.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.schema !== undefined && func0.call(data, "schema")){
if(!(validate60(data.schema, {instancePath:instancePath+"/schema",parentData:data,parentDataProperty:"schema",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate60.errors : joined(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.envelope !== undefined && func0.call(data, "envelope")){
if(!(validate62(data.envelope, {instancePath:instancePath+"/envelope",parentData:data,parentDataProperty:"envelope",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate62.errors : joined(vErrors, validate62.errors);
errors = vErrors.length;
}
}
if(data.parser !== undefined && func0.call(data, "parser")){
if(!(validate64(data.parser, {instancePath:instancePath+"/parser",parentData:data,parentDataProperty:"parser",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate64.errors : joined(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.equals !== undefined && func0.call(data, "equals")){
if(!(validate66(data.equals, {instancePath:instancePath+"/equals",parentData:data,parentDataProperty:"equals",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate66.errors : joined(vErrors, validate66.errors);
errors = vErrors.length;
}
}
if(data.match !== undefined && func0.call(data, "match")){
if(!(validate70(data.match, {instancePath:instancePath+"/match",parentData:data,parentDataProperty:"match",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate70.errors : joined(vErrors, validate70.errors);
errors = vErrors.length;
}
}
if(data.pointers !== undefined && func0.call(data, "pointers")){
if(!(validate73(data.pointers, {instancePath:instancePath+"/pointers",parentData:data,parentDataProperty:"pointers",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate73.errors : joined(vErrors, validate73.errors);
errors = vErrors.length;
}
}
if(data.text !== undefined && func0.call(data, "text")){
if(!(validate80(data.text, {instancePath:instancePath+"/text",parentData:data,parentDataProperty:"text",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate80.errors : joined(vErrors, validate80.errors);
errors = vErrors.length;
}
}
if(data.outcome !== undefined && func0.call(data, "outcome")){
if(!(validate83(data.outcome, {instancePath:instancePath+"/outcome",parentData:data,parentDataProperty:"outcome",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : joined(vErrors, validate83.errors);
errors = vErrors.length;
}
}
if(data.tool_calls !== undefined && func0.call(data, "tool_calls")){
if(!(validate85(data.tool_calls, {instancePath:instancePath+"/tool_calls",parentData:data,parentDataProperty:"tool_calls",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate85.errors : joined(vErrors, validate85.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema45.type,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate110.errors = vErrors;
return errors === 0;
}
validate110.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema46 = {"description":"A conversation: each turn adds a user message or the results of the calls just made, sends, and is judged by its own expect.","type":"array","minItems":1,"items":{"$ref":"#/$defs/turn"}};
const schema47 = {"type":"object","additionalProperties":false,"properties":{"user":{"description":"What the user says next: text, or the API's own content parts.","type":["string","array","object"]},"tool_results":{"description":"Tool → what it returns: a value, or a list of { when, result } of which the first that fits the call's arguments is taken.","type":"object"},"expect":{"description":"What this answer must satisfy.","$ref":"#/$defs/expect"}}};

function validate122(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate122.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((key0 === "user") || (key0 === "tool_results")) || (key0 === "expect"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.user !== undefined && func0.call(data, "user")){
let data0 = data.user;
if((!data0 || typeof data0 != "object") && (typeof data0 !== "string")){
const err1 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: schema47.properties.user.type},message:"must be string,array,object",schema:schema47.properties.user.type,parentSchema:schema47.properties.user,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.tool_results !== undefined && func0.call(data, "tool_results")){
let data1 = data.tool_results;
if(!(data1 && typeof data1 == "object" && !Array.isArray(data1))){
const err2 = {instancePath:instancePath+"/tool_results",schemaPath:"#/properties/tool_results/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema47.properties.tool_results.type,parentSchema:schema47.properties.tool_results,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.expect !== undefined && func0.call(data, "expect")){
if(!(validate110(data.expect, {instancePath:instancePath+"/expect",parentData:data,parentDataProperty:"expect",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate110.errors : joined(vErrors, validate110.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema47.type,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate122.errors = vErrors;
return errors === 0;
}
validate122.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate121(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate121.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate122(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate122.errors : joined(vErrors, validate122.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema46.type,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate121.errors = vErrors;
return errors === 0;
}
validate121.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate105(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate105.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.id === undefined) || (!(func0.call(data, "id")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema43.required,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "id") || (key0 === "group")) || (key0 === "vars")) || (key0 === "expect")) || (key0 === "turns"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
if(!(validate106(data.id, {instancePath:instancePath+"/id",parentData:data,parentDataProperty:"id",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate106.errors : joined(vErrors, validate106.errors);
errors = vErrors.length;
}
}
if(data.group !== undefined && func0.call(data, "group")){
if(!(validate106(data.group, {instancePath:instancePath+"/group",parentData:data,parentDataProperty:"group",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate106.errors : joined(vErrors, validate106.errors);
errors = vErrors.length;
}
}
if(data.vars !== undefined && func0.call(data, "vars")){
if(!(validate98(data.vars, {instancePath:instancePath+"/vars",parentData:data,parentDataProperty:"vars",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate98.errors : joined(vErrors, validate98.errors);
errors = vErrors.length;
}
}
if(data.expect !== undefined && func0.call(data, "expect")){
if(!(validate110(data.expect, {instancePath:instancePath+"/expect",parentData:data,parentDataProperty:"expect",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate110.errors : joined(vErrors, validate110.errors);
errors = vErrors.length;
}
}
if(data.turns !== undefined && func0.call(data, "turns")){
if(!(validate121(data.turns, {instancePath:instancePath+"/turns",parentData:data,parentDataProperty:"turns",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate121.errors : joined(vErrors, validate121.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.type,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate105.errors = vErrors;
return errors === 0;
}
validate105.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate100(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate100.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
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
if(!(validate101(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate101.errors : joined(vErrors, validate101.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
if(valid0){
var props0 = true;
}
ifClause0 = "then";
}
else {
const _errs5 = errors;
if(!(validate105(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate105.errors : joined(vErrors, validate105.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
if(valid0){
if(props0 !== true){
props0 = true;
}
}
ifClause0 = "else";
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema40.if,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(props0 !== true){
props0 = props0 || {};
props0.from = true;
}
if(data.from !== undefined && func0.call(data, "from")){
if(!(validate102(data.from, {instancePath:instancePath+"/from",parentData:data,parentDataProperty:"from",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate102.errors : joined(vErrors, validate102.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema40.type,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate100.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate100.evaluated = {"dynamicProps":true,"dynamicItems":false};

const schema48 = {"description":"The least that must be reached, key by key over the policy's; null drops one.","type":"object","additionalProperties":false,"properties":{"parse_rate":{"description":"Share of answers that production's parser reads.","$ref":"#/$defs/shareOrNull","default":1},"schema_rate":{"description":"Share that conforms to the schema, and to the tools' parameters.","$ref":"#/$defs/shareOrNull","default":1},"tool_rate":{"description":"Share with the right calls, of those whose case expects calls.","$ref":"#/$defs/shareOrNull","default":1},"match_rate":{"description":"Share whose expected values hold, of those whose case expects some.","$ref":"#/$defs/shareOrNull","default":1},"case_rate":{"description":"Share of cases of which every sample is right.","$ref":"#/$defs/shareOrNull","default":1},"per_group":{"description":"The same rates, for each group by itself.","$ref":"#/$defs/rates"},"latency":{"description":"Percentile → the longest time that a whole answer may take.","$ref":"#/$defs/percentileDurations"},"time_to_first_token":{"description":"Percentile → the longest time to the first token; calls are then streamed.","$ref":"#/$defs/percentileDurations"},"tokens_per_second":{"description":"Percentile → the least speed after the first token; calls are then streamed.","$ref":"#/$defs/percentileSpeeds"},"cost_per_call":{"description":"US dollars a call.","$ref":"#/$defs/meanCost"}}};
const schema49 = {"description":"A number from 0 to 1, or a percentage: 0.95 and 95% are the same; null drops the policy's default.","type":["number","string","null"],"minimum":0,"maximum":1,"pattern":"^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$","default":1};
const pattern10 = new RegExp("^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$", "u");

function validate130(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate130.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(((!((typeof data == "number") && (isFinite(data)))) && (typeof data !== "string")) && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema49.type},message:"must be number,string,null",schema:schema49.type,parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 1 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(typeof data === "string"){
if(!pattern10.test(data)){
const err3 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$"},message:"must match pattern \""+"^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$"+"\"",schema:"^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$",parentSchema:schema49,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
validate130.errors = vErrors;
return errors === 0;
}
validate130.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema50 = {"description":"The same rates, for each group by itself.","type":"object","minProperties":1,"additionalProperties":false,"properties":{"parse_rate":{"description":"Share of answers that production’s parser reads.","$ref":"#/$defs/shareOrNull","default":1},"schema_rate":{"description":"Share that conforms to the schema, and to the tools’ parameters.","$ref":"#/$defs/shareOrNull","default":1},"tool_rate":{"description":"Share with the right calls, of those whose case expects calls.","$ref":"#/$defs/shareOrNull","default":1},"match_rate":{"description":"Share whose expected values hold, of those whose case expects some.","$ref":"#/$defs/shareOrNull","default":1},"case_rate":{"description":"Share of cases of which every sample is right.","$ref":"#/$defs/shareOrNull","default":1}}};

function validate136(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate136.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "parse_rate") || (key0 === "schema_rate")) || (key0 === "tool_rate")) || (key0 === "match_rate")) || (key0 === "case_rate"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.parse_rate !== undefined && func0.call(data, "parse_rate")){
if(!(validate130(data.parse_rate, {instancePath:instancePath+"/parse_rate",parentData:data,parentDataProperty:"parse_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.schema_rate !== undefined && func0.call(data, "schema_rate")){
if(!(validate130(data.schema_rate, {instancePath:instancePath+"/schema_rate",parentData:data,parentDataProperty:"schema_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.tool_rate !== undefined && func0.call(data, "tool_rate")){
if(!(validate130(data.tool_rate, {instancePath:instancePath+"/tool_rate",parentData:data,parentDataProperty:"tool_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.match_rate !== undefined && func0.call(data, "match_rate")){
if(!(validate130(data.match_rate, {instancePath:instancePath+"/match_rate",parentData:data,parentDataProperty:"match_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.case_rate !== undefined && func0.call(data, "case_rate")){
if(!(validate130(data.case_rate, {instancePath:instancePath+"/case_rate",parentData:data,parentDataProperty:"case_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema50.type,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate136.errors = vErrors;
return errors === 0;
}
validate136.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema51 = {"type":"object","minProperties":1,"properties":{"p50":{"description":"at most this in 50 % of the calls.","$ref":"#/$defs/durationOrNull"},"p95":{"description":"at most this in 95 % of the calls.","$ref":"#/$defs/durationOrNull"},"p99":{"description":"at most this in 99 % of the calls.","$ref":"#/$defs/durationOrNull"}},"patternProperties":{"^p[1-9][0-9]?(\\.[0-9]{1,4})?$":{"$ref":"#/$defs/durationOrNull"}},"additionalProperties":false};
const pattern11 = new RegExp("^p[1-9][0-9]?(\\.[0-9]{1,4})?$", "u");
const schema52 = {"description":"Such as 250ms, 3s or 15m; null drops the policy's default.","type":["string","null"],"pattern":"^[0-9]{1,9}(\\.[0-9]{1,6})?(ms|s|m|h)$"};
const pattern12 = new RegExp("^[0-9]{1,9}(\\.[0-9]{1,6})?(ms|s|m|h)$", "u");

function validate144(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate144.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema52.type},message:"must be string,null",schema:schema52.type,parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data === "string"){
if(!pattern12.test(data)){
const err1 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,9}(\\.[0-9]{1,6})?(ms|s|m|h)$"},message:"must match pattern \""+"^[0-9]{1,9}(\\.[0-9]{1,6})?(ms|s|m|h)$"+"\"",schema:"^[0-9]{1,9}(\\.[0-9]{1,6})?(ms|s|m|h)$",parentSchema:schema52,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
validate144.errors = vErrors;
return errors === 0;
}
validate144.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate143(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate143.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "p50") || (key0 === "p95")) || (key0 === "p99")) || (pattern11.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.p50 !== undefined && func0.call(data, "p50")){
if(!(validate144(data.p50, {instancePath:instancePath+"/p50",parentData:data,parentDataProperty:"p50",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate144.errors : joined(vErrors, validate144.errors);
errors = vErrors.length;
}
}
if(data.p95 !== undefined && func0.call(data, "p95")){
if(!(validate144(data.p95, {instancePath:instancePath+"/p95",parentData:data,parentDataProperty:"p95",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate144.errors : joined(vErrors, validate144.errors);
errors = vErrors.length;
}
}
if(data.p99 !== undefined && func0.call(data, "p99")){
if(!(validate144(data.p99, {instancePath:instancePath+"/p99",parentData:data,parentDataProperty:"p99",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate144.errors : joined(vErrors, validate144.errors);
errors = vErrors.length;
}
}
for(const key1 of Object.keys(data)){
if(pattern11.test(key1)){
if(!(validate144(data[key1], {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate144.errors : joined(vErrors, validate144.errors);
errors = vErrors.length;
}
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema51.type,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate143.errors = vErrors;
return errors === 0;
}
validate143.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema53 = {"type":"object","minProperties":1,"properties":{"p50":{"description":"at least this in 50 % of the calls.","$ref":"#/$defs/positiveOrNull"},"p95":{"description":"at least this in 95 % of the calls.","$ref":"#/$defs/positiveOrNull"},"p99":{"description":"at least this in 99 % of the calls.","$ref":"#/$defs/positiveOrNull"}},"patternProperties":{"^p[1-9][0-9]?(\\.[0-9]{1,4})?$":{"$ref":"#/$defs/positiveOrNull"}},"additionalProperties":false};
const schema54 = {"type":["number","null"],"exclusiveMinimum":0};

function validate152(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate152.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!((typeof data == "number") && (isFinite(data)))) && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema54.type},message:"must be number,null",schema:schema54.type,parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data <= 0 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema54,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
validate152.errors = vErrors;
return errors === 0;
}
validate152.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate151(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate151.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema53,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "p50") || (key0 === "p95")) || (key0 === "p99")) || (pattern11.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema53,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.p50 !== undefined && func0.call(data, "p50")){
if(!(validate152(data.p50, {instancePath:instancePath+"/p50",parentData:data,parentDataProperty:"p50",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate152.errors : joined(vErrors, validate152.errors);
errors = vErrors.length;
}
}
if(data.p95 !== undefined && func0.call(data, "p95")){
if(!(validate152(data.p95, {instancePath:instancePath+"/p95",parentData:data,parentDataProperty:"p95",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate152.errors : joined(vErrors, validate152.errors);
errors = vErrors.length;
}
}
if(data.p99 !== undefined && func0.call(data, "p99")){
if(!(validate152(data.p99, {instancePath:instancePath+"/p99",parentData:data,parentDataProperty:"p99",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate152.errors : joined(vErrors, validate152.errors);
errors = vErrors.length;
}
}
for(const key1 of Object.keys(data)){
if(pattern11.test(key1)){
if(!(validate152(data[key1], {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate152.errors : joined(vErrors, validate152.errors);
errors = vErrors.length;
}
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema53.type,parentSchema:schema53,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate151.errors = vErrors;
return errors === 0;
}
validate151.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema55 = {"description":"US dollars a call.","type":"object","required":["mean"],"additionalProperties":false,"properties":{"mean":{"description":"US dollars a call, on average; null drops the policy’s default.","$ref":"#/$defs/positiveOrNull"}}};

function validate158(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate158.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.mean === undefined) || (!(func0.call(data, "mean")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "mean"},message:"must have required property '"+"mean"+"'",schema:schema55.required,parentSchema:schema55,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(key0 === "mean")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema55,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.mean !== undefined && func0.call(data, "mean")){
if(!(validate152(data.mean, {instancePath:instancePath+"/mean",parentData:data,parentDataProperty:"mean",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate152.errors : joined(vErrors, validate152.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema55.type,parentSchema:schema55,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate158.errors = vErrors;
return errors === 0;
}
validate158.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate129(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate129.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema48.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.parse_rate !== undefined && func0.call(data, "parse_rate")){
if(!(validate130(data.parse_rate, {instancePath:instancePath+"/parse_rate",parentData:data,parentDataProperty:"parse_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.schema_rate !== undefined && func0.call(data, "schema_rate")){
if(!(validate130(data.schema_rate, {instancePath:instancePath+"/schema_rate",parentData:data,parentDataProperty:"schema_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.tool_rate !== undefined && func0.call(data, "tool_rate")){
if(!(validate130(data.tool_rate, {instancePath:instancePath+"/tool_rate",parentData:data,parentDataProperty:"tool_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.match_rate !== undefined && func0.call(data, "match_rate")){
if(!(validate130(data.match_rate, {instancePath:instancePath+"/match_rate",parentData:data,parentDataProperty:"match_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.case_rate !== undefined && func0.call(data, "case_rate")){
if(!(validate130(data.case_rate, {instancePath:instancePath+"/case_rate",parentData:data,parentDataProperty:"case_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.per_group !== undefined && func0.call(data, "per_group")){
if(!(validate136(data.per_group, {instancePath:instancePath+"/per_group",parentData:data,parentDataProperty:"per_group",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate136.errors : joined(vErrors, validate136.errors);
errors = vErrors.length;
}
}
if(data.latency !== undefined && func0.call(data, "latency")){
if(!(validate143(data.latency, {instancePath:instancePath+"/latency",parentData:data,parentDataProperty:"latency",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate143.errors : joined(vErrors, validate143.errors);
errors = vErrors.length;
}
}
if(data.time_to_first_token !== undefined && func0.call(data, "time_to_first_token")){
if(!(validate143(data.time_to_first_token, {instancePath:instancePath+"/time_to_first_token",parentData:data,parentDataProperty:"time_to_first_token",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate143.errors : joined(vErrors, validate143.errors);
errors = vErrors.length;
}
}
if(data.tokens_per_second !== undefined && func0.call(data, "tokens_per_second")){
if(!(validate151(data.tokens_per_second, {instancePath:instancePath+"/tokens_per_second",parentData:data,parentDataProperty:"tokens_per_second",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate151.errors : joined(vErrors, validate151.errors);
errors = vErrors.length;
}
}
if(data.cost_per_call !== undefined && func0.call(data, "cost_per_call")){
if(!(validate158(data.cost_per_call, {instancePath:instancePath+"/cost_per_call",parentData:data,parentDataProperty:"cost_per_call",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate158.errors : joined(vErrors, validate158.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema48.type,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate129.errors = vErrors;
return errors === 0;
}
validate129.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema56 = {"description":"Against the run's baseline model, paired case by case.","type":"object","additionalProperties":false,"properties":{"parse_rate":{"description":"How much lower than the baseline’s this may be: share of answers that production’s parser reads.","$ref":"#/$defs/maxDrop"},"schema_rate":{"description":"How much lower than the baseline’s this may be: share that conforms to the schema, and to the tools’ parameters.","$ref":"#/$defs/maxDrop"},"tool_rate":{"description":"How much lower than the baseline’s this may be: share with the right calls, of those whose case expects calls.","$ref":"#/$defs/maxDrop"},"match_rate":{"description":"How much lower than the baseline’s this may be: share whose expected values hold, of those whose case expects some.","$ref":"#/$defs/maxDrop"},"case_rate":{"description":"How much lower than the baseline’s this may be: share of cases of which every sample is right.","$ref":"#/$defs/maxDrop"},"agreement":{"description":"Share of pairs in which both models gave the same value.","type":["object","null"],"required":["least"],"additionalProperties":false,"properties":{"least":{"description":"The least share of pairs.","$ref":"#/$defs/share"}}},"latency":{"description":"Percentile → how much longer than the baseline’s it may be.","$ref":"#/$defs/percentileIncreases"},"time_to_first_token":{"description":"Percentile → how much longer than the baseline’s it may be.","$ref":"#/$defs/percentileIncreases"},"cost_per_call":{"description":"How much dearer than the baseline’s a call may be.","$ref":"#/$defs/maxIncrease"}}};
const schema57 = {"type":["object","null"],"required":["max_drop"],"additionalProperties":false,"properties":{"max_drop":{"description":"How far the share may fall: 0.01 is one point.","$ref":"#/$defs/share"}}};
const schema58 = {"description":"A number from 0 to 1, or a percentage: 0.95 and 95% are the same.","type":["number","string"],"minimum":0,"maximum":1,"pattern":"^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$"};

function validate164(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate164.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!((typeof data == "number") && (isFinite(data)))) && (typeof data !== "string")){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema58.type},message:"must be number,string",schema:schema58.type,parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 1 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(typeof data === "string"){
if(!pattern10.test(data)){
const err3 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$"},message:"must match pattern \""+"^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$"+"\"",schema:"^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$",parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
validate164.errors = vErrors;
return errors === 0;
}
validate164.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate163(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate163.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!(data && typeof data == "object" && !Array.isArray(data))) && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema57.type},message:"must be object,null",schema:schema57.type,parentSchema:schema57,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.max_drop === undefined) || (!(func0.call(data, "max_drop")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "max_drop"},message:"must have required property '"+"max_drop"+"'",schema:schema57.required,parentSchema:schema57,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(key0 === "max_drop")){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema57,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.max_drop !== undefined && func0.call(data, "max_drop")){
if(!(validate164(data.max_drop, {instancePath:instancePath+"/max_drop",parentData:data,parentDataProperty:"max_drop",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate164.errors : joined(vErrors, validate164.errors);
errors = vErrors.length;
}
}
}
validate163.errors = vErrors;
return errors === 0;
}
validate163.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema59 = {"type":"object","minProperties":1,"properties":{"p50":{"description":"How much more the 50th percentile may be.","$ref":"#/$defs/maxIncrease"},"p95":{"description":"How much more the 95th percentile may be.","$ref":"#/$defs/maxIncrease"},"p99":{"description":"How much more the 99th percentile may be.","$ref":"#/$defs/maxIncrease"}},"patternProperties":{"^p[1-9][0-9]?(\\.[0-9]{1,4})?$":{"$ref":"#/$defs/maxIncrease"}},"additionalProperties":false};
const schema60 = {"type":["object","null"],"required":["max_increase"],"additionalProperties":false,"properties":{"max_increase":{"description":"How much more it may be, such as 20%.","$ref":"#/$defs/increase"}}};
const schema61 = {"description":"Such as 20%, or 0.2.","type":["string","number"],"pattern":"^[0-9]{1,9}(\\.[0-9]{1,6})?%$","minimum":0,"maximum":1};
const pattern18 = new RegExp("^[0-9]{1,9}(\\.[0-9]{1,6})?%$", "u");

function validate174(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate174.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (!((typeof data == "number") && (isFinite(data))))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema61.type},message:"must be string,number",schema:schema61.type,parentSchema:schema61,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 1 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema61,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema61,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(typeof data === "string"){
if(!pattern18.test(data)){
const err3 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,9}(\\.[0-9]{1,6})?%$"},message:"must match pattern \""+"^[0-9]{1,9}(\\.[0-9]{1,6})?%$"+"\"",schema:"^[0-9]{1,9}(\\.[0-9]{1,6})?%$",parentSchema:schema61,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
validate174.errors = vErrors;
return errors === 0;
}
validate174.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate173(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate173.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!(data && typeof data == "object" && !Array.isArray(data))) && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema60.type},message:"must be object,null",schema:schema60.type,parentSchema:schema60,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.max_increase === undefined) || (!(func0.call(data, "max_increase")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "max_increase"},message:"must have required property '"+"max_increase"+"'",schema:schema60.required,parentSchema:schema60,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(key0 === "max_increase")){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema60,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.max_increase !== undefined && func0.call(data, "max_increase")){
if(!(validate174(data.max_increase, {instancePath:instancePath+"/max_increase",parentData:data,parentDataProperty:"max_increase",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate174.errors : joined(vErrors, validate174.errors);
errors = vErrors.length;
}
}
}
validate173.errors = vErrors;
return errors === 0;
}
validate173.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate172(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate172.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema59,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "p50") || (key0 === "p95")) || (key0 === "p99")) || (pattern11.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema59,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.p50 !== undefined && func0.call(data, "p50")){
if(!(validate173(data.p50, {instancePath:instancePath+"/p50",parentData:data,parentDataProperty:"p50",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate173.errors : joined(vErrors, validate173.errors);
errors = vErrors.length;
}
}
if(data.p95 !== undefined && func0.call(data, "p95")){
if(!(validate173(data.p95, {instancePath:instancePath+"/p95",parentData:data,parentDataProperty:"p95",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate173.errors : joined(vErrors, validate173.errors);
errors = vErrors.length;
}
}
if(data.p99 !== undefined && func0.call(data, "p99")){
if(!(validate173(data.p99, {instancePath:instancePath+"/p99",parentData:data,parentDataProperty:"p99",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate173.errors : joined(vErrors, validate173.errors);
errors = vErrors.length;
}
}
for(const key1 of Object.keys(data)){
if(pattern11.test(key1)){
if(!(validate173(data[key1], {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate173.errors : joined(vErrors, validate173.errors);
errors = vErrors.length;
}
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema59.type,parentSchema:schema59,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate172.errors = vErrors;
return errors === 0;
}
validate172.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate162(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate162.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema56.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.parse_rate !== undefined && func0.call(data, "parse_rate")){
if(!(validate163(data.parse_rate, {instancePath:instancePath+"/parse_rate",parentData:data,parentDataProperty:"parse_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate163.errors : joined(vErrors, validate163.errors);
errors = vErrors.length;
}
}
if(data.schema_rate !== undefined && func0.call(data, "schema_rate")){
if(!(validate163(data.schema_rate, {instancePath:instancePath+"/schema_rate",parentData:data,parentDataProperty:"schema_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate163.errors : joined(vErrors, validate163.errors);
errors = vErrors.length;
}
}
if(data.tool_rate !== undefined && func0.call(data, "tool_rate")){
if(!(validate163(data.tool_rate, {instancePath:instancePath+"/tool_rate",parentData:data,parentDataProperty:"tool_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate163.errors : joined(vErrors, validate163.errors);
errors = vErrors.length;
}
}
if(data.match_rate !== undefined && func0.call(data, "match_rate")){
if(!(validate163(data.match_rate, {instancePath:instancePath+"/match_rate",parentData:data,parentDataProperty:"match_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate163.errors : joined(vErrors, validate163.errors);
errors = vErrors.length;
}
}
if(data.case_rate !== undefined && func0.call(data, "case_rate")){
if(!(validate163(data.case_rate, {instancePath:instancePath+"/case_rate",parentData:data,parentDataProperty:"case_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate163.errors : joined(vErrors, validate163.errors);
errors = vErrors.length;
}
}
if(data.agreement !== undefined && func0.call(data, "agreement")){
let data5 = data.agreement;
if((!(data5 && typeof data5 == "object" && !Array.isArray(data5))) && (data5 !== null)){
const err1 = {instancePath:instancePath+"/agreement",schemaPath:"#/properties/agreement/type",keyword:"type",params:{type: schema56.properties.agreement.type},message:"must be object,null",schema:schema56.properties.agreement.type,parentSchema:schema56.properties.agreement,data:data5};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if((data5.least === undefined) || (!(func0.call(data5, "least")))){
const err2 = {instancePath:instancePath+"/agreement",schemaPath:"#/properties/agreement/required",keyword:"required",params:{missingProperty: "least"},message:"must have required property '"+"least"+"'",schema:schema56.properties.agreement.required,parentSchema:schema56.properties.agreement,data:data5};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key1 of Object.keys(data5)){
if(!(key1 === "least")){
const err3 = {instancePath:instancePath+"/agreement",schemaPath:"#/properties/agreement/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema56.properties.agreement,data:data5};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data5.least !== undefined && func0.call(data5, "least")){
if(!(validate164(data5.least, {instancePath:instancePath+"/agreement/least",parentData:data5,parentDataProperty:"least",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate164.errors : joined(vErrors, validate164.errors);
errors = vErrors.length;
}
}
}
}
if(data.latency !== undefined && func0.call(data, "latency")){
if(!(validate172(data.latency, {instancePath:instancePath+"/latency",parentData:data,parentDataProperty:"latency",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate172.errors : joined(vErrors, validate172.errors);
errors = vErrors.length;
}
}
if(data.time_to_first_token !== undefined && func0.call(data, "time_to_first_token")){
if(!(validate172(data.time_to_first_token, {instancePath:instancePath+"/time_to_first_token",parentData:data,parentDataProperty:"time_to_first_token",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate172.errors : joined(vErrors, validate172.errors);
errors = vErrors.length;
}
}
if(data.cost_per_call !== undefined && func0.call(data, "cost_per_call")){
if(!(validate173(data.cost_per_call, {instancePath:instancePath+"/cost_per_call",parentData:data,parentDataProperty:"cost_per_call",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate173.errors : joined(vErrors, validate173.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema56.type,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate162.errors = vErrors;
return errors === 0;
}
validate162.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema62 = {"description":"Run the cases as a load test.","type":"object","required":["concurrency","calls"],"additionalProperties":false,"properties":{"concurrency":{"description":"Calls in flight at once.","type":"integer","minimum":1,"maximum":10000},"calls":{"description":"Calls that are measured.","type":"integer","minimum":1,"maximum":10000000},"warmup":{"description":"Calls made first and not measured.","type":"integer","minimum":0,"maximum":1000000,"default":0}}};

function validate184(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate184.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.concurrency === undefined) || (!(func0.call(data, "concurrency")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "concurrency"},message:"must have required property '"+"concurrency"+"'",schema:schema62.required,parentSchema:schema62,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.calls === undefined) || (!(func0.call(data, "calls")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "calls"},message:"must have required property '"+"calls"+"'",schema:schema62.required,parentSchema:schema62,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "concurrency") || (key0 === "calls")) || (key0 === "warmup"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema62,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
let data0 = data.concurrency;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err3 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema62.properties.concurrency.type,parentSchema:schema62.properties.concurrency,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 10000 || isNaN(data0)){
const err4 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000",schema:10000,parentSchema:schema62.properties.concurrency,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err5 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema62.properties.concurrency,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
if(data.calls !== undefined && func0.call(data, "calls")){
let data1 = data.calls;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err6 = {instancePath:instancePath+"/calls",schemaPath:"#/properties/calls/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema62.properties.calls.type,parentSchema:schema62.properties.calls,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 10000000 || isNaN(data1)){
const err7 = {instancePath:instancePath+"/calls",schemaPath:"#/properties/calls/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000000},message:"must be <= 10000000",schema:10000000,parentSchema:schema62.properties.calls,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err8 = {instancePath:instancePath+"/calls",schemaPath:"#/properties/calls/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema62.properties.calls,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.warmup !== undefined && func0.call(data, "warmup")){
let data2 = data.warmup;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err9 = {instancePath:instancePath+"/warmup",schemaPath:"#/properties/warmup/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema62.properties.warmup.type,parentSchema:schema62.properties.warmup,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 1000000 || isNaN(data2)){
const err10 = {instancePath:instancePath+"/warmup",schemaPath:"#/properties/warmup/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema62.properties.warmup,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err11 = {instancePath:instancePath+"/warmup",schemaPath:"#/properties/warmup/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema62.properties.warmup,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema62.type,parentSchema:schema62,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate184.errors = vErrors;
return errors === 0;
}
validate184.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema63 = {"type":"string","pattern":"^[0-9]{1,9}(\\.[0-9]{1,6})?[kMB]?/month$"};
const pattern20 = new RegExp("^[0-9]{1,9}(\\.[0-9]{1,6})?[kMB]?/month$", "u");

function validate186(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate186.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern20.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,9}(\\.[0-9]{1,6})?[kMB]?/month$"},message:"must match pattern \""+"^[0-9]{1,9}(\\.[0-9]{1,6})?[kMB]?/month$"+"\"",schema:"^[0-9]{1,9}(\\.[0-9]{1,6})?[kMB]?/month$",parentSchema:schema63,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema63.type,parentSchema:schema63,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate186.errors = vErrors;
return errors === 0;
}
validate186.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema64 = {"type":"string","pattern":"^[^\\s](.{0,98}[^\\s])?$"};
const pattern21 = new RegExp("^[^\\s](.{0,98}[^\\s])?$", "u");

function validate188(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate188.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern21.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[^\\s](.{0,98}[^\\s])?$"},message:"must match pattern \""+"^[^\\s](.{0,98}[^\\s])?$"+"\"",schema:"^[^\\s](.{0,98}[^\\s])?$",parentSchema:schema64,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.type,parentSchema:schema64,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate188.errors = vErrors;
return errors === 0;
}
validate188.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="contract.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate52.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.version === undefined) || (!(func0.call(data, "version")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema19.required,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.name === undefined) || (!(func0.call(data, "name")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema19.required,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.request === undefined) || (!(func0.call(data, "request")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "request"},message:"must have required property '"+"request"+"'",schema:schema19.required,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.cases === undefined) || (!(func0.call(data, "cases")))){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "cases"},message:"must have required property '"+"cases"+"'",schema:schema19.required,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema19.properties, key0))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.version !== undefined && func0.call(data, "version")){
let data0 = data.version;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err5 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema19.properties.version.type,parentSchema:schema19.properties.version,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!(data0 === 1)){
const err6 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/enum",keyword:"enum",params:{allowedValues: schema19.properties.version.enum},message:"must be equal to one of the allowed values",schema:schema19.properties.version.enum,parentSchema:schema19.properties.version,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.name !== undefined && func0.call(data, "name")){
if(!(validate53(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate53.errors : joined(vErrors, validate53.errors);
errors = vErrors.length;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data2 = data.description;
if(typeof data2 !== "string"){
const err7 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.properties.description.type,parentSchema:schema19.properties.description,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.api !== undefined && func0.call(data, "api")){
let data3 = data.api;
if(typeof data3 !== "string"){
const err8 = {instancePath:instancePath+"/api",schemaPath:"#/properties/api/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.properties.api.type,parentSchema:schema19.properties.api,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!((data3 === "chat") || (data3 === "responses"))){
const err9 = {instancePath:instancePath+"/api",schemaPath:"#/properties/api/enum",keyword:"enum",params:{allowedValues: schema19.properties.api.enum},message:"must be equal to one of the allowed values",schema:schema19.properties.api.enum,parentSchema:schema19.properties.api,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.request !== undefined && func0.call(data, "request")){
if(!(validate55(data.request, {instancePath:instancePath+"/request",parentData:data,parentDataProperty:"request",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate55.errors : joined(vErrors, validate55.errors);
errors = vErrors.length;
}
}
if(data.expect !== undefined && func0.call(data, "expect")){
if(!(validate59(data.expect, {instancePath:instancePath+"/expect",parentData:data,parentDataProperty:"expect",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate59.errors : joined(vErrors, validate59.errors);
errors = vErrors.length;
}
}
if(data.vars !== undefined && func0.call(data, "vars")){
if(!(validate98(data.vars, {instancePath:instancePath+"/vars",parentData:data,parentDataProperty:"vars",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate98.errors : joined(vErrors, validate98.errors);
errors = vErrors.length;
}
}
if(data.cases !== undefined && func0.call(data, "cases")){
let data7 = data.cases;
if(Array.isArray(data7)){
if(data7.length < 1){
const err10 = {instancePath:instancePath+"/cases",schemaPath:"#/properties/cases/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema19.properties.cases,data:data7};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
if(!(validate100(data7[i0], {instancePath:instancePath+"/cases/" + i0,parentData:data7,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate100.errors : joined(vErrors, validate100.errors);
errors = vErrors.length;
}
}
}
else {
const err11 = {instancePath:instancePath+"/cases",schemaPath:"#/properties/cases/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema19.properties.cases.type,parentSchema:schema19.properties.cases,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.samples !== undefined && func0.call(data, "samples")){
let data9 = data.samples;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err12 = {instancePath:instancePath+"/samples",schemaPath:"#/properties/samples/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema19.properties.samples.type,parentSchema:schema19.properties.samples,data:data9};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 1000 || isNaN(data9)){
const err13 = {instancePath:instancePath+"/samples",schemaPath:"#/properties/samples/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000",schema:1000,parentSchema:schema19.properties.samples,data:data9};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data9 < 1 || isNaN(data9)){
const err14 = {instancePath:instancePath+"/samples",schemaPath:"#/properties/samples/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema19.properties.samples,data:data9};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
if(data.thresholds !== undefined && func0.call(data, "thresholds")){
if(!(validate129(data.thresholds, {instancePath:instancePath+"/thresholds",parentData:data,parentDataProperty:"thresholds",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate129.errors : joined(vErrors, validate129.errors);
errors = vErrors.length;
}
}
if(data.regression !== undefined && func0.call(data, "regression")){
if(!(validate162(data.regression, {instancePath:instancePath+"/regression",parentData:data,parentDataProperty:"regression",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate162.errors : joined(vErrors, validate162.errors);
errors = vErrors.length;
}
}
if(data.load !== undefined && func0.call(data, "load")){
if(!(validate184(data.load, {instancePath:instancePath+"/load",parentData:data,parentDataProperty:"load",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate184.errors : joined(vErrors, validate184.errors);
errors = vErrors.length;
}
}
if(data.volume !== undefined && func0.call(data, "volume")){
if(!(validate186(data.volume, {instancePath:instancePath+"/volume",parentData:data,parentDataProperty:"volume",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate186.errors : joined(vErrors, validate186.errors);
errors = vErrors.length;
}
}
if(data.owner !== undefined && func0.call(data, "owner")){
if(!(validate188(data.owner, {instancePath:instancePath+"/owner",parentData:data,parentDataProperty:"owner",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate188.errors : joined(vErrors, validate188.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema19.type,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}
validate52.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validatePolicy = validate190;
const schema65 = {"$id":"policy.schema.json","$schema":"https://json-schema.org/draft/2020-12/schema","title":"modelgate policy, version 1","description":"modelgate.yaml: which models are tried, what every contract must reach at least, and what a run may cost.","type":"object","required":["version"],"additionalProperties":false,"properties":{"version":{"description":"Version of this format.","type":"integer","enum":[1]},"contracts":{"description":"Where the contracts are: globs relative to this file.","$ref":"#/$defs/globs"},"candidate":{"description":"The model that is tried.","$ref":"#/$defs/modelChoice"},"baseline":{"description":"The model to compare with, or the journals of earlier runs; default: the base branch's candidate.","$ref":"#/$defs/baseline"},"routes":{"description":"Other candidates for some contracts; the first match wins.","type":"array","items":{"$ref":"#/$defs/route"}},"thresholds":{"description":"Defaults for contracts that do not say, key by key.","$ref":"contract.schema.json#/$defs/thresholds"},"floors":{"description":"No contract may ask for less.","$ref":"contract.schema.json#/$defs/thresholds"},"confidence":{"description":"Ask for proof at this level, such as 0.95 or 95%; left out, the observed share decides.","type":["number","string"],"minimum":0.5,"exclusiveMaximum":1,"pattern":"^[5-9][0-9](\\.[0-9]{1,6})?%$"},"about":{"description":"What a confident verdict speaks of.","type":"string","enum":["calls","cases"],"default":"calls"},"require_evidence":{"description":"A run that made no call is inconclusive rather than not evaluated.","type":"boolean","default":false},"limits":{"description":"What a run may spend.","$ref":"#/$defs/limits"},"severity":{"description":"What fails a run and what only warns.","$ref":"#/$defs/severities"},"judge":{"description":"What decides a run with a baseline: thresholds and comparison, thresholds alone (absolute), or the comparison in place of the rates' thresholds (relative).","type":"string","enum":["both","absolute","relative"],"default":"both"},"regression":{"description":"Defaults for contracts that name none, key by key.","$ref":"contract.schema.json#/$defs/regression"},"retirement":{"description":"Days before the candidate's shutdown date.","$ref":"#/$defs/retirement"},"reuse":{"description":"Which answers of an earlier run `--reuse` may take.","$ref":"#/$defs/reuse"},"weakening_label":{"description":"The label with which a maintainer lets a weaker gate in.","$ref":"#/$defs/nonEmpty","default":"gate-change-approved"},"show_values":{"description":"false keeps prompts and answers out of every file but the journal.","type":"boolean","default":true},"providers":{"description":"Name → endpoint.","type":"object","additionalProperties":{"$ref":"#/$defs/provider"}},"prices":{"description":"Model, or provider/model → US dollars.","type":"object","additionalProperties":{"$ref":"#/$defs/price"}},"callbacks":{"description":"Tool → URL on the job's own machine that answers its calls.","type":"object","additionalProperties":{"$ref":"#/$defs/loopbackUrl"}},"models":{"description":"The model registry, relative to this file.","$ref":"#/$defs/nonEmpty"}},"$defs":{"nonEmpty":{"type":"string","pattern":"[^\\s]"},"globs":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/nonEmpty"}},"modelChoice":{"type":"object","required":["provider","model"],"additionalProperties":false,"properties":{"provider":{"description":"A preset, or a name under providers.","$ref":"#/$defs/nonEmpty"},"model":{"description":"The model as its provider names it.","$ref":"#/$defs/nonEmpty"},"request":{"description":"A JSON merge patch (RFC 7396) on every request to this model. The run itself decides on model, n, stream and stream_options.","type":"object","properties":{"model":false,"n":false,"stream":false,"stream_options":false}}}},"baseline":{"type":"object","minProperties":1,"additionalProperties":false,"properties":{"provider":{"description":"A preset, or a name under providers.","$ref":"#/$defs/modelChoice/properties/provider"},"model":{"description":"The model as its provider names it.","$ref":"#/$defs/modelChoice/properties/model"},"request":{"description":"A JSON merge patch (RFC 7396) on every request to this model.","$ref":"#/$defs/modelChoice/properties/request"},"journal":{"description":"The last run's journal: its answers are the baseline's, and it says whose they are. One that is not there yet is said.","$ref":"#/$defs/nonEmpty"},"pinned":{"description":"A journal that stays the same from night to night, compared with beside the last one, so that a point a night is seen.","$ref":"#/$defs/nonEmpty"}},"if":{"anyOf":[{"required":["provider"]},{"required":["model"]},{"required":["request"]}]},"then":{"required":["provider","model"]}},"route":{"type":"object","required":["contracts","candidate"],"additionalProperties":false,"properties":{"contracts":{"description":"Globs of contracts, relative to this file.","$ref":"#/$defs/globs"},"candidate":{"description":"The model that is tried.","$ref":"#/$defs/modelChoice"}}},"duration":{"description":"Such as 250ms, 3s or 15m.","type":"string","pattern":"^[0-9]{1,9}(\\.[0-9]{1,6})?(ms|s|m|h)$"},"days":{"description":"Such as 90d.","type":"string","pattern":"^[0-9]{1,5}d$"},"limits":{"type":"object","additionalProperties":false,"properties":{"max_cost":{"description":"US dollars a run.","type":"number","exclusiveMinimum":0},"max_calls":{"description":"Calls a run.","type":"integer","minimum":1,"default":10000},"max_unmeasured":{"description":"Share of the calls that may stay without an answer.","$ref":"contract.schema.json#/$defs/share"},"deadline":{"description":"How long a run may take.","$ref":"#/$defs/duration"},"concurrency":{"description":"Calls in flight at once.","type":"integer","minimum":1,"maximum":10000,"default":16}}},"severity":{"type":"string","enum":["fail","warn"]},"severities":{"type":"object","additionalProperties":false,"properties":{"inconclusive":{"description":"A run that decides nothing.","$ref":"#/$defs/severity"},"weakened":{"description":"A change that lowers the gate.","$ref":"#/$defs/severity"},"missing_baseline":{"description":"A baseline that answered nothing.","$ref":"#/$defs/severity"},"regressed":{"description":"warn: a rate that is worse than the baseline's is shown, and does not fail the run.","$ref":"#/$defs/severity"},"unknown_model":{"description":"A model of a vendor whose models the registry lists, and that it does not list.","$ref":"#/$defs/severity"},"served_model":{"description":"Another model answered than the one that was asked.","$ref":"#/$defs/severity"},"mixed_models":{"description":"Several models answered. fail: a pass becomes inconclusive, a failure stays one.","$ref":"#/$defs/severity"}}},"retirement":{"description":"Days before the candidate's shutdown date.","type":"object","additionalProperties":false,"properties":{"warn":{"description":"From so many days before the shutdown on it is warned about.","$ref":"#/$defs/days"},"fail":{"description":"From so many days before the shutdown on the run fails.","$ref":"#/$defs/days"}}},"reuse":{"description":"Which answers of an earlier run `--reuse` may take.","type":"object","additionalProperties":false,"properties":{"max_age":{"description":"Older answers are asked for again.","$ref":"#/$defs/days","default":"7d"}}},"httpUrl":{"type":"string","pattern":"^https?://[^\\s/?#@]+([/?][^\\s#]*)?$"},"loopbackUrl":{"type":"string","pattern":"^https?://(localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1\\])(:[0-9]{1,5})?(/[^\\s#]*)?$"},"provider":{"type":"object","required":["preset"],"additionalProperties":false,"properties":{"preset":{"description":"Whose dialect it speaks.","$ref":"#/$defs/nonEmpty"},"base_url":{"description":"Up to and with the version; the path of a call is put behind it.","$ref":"#/$defs/httpUrl"},"api_key_env":{"description":"The environment variable that holds its key.","$ref":"#/$defs/variableName"},"probe":{"description":"What `modelgate probe --out FILE` found of this endpoint: check and run speak from it.","$ref":"#/$defs/nonEmpty"}}},"variableName":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"price":{"type":"object","if":{"type":"object","required":["per_hour"]},"then":{"$ref":"#/$defs/hourPrice"},"else":{"$ref":"#/$defs/tokenPrice"}},"dollars":{"type":"number","minimum":0},"date":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"},"per":{"type":"string","pattern":"^(1|1k|1K|1M) tokens$"},"hourPrice":{"type":"object","required":["per_hour"],"additionalProperties":false,"properties":{"per_hour":{"description":"US dollars an hour of the machine.","$ref":"#/$defs/dollars"},"source":{"description":"Where it was read.","type":"string"},"mirror":{"description":"The copy of that page that was read in its place.","type":"string"},"checked":{"description":"The day on which it was read.","$ref":"#/$defs/date"}}},"tokenPrice":{"type":"object","required":["input","output"],"additionalProperties":false,"properties":{"input":{"description":"US dollars for input tokens.","$ref":"#/$defs/dollars"},"output":{"description":"US dollars for output tokens.","$ref":"#/$defs/dollars"},"cached_input":{"description":"US dollars for input tokens that come from the cache.","$ref":"#/$defs/dollars"},"cache_write":{"description":"Input tokens that are written into the cache.","$ref":"#/$defs/dollars"},"batch_factor":{"description":"What a batch costs of the price.","type":"number","exclusiveMinimum":0,"maximum":1},"steps":{"description":"Prices of the whole request where its input is longer.","type":"array","minItems":1,"items":{"$ref":"#/$defs/priceStep"}},"peak":{"description":"Dearer prices at some hours. Calls are counted at them: when one was made is not recorded.","$ref":"#/$defs/peakPrice"},"until":{"description":"The last day on which these prices hold.","$ref":"#/$defs/day"},"per":{"description":"What the prices are for; default: 1M tokens.","$ref":"#/$defs/per"},"source":{"description":"Where the price was read.","type":"string"},"mirror":{"description":"The copy of that page that was read in its place.","type":"string"},"checked":{"description":"When.","$ref":"#/$defs/date"}}},"day":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"priceStep":{"type":"object","required":["above","input","output"],"additionalProperties":false,"properties":{"above":{"description":"More input tokens than this.","type":"integer","minimum":1},"input":{"description":"US dollars for input tokens.","$ref":"#/$defs/dollars"},"output":{"description":"US dollars for output tokens.","$ref":"#/$defs/dollars"},"cached_input":{"description":"US dollars for input tokens that come from the cache.","$ref":"#/$defs/dollars"},"cache_write":{"description":"US dollars for input tokens that are written into the cache.","$ref":"#/$defs/dollars"}}},"peakPrice":{"type":"object","required":["input","output","hours"],"additionalProperties":false,"properties":{"input":{"description":"US dollars for input tokens.","$ref":"#/$defs/dollars"},"output":{"description":"US dollars for output tokens.","$ref":"#/$defs/dollars"},"cached_input":{"description":"US dollars for input tokens that come from the cache.","$ref":"#/$defs/dollars"},"cache_write":{"description":"US dollars for input tokens that are written into the cache.","$ref":"#/$defs/dollars"},"hours":{"description":"When, in words.","type":"string"}}}}};
const schema66 = {"type":"array","minItems":1,"items":{"$ref":"#/$defs/nonEmpty"}};
const schema67 = {"type":"string","pattern":"[^\\s]"};

function validate192(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate192.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern7.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "[^\\s]"},message:"must match pattern \""+"[^\\s]"+"\"",schema:"[^\\s]",parentSchema:schema67,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema67.type,parentSchema:schema67,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate192.errors = vErrors;
return errors === 0;
}
validate192.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate191(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate191.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema66,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate192(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate192.errors : joined(vErrors, validate192.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema66.type,parentSchema:schema66,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate191.errors = vErrors;
return errors === 0;
}
validate191.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema68 = {"type":"object","required":["provider","model"],"additionalProperties":false,"properties":{"provider":{"description":"A preset, or a name under providers.","$ref":"#/$defs/nonEmpty"},"model":{"description":"The model as its provider names it.","$ref":"#/$defs/nonEmpty"},"request":{"description":"A JSON merge patch (RFC 7396) on every request to this model. The run itself decides on model, n, stream and stream_options.","type":"object","properties":{"model":false,"n":false,"stream":false,"stream_options":false}}}};

function validate195(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate195.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.provider === undefined) || (!(func0.call(data, "provider")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "provider"},message:"must have required property '"+"provider"+"'",schema:schema68.required,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.model === undefined) || (!(func0.call(data, "model")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property '"+"model"+"'",schema:schema68.required,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "provider") || (key0 === "model")) || (key0 === "request"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.provider !== undefined && func0.call(data, "provider")){
if(!(validate192(data.provider, {instancePath:instancePath+"/provider",parentData:data,parentDataProperty:"provider",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate192.errors : joined(vErrors, validate192.errors);
errors = vErrors.length;
}
}
if(data.model !== undefined && func0.call(data, "model")){
if(!(validate192(data.model, {instancePath:instancePath+"/model",parentData:data,parentDataProperty:"model",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate192.errors : joined(vErrors, validate192.errors);
errors = vErrors.length;
}
}
if(data.request !== undefined && func0.call(data, "request")){
let data2 = data.request;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.model !== undefined && func0.call(data2, "model")){
const err3 = {instancePath:instancePath+"/request/model",schemaPath:"#/properties/request/properties/model/false schema",keyword:"false schema",params:{},message:"boolean schema is false",schema:false,parentSchema:schema68.properties.request.properties.model,data:data2.model};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data2.n !== undefined && func0.call(data2, "n")){
const err4 = {instancePath:instancePath+"/request/n",schemaPath:"#/properties/request/properties/n/false schema",keyword:"false schema",params:{},message:"boolean schema is false",schema:false,parentSchema:schema68.properties.request.properties.n,data:data2.n};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data2.stream !== undefined && func0.call(data2, "stream")){
const err5 = {instancePath:instancePath+"/request/stream",schemaPath:"#/properties/request/properties/stream/false schema",keyword:"false schema",params:{},message:"boolean schema is false",schema:false,parentSchema:schema68.properties.request.properties.stream,data:data2.stream};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2.stream_options !== undefined && func0.call(data2, "stream_options")){
const err6 = {instancePath:instancePath+"/request/stream_options",schemaPath:"#/properties/request/properties/stream_options/false schema",keyword:"false schema",params:{},message:"boolean schema is false",schema:false,parentSchema:schema68.properties.request.properties.stream_options,data:data2.stream_options};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/request",schemaPath:"#/properties/request/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema68.properties.request.type,parentSchema:schema68.properties.request,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema68.type,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate195.errors = vErrors;
return errors === 0;
}
validate195.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema69 = {"type":"object","minProperties":1,"additionalProperties":false,"properties":{"provider":{"description":"A preset, or a name under providers.","$ref":"#/$defs/modelChoice/properties/provider"},"model":{"description":"The model as its provider names it.","$ref":"#/$defs/modelChoice/properties/model"},"request":{"description":"A JSON merge patch (RFC 7396) on every request to this model.","$ref":"#/$defs/modelChoice/properties/request"},"journal":{"description":"The last run's journal: its answers are the baseline's, and it says whose they are. One that is not there yet is said.","$ref":"#/$defs/nonEmpty"},"pinned":{"description":"A journal that stays the same from night to night, compared with beside the last one, so that a point a night is seen.","$ref":"#/$defs/nonEmpty"}},"if":{"anyOf":[{"required":["provider"]},{"required":["model"]},{"required":["request"]}]},"then":{"required":["provider","model"]}};

function validate200(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate200.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern7.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "[^\\s]"},message:"must match pattern \""+"[^\\s]"+"\"",schema:"[^\\s]",parentSchema:schema67,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema67.type,parentSchema:schema67,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate200.errors = vErrors;
return errors === 0;
}
validate200.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate202(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate202.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern7.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "[^\\s]"},message:"must match pattern \""+"[^\\s]"+"\"",schema:"[^\\s]",parentSchema:schema67,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema67.type,parentSchema:schema67,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate202.errors = vErrors;
return errors === 0;
}
validate202.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema72 = {"description":"A JSON merge patch (RFC 7396) on every request to this model. The run itself decides on model, n, stream and stream_options.","type":"object","properties":{"model":false,"n":false,"stream":false,"stream_options":false}};

function validate204(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate204.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.model !== undefined && func0.call(data, "model")){
const err0 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/false schema",keyword:"false schema",params:{},message:"boolean schema is false",schema:false,parentSchema:schema72.properties.model,data:data.model};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.n !== undefined && func0.call(data, "n")){
const err1 = {instancePath:instancePath+"/n",schemaPath:"#/properties/n/false schema",keyword:"false schema",params:{},message:"boolean schema is false",schema:false,parentSchema:schema72.properties.n,data:data.n};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.stream !== undefined && func0.call(data, "stream")){
const err2 = {instancePath:instancePath+"/stream",schemaPath:"#/properties/stream/false schema",keyword:"false schema",params:{},message:"boolean schema is false",schema:false,parentSchema:schema72.properties.stream,data:data.stream};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.stream_options !== undefined && func0.call(data, "stream_options")){
const err3 = {instancePath:instancePath+"/stream_options",schemaPath:"#/properties/stream_options/false schema",keyword:"false schema",params:{},message:"boolean schema is false",schema:false,parentSchema:schema72.properties.stream_options,data:data.stream_options};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema72.type,parentSchema:schema72,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate204.errors = vErrors;
return errors === 0;
}
validate204.evaluated = {"props":{"model":true,"n":true,"stream":true,"stream_options":true},"dynamicProps":false,"dynamicItems":false};


function validate199(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate199.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
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
const err4 = {instancePath,schemaPath:"#/then/required",keyword:"required",params:{missingProperty: "provider"},message:"must have required property '"+"provider"+"'",schema:schema69.then.required,parentSchema:schema69.then,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((data.model === undefined) || (!(func0.call(data, "model")))){
const err5 = {instancePath,schemaPath:"#/then/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property '"+"model"+"'",schema:schema69.then.required,parentSchema:schema69.then,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid0 = _valid0;
}
if(!valid0){
const err6 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema",schema:schema69.if,parentSchema:schema69,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err7 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema69,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "provider") || (key0 === "model")) || (key0 === "request")) || (key0 === "journal")) || (key0 === "pinned"))){
const err8 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema69,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.provider !== undefined && func0.call(data, "provider")){
if(!(validate200(data.provider, {instancePath:instancePath+"/provider",parentData:data,parentDataProperty:"provider",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate200.errors : joined(vErrors, validate200.errors);
errors = vErrors.length;
}
}
if(data.model !== undefined && func0.call(data, "model")){
if(!(validate202(data.model, {instancePath:instancePath+"/model",parentData:data,parentDataProperty:"model",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate202.errors : joined(vErrors, validate202.errors);
errors = vErrors.length;
}
}
if(data.request !== undefined && func0.call(data, "request")){
if(!(validate204(data.request, {instancePath:instancePath+"/request",parentData:data,parentDataProperty:"request",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate204.errors : joined(vErrors, validate204.errors);
errors = vErrors.length;
}
}
if(data.journal !== undefined && func0.call(data, "journal")){
if(!(validate192(data.journal, {instancePath:instancePath+"/journal",parentData:data,parentDataProperty:"journal",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate192.errors : joined(vErrors, validate192.errors);
errors = vErrors.length;
}
}
if(data.pinned !== undefined && func0.call(data, "pinned")){
if(!(validate192(data.pinned, {instancePath:instancePath+"/pinned",parentData:data,parentDataProperty:"pinned",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate192.errors : joined(vErrors, validate192.errors);
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema69.type,parentSchema:schema69,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate199.errors = vErrors;
return errors === 0;
}
validate199.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema73 = {"type":"object","required":["contracts","candidate"],"additionalProperties":false,"properties":{"contracts":{"description":"Globs of contracts, relative to this file.","$ref":"#/$defs/globs"},"candidate":{"description":"The model that is tried.","$ref":"#/$defs/modelChoice"}}};

function validate209(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate209.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.contracts === undefined) || (!(func0.call(data, "contracts")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "contracts"},message:"must have required property '"+"contracts"+"'",schema:schema73.required,parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.candidate === undefined) || (!(func0.call(data, "candidate")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "candidate"},message:"must have required property '"+"candidate"+"'",schema:schema73.required,parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "contracts") || (key0 === "candidate"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.contracts !== undefined && func0.call(data, "contracts")){
if(!(validate191(data.contracts, {instancePath:instancePath+"/contracts",parentData:data,parentDataProperty:"contracts",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate191.errors : joined(vErrors, validate191.errors);
errors = vErrors.length;
}
}
if(data.candidate !== undefined && func0.call(data, "candidate")){
if(!(validate195(data.candidate, {instancePath:instancePath+"/candidate",parentData:data,parentDataProperty:"candidate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate195.errors : joined(vErrors, validate195.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema73.type,parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate209.errors = vErrors;
return errors === 0;
}
validate209.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate213(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate213.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema48.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.parse_rate !== undefined && func0.call(data, "parse_rate")){
if(!(validate130(data.parse_rate, {instancePath:instancePath+"/parse_rate",parentData:data,parentDataProperty:"parse_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.schema_rate !== undefined && func0.call(data, "schema_rate")){
if(!(validate130(data.schema_rate, {instancePath:instancePath+"/schema_rate",parentData:data,parentDataProperty:"schema_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.tool_rate !== undefined && func0.call(data, "tool_rate")){
if(!(validate130(data.tool_rate, {instancePath:instancePath+"/tool_rate",parentData:data,parentDataProperty:"tool_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.match_rate !== undefined && func0.call(data, "match_rate")){
if(!(validate130(data.match_rate, {instancePath:instancePath+"/match_rate",parentData:data,parentDataProperty:"match_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.case_rate !== undefined && func0.call(data, "case_rate")){
if(!(validate130(data.case_rate, {instancePath:instancePath+"/case_rate",parentData:data,parentDataProperty:"case_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
errors = vErrors.length;
}
}
if(data.per_group !== undefined && func0.call(data, "per_group")){
if(!(validate136(data.per_group, {instancePath:instancePath+"/per_group",parentData:data,parentDataProperty:"per_group",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate136.errors : joined(vErrors, validate136.errors);
errors = vErrors.length;
}
}
if(data.latency !== undefined && func0.call(data, "latency")){
if(!(validate143(data.latency, {instancePath:instancePath+"/latency",parentData:data,parentDataProperty:"latency",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate143.errors : joined(vErrors, validate143.errors);
errors = vErrors.length;
}
}
if(data.time_to_first_token !== undefined && func0.call(data, "time_to_first_token")){
if(!(validate143(data.time_to_first_token, {instancePath:instancePath+"/time_to_first_token",parentData:data,parentDataProperty:"time_to_first_token",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate143.errors : joined(vErrors, validate143.errors);
errors = vErrors.length;
}
}
if(data.tokens_per_second !== undefined && func0.call(data, "tokens_per_second")){
if(!(validate151(data.tokens_per_second, {instancePath:instancePath+"/tokens_per_second",parentData:data,parentDataProperty:"tokens_per_second",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate151.errors : joined(vErrors, validate151.errors);
errors = vErrors.length;
}
}
if(data.cost_per_call !== undefined && func0.call(data, "cost_per_call")){
if(!(validate158(data.cost_per_call, {instancePath:instancePath+"/cost_per_call",parentData:data,parentDataProperty:"cost_per_call",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate158.errors : joined(vErrors, validate158.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema48.type,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate213.errors = vErrors;
return errors === 0;
}
validate213.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema75 = {"type":"object","additionalProperties":false,"properties":{"max_cost":{"description":"US dollars a run.","type":"number","exclusiveMinimum":0},"max_calls":{"description":"Calls a run.","type":"integer","minimum":1,"default":10000},"max_unmeasured":{"description":"Share of the calls that may stay without an answer.","$ref":"contract.schema.json#/$defs/share"},"deadline":{"description":"How long a run may take.","$ref":"#/$defs/duration"},"concurrency":{"description":"Calls in flight at once.","type":"integer","minimum":1,"maximum":10000,"default":16}}};

function validate227(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate227.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!((typeof data == "number") && (isFinite(data)))) && (typeof data !== "string")){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema58.type},message:"must be number,string",schema:schema58.type,parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 1 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(typeof data === "string"){
if(!pattern10.test(data)){
const err3 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$"},message:"must match pattern \""+"^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$"+"\"",schema:"^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$",parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
validate227.errors = vErrors;
return errors === 0;
}
validate227.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema77 = {"description":"Such as 250ms, 3s or 15m.","type":"string","pattern":"^[0-9]{1,9}(\\.[0-9]{1,6})?(ms|s|m|h)$"};

function validate229(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate229.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern12.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,9}(\\.[0-9]{1,6})?(ms|s|m|h)$"},message:"must match pattern \""+"^[0-9]{1,9}(\\.[0-9]{1,6})?(ms|s|m|h)$"+"\"",schema:"^[0-9]{1,9}(\\.[0-9]{1,6})?(ms|s|m|h)$",parentSchema:schema77,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema77.type,parentSchema:schema77,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate229.errors = vErrors;
return errors === 0;
}
validate229.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate226(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate226.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((((key0 === "max_cost") || (key0 === "max_calls")) || (key0 === "max_unmeasured")) || (key0 === "deadline")) || (key0 === "concurrency"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema75,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.max_cost !== undefined && func0.call(data, "max_cost")){
let data0 = data.max_cost;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 <= 0 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/max_cost",schemaPath:"#/properties/max_cost/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema75.properties.max_cost,data:data0};
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
const err2 = {instancePath:instancePath+"/max_cost",schemaPath:"#/properties/max_cost/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema75.properties.max_cost.type,parentSchema:schema75.properties.max_cost,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.max_calls !== undefined && func0.call(data, "max_calls")){
let data1 = data.max_calls;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/max_calls",schemaPath:"#/properties/max_calls/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema75.properties.max_calls.type,parentSchema:schema75.properties.max_calls,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/max_calls",schemaPath:"#/properties/max_calls/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema75.properties.max_calls,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
if(data.max_unmeasured !== undefined && func0.call(data, "max_unmeasured")){
if(!(validate227(data.max_unmeasured, {instancePath:instancePath+"/max_unmeasured",parentData:data,parentDataProperty:"max_unmeasured",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate227.errors : joined(vErrors, validate227.errors);
errors = vErrors.length;
}
}
if(data.deadline !== undefined && func0.call(data, "deadline")){
if(!(validate229(data.deadline, {instancePath:instancePath+"/deadline",parentData:data,parentDataProperty:"deadline",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate229.errors : joined(vErrors, validate229.errors);
errors = vErrors.length;
}
}
if(data.concurrency !== undefined && func0.call(data, "concurrency")){
let data4 = data.concurrency;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err5 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema75.properties.concurrency.type,parentSchema:schema75.properties.concurrency,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 10000 || isNaN(data4)){
const err6 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000",schema:10000,parentSchema:schema75.properties.concurrency,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data4 < 1 || isNaN(data4)){
const err7 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema75.properties.concurrency,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema75.type,parentSchema:schema75,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate226.errors = vErrors;
return errors === 0;
}
validate226.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema78 = {"type":"object","additionalProperties":false,"properties":{"inconclusive":{"description":"A run that decides nothing.","$ref":"#/$defs/severity"},"weakened":{"description":"A change that lowers the gate.","$ref":"#/$defs/severity"},"missing_baseline":{"description":"A baseline that answered nothing.","$ref":"#/$defs/severity"},"regressed":{"description":"warn: a rate that is worse than the baseline's is shown, and does not fail the run.","$ref":"#/$defs/severity"},"unknown_model":{"description":"A model of a vendor whose models the registry lists, and that it does not list.","$ref":"#/$defs/severity"},"served_model":{"description":"Another model answered than the one that was asked.","$ref":"#/$defs/severity"},"mixed_models":{"description":"Several models answered. fail: a pass becomes inconclusive, a failure stays one.","$ref":"#/$defs/severity"}}};
const schema79 = {"type":"string","enum":["fail","warn"]};

function validate233(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate233.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema79.type,parentSchema:schema79,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((data === "fail") || (data === "warn"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema79.enum},message:"must be equal to one of the allowed values",schema:schema79.enum,parentSchema:schema79,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate233.errors = vErrors;
return errors === 0;
}
validate233.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate232(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate232.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((((((key0 === "inconclusive") || (key0 === "weakened")) || (key0 === "missing_baseline")) || (key0 === "regressed")) || (key0 === "unknown_model")) || (key0 === "served_model")) || (key0 === "mixed_models"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema78,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.inconclusive !== undefined && func0.call(data, "inconclusive")){
if(!(validate233(data.inconclusive, {instancePath:instancePath+"/inconclusive",parentData:data,parentDataProperty:"inconclusive",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate233.errors : joined(vErrors, validate233.errors);
errors = vErrors.length;
}
}
if(data.weakened !== undefined && func0.call(data, "weakened")){
if(!(validate233(data.weakened, {instancePath:instancePath+"/weakened",parentData:data,parentDataProperty:"weakened",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate233.errors : joined(vErrors, validate233.errors);
errors = vErrors.length;
}
}
if(data.missing_baseline !== undefined && func0.call(data, "missing_baseline")){
if(!(validate233(data.missing_baseline, {instancePath:instancePath+"/missing_baseline",parentData:data,parentDataProperty:"missing_baseline",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate233.errors : joined(vErrors, validate233.errors);
errors = vErrors.length;
}
}
if(data.regressed !== undefined && func0.call(data, "regressed")){
if(!(validate233(data.regressed, {instancePath:instancePath+"/regressed",parentData:data,parentDataProperty:"regressed",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate233.errors : joined(vErrors, validate233.errors);
errors = vErrors.length;
}
}
if(data.unknown_model !== undefined && func0.call(data, "unknown_model")){
if(!(validate233(data.unknown_model, {instancePath:instancePath+"/unknown_model",parentData:data,parentDataProperty:"unknown_model",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate233.errors : joined(vErrors, validate233.errors);
errors = vErrors.length;
}
}
if(data.served_model !== undefined && func0.call(data, "served_model")){
if(!(validate233(data.served_model, {instancePath:instancePath+"/served_model",parentData:data,parentDataProperty:"served_model",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate233.errors : joined(vErrors, validate233.errors);
errors = vErrors.length;
}
}
if(data.mixed_models !== undefined && func0.call(data, "mixed_models")){
if(!(validate233(data.mixed_models, {instancePath:instancePath+"/mixed_models",parentData:data,parentDataProperty:"mixed_models",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate233.errors : joined(vErrors, validate233.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema78.type,parentSchema:schema78,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate232.errors = vErrors;
return errors === 0;
}
validate232.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate242(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate242.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema56.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.parse_rate !== undefined && func0.call(data, "parse_rate")){
if(!(validate163(data.parse_rate, {instancePath:instancePath+"/parse_rate",parentData:data,parentDataProperty:"parse_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate163.errors : joined(vErrors, validate163.errors);
errors = vErrors.length;
}
}
if(data.schema_rate !== undefined && func0.call(data, "schema_rate")){
if(!(validate163(data.schema_rate, {instancePath:instancePath+"/schema_rate",parentData:data,parentDataProperty:"schema_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate163.errors : joined(vErrors, validate163.errors);
errors = vErrors.length;
}
}
if(data.tool_rate !== undefined && func0.call(data, "tool_rate")){
if(!(validate163(data.tool_rate, {instancePath:instancePath+"/tool_rate",parentData:data,parentDataProperty:"tool_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate163.errors : joined(vErrors, validate163.errors);
errors = vErrors.length;
}
}
if(data.match_rate !== undefined && func0.call(data, "match_rate")){
if(!(validate163(data.match_rate, {instancePath:instancePath+"/match_rate",parentData:data,parentDataProperty:"match_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate163.errors : joined(vErrors, validate163.errors);
errors = vErrors.length;
}
}
if(data.case_rate !== undefined && func0.call(data, "case_rate")){
if(!(validate163(data.case_rate, {instancePath:instancePath+"/case_rate",parentData:data,parentDataProperty:"case_rate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate163.errors : joined(vErrors, validate163.errors);
errors = vErrors.length;
}
}
if(data.agreement !== undefined && func0.call(data, "agreement")){
let data5 = data.agreement;
if((!(data5 && typeof data5 == "object" && !Array.isArray(data5))) && (data5 !== null)){
const err1 = {instancePath:instancePath+"/agreement",schemaPath:"#/properties/agreement/type",keyword:"type",params:{type: schema56.properties.agreement.type},message:"must be object,null",schema:schema56.properties.agreement.type,parentSchema:schema56.properties.agreement,data:data5};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if((data5.least === undefined) || (!(func0.call(data5, "least")))){
const err2 = {instancePath:instancePath+"/agreement",schemaPath:"#/properties/agreement/required",keyword:"required",params:{missingProperty: "least"},message:"must have required property '"+"least"+"'",schema:schema56.properties.agreement.required,parentSchema:schema56.properties.agreement,data:data5};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key1 of Object.keys(data5)){
if(!(key1 === "least")){
const err3 = {instancePath:instancePath+"/agreement",schemaPath:"#/properties/agreement/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema56.properties.agreement,data:data5};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data5.least !== undefined && func0.call(data5, "least")){
if(!(validate164(data5.least, {instancePath:instancePath+"/agreement/least",parentData:data5,parentDataProperty:"least",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate164.errors : joined(vErrors, validate164.errors);
errors = vErrors.length;
}
}
}
}
if(data.latency !== undefined && func0.call(data, "latency")){
if(!(validate172(data.latency, {instancePath:instancePath+"/latency",parentData:data,parentDataProperty:"latency",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate172.errors : joined(vErrors, validate172.errors);
errors = vErrors.length;
}
}
if(data.time_to_first_token !== undefined && func0.call(data, "time_to_first_token")){
if(!(validate172(data.time_to_first_token, {instancePath:instancePath+"/time_to_first_token",parentData:data,parentDataProperty:"time_to_first_token",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate172.errors : joined(vErrors, validate172.errors);
errors = vErrors.length;
}
}
if(data.cost_per_call !== undefined && func0.call(data, "cost_per_call")){
if(!(validate173(data.cost_per_call, {instancePath:instancePath+"/cost_per_call",parentData:data,parentDataProperty:"cost_per_call",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate173.errors : joined(vErrors, validate173.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema56.type,parentSchema:schema56,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate242.errors = vErrors;
return errors === 0;
}
validate242.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema81 = {"description":"Days before the candidate's shutdown date.","type":"object","additionalProperties":false,"properties":{"warn":{"description":"From so many days before the shutdown on it is warned about.","$ref":"#/$defs/days"},"fail":{"description":"From so many days before the shutdown on the run fails.","$ref":"#/$defs/days"}}};
const schema82 = {"description":"Such as 90d.","type":"string","pattern":"^[0-9]{1,5}d$"};
const pattern28 = new RegExp("^[0-9]{1,5}d$", "u");

function validate254(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate254.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern28.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,5}d$"},message:"must match pattern \""+"^[0-9]{1,5}d$"+"\"",schema:"^[0-9]{1,5}d$",parentSchema:schema82,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema82.type,parentSchema:schema82,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate254.errors = vErrors;
return errors === 0;
}
validate254.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate253(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate253.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((key0 === "warn") || (key0 === "fail"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema81,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.warn !== undefined && func0.call(data, "warn")){
if(!(validate254(data.warn, {instancePath:instancePath+"/warn",parentData:data,parentDataProperty:"warn",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate254.errors : joined(vErrors, validate254.errors);
errors = vErrors.length;
}
}
if(data.fail !== undefined && func0.call(data, "fail")){
if(!(validate254(data.fail, {instancePath:instancePath+"/fail",parentData:data,parentDataProperty:"fail",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate254.errors : joined(vErrors, validate254.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema81.type,parentSchema:schema81,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate253.errors = vErrors;
return errors === 0;
}
validate253.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema83 = {"description":"Which answers of an earlier run `--reuse` may take.","type":"object","additionalProperties":false,"properties":{"max_age":{"description":"Older answers are asked for again.","$ref":"#/$defs/days","default":"7d"}}};

function validate258(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate258.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(key0 === "max_age")){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema83,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.max_age !== undefined && func0.call(data, "max_age")){
if(!(validate254(data.max_age, {instancePath:instancePath+"/max_age",parentData:data,parentDataProperty:"max_age",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate254.errors : joined(vErrors, validate254.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema83.type,parentSchema:schema83,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate258.errors = vErrors;
return errors === 0;
}
validate258.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema84 = {"type":"object","required":["preset"],"additionalProperties":false,"properties":{"preset":{"description":"Whose dialect it speaks.","$ref":"#/$defs/nonEmpty"},"base_url":{"description":"Up to and with the version; the path of a call is put behind it.","$ref":"#/$defs/httpUrl"},"api_key_env":{"description":"The environment variable that holds its key.","$ref":"#/$defs/variableName"},"probe":{"description":"What `modelgate probe --out FILE` found of this endpoint: check and run speak from it.","$ref":"#/$defs/nonEmpty"}}};
const schema85 = {"type":"string","pattern":"^https?://[^\\s/?#@]+([/?][^\\s#]*)?$"};
const pattern29 = new RegExp("^https?://[^\\s/?#@]+([/?][^\\s#]*)?$", "u");

function validate264(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate264.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern29.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^https?://[^\\s/?#@]+([/?][^\\s#]*)?$"},message:"must match pattern \""+"^https?://[^\\s/?#@]+([/?][^\\s#]*)?$"+"\"",schema:"^https?://[^\\s/?#@]+([/?][^\\s#]*)?$",parentSchema:schema85,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema85.type,parentSchema:schema85,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate264.errors = vErrors;
return errors === 0;
}
validate264.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema86 = {"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"};
const pattern30 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");

function validate266(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate266.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern30.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema86,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema86.type,parentSchema:schema86,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate266.errors = vErrors;
return errors === 0;
}
validate266.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate262(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate262.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.preset === undefined) || (!(func0.call(data, "preset")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "preset"},message:"must have required property '"+"preset"+"'",schema:schema84.required,parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "preset") || (key0 === "base_url")) || (key0 === "api_key_env")) || (key0 === "probe"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.preset !== undefined && func0.call(data, "preset")){
if(!(validate192(data.preset, {instancePath:instancePath+"/preset",parentData:data,parentDataProperty:"preset",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate192.errors : joined(vErrors, validate192.errors);
errors = vErrors.length;
}
}
if(data.base_url !== undefined && func0.call(data, "base_url")){
if(!(validate264(data.base_url, {instancePath:instancePath+"/base_url",parentData:data,parentDataProperty:"base_url",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate264.errors : joined(vErrors, validate264.errors);
errors = vErrors.length;
}
}
if(data.api_key_env !== undefined && func0.call(data, "api_key_env")){
if(!(validate266(data.api_key_env, {instancePath:instancePath+"/api_key_env",parentData:data,parentDataProperty:"api_key_env",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate266.errors : joined(vErrors, validate266.errors);
errors = vErrors.length;
}
}
if(data.probe !== undefined && func0.call(data, "probe")){
if(!(validate192(data.probe, {instancePath:instancePath+"/probe",parentData:data,parentDataProperty:"probe",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate192.errors : joined(vErrors, validate192.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema84.type,parentSchema:schema84,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate262.errors = vErrors;
return errors === 0;
}
validate262.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema87 = {"type":"object","if":{"type":"object","required":["per_hour"]},"then":{"$ref":"#/$defs/hourPrice"},"else":{"$ref":"#/$defs/tokenPrice"}};
const schema88 = {"type":"object","required":["per_hour"],"additionalProperties":false,"properties":{"per_hour":{"description":"US dollars an hour of the machine.","$ref":"#/$defs/dollars"},"source":{"description":"Where it was read.","type":"string"},"mirror":{"description":"The copy of that page that was read in its place.","type":"string"},"checked":{"description":"The day on which it was read.","$ref":"#/$defs/date"}}};
const schema89 = {"type":"number","minimum":0};

function validate272(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate272.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data == "number") && (isFinite(data))){
if(data < 0 || isNaN(data)){
const err0 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema89,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema89.type,parentSchema:schema89,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate272.errors = vErrors;
return errors === 0;
}
validate272.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema90 = {"type":"string","pattern":"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"};
const pattern31 = new RegExp("^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$", "u");

function validate274(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate274.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern31.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"+"\"",schema:"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$",parentSchema:schema90,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema90.type,parentSchema:schema90,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate274.errors = vErrors;
return errors === 0;
}
validate274.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate271(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate271.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.per_hour === undefined) || (!(func0.call(data, "per_hour")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "per_hour"},message:"must have required property '"+"per_hour"+"'",schema:schema88.required,parentSchema:schema88,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "per_hour") || (key0 === "source")) || (key0 === "mirror")) || (key0 === "checked"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema88,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.per_hour !== undefined && func0.call(data, "per_hour")){
if(!(validate272(data.per_hour, {instancePath:instancePath+"/per_hour",parentData:data,parentDataProperty:"per_hour",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.source !== undefined && func0.call(data, "source")){
let data1 = data.source;
if(typeof data1 !== "string"){
const err2 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema88.properties.source.type,parentSchema:schema88.properties.source,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.mirror !== undefined && func0.call(data, "mirror")){
let data2 = data.mirror;
if(typeof data2 !== "string"){
const err3 = {instancePath:instancePath+"/mirror",schemaPath:"#/properties/mirror/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema88.properties.mirror.type,parentSchema:schema88.properties.mirror,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.checked !== undefined && func0.call(data, "checked")){
if(!(validate274(data.checked, {instancePath:instancePath+"/checked",parentData:data,parentDataProperty:"checked",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate274.errors : joined(vErrors, validate274.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema88.type,parentSchema:schema88,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate271.errors = vErrors;
return errors === 0;
}
validate271.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema91 = {"type":"object","required":["input","output"],"additionalProperties":false,"properties":{"input":{"description":"US dollars for input tokens.","$ref":"#/$defs/dollars"},"output":{"description":"US dollars for output tokens.","$ref":"#/$defs/dollars"},"cached_input":{"description":"US dollars for input tokens that come from the cache.","$ref":"#/$defs/dollars"},"cache_write":{"description":"Input tokens that are written into the cache.","$ref":"#/$defs/dollars"},"batch_factor":{"description":"What a batch costs of the price.","type":"number","exclusiveMinimum":0,"maximum":1},"steps":{"description":"Prices of the whole request where its input is longer.","type":"array","minItems":1,"items":{"$ref":"#/$defs/priceStep"}},"peak":{"description":"Dearer prices at some hours. Calls are counted at them: when one was made is not recorded.","$ref":"#/$defs/peakPrice"},"until":{"description":"The last day on which these prices hold.","$ref":"#/$defs/day"},"per":{"description":"What the prices are for; default: 1M tokens.","$ref":"#/$defs/per"},"source":{"description":"Where the price was read.","type":"string"},"mirror":{"description":"The copy of that page that was read in its place.","type":"string"},"checked":{"description":"When.","$ref":"#/$defs/date"}}};
const schema92 = {"type":"object","required":["above","input","output"],"additionalProperties":false,"properties":{"above":{"description":"More input tokens than this.","type":"integer","minimum":1},"input":{"description":"US dollars for input tokens.","$ref":"#/$defs/dollars"},"output":{"description":"US dollars for output tokens.","$ref":"#/$defs/dollars"},"cached_input":{"description":"US dollars for input tokens that come from the cache.","$ref":"#/$defs/dollars"},"cache_write":{"description":"US dollars for input tokens that are written into the cache.","$ref":"#/$defs/dollars"}}};

function validate282(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate282.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.above === undefined) || (!(func0.call(data, "above")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "above"},message:"must have required property '"+"above"+"'",schema:schema92.required,parentSchema:schema92,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.input === undefined) || (!(func0.call(data, "input")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "input"},message:"must have required property '"+"input"+"'",schema:schema92.required,parentSchema:schema92,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.output === undefined) || (!(func0.call(data, "output")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "output"},message:"must have required property '"+"output"+"'",schema:schema92.required,parentSchema:schema92,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "above") || (key0 === "input")) || (key0 === "output")) || (key0 === "cached_input")) || (key0 === "cache_write"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema92,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.above !== undefined && func0.call(data, "above")){
let data0 = data.above;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err4 = {instancePath:instancePath+"/above",schemaPath:"#/properties/above/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema92.properties.above.type,parentSchema:schema92.properties.above,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
const err5 = {instancePath:instancePath+"/above",schemaPath:"#/properties/above/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema92.properties.above,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
if(data.input !== undefined && func0.call(data, "input")){
if(!(validate272(data.input, {instancePath:instancePath+"/input",parentData:data,parentDataProperty:"input",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.output !== undefined && func0.call(data, "output")){
if(!(validate272(data.output, {instancePath:instancePath+"/output",parentData:data,parentDataProperty:"output",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.cached_input !== undefined && func0.call(data, "cached_input")){
if(!(validate272(data.cached_input, {instancePath:instancePath+"/cached_input",parentData:data,parentDataProperty:"cached_input",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.cache_write !== undefined && func0.call(data, "cache_write")){
if(!(validate272(data.cache_write, {instancePath:instancePath+"/cache_write",parentData:data,parentDataProperty:"cache_write",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema92.type,parentSchema:schema92,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate282.errors = vErrors;
return errors === 0;
}
validate282.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema93 = {"type":"object","required":["input","output","hours"],"additionalProperties":false,"properties":{"input":{"description":"US dollars for input tokens.","$ref":"#/$defs/dollars"},"output":{"description":"US dollars for output tokens.","$ref":"#/$defs/dollars"},"cached_input":{"description":"US dollars for input tokens that come from the cache.","$ref":"#/$defs/dollars"},"cache_write":{"description":"US dollars for input tokens that are written into the cache.","$ref":"#/$defs/dollars"},"hours":{"description":"When, in words.","type":"string"}}};

function validate288(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate288.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.input === undefined) || (!(func0.call(data, "input")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "input"},message:"must have required property '"+"input"+"'",schema:schema93.required,parentSchema:schema93,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.output === undefined) || (!(func0.call(data, "output")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "output"},message:"must have required property '"+"output"+"'",schema:schema93.required,parentSchema:schema93,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.hours === undefined) || (!(func0.call(data, "hours")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "hours"},message:"must have required property '"+"hours"+"'",schema:schema93.required,parentSchema:schema93,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "input") || (key0 === "output")) || (key0 === "cached_input")) || (key0 === "cache_write")) || (key0 === "hours"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema93,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.input !== undefined && func0.call(data, "input")){
if(!(validate272(data.input, {instancePath:instancePath+"/input",parentData:data,parentDataProperty:"input",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.output !== undefined && func0.call(data, "output")){
if(!(validate272(data.output, {instancePath:instancePath+"/output",parentData:data,parentDataProperty:"output",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.cached_input !== undefined && func0.call(data, "cached_input")){
if(!(validate272(data.cached_input, {instancePath:instancePath+"/cached_input",parentData:data,parentDataProperty:"cached_input",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.cache_write !== undefined && func0.call(data, "cache_write")){
if(!(validate272(data.cache_write, {instancePath:instancePath+"/cache_write",parentData:data,parentDataProperty:"cache_write",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.hours !== undefined && func0.call(data, "hours")){
let data4 = data.hours;
if(typeof data4 !== "string"){
const err4 = {instancePath:instancePath+"/hours",schemaPath:"#/properties/hours/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema93.properties.hours.type,parentSchema:schema93.properties.hours,data:data4};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema93.type,parentSchema:schema93,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate288.errors = vErrors;
return errors === 0;
}
validate288.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema94 = {"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"};
const pattern32 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");

function validate294(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate294.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern32.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"+"\"",schema:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",parentSchema:schema94,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema94.type,parentSchema:schema94,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate294.errors = vErrors;
return errors === 0;
}
validate294.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema95 = {"type":"string","pattern":"^(1|1k|1K|1M) tokens$"};
const pattern33 = new RegExp("^(1|1k|1K|1M) tokens$", "u");

function validate296(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate296.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern33.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(1|1k|1K|1M) tokens$"},message:"must match pattern \""+"^(1|1k|1K|1M) tokens$"+"\"",schema:"^(1|1k|1K|1M) tokens$",parentSchema:schema95,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema95.type,parentSchema:schema95,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate296.errors = vErrors;
return errors === 0;
}
validate296.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate277(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate277.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.input === undefined) || (!(func0.call(data, "input")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "input"},message:"must have required property '"+"input"+"'",schema:schema91.required,parentSchema:schema91,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.output === undefined) || (!(func0.call(data, "output")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "output"},message:"must have required property '"+"output"+"'",schema:schema91.required,parentSchema:schema91,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema91.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema91,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.input !== undefined && func0.call(data, "input")){
if(!(validate272(data.input, {instancePath:instancePath+"/input",parentData:data,parentDataProperty:"input",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.output !== undefined && func0.call(data, "output")){
if(!(validate272(data.output, {instancePath:instancePath+"/output",parentData:data,parentDataProperty:"output",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.cached_input !== undefined && func0.call(data, "cached_input")){
if(!(validate272(data.cached_input, {instancePath:instancePath+"/cached_input",parentData:data,parentDataProperty:"cached_input",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.cache_write !== undefined && func0.call(data, "cache_write")){
if(!(validate272(data.cache_write, {instancePath:instancePath+"/cache_write",parentData:data,parentDataProperty:"cache_write",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate272.errors : joined(vErrors, validate272.errors);
errors = vErrors.length;
}
}
if(data.batch_factor !== undefined && func0.call(data, "batch_factor")){
let data4 = data.batch_factor;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 1 || isNaN(data4)){
const err3 = {instancePath:instancePath+"/batch_factor",schemaPath:"#/properties/batch_factor/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema91.properties.batch_factor,data:data4};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data4 <= 0 || isNaN(data4)){
const err4 = {instancePath:instancePath+"/batch_factor",schemaPath:"#/properties/batch_factor/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema91.properties.batch_factor,data:data4};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/batch_factor",schemaPath:"#/properties/batch_factor/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema91.properties.batch_factor.type,parentSchema:schema91.properties.batch_factor,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.steps !== undefined && func0.call(data, "steps")){
let data5 = data.steps;
if(Array.isArray(data5)){
if(data5.length < 1){
const err6 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema91.properties.steps,data:data5};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
if(!(validate282(data5[i0], {instancePath:instancePath+"/steps/" + i0,parentData:data5,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate282.errors : joined(vErrors, validate282.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema91.properties.steps.type,parentSchema:schema91.properties.steps,data:data5};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.peak !== undefined && func0.call(data, "peak")){
if(!(validate288(data.peak, {instancePath:instancePath+"/peak",parentData:data,parentDataProperty:"peak",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate288.errors : joined(vErrors, validate288.errors);
errors = vErrors.length;
}
}
if(data.until !== undefined && func0.call(data, "until")){
if(!(validate294(data.until, {instancePath:instancePath+"/until",parentData:data,parentDataProperty:"until",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate294.errors : joined(vErrors, validate294.errors);
errors = vErrors.length;
}
}
if(data.per !== undefined && func0.call(data, "per")){
if(!(validate296(data.per, {instancePath:instancePath+"/per",parentData:data,parentDataProperty:"per",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate296.errors : joined(vErrors, validate296.errors);
errors = vErrors.length;
}
}
if(data.source !== undefined && func0.call(data, "source")){
let data10 = data.source;
if(typeof data10 !== "string"){
const err8 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema91.properties.source.type,parentSchema:schema91.properties.source,data:data10};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.mirror !== undefined && func0.call(data, "mirror")){
let data11 = data.mirror;
if(typeof data11 !== "string"){
const err9 = {instancePath:instancePath+"/mirror",schemaPath:"#/properties/mirror/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema91.properties.mirror.type,parentSchema:schema91.properties.mirror,data:data11};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.checked !== undefined && func0.call(data, "checked")){
if(!(validate274(data.checked, {instancePath:instancePath+"/checked",parentData:data,parentDataProperty:"checked",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate274.errors : joined(vErrors, validate274.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema91.type,parentSchema:schema91,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate277.errors = vErrors;
return errors === 0;
}
validate277.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate270(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate270.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema87.type,parentSchema:schema87,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
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
if(!(validate271(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate271.errors : joined(vErrors, validate271.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
if(valid0){
var props0 = true;
}
ifClause0 = "then";
}
else {
const _errs5 = errors;
if(!(validate277(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate277.errors : joined(vErrors, validate277.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
if(valid0){
if(props0 !== true){
props0 = true;
}
}
ifClause0 = "else";
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema87.if,parentSchema:schema87,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate270.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate270.evaluated = {"dynamicProps":true,"dynamicItems":false};

const schema96 = {"type":"string","pattern":"^https?://(localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1\\])(:[0-9]{1,5})?(/[^\\s#]*)?$"};
const pattern34 = new RegExp("^https?://(localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1\\])(:[0-9]{1,5})?(/[^\\s#]*)?$", "u");

function validate301(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate301.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern34.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^https?://(localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1\\])(:[0-9]{1,5})?(/[^\\s#]*)?$"},message:"must match pattern \""+"^https?://(localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1\\])(:[0-9]{1,5})?(/[^\\s#]*)?$"+"\"",schema:"^https?://(localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1\\])(:[0-9]{1,5})?(/[^\\s#]*)?$",parentSchema:schema96,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema96.type,parentSchema:schema96,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate301.errors = vErrors;
return errors === 0;
}
validate301.evaluated = {"dynamicProps":false,"dynamicItems":false};

const pattern25 = new RegExp("^[5-9][0-9](\\.[0-9]{1,6})?%$", "u");

function validate190(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="policy.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate190.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.version === undefined) || (!(func0.call(data, "version")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema65.required,parentSchema:schema65,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(func0.call(schema65.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema65,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.version !== undefined && func0.call(data, "version")){
let data0 = data.version;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err2 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema65.properties.version.type,parentSchema:schema65.properties.version,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!(data0 === 1)){
const err3 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/enum",keyword:"enum",params:{allowedValues: schema65.properties.version.enum},message:"must be equal to one of the allowed values",schema:schema65.properties.version.enum,parentSchema:schema65.properties.version,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.contracts !== undefined && func0.call(data, "contracts")){
if(!(validate191(data.contracts, {instancePath:instancePath+"/contracts",parentData:data,parentDataProperty:"contracts",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate191.errors : joined(vErrors, validate191.errors);
errors = vErrors.length;
}
}
if(data.candidate !== undefined && func0.call(data, "candidate")){
if(!(validate195(data.candidate, {instancePath:instancePath+"/candidate",parentData:data,parentDataProperty:"candidate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate195.errors : joined(vErrors, validate195.errors);
errors = vErrors.length;
}
}
if(data.baseline !== undefined && func0.call(data, "baseline")){
if(!(validate199(data.baseline, {instancePath:instancePath+"/baseline",parentData:data,parentDataProperty:"baseline",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate199.errors : joined(vErrors, validate199.errors);
errors = vErrors.length;
}
}
if(data.routes !== undefined && func0.call(data, "routes")){
let data4 = data.routes;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
if(!(validate209(data4[i0], {instancePath:instancePath+"/routes/" + i0,parentData:data4,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate209.errors : joined(vErrors, validate209.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/routes",schemaPath:"#/properties/routes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema65.properties.routes.type,parentSchema:schema65.properties.routes,data:data4};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.thresholds !== undefined && func0.call(data, "thresholds")){
if(!(validate213(data.thresholds, {instancePath:instancePath+"/thresholds",parentData:data,parentDataProperty:"thresholds",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate213.errors : joined(vErrors, validate213.errors);
errors = vErrors.length;
}
}
if(data.floors !== undefined && func0.call(data, "floors")){
if(!(validate213(data.floors, {instancePath:instancePath+"/floors",parentData:data,parentDataProperty:"floors",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate213.errors : joined(vErrors, validate213.errors);
errors = vErrors.length;
}
}
if(data.confidence !== undefined && func0.call(data, "confidence")){
let data8 = data.confidence;
if((!((typeof data8 == "number") && (isFinite(data8)))) && (typeof data8 !== "string")){
const err5 = {instancePath:instancePath+"/confidence",schemaPath:"#/properties/confidence/type",keyword:"type",params:{type: schema65.properties.confidence.type},message:"must be number,string",schema:schema65.properties.confidence.type,parentSchema:schema65.properties.confidence,data:data8};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0.5 || isNaN(data8)){
const err6 = {instancePath:instancePath+"/confidence",schemaPath:"#/properties/confidence/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.5},message:"must be >= 0.5",schema:0.5,parentSchema:schema65.properties.confidence,data:data8};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data8 >= 1 || isNaN(data8)){
const err7 = {instancePath:instancePath+"/confidence",schemaPath:"#/properties/confidence/exclusiveMaximum",keyword:"exclusiveMaximum",params:{comparison: "<", limit: 1},message:"must be < 1",schema:1,parentSchema:schema65.properties.confidence,data:data8};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(typeof data8 === "string"){
if(!pattern25.test(data8)){
const err8 = {instancePath:instancePath+"/confidence",schemaPath:"#/properties/confidence/pattern",keyword:"pattern",params:{pattern: "^[5-9][0-9](\\.[0-9]{1,6})?%$"},message:"must match pattern \""+"^[5-9][0-9](\\.[0-9]{1,6})?%$"+"\"",schema:"^[5-9][0-9](\\.[0-9]{1,6})?%$",parentSchema:schema65.properties.confidence,data:data8};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.about !== undefined && func0.call(data, "about")){
let data9 = data.about;
if(typeof data9 !== "string"){
const err9 = {instancePath:instancePath+"/about",schemaPath:"#/properties/about/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema65.properties.about.type,parentSchema:schema65.properties.about,data:data9};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!((data9 === "calls") || (data9 === "cases"))){
const err10 = {instancePath:instancePath+"/about",schemaPath:"#/properties/about/enum",keyword:"enum",params:{allowedValues: schema65.properties.about.enum},message:"must be equal to one of the allowed values",schema:schema65.properties.about.enum,parentSchema:schema65.properties.about,data:data9};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.require_evidence !== undefined && func0.call(data, "require_evidence")){
let data10 = data.require_evidence;
if(typeof data10 !== "boolean"){
const err11 = {instancePath:instancePath+"/require_evidence",schemaPath:"#/properties/require_evidence/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema65.properties.require_evidence.type,parentSchema:schema65.properties.require_evidence,data:data10};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.limits !== undefined && func0.call(data, "limits")){
if(!(validate226(data.limits, {instancePath:instancePath+"/limits",parentData:data,parentDataProperty:"limits",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate226.errors : joined(vErrors, validate226.errors);
errors = vErrors.length;
}
}
if(data.severity !== undefined && func0.call(data, "severity")){
if(!(validate232(data.severity, {instancePath:instancePath+"/severity",parentData:data,parentDataProperty:"severity",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate232.errors : joined(vErrors, validate232.errors);
errors = vErrors.length;
}
}
if(data.judge !== undefined && func0.call(data, "judge")){
let data13 = data.judge;
if(typeof data13 !== "string"){
const err12 = {instancePath:instancePath+"/judge",schemaPath:"#/properties/judge/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema65.properties.judge.type,parentSchema:schema65.properties.judge,data:data13};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!(((data13 === "both") || (data13 === "absolute")) || (data13 === "relative"))){
const err13 = {instancePath:instancePath+"/judge",schemaPath:"#/properties/judge/enum",keyword:"enum",params:{allowedValues: schema65.properties.judge.enum},message:"must be equal to one of the allowed values",schema:schema65.properties.judge.enum,parentSchema:schema65.properties.judge,data:data13};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.regression !== undefined && func0.call(data, "regression")){
if(!(validate242(data.regression, {instancePath:instancePath+"/regression",parentData:data,parentDataProperty:"regression",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate242.errors : joined(vErrors, validate242.errors);
errors = vErrors.length;
}
}
if(data.retirement !== undefined && func0.call(data, "retirement")){
if(!(validate253(data.retirement, {instancePath:instancePath+"/retirement",parentData:data,parentDataProperty:"retirement",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate253.errors : joined(vErrors, validate253.errors);
errors = vErrors.length;
}
}
if(data.reuse !== undefined && func0.call(data, "reuse")){
if(!(validate258(data.reuse, {instancePath:instancePath+"/reuse",parentData:data,parentDataProperty:"reuse",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate258.errors : joined(vErrors, validate258.errors);
errors = vErrors.length;
}
}
if(data.weakening_label !== undefined && func0.call(data, "weakening_label")){
if(!(validate192(data.weakening_label, {instancePath:instancePath+"/weakening_label",parentData:data,parentDataProperty:"weakening_label",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate192.errors : joined(vErrors, validate192.errors);
errors = vErrors.length;
}
}
if(data.show_values !== undefined && func0.call(data, "show_values")){
let data18 = data.show_values;
if(typeof data18 !== "boolean"){
const err14 = {instancePath:instancePath+"/show_values",schemaPath:"#/properties/show_values/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema65.properties.show_values.type,parentSchema:schema65.properties.show_values,data:data18};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.providers !== undefined && func0.call(data, "providers")){
let data19 = data.providers;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
for(const key1 of Object.keys(data19)){
if(!(validate262(data19[key1], {instancePath:instancePath+"/providers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data19,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate262.errors : joined(vErrors, validate262.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/providers",schemaPath:"#/properties/providers/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema65.properties.providers.type,parentSchema:schema65.properties.providers,data:data19};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.prices !== undefined && func0.call(data, "prices")){
let data21 = data.prices;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
for(const key2 of Object.keys(data21)){
if(!(validate270(data21[key2], {instancePath:instancePath+"/prices/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data21,parentDataProperty:key2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate270.errors : joined(vErrors, validate270.errors);
errors = vErrors.length;
}
}
}
else {
const err16 = {instancePath:instancePath+"/prices",schemaPath:"#/properties/prices/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema65.properties.prices.type,parentSchema:schema65.properties.prices,data:data21};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.callbacks !== undefined && func0.call(data, "callbacks")){
let data23 = data.callbacks;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
for(const key3 of Object.keys(data23)){
if(!(validate301(data23[key3], {instancePath:instancePath+"/callbacks/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data23,parentDataProperty:key3,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate301.errors : joined(vErrors, validate301.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath:instancePath+"/callbacks",schemaPath:"#/properties/callbacks/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema65.properties.callbacks.type,parentSchema:schema65.properties.callbacks,data:data23};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.models !== undefined && func0.call(data, "models")){
if(!(validate192(data.models, {instancePath:instancePath+"/models",parentData:data,parentDataProperty:"models",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate192.errors : joined(vErrors, validate192.errors);
errors = vErrors.length;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema65.type,parentSchema:schema65,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate190.errors = vErrors;
return errors === 0;
}
validate190.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateModels = validate304;
const schema97 = {"$id":"models.schema.json","$schema":"https://json-schema.org/draft/2020-12/schema","title":"modelgate model registry, version 1","description":"What is known of models, as their providers' own pages say: a policy's `models:` file, whose entries stand in place of the shipped ones.","type":"object","required":["version","models"],"additionalProperties":false,"properties":{"version":{"description":"Version of this format.","type":"integer","enum":[1]},"models":{"description":"Model, or provider/model → what is known of it. A model without a provider is an entry of every provider that the policy names (of openai where it names none).","type":"object","additionalProperties":{"$ref":"#/$defs/model"}}},"$defs":{"day":{"description":"A day such as 2026-11-01.","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"id":{"description":"A model as the provider's API names it.","type":"string","pattern":"^[^\\s]+$"},"text":{"type":"string","pattern":"[^\\s]"},"https":{"type":"string","pattern":"^https://[^\\s/?#@]+([/?][^\\s#]*)?(#[^\\s]*)?$"},"tokens":{"type":"integer","minimum":1},"source":{"description":"A page of the provider itself.","$ref":"#/$defs/https"},"mirror":{"description":"The public copy of that page that was read in its place.","$ref":"#/$defs/text"},"checked":{"description":"The day on which the page was read.","$ref":"#/$defs/day"},"undated":{"description":"The copy that was read carries no day: `checked` is the day that its content points to.","type":"boolean"},"model":{"type":"object","if":{"type":"object","required":["hints"],"maxProperties":1},"else":{"required":["source","checked"]},"additionalProperties":false,"properties":{"provider":{"description":"Whose model it is: a provider of the policy, or a preset. The key is then the model alone, slashes included.","$ref":"#/$defs/id"},"released":{"description":"The day on which it came out.","$ref":"#/$defs/day"},"shutdown":{"description":"The first day on which it does not answer, as OpenAI's shutdown_date; null where none is announced; left out where nobody looked.","type":["string","null"],"pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"date_precision":{"description":"earliest: the provider names the first day on which it may happen. The gate goes by it all the same.","type":"string","enum":["day","earliest"]},"replacement":{"description":"What the provider names as its successor; with a page and a day of its own where the name changes more often than the date.","$ref":"#/$defs/replacement"},"aliases":{"description":"Other names of the same model at this provider.","type":"array","items":{"$ref":"#/$defs/id"}},"base":{"description":"What a fine-tune is made of: it dies with it.","$ref":"#/$defs/id"},"after":{"description":"What a call gets from the shutdown on: fails, or an answer of another model.","$ref":"#/$defs/after"},"context_window":{"description":"Tokens of input and output together.","$ref":"#/$defs/tokens"},"max_output":{"description":"The most tokens of one answer.","$ref":"#/$defs/tokens"},"features":{"$ref":"#/$defs/features"},"price":{"$ref":"#/$defs/price"},"note":{"description":"What else is worth knowing.","$ref":"#/$defs/text"},"source":{"$ref":"#/$defs/source"},"mirror":{"$ref":"#/$defs/mirror"},"checked":{"$ref":"#/$defs/checked"},"undated":{"$ref":"#/$defs/undated"},"hints":{"description":"What others say of it: shown as hearsay, and never decides.","type":"array","minItems":1,"items":{"$ref":"#/$defs/hint"}}}},"replacement":{"type":["string","object"],"pattern":"^[^\\s]+$","required":["model"],"additionalProperties":false,"properties":{"model":{"$ref":"#/$defs/id"},"source":{"$ref":"#/$defs/source"},"mirror":{"$ref":"#/$defs/mirror"},"checked":{"$ref":"#/$defs/checked"}}},"after":{"type":["string","object"],"pattern":"^(fails|rerouted)$","required":["rerouted"],"additionalProperties":false,"properties":{"rerouted":{"description":"The model that answers in its place.","$ref":"#/$defs/id"}}},"features":{"description":"What it takes: true, false, or a condition in words.","type":"object","additionalProperties":false,"properties":{"tools":{"$ref":"#/$defs/feature"},"json_schema":{"$ref":"#/$defs/feature"},"reasoning":{"$ref":"#/$defs/feature"},"temperature":{"$ref":"#/$defs/feature"},"fine_tuning":{"$ref":"#/$defs/feature"},"image_input":{"$ref":"#/$defs/feature"}}},"feature":{"type":["boolean","string"],"pattern":"[^\\s]"},"price":{"description":"US dollars, as under `prices` in the policy, with a page and a day of its own where they are not the entry's.","$ref":"policy.schema.json#/$defs/price"},"hint":{"type":"object","required":["source","checked"],"additionalProperties":false,"properties":{"says":{"$ref":"#/$defs/text"},"shutdown":{"$ref":"#/$defs/day"},"replacement":{"$ref":"#/$defs/id"},"source":{"$ref":"#/$defs/https"},"checked":{"$ref":"#/$defs/checked"}}}}};
const schema98 = {"type":"object","if":{"type":"object","required":["hints"],"maxProperties":1},"else":{"required":["source","checked"]},"additionalProperties":false,"properties":{"provider":{"description":"Whose model it is: a provider of the policy, or a preset. The key is then the model alone, slashes included.","$ref":"#/$defs/id"},"released":{"description":"The day on which it came out.","$ref":"#/$defs/day"},"shutdown":{"description":"The first day on which it does not answer, as OpenAI's shutdown_date; null where none is announced; left out where nobody looked.","type":["string","null"],"pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"date_precision":{"description":"earliest: the provider names the first day on which it may happen. The gate goes by it all the same.","type":"string","enum":["day","earliest"]},"replacement":{"description":"What the provider names as its successor; with a page and a day of its own where the name changes more often than the date.","$ref":"#/$defs/replacement"},"aliases":{"description":"Other names of the same model at this provider.","type":"array","items":{"$ref":"#/$defs/id"}},"base":{"description":"What a fine-tune is made of: it dies with it.","$ref":"#/$defs/id"},"after":{"description":"What a call gets from the shutdown on: fails, or an answer of another model.","$ref":"#/$defs/after"},"context_window":{"description":"Tokens of input and output together.","$ref":"#/$defs/tokens"},"max_output":{"description":"The most tokens of one answer.","$ref":"#/$defs/tokens"},"features":{"$ref":"#/$defs/features"},"price":{"$ref":"#/$defs/price"},"note":{"description":"What else is worth knowing.","$ref":"#/$defs/text"},"source":{"$ref":"#/$defs/source"},"mirror":{"$ref":"#/$defs/mirror"},"checked":{"$ref":"#/$defs/checked"},"undated":{"$ref":"#/$defs/undated"},"hints":{"description":"What others say of it: shown as hearsay, and never decides.","type":"array","minItems":1,"items":{"$ref":"#/$defs/hint"}}}};
const schema99 = {"description":"A model as the provider's API names it.","type":"string","pattern":"^[^\\s]+$"};
const pattern35 = new RegExp("^[^\\s]+$", "u");

function validate306(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate306.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern35.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[^\\s]+$"},message:"must match pattern \""+"^[^\\s]+$"+"\"",schema:"^[^\\s]+$",parentSchema:schema99,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema99.type,parentSchema:schema99,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate306.errors = vErrors;
return errors === 0;
}
validate306.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema100 = {"description":"A day such as 2026-11-01.","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"};

function validate308(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate308.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern32.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"+"\"",schema:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",parentSchema:schema100,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema100.type,parentSchema:schema100,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate308.errors = vErrors;
return errors === 0;
}
validate308.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema101 = {"type":["string","object"],"pattern":"^[^\\s]+$","required":["model"],"additionalProperties":false,"properties":{"model":{"$ref":"#/$defs/id"},"source":{"$ref":"#/$defs/source"},"mirror":{"$ref":"#/$defs/mirror"},"checked":{"$ref":"#/$defs/checked"}}};
const schema102 = {"type":"string","pattern":"^https://[^\\s/?#@]+([/?][^\\s#]*)?(#[^\\s]*)?$"};
const pattern39 = new RegExp("^https://[^\\s/?#@]+([/?][^\\s#]*)?(#[^\\s]*)?$", "u");

function validate312(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate312.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern39.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^https://[^\\s/?#@]+([/?][^\\s#]*)?(#[^\\s]*)?$"},message:"must match pattern \""+"^https://[^\\s/?#@]+([/?][^\\s#]*)?(#[^\\s]*)?$"+"\"",schema:"^https://[^\\s/?#@]+([/?][^\\s#]*)?(#[^\\s]*)?$",parentSchema:schema102,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema102.type,parentSchema:schema102,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate312.errors = vErrors;
return errors === 0;
}
validate312.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema103 = {"type":"string","pattern":"[^\\s]"};

function validate314(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate314.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern7.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "[^\\s]"},message:"must match pattern \""+"[^\\s]"+"\"",schema:"[^\\s]",parentSchema:schema103,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema103.type,parentSchema:schema103,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate314.errors = vErrors;
return errors === 0;
}
validate314.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate316(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate316.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern32.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"+"\"",schema:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",parentSchema:schema100,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema100.type,parentSchema:schema100,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate316.errors = vErrors;
return errors === 0;
}
validate316.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate310(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate310.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema101.type},message:"must be string,object",schema:schema101.type,parentSchema:schema101,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data === "string"){
if(!pattern35.test(data)){
const err1 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[^\\s]+$"},message:"must match pattern \""+"^[^\\s]+$"+"\"",schema:"^[^\\s]+$",parentSchema:schema101,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.model === undefined) || (!(func0.call(data, "model")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property '"+"model"+"'",schema:schema101.required,parentSchema:schema101,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "model") || (key0 === "source")) || (key0 === "mirror")) || (key0 === "checked"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema101,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.model !== undefined && func0.call(data, "model")){
if(!(validate306(data.model, {instancePath:instancePath+"/model",parentData:data,parentDataProperty:"model",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate306.errors : joined(vErrors, validate306.errors);
errors = vErrors.length;
}
}
if(data.source !== undefined && func0.call(data, "source")){
if(!(validate312(data.source, {instancePath:instancePath+"/source",parentData:data,parentDataProperty:"source",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate312.errors : joined(vErrors, validate312.errors);
errors = vErrors.length;
}
}
if(data.mirror !== undefined && func0.call(data, "mirror")){
if(!(validate314(data.mirror, {instancePath:instancePath+"/mirror",parentData:data,parentDataProperty:"mirror",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate314.errors : joined(vErrors, validate314.errors);
errors = vErrors.length;
}
}
if(data.checked !== undefined && func0.call(data, "checked")){
if(!(validate316(data.checked, {instancePath:instancePath+"/checked",parentData:data,parentDataProperty:"checked",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate316.errors : joined(vErrors, validate316.errors);
errors = vErrors.length;
}
}
}
validate310.errors = vErrors;
return errors === 0;
}
validate310.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema105 = {"type":["string","object"],"pattern":"^(fails|rerouted)$","required":["rerouted"],"additionalProperties":false,"properties":{"rerouted":{"description":"The model that answers in its place.","$ref":"#/$defs/id"}}};
const pattern42 = new RegExp("^(fails|rerouted)$", "u");

function validate321(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate321.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema105.type},message:"must be string,object",schema:schema105.type,parentSchema:schema105,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data === "string"){
if(!pattern42.test(data)){
const err1 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(fails|rerouted)$"},message:"must match pattern \""+"^(fails|rerouted)$"+"\"",schema:"^(fails|rerouted)$",parentSchema:schema105,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.rerouted === undefined) || (!(func0.call(data, "rerouted")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "rerouted"},message:"must have required property '"+"rerouted"+"'",schema:schema105.required,parentSchema:schema105,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(key0 === "rerouted")){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema105,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.rerouted !== undefined && func0.call(data, "rerouted")){
if(!(validate306(data.rerouted, {instancePath:instancePath+"/rerouted",parentData:data,parentDataProperty:"rerouted",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate306.errors : joined(vErrors, validate306.errors);
errors = vErrors.length;
}
}
}
validate321.errors = vErrors;
return errors === 0;
}
validate321.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema106 = {"type":"integer","minimum":1};

function validate324(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate324.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema106.type,parentSchema:schema106,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data < 1 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema106,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
validate324.errors = vErrors;
return errors === 0;
}
validate324.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema107 = {"description":"What it takes: true, false, or a condition in words.","type":"object","additionalProperties":false,"properties":{"tools":{"$ref":"#/$defs/feature"},"json_schema":{"$ref":"#/$defs/feature"},"reasoning":{"$ref":"#/$defs/feature"},"temperature":{"$ref":"#/$defs/feature"},"fine_tuning":{"$ref":"#/$defs/feature"},"image_input":{"$ref":"#/$defs/feature"}}};
const schema108 = {"type":["boolean","string"],"pattern":"[^\\s]"};

function validate328(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate328.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "boolean") && (typeof data !== "string")){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema108.type},message:"must be boolean,string",schema:schema108.type,parentSchema:schema108,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data === "string"){
if(!pattern7.test(data)){
const err1 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "[^\\s]"},message:"must match pattern \""+"[^\\s]"+"\"",schema:"[^\\s]",parentSchema:schema108,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
validate328.errors = vErrors;
return errors === 0;
}
validate328.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate327(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate327.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((((key0 === "tools") || (key0 === "json_schema")) || (key0 === "reasoning")) || (key0 === "temperature")) || (key0 === "fine_tuning")) || (key0 === "image_input"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema107,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.tools !== undefined && func0.call(data, "tools")){
if(!(validate328(data.tools, {instancePath:instancePath+"/tools",parentData:data,parentDataProperty:"tools",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate328.errors : joined(vErrors, validate328.errors);
errors = vErrors.length;
}
}
if(data.json_schema !== undefined && func0.call(data, "json_schema")){
if(!(validate328(data.json_schema, {instancePath:instancePath+"/json_schema",parentData:data,parentDataProperty:"json_schema",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate328.errors : joined(vErrors, validate328.errors);
errors = vErrors.length;
}
}
if(data.reasoning !== undefined && func0.call(data, "reasoning")){
if(!(validate328(data.reasoning, {instancePath:instancePath+"/reasoning",parentData:data,parentDataProperty:"reasoning",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate328.errors : joined(vErrors, validate328.errors);
errors = vErrors.length;
}
}
if(data.temperature !== undefined && func0.call(data, "temperature")){
if(!(validate328(data.temperature, {instancePath:instancePath+"/temperature",parentData:data,parentDataProperty:"temperature",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate328.errors : joined(vErrors, validate328.errors);
errors = vErrors.length;
}
}
if(data.fine_tuning !== undefined && func0.call(data, "fine_tuning")){
if(!(validate328(data.fine_tuning, {instancePath:instancePath+"/fine_tuning",parentData:data,parentDataProperty:"fine_tuning",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate328.errors : joined(vErrors, validate328.errors);
errors = vErrors.length;
}
}
if(data.image_input !== undefined && func0.call(data, "image_input")){
if(!(validate328(data.image_input, {instancePath:instancePath+"/image_input",parentData:data,parentDataProperty:"image_input",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate328.errors : joined(vErrors, validate328.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema107.type,parentSchema:schema107,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate327.errors = vErrors;
return errors === 0;
}
validate327.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate336(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate336.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema87.type,parentSchema:schema87,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
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
if(!(validate271(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate271.errors : joined(vErrors, validate271.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
if(valid0){
var props0 = true;
}
ifClause0 = "then";
}
else {
const _errs5 = errors;
if(!(validate277(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate277.errors : joined(vErrors, validate277.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
if(valid0){
if(props0 !== true){
props0 = true;
}
}
ifClause0 = "else";
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema87.if,parentSchema:schema87,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate336.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate336.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate340(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate340.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern7.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "[^\\s]"},message:"must match pattern \""+"[^\\s]"+"\"",schema:"[^\\s]",parentSchema:schema103,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema103.type,parentSchema:schema103,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate340.errors = vErrors;
return errors === 0;
}
validate340.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema111 = {"description":"The copy that was read carries no day: `checked` is the day that its content points to.","type":"boolean"};

function validate345(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate345.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "boolean"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema111.type,parentSchema:schema111,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate345.errors = vErrors;
return errors === 0;
}
validate345.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema112 = {"type":"object","required":["source","checked"],"additionalProperties":false,"properties":{"says":{"$ref":"#/$defs/text"},"shutdown":{"$ref":"#/$defs/day"},"replacement":{"$ref":"#/$defs/id"},"source":{"$ref":"#/$defs/https"},"checked":{"$ref":"#/$defs/checked"}}};

function validate351(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate351.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern39.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^https://[^\\s/?#@]+([/?][^\\s#]*)?(#[^\\s]*)?$"},message:"must match pattern \""+"^https://[^\\s/?#@]+([/?][^\\s#]*)?(#[^\\s]*)?$"+"\"",schema:"^https://[^\\s/?#@]+([/?][^\\s#]*)?(#[^\\s]*)?$",parentSchema:schema102,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema102.type,parentSchema:schema102,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate351.errors = vErrors;
return errors === 0;
}
validate351.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate347(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate347.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.source === undefined) || (!(func0.call(data, "source")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'",schema:schema112.required,parentSchema:schema112,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.checked === undefined) || (!(func0.call(data, "checked")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "checked"},message:"must have required property '"+"checked"+"'",schema:schema112.required,parentSchema:schema112,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "says") || (key0 === "shutdown")) || (key0 === "replacement")) || (key0 === "source")) || (key0 === "checked"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema112,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.says !== undefined && func0.call(data, "says")){
if(!(validate340(data.says, {instancePath:instancePath+"/says",parentData:data,parentDataProperty:"says",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate340.errors : joined(vErrors, validate340.errors);
errors = vErrors.length;
}
}
if(data.shutdown !== undefined && func0.call(data, "shutdown")){
if(!(validate308(data.shutdown, {instancePath:instancePath+"/shutdown",parentData:data,parentDataProperty:"shutdown",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate308.errors : joined(vErrors, validate308.errors);
errors = vErrors.length;
}
}
if(data.replacement !== undefined && func0.call(data, "replacement")){
if(!(validate306(data.replacement, {instancePath:instancePath+"/replacement",parentData:data,parentDataProperty:"replacement",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate306.errors : joined(vErrors, validate306.errors);
errors = vErrors.length;
}
}
if(data.source !== undefined && func0.call(data, "source")){
if(!(validate351(data.source, {instancePath:instancePath+"/source",parentData:data,parentDataProperty:"source",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate351.errors : joined(vErrors, validate351.errors);
errors = vErrors.length;
}
}
if(data.checked !== undefined && func0.call(data, "checked")){
if(!(validate316(data.checked, {instancePath:instancePath+"/checked",parentData:data,parentDataProperty:"checked",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate316.errors : joined(vErrors, validate316.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema112.type,parentSchema:schema112,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate347.errors = vErrors;
return errors === 0;
}
validate347.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate305(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate305.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
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
const err3 = {instancePath,schemaPath:"#/else/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'",schema:schema98.else.required,parentSchema:schema98.else,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data.checked === undefined) || (!(func0.call(data, "checked")))){
const err4 = {instancePath,schemaPath:"#/else/required",keyword:"required",params:{missingProperty: "checked"},message:"must have required property '"+"checked"+"'",schema:schema98.else.required,parentSchema:schema98.else,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
}
if(!valid0){
const err5 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema98.if,parentSchema:schema98,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(func0.call(schema98.properties, key0))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema98,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.provider !== undefined && func0.call(data, "provider")){
if(!(validate306(data.provider, {instancePath:instancePath+"/provider",parentData:data,parentDataProperty:"provider",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate306.errors : joined(vErrors, validate306.errors);
errors = vErrors.length;
}
}
if(data.released !== undefined && func0.call(data, "released")){
if(!(validate308(data.released, {instancePath:instancePath+"/released",parentData:data,parentDataProperty:"released",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate308.errors : joined(vErrors, validate308.errors);
errors = vErrors.length;
}
}
if(data.shutdown !== undefined && func0.call(data, "shutdown")){
let data2 = data.shutdown;
if((typeof data2 !== "string") && (data2 !== null)){
const err7 = {instancePath:instancePath+"/shutdown",schemaPath:"#/properties/shutdown/type",keyword:"type",params:{type: schema98.properties.shutdown.type},message:"must be string,null",schema:schema98.properties.shutdown.type,parentSchema:schema98.properties.shutdown,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(typeof data2 === "string"){
if(!pattern32.test(data2)){
const err8 = {instancePath:instancePath+"/shutdown",schemaPath:"#/properties/shutdown/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"+"\"",schema:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",parentSchema:schema98.properties.shutdown,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.date_precision !== undefined && func0.call(data, "date_precision")){
let data3 = data.date_precision;
if(typeof data3 !== "string"){
const err9 = {instancePath:instancePath+"/date_precision",schemaPath:"#/properties/date_precision/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema98.properties.date_precision.type,parentSchema:schema98.properties.date_precision,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!((data3 === "day") || (data3 === "earliest"))){
const err10 = {instancePath:instancePath+"/date_precision",schemaPath:"#/properties/date_precision/enum",keyword:"enum",params:{allowedValues: schema98.properties.date_precision.enum},message:"must be equal to one of the allowed values",schema:schema98.properties.date_precision.enum,parentSchema:schema98.properties.date_precision,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.replacement !== undefined && func0.call(data, "replacement")){
if(!(validate310(data.replacement, {instancePath:instancePath+"/replacement",parentData:data,parentDataProperty:"replacement",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate310.errors : joined(vErrors, validate310.errors);
errors = vErrors.length;
}
}
if(data.aliases !== undefined && func0.call(data, "aliases")){
let data5 = data.aliases;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
if(!(validate306(data5[i0], {instancePath:instancePath+"/aliases/" + i0,parentData:data5,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate306.errors : joined(vErrors, validate306.errors);
errors = vErrors.length;
}
}
}
else {
const err11 = {instancePath:instancePath+"/aliases",schemaPath:"#/properties/aliases/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema98.properties.aliases.type,parentSchema:schema98.properties.aliases,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.base !== undefined && func0.call(data, "base")){
if(!(validate306(data.base, {instancePath:instancePath+"/base",parentData:data,parentDataProperty:"base",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate306.errors : joined(vErrors, validate306.errors);
errors = vErrors.length;
}
}
if(data.after !== undefined && func0.call(data, "after")){
if(!(validate321(data.after, {instancePath:instancePath+"/after",parentData:data,parentDataProperty:"after",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate321.errors : joined(vErrors, validate321.errors);
errors = vErrors.length;
}
}
if(data.context_window !== undefined && func0.call(data, "context_window")){
if(!(validate324(data.context_window, {instancePath:instancePath+"/context_window",parentData:data,parentDataProperty:"context_window",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate324.errors : joined(vErrors, validate324.errors);
errors = vErrors.length;
}
}
if(data.max_output !== undefined && func0.call(data, "max_output")){
if(!(validate324(data.max_output, {instancePath:instancePath+"/max_output",parentData:data,parentDataProperty:"max_output",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate324.errors : joined(vErrors, validate324.errors);
errors = vErrors.length;
}
}
if(data.features !== undefined && func0.call(data, "features")){
if(!(validate327(data.features, {instancePath:instancePath+"/features",parentData:data,parentDataProperty:"features",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate327.errors : joined(vErrors, validate327.errors);
errors = vErrors.length;
}
}
if(data.price !== undefined && func0.call(data, "price")){
if(!(validate336(data.price, {instancePath:instancePath+"/price",parentData:data,parentDataProperty:"price",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate336.errors : joined(vErrors, validate336.errors);
errors = vErrors.length;
}
}
if(data.note !== undefined && func0.call(data, "note")){
if(!(validate340(data.note, {instancePath:instancePath+"/note",parentData:data,parentDataProperty:"note",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate340.errors : joined(vErrors, validate340.errors);
errors = vErrors.length;
}
}
if(data.source !== undefined && func0.call(data, "source")){
if(!(validate312(data.source, {instancePath:instancePath+"/source",parentData:data,parentDataProperty:"source",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate312.errors : joined(vErrors, validate312.errors);
errors = vErrors.length;
}
}
if(data.mirror !== undefined && func0.call(data, "mirror")){
if(!(validate314(data.mirror, {instancePath:instancePath+"/mirror",parentData:data,parentDataProperty:"mirror",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate314.errors : joined(vErrors, validate314.errors);
errors = vErrors.length;
}
}
if(data.checked !== undefined && func0.call(data, "checked")){
if(!(validate316(data.checked, {instancePath:instancePath+"/checked",parentData:data,parentDataProperty:"checked",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate316.errors : joined(vErrors, validate316.errors);
errors = vErrors.length;
}
}
if(data.undated !== undefined && func0.call(data, "undated")){
if(!(validate345(data.undated, {instancePath:instancePath+"/undated",parentData:data,parentDataProperty:"undated",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate345.errors : joined(vErrors, validate345.errors);
errors = vErrors.length;
}
}
if(data.hints !== undefined && func0.call(data, "hints")){
let data18 = data.hints;
if(Array.isArray(data18)){
if(data18.length < 1){
const err12 = {instancePath:instancePath+"/hints",schemaPath:"#/properties/hints/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema98.properties.hints,data:data18};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
const len1 = data18.length;
for(let i1=0; i1<len1; i1++){
if(!(validate347(data18[i1], {instancePath:instancePath+"/hints/" + i1,parentData:data18,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate347.errors : joined(vErrors, validate347.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath:instancePath+"/hints",schemaPath:"#/properties/hints/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema98.properties.hints.type,parentSchema:schema98.properties.hints,data:data18};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema98.type,parentSchema:schema98,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate305.errors = vErrors;
return errors === 0;
}
validate305.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate304(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="models.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate304.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.version === undefined) || (!(func0.call(data, "version")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema97.required,parentSchema:schema97,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.models === undefined) || (!(func0.call(data, "models")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "models"},message:"must have required property '"+"models"+"'",schema:schema97.required,parentSchema:schema97,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "version") || (key0 === "models"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema97,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.version !== undefined && func0.call(data, "version")){
let data0 = data.version;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err3 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema97.properties.version.type,parentSchema:schema97.properties.version,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!(data0 === 1)){
const err4 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/enum",keyword:"enum",params:{allowedValues: schema97.properties.version.enum},message:"must be equal to one of the allowed values",schema:schema97.properties.version.enum,parentSchema:schema97.properties.version,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.models !== undefined && func0.call(data, "models")){
let data1 = data.models;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 of Object.keys(data1)){
if(!(validate305(data1[key1], {instancePath:instancePath+"/models/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data1,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate305.errors : joined(vErrors, validate305.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/models",schemaPath:"#/properties/models/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema97.properties.models.type,parentSchema:schema97.properties.models,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema97.type,parentSchema:schema97,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate304.errors = vErrors;
return errors === 0;
}
validate304.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateProbe = validate356;
const schema114 = {"$id":"probe.schema.json","$schema":"https://json-schema.org/draft/2020-12/schema","title":"modelgate probe of an endpoint, version 1","description":"What an endpoint did with what it was asked for: written by `modelgate probe --out FILE`, named by a provider of the policy.","type":"object","required":["format","probed","provider","model","findings"],"properties":{"format":{"description":"Version of this format.","type":"integer","enum":[1]},"probed":{"description":"The day on which it was asked.","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"provider":{"description":"The provider's name in the policy, or a preset.","$ref":"#/$defs/text"},"preset":{"$ref":"#/$defs/text"},"base_url":{"description":"Where it was asked, without a query.","$ref":"#/$defs/text"},"model":{"description":"The model that was asked.","$ref":"#/$defs/text"},"served_model":{"description":"Who says that it answered.","$ref":"#/$defs/textOrNull"},"server":{"description":"The header of that name.","$ref":"#/$defs/textOrNull"},"fingerprint":{"description":"`system_fingerprint` of the first answer: of many servers their version.","$ref":"#/$defs/textOrNull"},"calls":{"type":"integer"},"cost_usd":{"description":"What the calls cost by their token counts; null where the price is not known.","type":["number","null"]},"stopped":{"description":"Why the rest was not asked; null: all of it was.","$ref":"#/$defs/textOrNull"},"findings":{"type":"array","items":{"$ref":"#/$defs/finding"}}},"$defs":{"text":{"type":"string","pattern":"[^\\s]"},"textOrNull":{"type":["string","null"]},"finding":{"type":"object","required":["id","state"],"properties":{"id":{"description":"What was asked about: `schema.enum`, `tool_choice.required`.","$ref":"#/$defs/text"},"title":{"type":"string"},"state":{"description":"What the endpoint does with it.","type":"string","enum":["enforced","accepted, not enforced","refused","ignored","unknown"]},"evidence":{"description":"What was seen.","type":"string"},"calls":{"type":"integer"}}}}};
const schema115 = {"type":"string","pattern":"[^\\s]"};

function validate357(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate357.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern7.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "[^\\s]"},message:"must match pattern \""+"[^\\s]"+"\"",schema:"[^\\s]",parentSchema:schema115,data};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema115.type,parentSchema:schema115,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate357.errors = vErrors;
return errors === 0;
}
validate357.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema116 = {"type":["string","null"]};

function validate362(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate362.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema116.type},message:"must be string,null",schema:schema116.type,parentSchema:schema116,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate362.errors = vErrors;
return errors === 0;
}
validate362.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema117 = {"type":"object","required":["id","state"],"properties":{"id":{"description":"What was asked about: `schema.enum`, `tool_choice.required`.","$ref":"#/$defs/text"},"title":{"type":"string"},"state":{"description":"What the endpoint does with it.","type":"string","enum":["enforced","accepted, not enforced","refused","ignored","unknown"]},"evidence":{"description":"What was seen.","type":"string"},"calls":{"type":"integer"}}};

function validate367(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate367.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.id === undefined) || (!(func0.call(data, "id")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema117.required,parentSchema:schema117,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.state === undefined) || (!(func0.call(data, "state")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'",schema:schema117.required,parentSchema:schema117,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.id !== undefined && func0.call(data, "id")){
if(!(validate357(data.id, {instancePath:instancePath+"/id",parentData:data,parentDataProperty:"id",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate357.errors : joined(vErrors, validate357.errors);
errors = vErrors.length;
}
}
if(data.title !== undefined && func0.call(data, "title")){
let data1 = data.title;
if(typeof data1 !== "string"){
const err2 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema117.properties.title.type,parentSchema:schema117.properties.title,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.state !== undefined && func0.call(data, "state")){
let data2 = data.state;
if(typeof data2 !== "string"){
const err3 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema117.properties.state.type,parentSchema:schema117.properties.state,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!(((((data2 === "enforced") || (data2 === "accepted, not enforced")) || (data2 === "refused")) || (data2 === "ignored")) || (data2 === "unknown"))){
const err4 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema117.properties.state.enum},message:"must be equal to one of the allowed values",schema:schema117.properties.state.enum,parentSchema:schema117.properties.state,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.evidence !== undefined && func0.call(data, "evidence")){
let data3 = data.evidence;
if(typeof data3 !== "string"){
const err5 = {instancePath:instancePath+"/evidence",schemaPath:"#/properties/evidence/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema117.properties.evidence.type,parentSchema:schema117.properties.evidence,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.calls !== undefined && func0.call(data, "calls")){
let data4 = data.calls;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err6 = {instancePath:instancePath+"/calls",schemaPath:"#/properties/calls/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema117.properties.calls.type,parentSchema:schema117.properties.calls,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema117.type,parentSchema:schema117,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate367.errors = vErrors;
return errors === 0;
}
validate367.evaluated = {"props":{"id":true,"title":true,"state":true,"evidence":true,"calls":true},"dynamicProps":false,"dynamicItems":false};


function validate356(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="probe.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate356.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.format === undefined) || (!(func0.call(data, "format")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "format"},message:"must have required property '"+"format"+"'",schema:schema114.required,parentSchema:schema114,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.probed === undefined) || (!(func0.call(data, "probed")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "probed"},message:"must have required property '"+"probed"+"'",schema:schema114.required,parentSchema:schema114,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.provider === undefined) || (!(func0.call(data, "provider")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "provider"},message:"must have required property '"+"provider"+"'",schema:schema114.required,parentSchema:schema114,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.model === undefined) || (!(func0.call(data, "model")))){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property '"+"model"+"'",schema:schema114.required,parentSchema:schema114,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data.findings === undefined) || (!(func0.call(data, "findings")))){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "findings"},message:"must have required property '"+"findings"+"'",schema:schema114.required,parentSchema:schema114,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.format !== undefined && func0.call(data, "format")){
let data0 = data.format;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err5 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema114.properties.format.type,parentSchema:schema114.properties.format,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!(data0 === 1)){
const err6 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/enum",keyword:"enum",params:{allowedValues: schema114.properties.format.enum},message:"must be equal to one of the allowed values",schema:schema114.properties.format.enum,parentSchema:schema114.properties.format,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.probed !== undefined && func0.call(data, "probed")){
let data1 = data.probed;
if(typeof data1 === "string"){
if(!pattern32.test(data1)){
const err7 = {instancePath:instancePath+"/probed",schemaPath:"#/properties/probed/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"+"\"",schema:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",parentSchema:schema114.properties.probed,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/probed",schemaPath:"#/properties/probed/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema114.properties.probed.type,parentSchema:schema114.properties.probed,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.provider !== undefined && func0.call(data, "provider")){
if(!(validate357(data.provider, {instancePath:instancePath+"/provider",parentData:data,parentDataProperty:"provider",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate357.errors : joined(vErrors, validate357.errors);
errors = vErrors.length;
}
}
if(data.preset !== undefined && func0.call(data, "preset")){
if(!(validate357(data.preset, {instancePath:instancePath+"/preset",parentData:data,parentDataProperty:"preset",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate357.errors : joined(vErrors, validate357.errors);
errors = vErrors.length;
}
}
if(data.base_url !== undefined && func0.call(data, "base_url")){
if(!(validate357(data.base_url, {instancePath:instancePath+"/base_url",parentData:data,parentDataProperty:"base_url",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate357.errors : joined(vErrors, validate357.errors);
errors = vErrors.length;
}
}
if(data.model !== undefined && func0.call(data, "model")){
if(!(validate357(data.model, {instancePath:instancePath+"/model",parentData:data,parentDataProperty:"model",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate357.errors : joined(vErrors, validate357.errors);
errors = vErrors.length;
}
}
if(data.served_model !== undefined && func0.call(data, "served_model")){
if(!(validate362(data.served_model, {instancePath:instancePath+"/served_model",parentData:data,parentDataProperty:"served_model",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate362.errors : joined(vErrors, validate362.errors);
errors = vErrors.length;
}
}
if(data.server !== undefined && func0.call(data, "server")){
if(!(validate362(data.server, {instancePath:instancePath+"/server",parentData:data,parentDataProperty:"server",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate362.errors : joined(vErrors, validate362.errors);
errors = vErrors.length;
}
}
if(data.fingerprint !== undefined && func0.call(data, "fingerprint")){
if(!(validate362(data.fingerprint, {instancePath:instancePath+"/fingerprint",parentData:data,parentDataProperty:"fingerprint",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate362.errors : joined(vErrors, validate362.errors);
errors = vErrors.length;
}
}
if(data.calls !== undefined && func0.call(data, "calls")){
let data9 = data.calls;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err9 = {instancePath:instancePath+"/calls",schemaPath:"#/properties/calls/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema114.properties.calls.type,parentSchema:schema114.properties.calls,data:data9};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.cost_usd !== undefined && func0.call(data, "cost_usd")){
let data10 = data.cost_usd;
if((!((typeof data10 == "number") && (isFinite(data10)))) && (data10 !== null)){
const err10 = {instancePath:instancePath+"/cost_usd",schemaPath:"#/properties/cost_usd/type",keyword:"type",params:{type: schema114.properties.cost_usd.type},message:"must be number,null",schema:schema114.properties.cost_usd.type,parentSchema:schema114.properties.cost_usd,data:data10};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.stopped !== undefined && func0.call(data, "stopped")){
if(!(validate362(data.stopped, {instancePath:instancePath+"/stopped",parentData:data,parentDataProperty:"stopped",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate362.errors : joined(vErrors, validate362.errors);
errors = vErrors.length;
}
}
if(data.findings !== undefined && func0.call(data, "findings")){
let data12 = data.findings;
if(Array.isArray(data12)){
const len0 = data12.length;
for(let i0=0; i0<len0; i0++){
if(!(validate367(data12[i0], {instancePath:instancePath+"/findings/" + i0,parentData:data12,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate367.errors : joined(vErrors, validate367.errors);
errors = vErrors.length;
}
}
}
else {
const err11 = {instancePath:instancePath+"/findings",schemaPath:"#/properties/findings/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema114.properties.findings.type,parentSchema:schema114.properties.findings,data:data12};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema114.type,parentSchema:schema114,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate356.errors = vErrors;
return errors === 0;
}
validate356.evaluated = {"props":{"format":true,"probed":true,"provider":true,"preset":true,"base_url":true,"model":true,"served_model":true,"server":true,"fingerprint":true,"calls":true,"cost_usd":true,"stopped":true,"findings":true},"dynamicProps":false,"dynamicItems":false};

export const validateRow = validate370;
const schema119 = {"description":"One line of a case file.","type":"object","additionalProperties":false,"properties":{"id":{"description":"Default: the row's digest.","$ref":"#/$defs/id"},"group":{"description":"1 to 200 characters without control, bidirectional or zero-width characters.","$ref":"#/$defs/id"},"vars":{"description":"Name → value. A value is text, any JSON value, or { $file: path }.","$ref":"#/$defs/vars"},"expect":{"description":"What this answer must satisfy.","$ref":"#/$defs/expect"},"turns":{"description":"A conversation: each turn adds a user message or the results of the calls just made, sends, and is judged by its own expect.","$ref":"#/$defs/turns"}}};

function validate371(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate371.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((((key0 === "id") || (key0 === "group")) || (key0 === "vars")) || (key0 === "expect")) || (key0 === "turns"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema119,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
if(!(validate106(data.id, {instancePath:instancePath+"/id",parentData:data,parentDataProperty:"id",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate106.errors : joined(vErrors, validate106.errors);
errors = vErrors.length;
}
}
if(data.group !== undefined && func0.call(data, "group")){
if(!(validate106(data.group, {instancePath:instancePath+"/group",parentData:data,parentDataProperty:"group",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate106.errors : joined(vErrors, validate106.errors);
errors = vErrors.length;
}
}
if(data.vars !== undefined && func0.call(data, "vars")){
if(!(validate98(data.vars, {instancePath:instancePath+"/vars",parentData:data,parentDataProperty:"vars",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate98.errors : joined(vErrors, validate98.errors);
errors = vErrors.length;
}
}
if(data.expect !== undefined && func0.call(data, "expect")){
if(!(validate110(data.expect, {instancePath:instancePath+"/expect",parentData:data,parentDataProperty:"expect",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate110.errors : joined(vErrors, validate110.errors);
errors = vErrors.length;
}
}
if(data.turns !== undefined && func0.call(data, "turns")){
if(!(validate121(data.turns, {instancePath:instancePath+"/turns",parentData:data,parentDataProperty:"turns",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate121.errors : joined(vErrors, validate121.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema119.type,parentSchema:schema119,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate371.errors = vErrors;
return errors === 0;
}
validate371.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate370(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="row" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate370.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate371(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate371.errors : joined(vErrors, validate371.errors);
errors = vErrors.length;
}
validate370.errors = vErrors;
return errors === 0;
}
validate370.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateChecks = validate378;

function validate379(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate379.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((key0 === "equals") || (key0 === "match")) || (key0 === "schema")) || (key0 === "pointers"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.equals !== undefined && func0.call(data, "equals")){
if(!(validate66(data.equals, {instancePath:instancePath+"/equals",parentData:data,parentDataProperty:"equals",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate66.errors : joined(vErrors, validate66.errors);
errors = vErrors.length;
}
}
if(data.match !== undefined && func0.call(data, "match")){
if(!(validate70(data.match, {instancePath:instancePath+"/match",parentData:data,parentDataProperty:"match",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate70.errors : joined(vErrors, validate70.errors);
errors = vErrors.length;
}
}
if(data.schema !== undefined && func0.call(data, "schema")){
if(!(validate60(data.schema, {instancePath:instancePath+"/schema",parentData:data,parentDataProperty:"schema",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate60.errors : joined(vErrors, validate60.errors);
errors = vErrors.length;
}
}
if(data.pointers !== undefined && func0.call(data, "pointers")){
if(!(validate73(data.pointers, {instancePath:instancePath+"/pointers",parentData:data,parentDataProperty:"pointers",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate73.errors : joined(vErrors, validate73.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate379.errors = vErrors;
return errors === 0;
}
validate379.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate378(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="checks" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate378.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate379(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate379.errors : joined(vErrors, validate379.errors);
errors = vErrors.length;
}
validate378.errors = vErrors;
return errors === 0;
}
validate378.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

function joined(errors, more) { return errors.length > 1000 ? errors : errors.concat(more) }
export const CONTRACT_KEYS = {"version":[""],"name":["","/expect/tool_calls/*","/expect/tool_calls/calls/*","/cases/*/expect/tool_calls/*","/cases/*/expect/tool_calls/calls/*","/cases/*/turns/*/expect/tool_calls/*","/cases/*/turns/*/expect/tool_calls/calls/*"],"description":[""],"api":[""],"request":[""],"messages":["/request"],"response_format":["/request"],"access_programs":["/request"],"audio":["/request"],"background":["/request"],"context_management":["/request"],"conversation":["/request"],"frequency_penalty":["/request"],"image":["/request"],"include":["/request"],"input":["/request"],"instructions":["/request"],"logit_bias":["/request"],"logprobs":["/request"],"max_completion_tokens":["/request"],"max_output_tokens":["/request"],"max_tokens":["/request"],"max_tool_calls":["/request"],"metadata":["/request"],"modalities":["/request"],"moderation":["/request"],"parallel_tool_calls":["/request"],"prediction":["/request"],"presence_penalty":["/request"],"previous_response_id":["/request"],"prompt":["/request"],"prompt_cache_key":["/request"],"prompt_cache_options":["/request"],"prompt_cache_retention":["/request"],"reasoning":["/request"],"reasoning_effort":["/request"],"safety_identifier":["/request"],"seed":["/request"],"service_tier":["/request"],"stop":["/request"],"store":["/request"],"temperature":["/request"],"text":["/request","/expect","/cases/*/expect","/cases/*/turns/*/expect"],"tool_choice":["/request"],"tools":["/request"],"top_logprobs":["/request"],"top_p":["/request"],"truncation":["/request"],"user":["/request","/cases/*/turns/*"],"verbosity":["/request"],"web_search_options":["/request"],"expect":["","/cases/*","/cases/*/turns/*"],"schema":["/expect","/expect/pointers/*","/expect/tool_calls/*/arguments","/expect/tool_calls/calls/*/arguments","/cases/*/expect","/cases/*/expect/pointers/*","/cases/*/expect/tool_calls/*/arguments","/cases/*/expect/tool_calls/calls/*/arguments","/cases/*/turns/*/expect","/cases/*/turns/*/expect/pointers/*","/cases/*/turns/*/expect/tool_calls/*/arguments","/cases/*/turns/*/expect/tool_calls/calls/*/arguments"],"envelope":["/expect","/cases/*/expect","/cases/*/turns/*/expect"],"parser":["/expect","/cases/*/expect","/cases/*/turns/*/expect"],"enforce":["/expect"],"equals":["/expect","/expect/pointers/*","/expect/tool_calls/*/arguments","/expect/tool_calls/calls/*/arguments","/cases/*/expect","/cases/*/expect/pointers/*","/cases/*/expect/tool_calls/*/arguments","/cases/*/expect/tool_calls/calls/*/arguments","/cases/*/turns/*/expect","/cases/*/turns/*/expect/pointers/*","/cases/*/turns/*/expect/tool_calls/*/arguments","/cases/*/turns/*/expect/tool_calls/calls/*/arguments"],"match":["/expect","/expect/pointers/*","/expect/tool_calls/*/arguments","/expect/tool_calls/calls/*/arguments","/cases/*/expect","/cases/*/expect/pointers/*","/cases/*/expect/tool_calls/*/arguments","/cases/*/expect/tool_calls/calls/*/arguments","/cases/*/turns/*/expect","/cases/*/turns/*/expect/pointers/*","/cases/*/turns/*/expect/tool_calls/*/arguments","/cases/*/turns/*/expect/tool_calls/calls/*/arguments"],"pointers":["/expect","/expect/pointers/*","/expect/tool_calls/*/arguments","/expect/tool_calls/calls/*/arguments","/cases/*/expect","/cases/*/expect/pointers/*","/cases/*/expect/tool_calls/*/arguments","/cases/*/expect/tool_calls/calls/*/arguments","/cases/*/turns/*/expect","/cases/*/turns/*/expect/pointers/*","/cases/*/turns/*/expect/tool_calls/*/arguments","/cases/*/turns/*/expect/tool_calls/calls/*/arguments"],"outcome":["/expect","/cases/*/expect","/cases/*/turns/*/expect"],"tool_calls":["/expect","/cases/*/expect","/cases/*/turns/*/expect"],"optional":["/expect/tool_calls/*","/expect/tool_calls/calls/*","/cases/*/expect/tool_calls/*","/cases/*/expect/tool_calls/calls/*","/cases/*/turns/*/expect/tool_calls/*","/cases/*/turns/*/expect/tool_calls/calls/*"],"arguments":["/expect/tool_calls/*","/expect/tool_calls/calls/*","/cases/*/expect/tool_calls/*","/cases/*/expect/tool_calls/calls/*","/cases/*/turns/*/expect/tool_calls/*","/cases/*/turns/*/expect/tool_calls/calls/*"],"ordered":["/expect/tool_calls","/cases/*/expect/tool_calls","/cases/*/turns/*/expect/tool_calls"],"calls":["/expect/tool_calls","/cases/*/expect/tool_calls","/cases/*/turns/*/expect/tool_calls","/load"],"vars":["","/cases/*"],"cases":[""],"from":["/cases/*"],"take":["/cases/*"],"format":["/cases/*"],"id":["/cases/*"],"group":["/cases/*"],"turns":["/cases/*"],"tool_results":["/cases/*/turns/*"],"samples":[""],"thresholds":[""],"parse_rate":["/thresholds","/thresholds/per_group","/regression"],"schema_rate":["/thresholds","/thresholds/per_group","/regression"],"tool_rate":["/thresholds","/thresholds/per_group","/regression"],"match_rate":["/thresholds","/thresholds/per_group","/regression"],"case_rate":["/thresholds","/thresholds/per_group","/regression"],"per_group":["/thresholds"],"latency":["/thresholds","/regression"],"p50":["/thresholds/latency","/thresholds/time_to_first_token","/thresholds/tokens_per_second","/regression/latency","/regression/time_to_first_token"],"p95":["/thresholds/latency","/thresholds/time_to_first_token","/thresholds/tokens_per_second","/regression/latency","/regression/time_to_first_token"],"p99":["/thresholds/latency","/thresholds/time_to_first_token","/thresholds/tokens_per_second","/regression/latency","/regression/time_to_first_token"],"time_to_first_token":["/thresholds","/regression"],"tokens_per_second":["/thresholds"],"cost_per_call":["/thresholds","/regression"],"mean":["/thresholds/cost_per_call"],"regression":[""],"max_drop":["/regression/parse_rate","/regression/schema_rate","/regression/tool_rate","/regression/match_rate","/regression/case_rate"],"agreement":["/regression"],"least":["/regression/agreement"],"max_increase":["/regression/latency/p50","/regression/latency/p95","/regression/latency/p99","/regression/latency/*","/regression/time_to_first_token/p50","/regression/time_to_first_token/p95","/regression/time_to_first_token/p99","/regression/time_to_first_token/*","/regression/cost_per_call"],"load":[""],"concurrency":["/load"],"warmup":["/load"],"volume":[""],"owner":[""]}
export const POLICY_KEYS = {"version":[""],"contracts":["","/routes/*"],"candidate":["","/routes/*"],"provider":["/candidate","/baseline","/routes/*/candidate"],"model":["/candidate","/baseline","/routes/*/candidate"],"request":["/candidate","/baseline","/routes/*/candidate"],"baseline":[""],"journal":["/baseline"],"pinned":["/baseline"],"routes":[""],"thresholds":[""],"parse_rate":["/thresholds","/thresholds/per_group","/floors","/floors/per_group","/regression"],"schema_rate":["/thresholds","/thresholds/per_group","/floors","/floors/per_group","/regression"],"tool_rate":["/thresholds","/thresholds/per_group","/floors","/floors/per_group","/regression"],"match_rate":["/thresholds","/thresholds/per_group","/floors","/floors/per_group","/regression"],"case_rate":["/thresholds","/thresholds/per_group","/floors","/floors/per_group","/regression"],"per_group":["/thresholds","/floors"],"latency":["/thresholds","/floors","/regression"],"p50":["/thresholds/latency","/thresholds/time_to_first_token","/thresholds/tokens_per_second","/floors/latency","/floors/time_to_first_token","/floors/tokens_per_second","/regression/latency","/regression/time_to_first_token"],"p95":["/thresholds/latency","/thresholds/time_to_first_token","/thresholds/tokens_per_second","/floors/latency","/floors/time_to_first_token","/floors/tokens_per_second","/regression/latency","/regression/time_to_first_token"],"p99":["/thresholds/latency","/thresholds/time_to_first_token","/thresholds/tokens_per_second","/floors/latency","/floors/time_to_first_token","/floors/tokens_per_second","/regression/latency","/regression/time_to_first_token"],"time_to_first_token":["/thresholds","/floors","/regression"],"tokens_per_second":["/thresholds","/floors"],"cost_per_call":["/thresholds","/floors","/regression"],"mean":["/thresholds/cost_per_call","/floors/cost_per_call"],"floors":[""],"confidence":[""],"about":[""],"require_evidence":[""],"limits":[""],"max_cost":["/limits"],"max_calls":["/limits"],"max_unmeasured":["/limits"],"deadline":["/limits"],"concurrency":["/limits"],"severity":[""],"inconclusive":["/severity"],"weakened":["/severity"],"missing_baseline":["/severity"],"regressed":["/severity"],"unknown_model":["/severity"],"served_model":["/severity"],"mixed_models":["/severity"],"judge":[""],"regression":[""],"max_drop":["/regression/parse_rate","/regression/schema_rate","/regression/tool_rate","/regression/match_rate","/regression/case_rate"],"agreement":["/regression"],"least":["/regression/agreement"],"max_increase":["/regression/latency/p50","/regression/latency/p95","/regression/latency/p99","/regression/latency/*","/regression/time_to_first_token/p50","/regression/time_to_first_token/p95","/regression/time_to_first_token/p99","/regression/time_to_first_token/*","/regression/cost_per_call"],"retirement":[""],"warn":["/retirement"],"fail":["/retirement"],"reuse":[""],"max_age":["/reuse"],"weakening_label":[""],"show_values":[""],"providers":[""],"prices":[""],"callbacks":[""],"models":[""]}

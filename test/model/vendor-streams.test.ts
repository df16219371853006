import { expect, test } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import { readBody } from '../../src/model/read/answer-body.ts'

type Event = JsonObject | string

/** What a stream of events is read as: the kind of failure, or the finish reason, content, refusal and calls. */
function readAs(events: readonly Event[]): string {
  const reader = readBody({ api: 'chat', stream: true })
  const sink = reader.open(200, (name) => (name === 'content-type' ? 'text/event-stream' : null))
  const text = events
    .map((event) => (typeof event === 'string' ? event : `data: ${JSON.stringify(event)}\n\n`))
    .join('')
  const ended = sink.write(Buffer.from(text), 0)
  if (ended !== null && ended !== 'complete') return ended.kind
  const reading = reader.read()
  if (reading.kind !== 'read') return reading.failure.kind
  const { message, finishReason } = reading.answer
  const calls = message.toolCalls.map((call) => `${call.name}(${call.arguments})`).join(';')
  return `read ${finishReason.unified} ${JSON.stringify(message.content)} ${message.refusal ? 'R' : ''}${calls}`
}

const c = (delta: JsonObject, finish: string | null = null, more: JsonObject = {}): JsonObject => ({
  id: '1',
  object: 'chat.completion.chunk',
  model: 'm',
  choices: [{ index: 0, delta, finish_reason: finish }],
  ...more,
})
const D = 'data: [DONE]\n\n'
const T = (...calls: readonly JsonObject[]): JsonObject => ({ tool_calls: calls })

// biome-ignore format: a table
const ROWS: readonly (readonly [what: string, events: readonly Event[], begins: string])[] = [
['"null" finish then cut',[c({content:'{"a"'},'null'),c({content:':1'},'null')],'cut'],
['"null" finish then stop',[c({content:'{}'},'null'),c({},'stop'),D],'read stop "{}"'],
['code/message chunk 429',[{code:429,message:'too many requests'}],'rate-limited'],
['base_resp 1008 in stream',[{choices:null,base_resp:{status_code:1008,status_msg:'insufficient balance'}}],'quota'],
['base_resp 1027 with choices',[c({content:'x'}),{choices:[{index:0,delta:{},finish_reason:null}],base_resp:{status_code:1027,status_msg:'output new_sensitive'}}],'filtered'],
['base_resp 0 ok',[c({content:'{}'},'stop',{base_resp:{status_code:0,status_msg:''}}),D],'read stop "{}"'],
['error empty beside',[c({content:'{}'},null,{error:null}),c({},'stop',{error:''}),D],'read stop "{}"'],
['error {} beside',[c({content:'{}'},'stop',{error:{}}),D],'read stop "{}"'],
['event error overloaded',[c({content:'a'}),'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n'],'server-error'],
['event error plain',['event: error\ndata: boom\n\n'],'malformed'],
['openrouter mid',[c({content:'a'}),{...c({content:''},'error'),error:{code:'server_error',message:'Provider disconnected'}}],'server-error'],
['openrouter raw 451',[{error:{message:'Provider returned error',code:451,metadata:{raw:'{"error":{"message":"blocked","type":"censorship_blocked"}}',provider_name:'StepFun'}}}],'filtered'],
['statusCode in stream',[{statusCode:401,message:'Unauthorized'}],'unauthorized'],
['errors[] in stream',[{success:false,errors:[{code:3036,message:'daily free allocation'}]}],'quota'],
['finish content-filter hyphen',[c({content:'a'}),c({},'content-filter'),D],'read content-filter'],
['finish MAX_TOKENS enum',[c({content:'a'}),c({},'FinishReason.MAX_TOKENS'),D],'read length'],
['FINISH_REASON_SAFETY',[c({},'FINISH_REASON_SAFETY'),D],'read content-filter'],
['length then stop',[c({content:'a'}),c({},'length'),c({},'stop'),D],'read length'],
['stop then length',[c({content:'a'},'stop'),c({},'length'),D],'read length'],
['filter then empty',[c({content:'a'},'content_filter'),c({},''),D],'read content-filter'],
['finish without delta',[{choices:[{index:0,finish_reason:'content_filter'}]},D],'read content-filter'],
['content_filter_results prompts first',[{choices:[],prompt_filter_results:[{prompt_index:0}]},c({content:'{}'}),c({},'stop'),D],'read stop "{}"'],
['ping event',['event: ping\ndata: {"type":"ping"}\n\n',c({content:'{}'},'stop'),D],'read stop "{}"'],
['comment',[': OPENROUTER PROCESSING\n\n',c({content:'{}'},'stop'),D],'read stop "{}"'],
['no space data',[`data:${JSON.stringify(c({content:'{}'},'stop'))}\n\n`,'data:[DONE]\n\n'],'read stop "{}"'],
['CRLF',[`data: ${JSON.stringify(c({content:'{}'},'stop'))}\r\n\r\n`,'data: [DONE]\r\n\r\n'],'read stop "{}"'],
['BOM first',[`\ufeffdata: ${JSON.stringify(c({content:'{}'},'stop'))}\n\n`,D],'read stop "{}"'],
['choice index 1 other',[{choices:[{index:1,delta:{content:'x'},finish_reason:'stop'}]},c({content:'{}'},'stop'),D],'read stop "{}"'],
['whole message in chunk',[{choices:[{index:0,message:{role:'assistant',content:'{}'},finish_reason:'stop'}]},D],'read stop "{}"'],
['cumulative? DONE only',[D],'malformed'],
['empty stream',[''],'cut'],
['two calls no index',[c(T({id:'a',type:'function',function:{name:'f',arguments:'{}'}},{id:'b',type:'function',function:{name:'g',arguments:'{}'}})),c({},'tool_calls'),D],'read tool-calls null f({});g({})'],
['index as string',[c(T({index:'0',id:'a',function:{name:'f',arguments:'{"x"'}})),c(T({index:'0',function:{arguments:':1}'}})),c({},'tool_calls'),D],'read tool-calls null f({"x":1})'],
['name after args',[c(T({index:0,id:'a',function:{arguments:'{"x"'}})),c(T({index:0,function:{arguments:':1}'}})),c(T({index:0,function:{name:'f'}})),c({},'tool_calls'),D],'read tool-calls null f({"x":1})'],
['second call same index new name',[c(T({index:0,id:'a',function:{name:'f',arguments:'{}'}})),c(T({index:0,id:'b',function:{name:'delete_everything',arguments:'{}'}})),c({},'tool_calls'),D],'read tool-calls null f({});delete_everything({})'],

['args null then',[c(T({index:0,id:'a',function:{name:'f',arguments:null}})),c(T({index:0,function:{arguments:'{}'}})),c({},'tool_calls'),D],'read tool-calls null f({})'],
['legacy function_call',[c({function_call:{name:'f',arguments:''}}),c({function_call:{arguments:'{}'}}),c({},'function_call'),D],'read tool-calls null f({})'],
['legacy and tool',[c({function_call:{name:'f',arguments:'{}'}}),c(T({index:0,id:'a',function:{name:'g',arguments:'{}'}})),c({},'tool_calls'),D],'malformed'],
['tool call w/o function',[c(T({index:0,id:'a',type:'function'})),c({},'tool_calls'),D],'malformed'],
['tool call flat name',[c(T({index:0,id:'a',type:'function',name:'f',arguments:'{}'})),c({},'tool_calls'),D],'malformed'],
['refusal deltas',[c({refusal:'I '}),c({refusal:'can not'}),c({},'stop'),D],'read stop null R'],
['error after finish',[c({content:'{}'}),c({},'stop'),{error:{message:'late',code:500}}],'server-error'],
['usage error after filter',[c({content:''},'content_filter'),{error:{message:'x',code:500}}],'read content-filter'],
['done twice + trailing',[c({content:'{}'},'stop'),D,D],'read stop "{}"'],
['multi data lines',['data: {"choices":[{"index":0,\ndata: "delta":{"content":"{}"},"finish_reason":"stop"}]}\n\n',D],'read stop "{}"'],
['data not json',['data: hello\n\n'],'malformed'],
['array data',['data: [1]\n\n'],'malformed'],
['detail in stream',[{detail:'Not enough credits'}],'cut'],
['message only',[{message:'upstream failed'}],'cut'],
['http error in stream text',['data: {"error":"Unauthorized"}\n\n'],'malformed'],
['content as number',[c({content:5},'stop'),D],'malformed'],
['content list text',[c({content:[{type:'text',text:'{'}]}),c({content:[{type:'text',text:'}'}]},'stop'),D],'read stop "{}"'],
['reasoning only',[c({reasoning_content:'hm'}),c({},'stop'),D],'read stop null'],
]

test.each(ROWS)('%s', (_, events, begins) => {
  expect(readAs(events).slice(0, begins.length)).toBe(begins)
})

import { expect, test } from 'vitest'
import type { JsonValue } from '../../src/json/value.ts'
import { readBody } from '../../src/model/read/answer-body.ts'

/** What a body with this status is read as: the kind of failure, or `answered`. */
function readAs(status: number, body: JsonValue, type = 'application/json'): string {
  const reader = readBody({ api: 'chat', stream: false })
  reader
    .open(status, (name) => (name === 'content-type' ? type : null))
    .write(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), 0)
  const reading = reader.read()
  return reading.kind === 'read' ? 'answered' : reading.failure.kind
}

const E = (message: string, over: Record<string, JsonValue> = {}): JsonValue => ({
  error: { message, type: 'invalid_request_error', param: null, code: null, ...over },
})
const G = (code: number, status: string, message: string): JsonValue => [{ error: { code, message, status } }]

/** Bodies as vendors' documents and public reports have them; a text is sent as it stands. */
type Row = readonly [what: string, status: number, body: JsonValue, means: string, type?: string]

// biome-ignore format: a table
const ROWS: readonly Row[] = [
['GitHub Models unknown model',400,{error:{code:'unknown_model',message:'Unknown model: foo',details:'Unknown model: foo'}},'not-found'],
['GitHub Models tokens',413,{error:{code:'tokens_limit_reached',message:'Request body too large for gpt-4o model. Max size: 8000 tokens.',details:'...'}},'rejected'],
['GitHub Models ratelimit',429,{error:{code:'RateLimitReached',message:'Rate limit of 15 per 60s exceeded for UserByModelByMinute.'}},'rate-limited'],
['Copilot model_not_supported',400,E('The requested model is not supported.',{code:'model_not_supported',param:'model'}),'not-found'],
['HF router',400,E("The requested model 'x' is not supported by any provider you have enabled.",{code:'model_not_supported',param:'model'}),'not-found'],
['HF credits',402,{error:'You have exceeded your monthly included credits for Inference Providers.'},'quota'],
['Azure api-version',400,{error:{code:'BadRequest',message:'API version not supported'}},'not-found'],
['Azure 404',404,{error:{code:'404',message:'Resource not found'}},'not-found'],
['Azure filter',400,{error:{message:"The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",type:null,param:'prompt',code:'content_filter',status:400,innererror:{code:'ResponsibleAIPolicyViolation'}}},'filtered'],
['Zhipu 1308',429,{error:{code:'1308',message:'Usage limit reached for 5 hour. Your limit will reset at 2026-01-01'}},'quota'],
['Zhipu 1310',429,{error:{code:'1310',message:'Weekly/Monthly Limit Exhausted.'}},'quota'],
['Zhipu 1309',429,{error:{code:'1309',message:'Your GLM Coding Plan package has expired'}},'quota'],
['Zhipu 1311',429,{error:{code:'1311',message:'Your current subscription plan does not yet include access to GLM-5'}},'not-found'],
['Zhipu 1210',400,{error:{code:'1210',message:'API 调用参数有误'}},'rejected'],
['Zhipu 1301',400,{contentFilter:[{level:1,role:'user'}],error:{code:'1301',message:'系统检测到输入或生成内容可能包含不安全或敏感内容'}},'filtered'],
['Zhipu 1220',403,{error:{code:'1220',message:'You do not have permission to access glm-4'}},'unauthorized'],
['SiliconFlow 30001',403,{code:30001,message:'Sorry, your account balance is insufficient',data:null},'quota'],
['SiliconFlow 20015',400,{code:20015,message:'The parameter is invalid. Please check again.',data:null},'rejected'],
['SiliconFlow str token',401,'"Invalid token"','unauthorized'],
['Together credit',402,E('Credit limit exceeded',{type:'credit_limit'}),'quota'],
['Fireworks NOT_FOUND',404,{error:{object:'error',type:'invalid_request_error',message:'Model not found, inaccessible, and/or not deployed',code:'NOT_FOUND'}},'not-found'],
['Fireworks long',400,{error:{object:'error',type:'invalid_request_error',message:'The prompt is too long: 200000, model maximum context length: 131071'}},'rejected'],
['CF auth',401,{success:false,errors:[{code:10000,message:'Authentication error'}],messages:[],result:null},'unauthorized'],
['CF auth 400',400,{success:false,errors:[{code:6003,message:'Invalid request headers'}],messages:[],result:null},'unauthorized'],
['CF no model',400,{errors:[{message:'AiError: AiError: No such model @cf/foo or task',code:5007}],success:false,result:{},messages:[]},'not-found'],
['CF neurons',429,{errors:[{message:'AiError: you have used up your daily free allocation of 10,000 neurons, please upgrade',code:4006}],success:false,result:{},messages:[]},'quota'],
['CF bad input',400,{errors:[{message:'AiError: AiError: Bad input: Error: oneOf at "/" not met',code:5006}],success:false,result:{},messages:[]},'rejected'],
['watsonx bad',400,{errors:[{code:'invalid_request_entity',message:'json: cannot unmarshal'}],trace:'t',status_code:400},'rejected'],
['watsonx model',404,{errors:[{code:'model_not_supported',message:"Model 'x' is not supported"}],trace:'t',status_code:404},'not-found'],
['watsonx quota',403,{errors:[{code:'token_quota_reached',message:'token quota reached'}],trace:'t',status_code:403},'quota'],
['TGI validation',422,{error:'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 2048.',error_type:'validation'},'rejected'],
['TGI generation',424,{error:'Request failed during generation: Server error',error_type:'generation'},'server-error'],
['TGI overloaded',429,{error:'Model is overloaded',error_type:'overloaded'},'rate-limited'],
['OpenRouter raw rejected',400,{error:{message:'Provider returned error',code:400,metadata:{raw:'{"error":{"message":"Invalid schema for response_format","type":"invalid_request_error","param":"response_format","code":null}}',provider_name:'OpenAI'}}},'rejected'],
['OpenRouter raw filter',400,{error:{message:'Provider returned error',code:400,metadata:{raw:'{"error":{"message":"The response was filtered","type":null,"param":"prompt","code":"content_filter","status":400}}',provider_name:'Azure'}}},'filtered'],
['OpenRouter raw key',400,{error:{message:'Provider returned error',code:400,metadata:{raw:'[{"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]}}]',provider_name:'Google AI Studio'}}},'unauthorized'],
['OpenRouter raw plain',400,{error:{message:'Provider returned error',code:400,metadata:{raw:'ERROR',provider_name:'X'}}},'rejected'],
['OpenRouter free day',429,{error:{message:'Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day',code:429}},'quota'],
['OpenRouter no endpoints',404,{error:{message:'No endpoints found that support tool use.',code:404}},'not-found'],
['OpenRouter flagged',403,{error:{code:403,message:'x requires moderation',metadata:{reasons:['violence'],flagged_input:'...',provider_name:'OpenAI'}}},'filtered'],
['Gemini location',400,G(400,'FAILED_PRECONDITION','User location is not supported for the API use.'),'unauthorized'],
['Gemini billing',400,G(400,'FAILED_PRECONDITION','Gemini API free tier is not available in your country. Please enable billing on your project in Google AI Studio.'),'quota'],
['Gemini missing auth',400,G(400,'INVALID_ARGUMENT','Missing or invalid Authorization header.'),'unauthorized'],
['Gemini key nodetails',400,G(400,'INVALID_ARGUMENT','API key not valid. Please pass a valid API key.'),'unauthorized'],
['Gemini param',400,G(400,'INVALID_ARGUMENT','Invalid JSON payload received. Unknown name "foo": Cannot find field.'),'rejected'],
['Gemini 404',404,G(404,'NOT_FOUND','models/foo is not found for API version v1main'),'not-found'],
['xAI credits 429',429,{code:'Some resource has been exhausted',error:'Your team 123 has either used all available credits or reached its monthly spending limit. To continue making API requests, please purchase more credits or raise your spending limit.'},'quota'],
['xAI safety',403,{code:'The caller does not have permission to execute the specified operation',error:'Content violates usage guidelines. Team: x, API key ID: y, Model: grok-4, Failed check: SAFETY_CHECK_TYPE_BIO'},'filtered'],
['xAI model',404,{code:'Some requested entity was not found',error:'The model grok-foo does not exist or your team does not have access to it.'},'not-found'],
['xAI param',400,{code:'Client specified an invalid argument',error:'Argument not supported: stop'},'rejected'],
['Anthropic org disabled',400,{type:'error',error:{type:'invalid_request_error',message:'This organization has been disabled.'}},'unauthorized'],
['Anthropic output blocked',400,{type:'error',error:{type:'invalid_request_error',message:'Output blocked by content filtering policy'}},'filtered'],
['Anthropic long',400,{type:'error',error:{type:'invalid_request_error',message:'prompt is too long: 208310 tokens > 200000 maximum'}},'rejected'],
['Ark sensitive in',400,{error:{code:'SensitiveContentDetected',message:'The request failed because the input text may contain sensitive information.',type:'BadRequest',param:''}},'filtered'],
['Ark sensitive in2',400,{error:{code:'InputTextSensitiveContentDetected',message:'The request failed because the input text may contain sensitive information.',type:'BadRequest',param:''}},'filtered'],
['Ark overdue',403,{error:{code:'AccountOverdueError',message:'The request failed because your account has an overdue balance.',type:'Forbidden',param:''}},'quota'],
['Ark limit',429,{error:{code:'SetLimitExceeded',message:'Your account has reached the set inference limit for the model',type:'TooManyRequests',param:''}},'quota'],
['Ark 404',404,{error:{code:'InvalidEndpointOrModel.NotFound',message:'The model or endpoint x does not exist',type:'NotFound',param:''}},'not-found'],
['StepFun 451',451,{error:{message:'The content you provided or machine outputted is blocked.',type:'censorship_blocked'}},'filtered'],
['Portkey 446',446,{error:{message:'The guardrail checks defined in the config failed.',type:'hooks_failed',param:null,code:null},hook_results:{}},'filtered'],
['LiteLLM model',400,{error:{message:'/chat/completions: Invalid model name passed in model=gpt-4. Call `/v1/models` to view available models for your key.',type:'invalid_request_error',param:'model',code:'400'}},'not-found'],
['LiteLLM budget',400,{error:{message:'Budget has been exceeded! Current cost: 10.5, Max budget: 10.0',type:'budget_exceeded',param:null,code:'400'}},'quota'],
['LiteLLM expired',400,{error:{message:'Authentication Error - Expired Key. Key Expiry time 2025 and current time 2026',type:'expired_key',param:'None',code:'400'}},'unauthorized'],
['LiteLLM auth 400',400,{error:{message:'Authentication Error, Invalid proxy server token passed.',type:'auth_error',param:'None',code:'400'}},'unauthorized'],
['LiteLLM policy',400,{error:{message:'litellm.BadRequestError: litellm.ContentPolicyViolationError: AzureException - The response was filtered',type:null,param:null,code:'400'}},'filtered'],
['Databricks bad',400,{error_code:'BAD_REQUEST',message:'Invalid tool schema'},'rejected'],
['Databricks 404',404,{error_code:'RESOURCE_DOES_NOT_EXIST',message:"The given endpoint does not exist"},'not-found'],
['DeepInfra 422',422,{detail:{error:'max_tokens too large'}},'rejected'],
['Novita balance',403,{code:403,reason:'NOT_ENOUGH_BALANCE',message:'not enough balance',metadata:{}},'quota'],
['Novita model',404,{code:404,reason:'MODEL_NOT_FOUND',message:'model not found',metadata:{}},'not-found'],
['NVIDIA degraded',400,{type:'urn:inference-service:problem-details:bad-request',title:'Bad Request',status:400,detail:"Function id 'abc': DEGRADED function cannot be invoked"},'server-error'],
['NVIDIA param',400,{type:'urn:inference-service:problem-details:bad-request',title:'Bad Request',status:400,detail:'tools are not supported'},'rejected'],
['NVIDIA credits',402,{type:'urn:nvcf',title:'Payment Required',status:402,detail:'Cloud credits expired'},'quota'],
['Bedrock on-demand',400,{error:{code:'validation_error',message:"Invocation of model ID anthropic.claude-x with on-demand throughput isn\u2019t supported. Retry your request with the ID or ARN of an inference profile that contains this model.",param:null,type:'invalid_request_error'}},'not-found'],
['Moonshot filter',400,{error:{type:'content_filter',message:'The request was rejected because it was considered high risk'}},'filtered'],
['Moonshot long',400,{error:{type:'invalid_request_error',message:'Invalid request: Your request exceeded model token limit: 8192'}},'rejected'],
['Ollama tools',400,{error:{message:'registry.ollama.ai/library/gemma:latest does not support tools',type:'api_error',param:null,code:null}},'rejected'],
['llama ctx',400,{error:{code:400,message:'the request exceeds the available context size',type:'exceed_context_size_error',n_prompt_tokens:9000,n_ctx:4096}},'rejected'],
['SSE-framed 400',400,'data: {"error":{"message":"Invalid schema","type":"invalid_request_error","code":null}}\n\n','rejected','text/event-stream'],
['SSE-framed event 429',429,'event: error\ndata: {"error":{"message":"no money","code":"insufficient_quota"}}\n\n','quota','text/event-stream'],
['LM Studio unloaded',404,{error:{message:'No models loaded.',type:'invalid_request_error',param:'model',code:'model_not_found'}},'not-found'],
['Perplexity model',400,{error:{message:"Invalid model 'x'. Permitted models can be found in the documentation",type:'invalid_model',code:400}},'not-found'],
['200 empty error beside answer',200,{error:'',choices:[{index:0,message:{role:'assistant',content:'{}'},finish_reason:'stop'}]},'answered'],
['200 error {} beside answer',200,{error:{},choices:[{index:0,message:{role:'assistant',content:'{}'},finish_reason:'stop'}]},'answered'],
['200 error false',200,{error:false,choices:[{index:0,message:{role:'assistant',content:'{}'},finish_reason:'stop'}]},'answered'],
['200 code 0',200,{code:0,message:'success',choices:[{index:0,message:{role:'assistant',content:'{}'},finish_reason:'stop'}]},'answered'],
['200 errors[]',200,{success:false,errors:[{code:5007,message:'No such model x or task'}],result:null},'not-found'],
['200 statusCode',200,{statusCode:401,message:'Unauthorized'},'unauthorized'],
['200 status 429 text',200,{status:429,message:'too many'},'rate-limited'],
['control: quota param',400,E('quota exceeded: Invalid value for quota',{param:'tools[0].function.parameters',code:'invalid_value'}),'rejected'],
['control: org disabled param',400,E('This organization has been disabled is no enum value',{param:'tools[0]'}),'rejected'],
['control: blocked',400,E('messages.0.content: Output blocked by content filtering policy is not of type'),'rejected'],
]

for (const [what, status, body, means, type] of ROWS)
  test(what, () => {
    expect(readAs(status, body, type)).toBe(means)
  })

test('what a provider behind a gateway said is shown', () => {
  const reader = readBody({ api: 'chat', stream: false })
  const said = {
    error: { message: 'Provider returned error', code: 429, metadata: { raw: 'x is rate-limited upstream' } },
  }
  reader
    .open(429, (name) => (name === 'content-type' ? 'application/json' : null))
    .write(Buffer.from(JSON.stringify(said)), 0)
  const reading = reader.read()
  expect(reading.kind === 'unread' && reading.failure.message).toBe(
    'Provider returned error: x is rate-limited upstream',
  )
})

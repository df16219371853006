/** Small repositories that call OpenAI, each in its own way. */
const TICKET = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['category'],
  additionalProperties: false,
  properties: { category: { enum: ['billing', 'technical', 'other'] } },
}

export const typescriptWithSchemaFile = {
  '.git/HEAD': '',
  'schemas/ticket.schema.json': JSON.stringify(TICKET),
  'node_modules/other/index.ts': "client.chat.completions.create({ model: 'gpt-4.1', messages: [] })",
  'src/triage.ts': `import OpenAI from 'openai'
import ticketSchema from '../schemas/ticket.schema.json' with { type: 'json' }

const client = new OpenAI()
const MODEL = process.env.TRIAGE_MODEL ?? 'gpt-4o-mini-2024-07-18'

export async function triage(ticket: { body: string }, seed: number) {
  const completion = await client.chat.completions.create({
    model: MODEL,
    temperature: 0,
    seed,
    messages: [
      // What production says today.
      { role: 'system', content: 'You label support tickets.\\n' + 'Answer with JSON {like this}.' },
      { role: 'user', content: \`Ticket: \${ticket.body}\` },
    ],
    response_format: { type: 'json_schema', json_schema: { name: 'ticket', strict: true, schema: ticketSchema } },
  })
  return JSON.parse(completion.choices[0].message.content ?? '')
}
`,
}

export const pythonWithInlineFormat = {
  '.git/HEAD': '',
  'app/extract.py': `"""Orders from mails."""
from openai import OpenAI

MODEL = "gpt-4o-2024-05-13"
PROMPT = """Read the order in this mail.
Mail: {mail}"""

ORDER = {
    "type": "object",
    "required": ["items"],
    "additionalProperties": False,
    "properties": {
        "items": {"type": "array", "items": {"type": "string"}},
        "note": {"type": ["string", "null"]},  # may be missing
    },
}


def extract(mail: str) -> dict:
    response = OpenAI().chat.completions.create(
        model=MODEL,
        messages=[
            {"role": "system", "content": "You read orders. " "Answer with JSON."},
            {"role": "user", "content": PROMPT.format(mail=mail)},
        ],
        temperature=0.2,
        max_tokens=300,
        response_format={"type": "json_schema", "json_schema": {"name": "order", "schema": ORDER}},
    )
    return json.loads(response.choices[0].message.content)
`,
}

export const promptsInFiles = {
  '.git/HEAD': '',
  'prompts/system.md': 'You answer questions about {{product}}.\n',
  'config/models.yaml': 'chat:\n  model: gpt-6-luna\n',
  'src/answer.ts': `import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const system = readFileSync(join(import.meta.dirname, '../prompts/system.md'), 'utf8')

export const answer = (question: string, config: Config) =>
  openai.responses.create({
    model: config.model,
    instructions: system,
    input: [{ role: 'user', content: question }],
    text: { format: { type: 'json_object' } },
  })
`,
}

export const schemaInCode = {
  '.git/HEAD': '',
  'src/index.ts': `const Invoice = z.object({ total: z.number() })
throw new Error('nothing of a repository is run')
await client.chat.completions.parse({
  model: 'gpt-4.1',
  messages: [{ role: 'system', content: buildPrompt(locale) }, ...history, { role: 'user', content: JSON.stringify(invoice) }],
  response_format: zodResponseFormat(Invoice, 'invoice'),
  tools,
})
`,
}

import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import { example, mergeGroup, pullRequest } from './payloads.ts'

const ajv = new Ajv({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema(createRequire(import.meta.url)('@octokit/webhooks-schemas') as JsonObject, 'webhooks')

describe('the payloads that the Action is run with are what GitHub sends', () => {
  it.each<[string, string, JsonObject]>([
    ['of a pull request', 'pull_request$synchronize', pullRequest({ labels: ['gate-change-approved'] })],
    ['of a fork', 'pull_request$synchronize', pullRequest({ fork: true })],
    ['of a push', 'push$event', example('push')],
    ['of a merge group', 'merge_group$checks_requested', mergeGroup()],
    ['of a release', 'release$published', example('release', 'published')],
    ['of a dispatch', 'workflow_dispatch$event', { ...example('workflow_dispatch'), inputs: { model: 'sim-sloppy' } }],
  ])('%s', (_, definition, payload) => {
    const validate = ajv.compile({ $ref: `webhooks#/definitions/${encodeURIComponent(definition)}` })
    validate(payload)
    expect(validate.errors).toBeNull()
  })
})

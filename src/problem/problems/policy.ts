import type { ProblemTable } from '../problem-table.ts'

const doc = 'docs/policy.md'

export const POLICY_PROBLEMS = {
  'policy-loosened': {
    title: '{what} is {found}, looser than the {was} of {file}',
    hint: 'of several policy files a later one may only tighten, and names that an earlier one defines stay as they are',
    doc,
  },
  'policy-provider-unknown': {
    title: 'provider {name} is neither under providers nor a preset{meant}',
    hint: 'known: {known}',
    doc,
  },
  'policy-preset-unknown': { title: 'there is no preset {name}{meant}', hint: 'presets: {known}', doc },
  'policy-below-floor': {
    title: 'the default {what} of {found} asks for less than its floor, {floor}',
    hint: 'raise the default under thresholds, or lower the floor',
    doc,
  },
  'policy-null-floor': {
    title: 'the floor {what} is null',
    hint: 'a floor that is not wanted is left out; null only drops a default under thresholds',
    doc,
  },
  'threshold-below-floor': {
    title: '{what} of {found} asks for less than the policy’s floor, {floor}',
    hint: 'ask for at least the floor, or have the policy’s owners lower it',
    doc,
  },
  'threshold-not-askable': {
    title: '{what} can’t be asked of any call: the contract has no {missing}',
    hint: 'a threshold that nothing is asked would pass without meaning anything; add what is missing or drop it',
    doc: 'docs/contracts.md#thresholds',
  },
  'group-threshold-without-groups': {
    title: 'per_group is asked, and no case has a group',
    hint: 'give cases a group, or drop per_group',
    doc: 'docs/contracts.md#thresholds',
  },
  'no-requirement': {
    title: 'every threshold is dropped, so nothing could fail',
    hint: 'a contract needs at least one requirement; leave one of the defaults (parse_rate, schema_rate) standing',
    doc: 'docs/contracts.md#thresholds',
  },
} satisfies ProblemTable

import type { Contract } from '../contract/contract.js';
import type { JsonObject } from '../json/value.js';
import type { Source } from './engines/engine.js';
/** What is known of a provider, as data. Every fact carries where it was read and when. */
export interface ProviderProfile {
    readonly id: string;
    readonly title: string;
    /** May hold a placeholder (`{resource}`): then the policy or command line must give the URL. */
    readonly baseUrl: string | null;
    readonly apiKeyEnv: string | null;
    /** Which API it speaks: the contract's own (OpenAI's two), or Anthropic's Messages, into which Chat Completions is mapped. */
    readonly dialect: 'openai' | 'messages';
    /** A server that one runs oneself: it may do without a key. */
    readonly selfHosted: boolean;
    /** `response_format.type` values that the endpoint takes; empty where nothing is known. */
    readonly responseFormats: readonly string[];
    /** Whether a `json_schema` response format binds the answer. */
    readonly enforcement: Enforcement;
    /** What holds schemas (`engines/register.ts`), and whether of all or of strict ones only; null where it is not known. */
    readonly engine: {
        readonly id: string;
        readonly of: 'all' | 'strict';
    } | null;
    /** How members of the OpenAI request are spelled here: name → name, or null where there is no such member. */
    readonly renames: Readonly<Record<string, string | null>>;
    /** How `tool_choice` words are spelled here. */
    readonly toolChoices: Readonly<Record<string, string>>;
    /** Members of the request that are taken and dropped, or not taken. */
    readonly parameters: Readonly<Record<string, Effect>>;
    /** Whether `strict` on a tool binds its arguments. */
    readonly strictTools: Enforcement;
    /**
     * Token counts of a streamed answer: when asked for with `stream_options`, always (and `stream_options` is not sent,
     * which a closed request refuses), or nothing is known.
     */
    readonly streamUsage: 'asked' | 'always' | 'unknown';
    /** Whose Batch API it has, or has the shape of (`model/batch/vendors.ts`); null where there is none, or nothing is known. */
    readonly batch: 'openai' | 'dashscope' | 'together' | 'mistral' | 'anthropic' | null;
    /** Every member that a request may hold, where the endpoint refuses all others; null where it does not, or nobody says. */
    readonly closed: {
        readonly members: readonly string[];
        readonly source: Source;
    } | null;
    /** What a call cost stands in its usage, and is what was charged. */
    readonly statesCost: boolean;
    readonly notes: readonly ProviderNote[];
    readonly sources: readonly string[];
    readonly checked: string | null;
    /** Names of fields that are convention rather than seen in a source; never presented as facts. */
    readonly unverified: readonly string[];
}
/** The API in which a request is sent: a contract is written in one of the first two. */
export type SentApi = Contract['api'] | 'messages';
type Enforcement = 'enforced' | 'partly' | 'ignored' | 'unknown';
/** `unsupported`: the source says so without saying whether the endpoint refuses or ignores it. */
export type Effect = 'ignored' | 'refused' | 'unsupported';
/** Something worth knowing of a provider; `about`: only of requests or schemas that hold one of these members. */
export type ProviderNote = string | {
    readonly note: string;
    readonly about: readonly string[];
};
/** A request body in the provider's own dialect, and what was changed to get there. */
export interface MappedRequest {
    readonly body: JsonObject;
    readonly changes: readonly string[];
}
export {};

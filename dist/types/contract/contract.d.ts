import type { JsonObject, JsonValue } from '../json/value.js';
import type { Place } from '../problem/problem.js';
import type { Expect, ValueChecks } from './expect.js';
import type { Regressions } from './regressions.js';
import type { SchemaDocument } from './schema-document.js';
import type { Thresholds } from './threshold-set.js';
/** A contract file, read, checked and compiled. Nothing in it names an endpoint, a key or a command. */
export interface Contract {
    readonly name: string;
    readonly description?: string;
    /** The file as it is shown to people. */
    readonly file: string;
    readonly api: 'chat' | 'responses';
    /** The production request without its model: templates still inside, `$file`s resolved. */
    readonly request: JsonObject;
    readonly expect: Expect;
    /** Ask the endpoint to enforce the schema (OpenAI: `strict`). */
    readonly enforce: boolean;
    readonly cases: CaseList;
    /** Every schema that the contract or a case of it holds, at every place in the contract; those of tools are the request's own. */
    readonly schemas: readonly SchemaDocument[];
    readonly samples: number;
    /** As the contract states them; merging with the policy's is `plan`'s. null drops a policy default. */
    readonly thresholds: Thresholds;
    readonly regression: Regressions;
    readonly load?: LoadTest;
    /** Calls a month, for "dollars a month". */
    readonly volumePerMonth?: number;
    /** Whose budget it is: dollars a month are summed by it. */
    readonly owner?: string;
    /** sha256 of the contract file and of every file that it includes: path → digest. */
    readonly files: ReadonlyMap<string, string>;
    /** Where each part stands, by JSON Pointer into the contract file (`/thresholds/parse_rate`). */
    readonly placeOf: (pointer: string) => Place;
}
/** The cases of a contract. Those of case files are read from disk when asked for, so millions fit. */
export interface CaseList {
    readonly length: number;
    /** Group names in use, sorted. */
    readonly groups: readonly string[];
    readonly at: (index: number) => Case;
    /** What a call of the case is called by: often known without reading it again. */
    readonly labelAt: (index: number) => CaseLabel;
    /** 53 bits of a case's id, known without reading it again (`hash53`). */
    readonly idHashAt: (index: number) => number;
    /** All of them, where they stand in one piece; left out or null: ask for each. */
    readonly idHashes?: Float64Array | null;
    /**
     * How many cases expect values, calls, are flows, bring members of the request, among them others than the conversation
     * (`rules`: an answer may be judged by them), or expect anything of their own: known without reading them again.
     */
    readonly counts: {
        readonly expectValues: number;
        readonly expectCalls: number;
        readonly flows: number;
        readonly requests: number;
        readonly rules: number;
        readonly expects: number;
    };
}
export type CaseLabel = Pick<Case, 'id' | 'group' | 'turns'>;
export interface Case {
    readonly id: string;
    readonly group?: string;
    /** The contract's vars with the case's own over them. */
    readonly vars: JsonObject;
    /** The contract's expect with the case's own members over it; a flow is judged by its turns' instead. */
    readonly expect: Expect;
    readonly turns?: readonly Turn[];
    /** `format: openai-chat`: members that replace the request's (`messages`, `tools`). */
    readonly request?: JsonObject;
    /** The expected final message of an `openai-chat` row, as golden output for a baseline. */
    readonly golden?: JsonObject;
    readonly place: Place;
    /** Where a part of the case stands, by JSON Pointer into it as it is written (`/expect/match/total`). */
    readonly placeOf: (pointer: string) => Place;
}
/** Whether a case brings more of the request than its conversation. */
export declare const bringsRules: ({ request }: Pick<Case, "request">) => boolean;
/** One step of a flow: what is added to the conversation before the call, and what the answer must be. */
export interface Turn {
    readonly user?: JsonValue;
    readonly toolResults?: readonly ToolResults[];
    readonly expect: Expect;
    readonly place: Place;
}
/** Results for the calls to one tool; the first whose `when` holds for the call's arguments is taken. */
export interface ToolResults {
    readonly tool: string;
    readonly results: readonly {
        readonly when?: ValueChecks;
        readonly result: JsonValue;
    }[];
}
export interface LoadTest {
    readonly concurrency: number;
    readonly calls: number;
    readonly warmup: number;
}

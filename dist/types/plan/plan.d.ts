import type { Case, Contract } from '../contract/contract.js';
import type { JudgeMode, Limits, Price } from '../contract/policy/policy.js';
import type { Decimal } from '../contract/thresholds.js';
import type { JsonObject } from '../json/value.js';
import type { ProviderProfile } from '../provider/profile.js';
import type { Requirement } from './requirement.js';
export type Role = 'candidate' | 'baseline';
/** A model to be called: where, under what name, with what changes to the request, at what price. */
export interface Target {
    /** The name under which the policy or command line knows the provider. */
    readonly providerName: string;
    readonly provider: ProviderProfile;
    readonly baseUrl: string;
    /** The environment variable that holds the key for this host; read by the entry alone. */
    readonly apiKeyEnv: string;
    readonly keyRequired: boolean;
    readonly model: string;
    /** Under whose name the registry knows it: the policy's provider, also where a flag sends its calls elsewhere. */
    readonly registered: {
        readonly provider: string;
        readonly preset: string;
    };
    /** A JSON merge patch on every request. */
    readonly request: JsonObject;
    readonly price: Price | null;
    /** The model's own limit of one answer, in tokens; null: not known. */
    readonly maxOutput: number | null;
    /** The cases' own golden outputs stand in for a model: no call is made, and nothing was timed or paid. */
    readonly golden?: true;
}
/** One case asked once: every rate counts units. Its place is its position in the planned order. */
export interface Unit {
    readonly place: number;
    readonly contractIndex: number;
    readonly contract: Contract;
    readonly caseIndex: number;
    readonly case: Case;
    readonly sample: number;
}
export interface PlannedContract {
    readonly contract: Contract;
    readonly candidate: Target;
    readonly baseline: Target | null;
    readonly samples: number;
    readonly requirements: readonly Requirement[];
    /** What a confident verdict speaks about (docs/statistics.md#with-confidence). */
    readonly claim: 'calls' | 'cases';
    /** A load test's times differ from call to call also where its answers can't: speeds are claimed of calls then. */
    readonly speedClaim?: 'calls';
    /** Time to first token or speed is asked for. */
    readonly stream: boolean;
}
/** What a run will do, fixed before the first call. The same inputs and seed give the same plan on any machine. */
export interface Plan {
    /** sha256 over everything that decides which calls are made and how they are judged. */
    readonly digest: string;
    readonly seed: number;
    readonly contracts: readonly PlannedContract[];
    /** Units of the whole plan, rounds in seeded order: sample 0 of every case, then sample 1, … */
    readonly unitCount: number;
    readonly unitAt: (place: number) => Unit;
    /** Cheap view of the same order, without reading the case. */
    readonly slotAt: (place: number) => {
        readonly contractIndex: number;
        readonly caseIndex: number;
        readonly sample: number;
    };
    /** The place of a slot; undefined where the plan has none. */
    readonly placeOf: (slot: {
        readonly contractIndex: number;
        readonly caseIndex: number;
        readonly sample: number;
    }) => number | undefined;
    readonly roles: readonly Role[];
    readonly confidence: Decimal | null;
    /** Candidates of one run of which one that passes is enough: a wrong pass may come of each of them. Left out: one. */
    readonly candidates?: number;
    readonly stopEarly: boolean;
    /** What decides where there is a baseline (docs/statistics.md#against-a-baseline). */
    readonly judge: JudgeMode;
    readonly limits: Limits;
    readonly shard: {
        readonly index: number;
        readonly total: number;
    } | null;
    /** Through the vendors' Batch APIs: nothing is timed. Left out: online. */
    readonly via?: 'batch';
}
/** Cases that a plan asks; a shard's places alone know which are its own. */
export declare function casesIn({ contracts, shard, unitCount, slotAt }: Plan): number;

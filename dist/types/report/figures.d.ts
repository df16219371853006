/** What one model came to over all contracts together: for the table of several candidates, not for report.json. */
export interface ReportFigures {
    readonly candidate: ModelFigures;
    /** null without a baseline that was called. */
    readonly baseline: ModelFigures | null;
    /** What a pass is proven at, because any of several candidates is enough; null without confidence, or where all must pass. */
    readonly level: number | null;
}
/** null where nothing was measured, or nothing is known of it. */
export interface ModelFigures {
    /** Units that say something of the model. */
    readonly measured: number;
    readonly rates: Readonly<Record<FigureRate, CountedShare | null>>;
    readonly latency_ms: {
        readonly p50: number;
        readonly p95: number;
        readonly p95_to_p50: number | null;
    } | null;
    /** Output tokens over the seconds that their whole answers took. */
    readonly output_tokens_per_second: number | null;
    /** All tokens, of input and output, at what they cost together. */
    readonly usd_per_1m_tokens: number | null;
    readonly usd_per_1000_calls: number | null;
    readonly cost_usd: number | null;
    readonly tokens: {
        readonly input: number;
        readonly output: number;
    };
}
export interface CountedShare {
    readonly passed: number;
    readonly of: number;
}
/** From the strongest to the weakest, as they are shown. */
export declare const FIGURE_RATES: readonly ["match_rate", "tool_rate", "schema_rate", "parse_rate"];
export type FigureRate = (typeof FIGURE_RATES)[number];
export declare const shareOf: (counted: CountedShare | null) => number | null;

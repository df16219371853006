/** What a policy's `severity` decides about, by the name in our types; `snakeCase` is its name in the file. */
export declare const SEVERITIES: readonly ["inconclusive", "weakened", "missingBaseline", "regressed", "unknownModel", "servedModel", "mixedModels"];
export type SeverityName = (typeof SEVERITIES)[number];
/** `missingBaseline` → `missing_baseline`. */
export declare const snakeCase: (name: string) => string;

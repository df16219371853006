import type { EXIT } from '../exit-codes.js';
import type { ReportFinding } from './report.js';
/** What `check` says, as `--format json` prints it. Member names are snake_case because this is a published format. */
export interface CheckReport {
    readonly format: 1;
    /** 0 good; 1 an error was found; 2 a run would be refused. */
    readonly exit_code: typeof EXIT.good | typeof EXIT.failed | typeof EXIT.refused;
    readonly contracts: readonly {
        readonly name: string;
        readonly file: string;
        readonly cases: number;
    }[];
    /** What a run would be refused for. */
    readonly problems: readonly ReportFinding[];
    readonly findings: readonly ReportFinding[];
    /** What an engine makes of a keyword, for programs. */
    readonly preflight: readonly EngineFinding[];
}
/** What an engine makes of one keyword of a schema. */
export interface EngineFinding {
    readonly engine: string | number | boolean;
    readonly keyword: string | number | boolean | undefined;
    readonly effect: string | number | boolean | undefined;
    readonly place: ReportFinding['place'];
}

/** What production would pay a month, old model against new, by whose budget it is; US dollars. */
export interface CostsByOwner {
    /** By name; contracts that name a volume and no owner come last, under null. */
    readonly owners: readonly OwnerCost[];
    readonly total: MonthlyCost;
}
export interface OwnerCost extends MonthlyCost {
    readonly owner: string | null;
    /** Those that are counted. */
    readonly contracts: readonly string[];
    /** Those that are not, because they name no volume or the new model's cost is not known. */
    readonly unpriced: readonly string[];
}
export interface MonthlyCost {
    readonly calls_per_month: number;
    /** Of the contracts that are counted; null unless it is known of each of them. */
    readonly old_usd: number | null;
    /** null where none is counted. */
    readonly new_usd: number | null;
}
/** One contract's part; null: not known, or not named. */
export interface ContractCost {
    readonly contract: string;
    readonly owner: string | null;
    readonly callsPerMonth: number | null;
    readonly oldUsdPerCall: number | null;
    readonly newUsdPerCall: number | null;
}
/** null where no contract names an owner. */
export declare function costsByOwner(contracts: readonly ContractCost[]): CostsByOwner | null;

/** How the process ends, for every command and for the Action (docs/ci.md#exit-codes). */
export declare const EXIT: {
    /** Every requirement passes, or nothing is wrong. */
    readonly good: 0;
    /** A requirement is proven failed, or a check found an error. */
    readonly failed: 1;
    /** A bad contract, policy or flag; a wrong key or model before any answer: nothing could begin. */
    readonly refused: 2;
    /** Not enough evidence. */
    readonly inconclusive: 3;
    /** A bug of ours. */
    readonly bug: 4;
    /** Signals, as a shell counts them: 128 and the signal's number. */
    readonly SIGINT: 130;
    readonly SIGTERM: 143;
};

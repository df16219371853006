declare module 'vitest' {
    interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
        /**
         * The answer is what one case of a contract asks for. Takes an answer's text, a message or a whole response of
         * Chat Completions, or a response of the Responses API.
         *
         * @param contract a contract file, relative to the folder that vitest runs in
         */
        toMeetContract(contract: string, options?: {
            readonly case?: string;
        }): R;
    }
}
export {};

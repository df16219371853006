/**
 * Shapes of a Chat Completions answer that are not those which OpenAI documents, though they can be understood.
 * The table of docs/outcomes.md; `envelope: strict` lets none pass that some client can't read.
 */
export declare const ENVELOPE_SHAPES: {
    readonly 'arguments-object': {
        readonly words: "arguments as an object";
        readonly unreadBy: {
            readonly whole: readonly ["openai 7.57", "AI SDK (@ai-sdk/openai 3.0)", "AI SDK (@ai-sdk/openai-compatible 2.0)", "@langchain/openai 1.5"];
            readonly streamed: readonly ["openai 7.57", "AI SDK (@ai-sdk/openai 3.0)", "AI SDK (@ai-sdk/openai-compatible 2.0)", "@langchain/openai 1.5"];
        };
    };
    readonly 'arguments-empty': {
        readonly words: "empty arguments";
        readonly unreadBy: {
            readonly whole: readonly ["openai 7.57", "@langchain/openai 1.5"];
            readonly streamed: readonly ["openai 7.57"];
        };
    };
    readonly 'arguments-missing': {
        readonly words: "a call without arguments";
        readonly unreadBy: {
            readonly whole: readonly ["openai 7.57", "AI SDK (@ai-sdk/openai 3.0)", "AI SDK (@ai-sdk/openai-compatible 2.0)", "@langchain/openai 1.5"];
            readonly streamed: readonly ["openai 7.57"];
        };
    };
    readonly 'function-call': {
        readonly words: "a call in `function_call`";
        readonly unreadBy: {
            readonly whole: readonly ["openai 7.57", "AI SDK (@ai-sdk/openai 3.0)", "AI SDK (@ai-sdk/openai-compatible 2.0)", "@langchain/openai 1.5"];
            readonly streamed: readonly ["openai 7.57", "AI SDK (@ai-sdk/openai 3.0)", "AI SDK (@ai-sdk/openai-compatible 2.0)", "@langchain/openai 1.5"];
        };
    };
    readonly 'content-parts': {
        readonly words: "content as parts";
        readonly unreadBy: {
            readonly whole: readonly ["openai 7.57", "AI SDK (@ai-sdk/openai 3.0)", "@langchain/openai 1.5"];
            readonly streamed: readonly ["openai 7.57", "AI SDK (@ai-sdk/openai 3.0)", "@langchain/openai 1.5"];
        };
    };
    readonly 'call-without-type': {
        readonly words: "a call without `type`";
        readonly unreadBy: {
            readonly whole: readonly ["openai 7.57", "AI SDK (@ai-sdk/openai 3.0)"];
            readonly streamed: readonly ["openai 7.57"];
        };
    };
    readonly 'call-without-id': {
        readonly words: "a call without `id`";
        readonly unreadBy: {
            readonly whole: readonly [];
            readonly streamed: readonly ["@langchain/openai 1.5"];
        };
    };
    readonly 'calls-of-one-index': {
        readonly words: "calls of one `index`";
        readonly unreadBy: {
            readonly whole: readonly [];
            readonly streamed: readonly ["openai 7.57"];
        };
    };
};
export type EnvelopeShape = keyof typeof ENVELOPE_SHAPES;
export declare const ENVELOPE_SHAPE_NAMES: readonly EnvelopeShape[];
/** Those that some client can't read, in the table's order. */
export declare const unreadShapes: (shapes: ReadonlySet<EnvelopeShape>, mode: "whole" | "streamed") => readonly EnvelopeShape[];

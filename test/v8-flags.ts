/**
 * For every process that a test starts and that has threads: V8 of Node 24.21 may end one where threads come and go.
 * - On machines with memory protection keys beside compiled code: "Check failed: jit_page.has_value()"
 *   (nodejs/node#64500 tells of the same registry).
 * - With WebAssembly in several threads, as Node's reader of TypeScript is, by a segmentation fault in
 *   `Runtime_TierUpWasmToJSWrapper`: no wrapper is called so often that it is compiled anew. What is built has no
 *   WebAssembly in threads.
 */
export const V8_FLAGS = ['--no-memory-protection-keys', '--wasm-wrapper-tiering-budget=1000000000']

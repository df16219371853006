/**
 * For every process that a test starts and that has threads. V8 may end one on machines with memory protection keys when
 * threads come and go beside compiled code ("Check failed: jit_page.has_value()", seen with Node 24.21; nodejs/node#64500
 * tells of the same registry).
 */
export const V8_FLAGS = ['--no-memory-protection-keys']

/**
 * undici reads HTTP by one function of WebAssembly of 34 kB. V8 compiles it anew with its optimizing compiler after some
 * loops in it (13 MB of code passed over), which comes to three answers and takes 55 ms of a processor; a hundred times as
 * many may pay for it. Called once Node's own modules are loaded, which a flag has compiled anew (large-process.ts).
 */
export function optimizeParserLater(): void {
  process.getBuiltinModule('node:v8').setFlagsFromString('--wasm-tiering-budget=1300000000')
}

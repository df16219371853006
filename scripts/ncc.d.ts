/** The part of @vercel/ncc 0.45 that the build uses; the package brings no types. */
declare module '@vercel/ncc' {
  export interface NccOptions {
    readonly cache: false
    readonly quiet: boolean
    readonly minify?: boolean
    readonly esm: boolean
    readonly license: string
    readonly filename: string
    readonly target: string
    readonly filterAssetBase: string
  }
  export interface NccOutput {
    readonly code: string
    readonly assets: Readonly<Record<string, { readonly source: string | Buffer }>>
  }
  export default function ncc(entry: string, options: NccOptions): Promise<NccOutput>
}

/** The page's style, light and dark, one fixed text that is allowed by its hash. */
export const STYLE = `
:root { color-scheme: light dark; --ground: #fff; --text: #1f2328; --quiet: #59636e; --line: #d1d9e0; --control: #818b98; --soft: #f6f8fa; --bad: #cf222e; --good: #1a7f37; --open: #9a6700; --own: #0969da; --other: #8c5bb5; --mark: #ffd9d6; --differs: #fff0b8; }
@media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --text: #e6edf3; --quiet: #9198a1; --line: #3d444d; --control: #656c76; --soft: #151b23; --bad: #ff7b72; --good: #3fb950; --open: #d29922; --own: #58a6ff; --other: #c297f0; --mark: #4f2020; --differs: #372f0f; } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji" }
main { max-width: 1100px; margin: 0 auto; padding: 16px 20px 64px }
h1 { font-size: 22px; line-height: 1.3; margin: 12px 0; overflow-wrap: anywhere }
h2 { font-size: 19px; margin: 0 0 8px; overflow-wrap: anywhere }
h3 { font-size: 15px; margin: 20px 0 6px }
h4 { font-size: 13px; margin: 10px 0 4px; color: var(--quiet) }
p { margin: 6px 0; overflow-wrap: anywhere }
small { color: var(--quiet); font-weight: 400; font-size: 13px }
code, pre { font: 13px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace }
code { background: var(--soft); border-radius: 4px; padding: 1px 4px; overflow-wrap: anywhere }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: 8px 10px; margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 30em; overflow: auto }
mark { background: none; color: inherit; border-radius: 2px } mark.differs { background: var(--differs) } mark.fault { background: var(--mark); border-bottom: 2px solid var(--bad) }
a { color: var(--own) }
:focus-visible { outline: 2px solid var(--own); outline-offset: 2px }
.skip { position: absolute; left: -999px } .skip:focus { left: 8px; top: 8px; background: var(--ground); padding: 4px 8px }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.quiet { color: var(--quiet) }
.key-sentence { font-weight: 600 }
.notice { border-left: 4px solid var(--bad); background: var(--soft); padding: 8px 12px; margin: 12px 0 } .notice ul { margin: 4px 0; padding-left: 20px }
.scroll { overflow-x: auto; margin: 6px 0 }
table { border-collapse: collapse; width: 100% } table.small { width: auto }
th, td { text-align: left; padding: 4px 12px 4px 0; border-bottom: 1px solid var(--line); vertical-align: top; white-space: nowrap }
td:nth-child(n+3) { white-space: normal; min-width: 6em } td code { white-space: normal; overflow-wrap: anywhere; display: inline-block; max-width: 46ch } .wide td:nth-child(3) { min-width: 17em } .scroll td:last-child { min-width: 9em } .sortable td, .small td { white-space: nowrap; min-width: 0 } .sortable td:nth-child(2) { white-space: normal; overflow-wrap: anywhere; min-width: 7em } .sortable td:nth-child(3), .sortable th:nth-child(3) { white-space: normal }
th { font-weight: 600; font-size: 13px; color: var(--quiet) }
th button { all: unset; cursor: pointer } th button:focus-visible { outline: 2px solid var(--own) }
th[aria-sort="ascending"] button::after { content: " ▲" } th[aria-sort="descending"] button::after { content: " ▼" }
td.failed { color: var(--bad); font-weight: 600 } td.undecided { color: var(--open) } td.passed { color: var(--good) } .sortable td.passed { color: inherit }
.contract { border-top: 1px solid var(--line); margin-top: 28px; padding-top: 20px }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr)); gap: 8px 32px } .pair h3 { margin-top: 8px }
.funnel { list-style: none; margin: 0; padding: 0 } .funnel li { display: grid; grid-template-columns: 86px 1fr 108px; gap: 8px; align-items: center; padding: 2px 0 }
.figure { text-align: right; font-variant-numeric: tabular-nums }
.bar { width: 100%; height: 14px; border-radius: 3px } .track { fill: var(--soft) } .fill { fill: var(--own) } .fill.worst { fill: var(--bad) }
figure { margin: 0 0 6px } figcaption { font-size: 13px }
.latency svg { overflow: visible } .latency text { font-size: 11px; fill: var(--quiet) } .latency rect.candidate { fill: var(--own); opacity: .75 }
.latency line.baseline { stroke: var(--other); stroke-width: 2 } .latency line.mark { stroke: var(--text); stroke-dasharray: 3 3; opacity: .6 } .latency line.axis { stroke: var(--line) }
.trend { max-width: 420px; display: block } .trend line { stroke: var(--own); stroke-width: 2 } .trend circle { fill: var(--own) }
.key { display: inline-block; width: 14px; height: 10px; border-radius: 2px } .key.candidate { background: var(--own) } .key.baseline { border-top: 3px solid var(--other); height: 4px }
details { border-bottom: 1px solid var(--line) } summary { cursor: pointer; padding: 6px 0; overflow-wrap: anywhere }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr)); gap: 0 16px } .sides > div { min-width: 0 }
#filters { display: flex; flex-wrap: wrap; gap: 6px 14px; align-items: center; margin: 14px 0; position: sticky; top: 0; z-index: 1; background: var(--ground); padding: 8px 0; border-bottom: 1px solid var(--line) } #filters[hidden] { display: none }
#filters label { font-size: 13px; color: var(--quiet) } #filters input, #filters select, #filters button { font: inherit; color: var(--text); background: var(--ground); border: 1px solid var(--control); border-radius: 6px; padding: 4px 8px; max-width: 200px } output { font-size: 13px }
dl { margin: 8px 0 } dl > div { display: grid; grid-template-columns: 90px 1fr; gap: 0 12px; padding: 2px 0 } dt { color: var(--quiet) } dd { margin: 0; overflow-wrap: anywhere }
.calls > details, .contract { scroll-margin-top: 56px }
.calls.whole { content-visibility: auto; contain-intrinsic-size: auto 1850px } .calls details { content-visibility: auto; contain-intrinsic-size: auto 36px } .call { padding: 0 0 14px 18px }
.badge { font-size: 12px; border: 1px solid var(--line); border-radius: 10px; padding: 0 7px; color: var(--bad); white-space: nowrap } .badge.unmeasured { color: var(--open) }
footer { margin-top: 40px }
@media (max-width: 600px) { main { padding: 8px 12px 48px } th, td { padding-right: 8px } .sortable td:nth-child(3) { min-width: 8em } .sortable th small { display: block } .wide td:nth-child(3) { min-width: 12em } .call { padding-left: 6px } #filters { position: static } }
@media print { pre { max-height: none } .scroll { overflow: visible } }
`

/** Escapes text for use inside an element or a double-quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** Formats an amount in minor units: `$19.00`. */
export function money(amount: number | null, currency: string | null): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: currency ?? 'usd' })
  return format.format((amount ?? 0) / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

const STYLE = `
:root{color-scheme:light dark;--paper:#f7f8fa;--panel:#fff;--ink:#1a1f36;--soft:#4f566b;--line:#8792a2;--rule:#e3e8ee;--go:#0055de;--bad:#a41c4e;--bad-paper:#fdeef3;--note:#eef3fb}
@media(prefers-color-scheme:dark){:root{--paper:#12151c;--panel:#1b2029;--ink:#eef1f6;--soft:#b4bccb;--line:#6f7b8f;--rule:#2c333f;--go:#8ab4ff;--bad:#ffa3bd;--bad-paper:#331a24;--note:#1d2a3e}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1rem 4rem;display:grid;gap:2rem}
@media(min-width:48rem){main.split{grid-template-columns:5fr 6fr;gap:4rem;padding-top:4rem}}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}h2{font-size:1.1rem;margin:0 0 .75rem}p{margin:.25rem 0}
.soft{color:var(--soft)}.total{font-size:2.2rem;font-weight:600;margin:.25rem 0 1rem}.panel{background:var(--panel);border:1px solid var(--rule);border-radius:8px;padding:1.5rem}
.items{list-style:none;margin:0;padding:0}.items li{display:flex;justify-content:space-between;gap:1rem;padding:.6rem 0;border-top:1px solid var(--rule)}
label{display:block;font-weight:600;font-size:.9rem;margin-top:1rem}input,select{font:inherit;width:100%;padding:.6rem .7rem;border:1px solid var(--line);border-radius:6px;background:var(--panel);color:inherit}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem}fieldset{border:0;padding:0;margin:1rem 0 0}legend{font-weight:600;font-size:.9rem;padding:0}
.choice{display:flex;gap:.6rem;align-items:center;font-weight:400;margin-top:.4rem}.choice input{width:auto}
button{font:inherit;font-weight:600;cursor:pointer;border-radius:6px;border:1px solid var(--line);background:var(--panel);color:var(--ink);padding:.55rem 1rem}
button.go{width:100%;margin-top:1.5rem;padding:.8rem;border-color:var(--go);background:var(--go);color:var(--panel)}
a{color:var(--go)}:focus-visible{outline:2px solid var(--go);outline-offset:2px}
.alert{border-left:4px solid var(--bad);background:var(--bad-paper);color:var(--bad);padding:.75rem 1rem;border-radius:4px}.note{background:var(--note);padding:.75rem 1rem;border-radius:6px;font-size:.9rem}
code{font-family:ui-monospace,monospace;font-size:.9em;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%;font-size:.9rem}td,th{text-align:left;padding:.5rem .75rem .5rem 0;border-top:1px solid var(--rule);vertical-align:top}
.hidden{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}.narrow{max-width:32rem;width:100%;margin-inline:auto}
form:has([value=card]:checked) .bank,form:has([value=us_bank_account]:checked) .card{display:none}
.row{display:flex;flex-wrap:wrap;gap:.5rem}.scroll{overflow-x:auto}summary{cursor:pointer}.test{border-bottom:1px solid var(--rule);padding:.5rem 1rem;font-size:.85rem;text-align:center;color:var(--soft)}
`

/** Returns a complete page of the simulator. `body` is markup. */
export function page(title: string, body: string, layout: 'split' | 'plain' = 'plain'): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="data:,"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><header class="test">Stripe simulator: no real money moves here</header><main class="${layout}">${body}</main></body></html>`
}

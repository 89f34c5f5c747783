const STYLE = `
:root{color-scheme:light dark;--paper:#f6f8f6;--surface:#fff;--ink:#14201d;--ink2:#43524d;--line:#c9d3ce;--strong:#7f8d88;--link:#0b5b66;--on:#fff;--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--paper:#0e1614;--surface:#15201d;--ink:#e8efec;--ink2:#b4c2bc;--line:#2c3b37;--strong:#6b7c76;--link:#6fc3cf;--on:#06211f;--bad:#ff9b92}}
*{box-sizing:border-box}body{margin:0;padding:24px 16px 64px;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:1100px;margin:0 auto}main.narrow{max-width:620px}h1{font-size:28px;line-height:1.2;font-weight:500;margin:0 0 8px}
h2{font-size:20px;margin:40px 0 12px;padding-top:16px;border-top:1px solid var(--ink)}p{margin:0 0 16px}a{color:var(--link)}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}.quiet{color:var(--ink2);font-size:14px}.bad{color:var(--bad)}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:8px 16px 8px 0;border-bottom:1px solid var(--line);vertical-align:top}th{font-size:14px}
button{font:inherit;padding:6px 14px;border:1px solid var(--link);border-radius:3px;background:var(--link);color:var(--on);cursor:pointer}
button.second{background:transparent;color:var(--link)}form{margin:0 0 16px}form.inline{display:inline-block;margin:0 8px 4px 0}summary{margin-bottom:12px;cursor:pointer}
input,select{font:inherit;padding:6px 8px;border:1px solid var(--strong);border-radius:3px;background:var(--surface);color:var(--ink);max-width:100%}
.fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));gap:12px 24px;margin-bottom:16px;align-items:end}.fields label{display:block;font-size:14px}.fields label>input:not([type=checkbox]),.fields label>select{display:block;width:100%}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px}dt{color:var(--ink2)}dd{margin:0;overflow-wrap:anywhere}.choice{display:flex;gap:16px;margin-top:16px}
@media (max-width:700px){table,tbody,tr,td{display:block}thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}td{border:0;padding:2px 0}tr{border-bottom:1px solid var(--line);padding:8px 0}}`

/** Escapes text for use in an element or a double-quoted attribute. */
export function escapeHtml(text: string | number): string {
  return String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

export function page(title: string, body: string, width: 'narrow' | 'full' = 'full'): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main${width === 'narrow' ? ' class="narrow"' : ''}><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`
}

import { escapeHtml, findLinks, linkify } from './html'
import type { StoredMail } from './mailbox'

const STYLE = `
:root{color-scheme:light dark;--paper:#f6f8f6;--surface:#fff;--ink:#14201d;--ink2:#43524d;--line:#c9d3ce;--link:#0b5b66}
@media (prefers-color-scheme:dark){:root{--paper:#0e1614;--surface:#15201d;--ink:#e8efec;--ink2:#b4c2bc;--line:#2c3b37;--link:#6fc3cf}}
*{box-sizing:border-box}body{margin:0;padding:24px 16px 64px;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:960px;margin:0 auto}h1{font-size:28px;line-height:1.2;font-weight:500;margin:0 0 8px;overflow-wrap:anywhere}
h2{font-size:18px;margin:32px 0 8px}p{margin:0 0 16px}a{color:var(--link)}:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:8px 16px 8px 0;border-bottom:1px solid var(--line);vertical-align:top}
th{font-weight:600;font-size:14px}.quiet{color:var(--ink2)}dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:0}
dt{color:var(--ink2)}dd{margin:0;overflow-wrap:anywhere}iframe{width:100%;height:640px;border:1px solid var(--line);background:#fff}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--surface);border:1px solid var(--line);padding:16px;margin:0;font:14px/1.5 ui-monospace,monospace}
li{overflow-wrap:anywhere}
@media (max-width:600px){table,tbody,tr,td{display:block}thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}td{border:0;padding:2px 0}tr{border-bottom:1px solid var(--line);padding:8px 0}}`

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`
}

const when = (mail: StoredMail) =>
  `<time datetime="${escapeHtml(mail.date)}">${escapeHtml(mail.date.slice(0, 19).replace('T', ' '))} UTC</time>`

/** Lists all emails, newest first. The page reloads when another email arrives. */
export function listPage(mails: StoredMail[], to: string): string {
  const rows = [...mails]
    .reverse()
    .map(
      (mail) =>
        `<tr><td><a href="/mail/${mail.id}">${escapeHtml(mail.subject || '(no subject)')}</a></td><td>${escapeHtml(mail.to)}</td><td>${when(mail)}</td></tr>`,
    )
    .join('')
  const table = `<div class="wide"><table><thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Received</th></tr></thead><tbody>${rows}</tbody></table></div>`
  const some = to ? `<p>Emails to ${escapeHtml(to)}. <a href="/">Show all emails</a></p>` : ''
  const body = `<h1>Inbox</h1><p class="quiet">Every email sent here is stored, whatever its recipient. Nothing is delivered.</p>${some}${rows ? table : '<p>No emails yet.</p>'}<script src="/refresh.js" data-count="${mails.length}" data-to="${escapeHtml(to)}"></script>`
  return page(`Inbox (${mails.length})`, body)
}

/** Shows one email: its links, its HTML part in a frame without scripts, and its text part. */
export function mailPage(mail: StoredMail): string {
  const links = findLinks(mail.text)
  const list = links.length
    ? `<h2>Links in this email</h2><ul>${links.map((link) => `<li><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></li>`).join('')}</ul>`
    : ''
  const frame = mail.html
    ? `<h2>As a mail program shows it</h2><iframe title="The email" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mail/${mail.id}/html"></iframe>`
    : ''
  return page(
    mail.subject || 'Mail',
    `<p><a href="/">All emails</a></p><h1>${escapeHtml(mail.subject || '(no subject)')}</h1><dl><dt>From</dt><dd>${escapeHtml(mail.from)}</dd><dt>To</dt><dd><a href="/?to=${encodeURIComponent(mail.to)}">${escapeHtml(mail.to)}</a></dd><dt>Received</dt><dd>${when(mail)}</dd></dl>${list}${frame}<h2>Text part</h2><pre>${linkify(mail.text)}</pre>`,
  )
}

/** Returns only the HTML part. Its links open outside the frame. */
export function framedHtml(mail: StoredMail): string {
  return `<base target="_blank">${mail.html}`
}

export function missingPage(): string {
  return page('Not found', '<h1>There is no such email</h1><p><a href="/">All emails</a></p>')
}

/** Reloads the list when the number of emails changes. */
export const REFRESH_SCRIPT = `const { count, to } = document.currentScript.dataset
setInterval(async () => {
  const answer = await fetch('/count.json?to=' + encodeURIComponent(to)).catch(() => null)
  if (answer?.ok && (await answer.json()).count !== Number(count)) location.reload()
}, 2000)
`

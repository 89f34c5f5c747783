import type { World } from '../commands/command'
import { findCommand } from '../commands/table'
import { awaitsApproval, needsOrganisation } from '../life/approve-request'
import { viewCertificate } from '../operator/views'
import { writeBalance } from '../products/money'
import { type Account, type Certificate, fault, type Settings, switchFields } from '../state/schema'
import { type Event, isAccepted } from '../status'
import { field, group, knobFields, select } from './fields'
import { moodForms } from './mood-forms'
import { escapeHtml, page } from './page'

const SHOWN = 200

/** Renders everything that an operator can see and do, on one page of plain forms. */
export function operatorPage({ store }: World, notice: string): string {
  const certificates = store.certificates().reverse()
  const settings = store.settings()
  return page(
    'Enom simulator',
    `<p class="quiet">Stands in for Enom and for the certificate authorities behind it. Nothing here is real money or a trusted certificate. <a href="/ca/root.pem">Root certificate</a> · <a href="/operator/api/ledger">Ledger</a> · <a href="/operator/api/books">Books</a> · <a href="/operator/api/calls">Calls</a> · <a href="/operator/facts">What comes from Enom</a></p>
${notice ? `<p class="bad" role="alert">${escapeHtml(notice)}</p>` : ''}
${brokenLedger(store.ledgerBrokenAt())}<h2>Certificates (${certificates.length})</h2>${certificateTable(certificates.slice(0, SHOWN))}
<h2>Accounts</h2>${store.accounts().map(accountForm).join('')}
<details><summary>Open an account</summary>${accountForm()}</details>
<h2>Moods</h2>${moodForms(settings.moods)}
<h2>Switches</h2>${switchForm(settings)}
<h2>Faults that wait</h2>${faultForms(settings)}`,
  )
}

function brokenLedger(line: number | null): string {
  return line === null ? '' : `<p class="bad" role="alert">Line ${line} of the ledger was not written by this server.</p>\n`
}

function certificateTable(certificates: Certificate[]): string {
  if (certificates.length === 0) return '<p>No certificate has been bought yet.</p>'
  const rows = certificates.map((certificate) => {
    const view = viewCertificate(certificate)
    const detail = [view.statusDetail, view.message].filter(Boolean).join('. ')
    return `<tr><td>${view.certId}</td><td>${escapeHtml(view.domain || 'not configured')}<br><span class="quiet">${escapeHtml(view.product)}, ${view.years} yr, ${escapeHtml(view.account)}</span></td><td>${escapeHtml(view.statusText)}<br><span class="quiet">${escapeHtml(detail)}</span></td><td>${approverCell(certificate)}</td><td>${deeds(certificate)}</td></tr>`
  })
  return `<div class="wide"><table><thead><tr><th scope="col">CertID</th><th scope="col">Domain</th><th scope="col">Status</th><th scope="col">Approver</th><th scope="col">What you can do</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

function approverCell(certificate: Certificate): string {
  const { submission } = certificate
  if (!submission) return ''
  const mail = submission.mail === 'sent' ? '' : '<br><span class="quiet">email not sent yet</span>'
  const link = awaitsApproval(certificate) ? `<br><a href="/approve/${submission.token}">Approval page</a>` : ''
  return escapeHtml(submission.approverEmail) + link + mail
}

const DEEDS: [event: Event, verb: string, label: string][] = [
  ['confirmOrganisation', 'confirm-organisation', 'Confirm organisation'],
  ['approve', 'record-found', 'File or record is in place'],
  ['decline', 'decline', 'Decline as owner'],
  ['refuse', 'refuse', 'Refuse as authority'],
  ['resendMail', 'resend-mail', 'Send mail again'],
  ['replaceFile', 'replace-file', 'Replace file at the portal'],
  ['refund', 'refund', 'Refund'],
]

function deeds(certificate: Certificate): string {
  return DEEDS.filter(([event]) => isAccepted(event, certificate.status))
    .filter(([event]) => event !== 'confirmOrganisation' || needsOrganisation(certificate))
    .filter(([, verb]) => verb !== 'record-found' || (certificate.submission?.proof.method ?? 'Email') !== 'Email')
    .map(
      ([event, verb, label]) =>
        `<form class="inline" method="post" action="/operator/${verb}"><input type="hidden" name="certId" value="${certificate.certId}"><button${event === 'confirmOrganisation' ? '' : ' class="second"'}>${label}</button></form>`,
    )
    .join('')
}

function accountForm(account?: Account): string {
  const login = account
    ? `<p><strong>${escapeHtml(account.loginId)}</strong>, balance ${writeBalance(account.balance)} USD</p><input type="hidden" name="loginId" value="${escapeHtml(account.loginId)}">`
    : ''
  return `<form method="post" action="/operator/set-account">${login}<div class="fields">${account ? '' : field('Login', '<input name="loginId" required>')}${field('New password', `<input name="password" autocomplete="off"${account ? ' placeholder="unchanged"' : ' required'}>`)}${field('Allowed IP addresses', `<input name="ips" value="${escapeHtml(account?.ips.join(' ') ?? '127.0.0.1 ::1')}">`)}${field('Balance in USD', `<input name="balance" inputmode="decimal" value="${((account?.balance ?? 0) / 100).toFixed(2)}">`)}</div><button>Save account</button></form>`
}

// The switches that operators use most. The others control how responses are formatted.
const COMMON_SWITCHES = 7

function switchForm({ switches }: Settings): string {
  const fields = knobFields(switchFields, switches)
  return `<form method="post" action="/operator/set-switches">${group(fields.slice(0, COMMON_SWITCHES))}<details><summary>How Enom writes and checks</summary>${group(fields.slice(COMMON_SWITCHES))}</details><p></p><button>Save switches</button></form><form method="post" action="/operator/calm-down"><button class="second">Reset all switches, moods, faults and prices</button></form>`
}

function faultForms({ faults }: Settings): string {
  const waiting = faults.map(
    ({ command, kind, times }) => `<li>${escapeHtml(findCommand(command)?.name ?? command)}: ${kind}, ${times} times</li>`,
  )
  const list = waiting.length
    ? `<ul>${waiting.join('')}</ul><form class="inline" method="post" action="/operator/clear-faults"><button class="second">Clear faults</button></form>`
    : '<p>None.</p>'
  return `${list}<form method="post" action="/operator/add-fault"><div class="fields">${field('Command, or * for any', '<input name="command" value="PurchaseServices" required>')}${field('What happens', select('kind', fault.shape.kind.options.map(String), ''))}${field('How many times', '<input name="times" inputmode="numeric" value="1">')}</div><button>Plant fault</button></form>`
}

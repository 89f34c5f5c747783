import { createTransport } from 'nodemailer'
import { requireProduct } from './products'
import type { Certificate } from './schema'
import type { Store } from './store'

const RETRY_MS = 2_000
const FROM = 'Simulated certificate authority <validation@authority.example>'

export type Mails = {
  /** Sends what waits, one after the other; what fails is tried again every two seconds. Never throws. */
  send(): void
  /** Resolves when the mail under way has gone. */
  close(): Promise<void>
}

/** Sends approval mails over SMTP. Which ones wait stands in the store, so a mail survives a kill and an absent mail server. */
export function createMails(store: Store, smtpUrl: string | undefined, publicUrl: () => string): Mails {
  const transport = smtpUrl ? createTransport(smtpUrl, { from: FROM }) : null
  let running = Promise.resolve()
  let busy = false
  let again: NodeJS.Timeout | undefined
  let closed = false

  async function sendWaiting(): Promise<void> {
    const failed = new Set<string>()
    for (let next = firstWaiting(store, failed); next && !closed; next = firstWaiting(store, failed)) {
      const { token = '' } = next.submission ?? {}
      const sent = await transport?.sendMail(approvalMail(next, publicUrl())).catch(() => null)
      if (sent) markSent(store, next.certId, token)
      else failed.add(token)
    }
    busy = false
    if (failed.size && !closed) again = setTimeout(send, RETRY_MS).unref()
  }

  function send(): void {
    if (!transport || busy || closed) return
    clearTimeout(again)
    busy = true
    running = sendWaiting()
  }

  return {
    send,
    async close() {
      closed = true
      clearTimeout(again)
      await running
      transport?.close()
    },
  }
}

function firstWaiting(store: Store, except: Set<string>): Certificate | undefined {
  return store.certificates().find(({ submission, issued }) => submission?.mail === 'waiting' && !issued && !except.has(submission.token))
}

/** The certificate may have moved on while its mail was under way, so only the mail's own mark is changed. */
function markSent(store: Store, certId: number, token: string): void {
  const certificate = store.certificate(certId)
  if (certificate?.submission?.token === token) {
    store.commit({ certificates: [{ ...certificate, submission: { ...certificate.submission, mail: 'sent' } }] })
  }
}

function approvalMail(certificate: Certificate, publicUrl: string) {
  const { submission, configuration } = certificate
  const domain = configuration?.domain ?? ''
  const link = `${publicUrl}/approve/${submission?.token}`
  const product = requireProduct(certificate.prodType).description.replace('SSL Certificate - ', '')
  const lines = [
    `A ${product} certificate was requested for ${domain}.`,
    'If you manage this domain and know of the request, open this page and approve it. If not, decline it there.',
    link,
    `Order ${submission?.authorityOrderId}`,
  ]
  return {
    to: submission?.approverEmail,
    subject: `Approve the certificate for ${domain}`,
    text: lines.join('\n\n'),
    html: `<p>${escapeMarkup(lines[0])}</p><p>${escapeMarkup(lines[1])}</p><p><a href="${link}">Approve or decline the request for ${escapeMarkup(domain)}</a></p><p>${escapeMarkup(lines[3])}</p>`,
  }
}

function escapeMarkup(text = ''): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

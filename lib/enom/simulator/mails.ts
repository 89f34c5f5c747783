import { createTransport } from 'nodemailer'
import { requireProduct } from './products'
import type { Certificate } from './schema'
import type { Store } from './store'

const RETRY_MS = 2_000
const FROM = 'Simulated certificate authority <validation@authority.example>'

export type Mails = {
  /** Sends what waits, one after the other; what fails waits for the next turn. Never throws. */
  send(): void
  /** Resolves when the mail under way has gone. */
  close(): Promise<void>
}

/** Sends approval mails over SMTP. Which ones wait stands in the store, so a mail survives a kill and an absent mail server. */
export function createMails(store: Store, smtpUrl: string | undefined, publicUrl: () => string): Mails {
  const transport = smtpUrl ? createTransport(smtpUrl, { from: FROM }) : null
  let running: Promise<void> | null = null
  let again: NodeJS.Timeout | undefined
  let closed = false

  async function sendWaiting(): Promise<void> {
    for (let next = firstWaiting(store); next && !closed; next = firstWaiting(store)) {
      await transport?.sendMail(approvalMail(next, publicUrl()))
      markSent(store, next)
    }
  }

  function send(): void {
    if (!transport || running || closed) return
    clearTimeout(again)
    running = sendWaiting()
      .catch(() => {
        again = setTimeout(send, RETRY_MS).unref()
      })
      .finally(() => {
        running = null
      })
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

function firstWaiting(store: Store): Certificate | undefined {
  return store.certificates().find((certificate) => certificate.submission?.mail === 'waiting' && !certificate.issued)
}

/** The certificate may have moved on while its mail was under way, so only the mail's own mark is changed. */
function markSent(store: Store, mailed: Certificate): void {
  const certificate = store.certificate(mailed.certId)
  if (certificate?.submission && certificate.submission.token === mailed.submission?.token) {
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

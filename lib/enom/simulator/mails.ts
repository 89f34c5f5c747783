import { createTransport } from 'nodemailer'
import { requireProduct } from './products/products'
import type { Certificate } from './state/schema'
import type { Store } from './state/store'

const RETRY_MS = 2_000
const FROM = 'Simulated certificate authority <validation@authority.example>'

export type Mails = {
  /** Sends pending emails one by one, retrying failed ones every two seconds. Never throws. */
  send(): void
  /** Resolves once the email being sent has been delivered or has failed. */
  close(): Promise<void>
}

/**
 * Sends the authority's emails over SMTP. The store records which are pending, so that they survive a kill and an unavailable mail server.
 */
export function createMails(store: Store, smtpUrl: string | undefined, publicUrl: () => string): Mails {
  const transport = smtpUrl ? createTransport(smtpUrl, { from: FROM }) : null
  let running = Promise.resolve()
  let busy = false
  let again: NodeJS.Timeout | undefined
  let closed = false

  async function sendWaiting(): Promise<void> {
    const failed = new Set<string>()
    for (let next = nextLetter(store, publicUrl(), failed); next && !closed; next = nextLetter(store, publicUrl(), failed)) {
      const { key, markSent, ...letter } = next
      const sent = await transport?.sendMail(letter).catch(() => null)
      if (sent) markSent()
      else failed.add(key)
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

type Letter = { key: string; to: string[]; subject: string; text: string; html: string; markSent(): void }

/** Returns the first pending email that has not failed in this round. */
function nextLetter(store: Store, publicUrl: string, failed: Set<string>): Letter | null {
  for (const certificate of store.certificates()) {
    const { submission, issued, reissue, fulfilmentMail, certId } = certificate
    if (submission?.mail === 'waiting' && (!issued || reissue) && !failed.has(submission.token)) {
      return { ...approvalMail(certificate, publicUrl), key: submission.token, markSent: () => markAsked(store, certId, submission.token) }
    }
    if (fulfilmentMail === 'waiting' && issued && !failed.has(issued.serial)) {
      return { ...fulfilmentLetter(certificate), key: issued.serial, markSent: () => markFulfilled(store, certId) }
    }
  }
  return null
}

/** Changes only the email's flag, because the certificate may have changed while the email was being sent. */
function markAsked(store: Store, certId: number, token: string): void {
  const certificate = store.certificate(certId)
  if (certificate?.submission?.token === token) {
    store.commit({ certificates: [{ ...certificate, submission: { ...certificate.submission, mail: 'sent' } }] })
  }
}

function markFulfilled(store: Store, certId: number): void {
  const certificate = store.certificate(certId)
  if (certificate) store.commit({ certificates: [{ ...certificate, fulfilmentMail: 'sent' }] })
}

function productName({ prodType }: Certificate): string {
  return requireProduct(prodType).description.replace('SSL Certificate - ', '')
}

/** Returns the approval email. All approvers of a multi-domain certificate get the same link, and the first to use it decides for all. */
function approvalMail(certificate: Certificate, publicUrl: string) {
  const { submission, configuration, reissue } = certificate
  const domain = configuration?.domain ?? ''
  const link = `${publicUrl}/approve/${submission?.token}`
  const approvers = [submission?.approverEmail ?? '', ...(configuration?.names ?? []).map(({ approverEmail }) => approverEmail)]
  const lines = [
    `A ${productName(certificate)} certificate was requested for ${domain}${reissue ? ', again, for a new key' : ''}.`,
    'If you manage this domain and know of the request, open this page and approve it. If not, decline it there.',
    link,
    `Order ${submission?.authorityOrderId}`,
  ]
  return {
    to: [...new Set(approvers)],
    subject: `Approve the certificate for ${domain}`,
    text: lines.join('\n\n'),
    html: `<p>${escapeMarkup(lines[0])}</p><p>${escapeMarkup(lines[1])}</p><p><a href="${link}">Approve or decline the request for ${escapeMarkup(domain)}</a></p><p>${escapeMarkup(lines[3])}</p>`,
  }
}

/** Returns the email with the issued file for the administrative contact. */
function fulfilmentLetter(certificate: Certificate) {
  const { configuration, issued } = certificate
  const domain = configuration?.domain ?? ''
  const words = `Your ${productName(certificate)} certificate for ${domain}:`
  const files = [issued?.certificate ?? '', issued?.chain ?? '']
  return {
    to: [configuration?.contacts.Admin.EmailAddress ?? ''],
    subject: `Your certificate for ${domain}`,
    text: [words, ...files].join('\n\n'),
    html: `<p>${escapeMarkup(words)}</p>${files.map((file) => `<pre>${escapeMarkup(file)}</pre>`).join('')}`,
  }
}

function escapeMarkup(text = ''): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

import type { TicketKind, TicketStatus } from '../../db/generated/enums'

/** The facts in a ticket. They include no secrets and nothing about the buyer. */
export type TicketFacts = {
  kind: TicketKind
  typeName: string
  brand: string
  domain: string | null
  enomCertId: number | null
  enomOrderId: number | null
  authorityOrderId: string | null
  serial: string | null
  csrPem: string | null
}

/** Returns the text for Enom's support. */
export function ticketText({ kind, typeName, brand, domain, serial, csrPem, ...numbers }: TicketFacts): string {
  const name = domain ?? 'the domain'
  const which = [
    `Enom certificate: ${numbers.enomCertId ?? 'unknown'}`,
    `Enom order: ${numbers.enomOrderId ?? 'unknown'}`,
    `${brand} order: ${numbers.authorityOrderId ?? 'unknown'}`,
    `Product: ${typeName}`,
    `Domain: ${domain ?? 'not set up'}`,
  ]
  switch (kind) {
    case 'refund':
      return ['Please cancel this certificate and refund its price to our account.', '', ...which].join('\n')
    case 'revoke':
      return [`Please revoke the certificate for ${name}.`, '', ...which, `Serial number: ${serial ?? 'unknown'}`].join('\n')
    case 'reissue':
      return [`Please reissue the certificate for ${name} with the new CSR below.`, '', ...which, '', csrPem ?? ''].join('\n')
  }
}

export const TICKET_KINDS: Record<TicketKind, string> = {
  refund: 'Refund of its price',
  revoke: 'Revocation',
  reissue: 'Replacement',
}

export const TICKET_STATES: Record<TicketStatus, { label: string; none: string }> = {
  to_send: { label: 'To send', none: 'No ticket is waiting to be sent.' },
  sent: { label: 'Sent', none: 'No ticket is waiting for a response from Enom.' },
  answered: { label: 'Answered', none: 'Enom has not responded to any ticket yet.' },
}

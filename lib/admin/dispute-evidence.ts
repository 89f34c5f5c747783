import { z } from 'zod'
import type { Actor } from '../actor'
import { db } from '../db/client'
import { formatMoney } from '../money'
import { mayStaff } from '../permissions'
import type { Payer } from '../stripe/payer'
import { mailName } from './text'

const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
const on = (at: Date) => `${TIME.format(at)} UTC`

/** The maximum number of rows, more than a response to a bank can use. */
const MOST = 50

/**
 * Returns evidence that a disputed order was delivered, as text to paste into Stripe: who paid, what was issued and when, which emails were
 * sent to which addresses, and, if still on record, the networks from which the buyer signed in. Null for anyone but staff.
 */
export async function getDisputeEvidence(actor: Actor, orderId: string): Promise<string | null> {
  if (!mayStaff(actor, 'see') || !z.uuid().safeParse(orderId).success) return null
  const order = await db.order.findUnique({
    where: { id: orderId },
    include: {
      items: { orderBy: { position: 'asc' } },
      charges: { orderBy: { createdAt: 'asc' } },
      user: { select: { sessions: { orderBy: { startedAt: 'desc' }, take: MOST } } },
      certificates: {
        orderBy: { id: 'asc' },
        take: MOST,
        include: { type: { select: { name: true } }, files: { orderBy: { id: 'asc' } } },
      },
    },
  })
  if (!order) return null
  const mails = await db.mail.findMany({
    where: { orderId, status: 'sent', kind: { not: 'staff_alert' } },
    orderBy: { id: 'asc' },
    take: MOST,
    select: { kind: true, to: true, sentAt: true, createdAt: true },
  })
  return [
    `Order ${order.number}, placed on ${on(order.createdAt)} with ${order.email}.`,
    ...order.items.map((item) => `${item.quantity} × ${item.typeName}, ${item.years === 1 ? '1 year' : `${item.years} years`}.`),
    ...order.charges.map(({ payer, createdAt, ...money }) => `Paid ${formatMoney(money)} on ${on(createdAt)}${payerText(payer)}.`),
    '',
    'Delivered:',
    ...order.certificates.flatMap(({ type, domainName, submittedAt, files }) => [
      `${type.name}${domainName ? ` for ${domainName}` : ''}: ${submittedAt ? `requested by the buyer on ${on(submittedAt)}` : 'not requested yet'}.`,
      ...files.map(
        ({ serial, notBefore, receivedAt }) => `  Issued on ${on(receivedAt)}, valid from ${on(notBefore)}, serial number ${serial}.`,
      ),
    ]),
    '',
    'Emails sent:',
    ...mails.map(({ kind, to, sentAt, createdAt }) => `${on(sentAt ?? createdAt)}: ${mailName(kind)}, to ${to}.`),
    '',
    'Sign-ins of the buyer that are still on record:',
    ...order.user.sessions.map(({ startedAt, device, network }) => `${on(startedAt)}: ${device}${network ? `, network ${network}` : ''}.`),
  ].join('\n')
}

function payerText(payer: unknown): string {
  const { name, address = [], country } = (payer as Payer | null) ?? {}
  const who = [name, ...address, country].filter(Boolean).join(', ')
  return who ? ` by ${who}` : ''
}

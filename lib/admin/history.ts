import { type Actor, isStaff } from '../actor'
import { OUTAGES } from '../certificates/lifecycle/holds'
import { isHeld } from '../certificates/lifecycle/places'
import { troubleWords } from '../certificates/lifecycle/status-text'
import { db } from '../db/client'
import { formatMoney } from '../money'
import { isOrderEvent } from '../orders/events'
import { EVENT_WORDS } from '../orders/text'
import { certificateEventText, mailText } from './text'

/** One thing that happened to an order or a certificate, for staff. */
export type HistoryEntry = { key: string; at: Date; title: string; by: string; isFailure: boolean; detail: string | null }

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** More than any order has in practice. The newest are kept. */
const MAX_EVENTS = 200

/** Returns everything that happened to an order, its certificates and their mails, newest first. */
export async function getOrderHistory(actor: Actor, orderId: string): Promise<HistoryEntry[]> {
  if (!isStaff(actor)) return []
  const [events, certificates, mails] = await Promise.all([
    db.orderEvent.findMany({ where: { orderId }, orderBy: { id: 'desc' }, take: MAX_EVENTS }),
    certificateEvents({ certificate: { orderId } }),
    mailEntries({ orderId }),
  ])
  const entries = events.map(({ id, at, kind, actor: by, detail }) => ({
    key: id,
    at,
    title: isOrderEvent(kind) ? EVENT_WORDS[kind].staff : kind,
    by,
    isFailure: /failed|disputed|dispute_lost|does_not_fit/.test(kind),
    detail: detailText(detail),
  }))
  return named([...entries, ...certificates, ...mails])
}

/** Returns everything that happened to a certificate and its mails, newest first. */
export async function getCertificateHistory(actor: Actor, certificateId: string): Promise<HistoryEntry[]> {
  if (!isStaff(actor)) return []
  const [events, mails] = await Promise.all([certificateEvents({ certificateId }), mailEntries({ certificateId })])
  return named([...events, ...mails])
}

async function certificateEvents(where: { certificateId: string } | { certificate: { orderId: string } }): Promise<HistoryEntry[]> {
  const events = await db.certificateEvent.findMany({
    where,
    orderBy: { id: 'desc' },
    take: MAX_EVENTS,
    include: { certificate: { select: { domainName: true, label: true, type: { select: { name: true } } } } },
  })
  return events.map(({ id, at, kind, to, actor, detail, certificate }) => ({
    key: id,
    at,
    title: `${certificate.domainName || certificate.label || certificate.type.name}: ${certificateEventText(kind)}`,
    by: actor,
    isFailure: isHeld(to ?? ''),
    detail: detailText(detail),
  }))
}

async function mailEntries(where: { orderId: string } | { certificateId: string }): Promise<HistoryEntry[]> {
  const mails = await db.mail.findMany({ where, orderBy: { id: 'desc' }, take: MAX_EVENTS })
  return mails.map(({ id, kind, to, status, createdAt, sentAt, lastError }) => ({
    key: id,
    at: sentAt ?? createdAt,
    title: mailText(kind, status),
    by: 'system',
    isFailure: status === 'failed',
    detail: lastError ? `to ${to}: ${lastError}` : `to ${to}`,
  }))
}

/** Sorts entries newest first, and replaces staff ids with email addresses and other actors with their role. */
async function named(entries: HistoryEntry[]): Promise<HistoryEntry[]> {
  const ids = [...new Set(entries.flatMap(({ by }) => (by.startsWith('staff:') ? [by.slice('staff:'.length)] : [])))]
  const people = ids.length ? await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, email: true } }) : []
  const emails = new Map(people.map(({ id, email }) => [`staff:${id}`, email]))
  return entries
    .toSorted((one, other) => other.at.getTime() - one.at.getTime() || (one.key < other.key ? 1 : -1))
    .slice(0, MAX_EVENTS)
    .map((entry) => ({ ...entry, by: emails.get(entry.by) ?? partOf(entry.by) }))
}

const PARTS: Record<string, string> = { system: 'the shop', stripe: 'Stripe', enom: 'Enom' }

function partOf(actor: string): string {
  if (actor.startsWith('helper:')) return 'a helper'
  if (actor.startsWith('client:') || actor.startsWith('order:')) return 'the buyer'
  if (actor.startsWith('staff:')) return 'staff'
  return PARTS[actor] ?? actor
}

const FACT_NAMES: Record<string, string> = {
  enomCertId: 'number at Enom',
  approverEmail: 'approver',
  domainName: 'address',
  problemCode: 'problem',
  stripeId: 'number at Stripe',
  disputeId: 'dispute at Stripe',
  notAfter: 'valid until',
  outage: 'why',
}

/** In minor units. `from` and `to` belong to a corrected cost. */
const AMOUNTS = ['cost', 'amount', 'balance', 'from', 'to']

/** Facts that the line already shows or that mean nothing to a reader. */
const LEFT_OUT = ['currency', 'status', 'certificateId']

/**
 * Formats the facts of an event on one line: `reason: paid twice, amount: $19.00`. Amounts are in minor units, in USD unless the event
 * names a currency.
 */
function detailText(detail: unknown): string | null {
  if (detail === null || typeof detail !== 'object') return null
  const currency = 'currency' in detail && typeof detail.currency === 'string' ? detail.currency : 'USD'
  const facts = Object.entries(detail).flatMap(([name, value]) => {
    if (LEFT_OUT.includes(name) || !['string', 'number', 'boolean'].includes(typeof value)) return []
    return [`${FACT_NAMES[name] ?? name}: ${factText(name, value, currency)}`]
  })
  return facts.length ? facts.join(', ') : null
}

function factText(name: string, value: unknown, currency: string): string {
  if (typeof value === 'number' && AMOUNTS.includes(name)) return formatMoney({ amount: value, currency })
  if (name === 'notAfter') return DAY.format(new Date(String(value)))
  const hold = name === 'outage' ? OUTAGES.find((outage) => outage === value) : undefined
  if (hold) return troubleWords(hold).cause.replace(/\.$/, '')
  return String(value)
}

import type { Actor } from '../actor'
import { redact } from '../audit-log/redact'
import { tokenNames } from '../audit-log/token-names'
import { isHeld } from '../certificates/lifecycle/places'
import { NAME_COLUMNS, staffName } from '../certificates/status/staff-name'
import { db } from '../db/client'
import { isOrderEvent } from '../orders/events'
import { EVENT_WORDS } from '../orders/view/text'
import { mayStaff } from '../permissions'
import { detailText } from './detail-text'
import { HISTORY_SOURCES, type HistorySource } from './history-sources'
import { certificateEventText, mailText } from './text'

/** One thing that happened to an order or a certificate, for staff. */
export type HistoryEntry = {
  key: string
  at: Date
  title: string
  by: string
  source: HistorySource
  isFailure: boolean
  detail: string | null
  /** Its row as JSON, without secrets, and the page that shows more of it. Null for roles that do not read logs. */
  raw: { json: string; href: string | null } | null
}

/** An entry whose `by` is still the name kept in its row. */
type Found = Omit<HistoryEntry, 'source' | 'raw'> & { source?: HistorySource; row: object; href?: string }

type Filter = { source?: HistorySource | undefined }

/** More than any order has in practice. The newest are kept. */
const MAX_EVENTS = 200

/** Returns everything that happened to an order, its certificates, payments and mails, newest first. */
export async function getOrderHistory(actor: Actor, orderId: string, filter: Filter = {}): Promise<HistoryEntry[]> {
  if (!mayStaff(actor, 'see')) return []
  const found = await Promise.all([
    orderEvents(orderId),
    certificateEvents({ certificate: { orderId } }),
    mailEntries({ orderId }),
    enomCalls({ certificate: { orderId } }, filter),
    stripeEvents(orderId),
  ])
  return named(actor, found.flat(), filter)
}

/** Returns everything that happened to a certificate and its mails, newest first. */
export async function getCertificateHistory(actor: Actor, certificateId: string, filter: Filter = {}): Promise<HistoryEntry[]> {
  if (!mayStaff(actor, 'see')) return []
  const found = await Promise.all([
    certificateEvents({ certificateId }),
    mailEntries({ certificateId }),
    enomCalls({ certificateId }, filter),
  ])
  return named(actor, found.flat(), filter)
}

type OfCertificates = { certificateId: string } | { certificate: { orderId: string } }

async function orderEvents(orderId: string): Promise<Found[]> {
  const events = await db.orderEvent.findMany({ where: { orderId }, orderBy: { id: 'desc' }, take: MAX_EVENTS })
  return events.map(({ id, at, kind, from, to, actor: by, detail }) => ({
    key: id,
    row: { id, at, kind, from, to, actor: by, detail },
    at,
    title: isOrderEvent(kind) ? EVENT_WORDS[kind].staff : kind,
    by,
    isFailure: /failed|disputed|dispute_lost|does_not_fit/.test(kind),
    detail: detailText(detail),
  }))
}

async function certificateEvents(where: OfCertificates): Promise<Found[]> {
  const events = await db.certificateEvent.findMany({
    where,
    orderBy: { id: 'desc' },
    take: MAX_EVENTS,
    include: { certificate: { select: NAME_COLUMNS } },
  })
  return events.map(({ id, at, kind, from, to, actor, detail, certificate }) => ({
    key: id,
    row: { id, at, kind, from, to, actor, detail },
    at,
    title: `${staffName(certificate)}: ${certificateEventText(kind)}`,
    by: actor,
    isFailure: isHeld(to ?? ''),
    detail: detailText(detail),
  }))
}

async function mailEntries(where: { orderId: string } | { certificateId: string }): Promise<Found[]> {
  const mails = await db.mail.findMany({ where, orderBy: { id: 'desc' }, take: MAX_EVENTS })
  return mails.map(({ id, kind, to, status, data, attempts, createdAt, sentAt, lastError }) => ({
    key: id,
    row: { id, kind, to, status, data, attempts, createdAt, sentAt, lastError },
    href: `/admin/mails/${id}`,
    at: sentAt ?? createdAt,
    title: mailText(kind, status),
    by: 'system',
    source: 'mail',
    isFailure: status === 'failed',
    detail: lastError ? `to ${to}: ${lastError}` : `to ${to}`,
  }))
}

/** The calls that buy or send something. Those that only look are many, and are read under their own filter. */
async function enomCalls(where: OfCertificates, { source }: Filter): Promise<Found[]> {
  const calls = await db.enomCall.findMany({
    where: source === 'enom' ? where : { ...where, operationId: { not: null } },
    orderBy: { id: 'desc' },
    take: MAX_EVENTS,
    select: { id: true, command: true, startedAt: true, outcome: true, responseNumber: true, errorText: true },
  })
  return calls.map(({ id, command, startedAt, outcome, responseNumber, errorText }) => ({
    key: id,
    row: { id, command, startedAt, outcome, responseNumber, errorText },
    href: `/admin/logs/${id}`,
    at: startedAt,
    title: `Asked Enom: ${command}`,
    by: 'system',
    source: 'enom',
    isFailure: outcome !== null && outcome !== 'ok',
    detail: [outcome ?? 'no answer yet', responseNumber, errorText].filter(Boolean).join(', '),
  }))
}

/** What Stripe reported about an order's payment pages, payments, refunds and disputes. */
async function stripeEvents(orderId: string): Promise<Found[]> {
  const events = await db.$queryRaw<{ id: string; type: string; receivedAt: Date; appliedAt: Date | null }[]>`
    with object(id) as (
      select "stripeSessionId" from "PaymentSession" where "orderId" = ${orderId}::uuid
      union select "paymentIntentId" from "PaymentSession" where "orderId" = ${orderId}::uuid
      union select "stripeId" from "Refund" where "orderId" = ${orderId}::uuid
      union select "stripeId" from "Dispute" where "orderId" = ${orderId}::uuid
    )
    select e.id, e.type, e."receivedAt", e."appliedAt" from object o join "StripeEvent" e on e."objectId" = o.id
     order by e."receivedAt" desc limit ${MAX_EVENTS}`
  return events.map(({ id, type, receivedAt, appliedAt }) => ({
    key: id,
    row: { id, type, receivedAt, appliedAt },
    href: `/admin/stripe-events/${id}`,
    at: receivedAt,
    title: `Stripe reported: ${type}`,
    by: 'stripe',
    isFailure: false,
    detail: appliedAt ? id : `${id}, not read yet`,
  }))
}

/** Sorts entries newest first, and replaces staff ids with email addresses, tokens with their names and other actors with their role. */
async function named(actor: Actor, found: Found[], { source }: Filter): Promise<HistoryEntry[]> {
  const entries = found
    .map((entry) => ({ ...entry, source: entry.source ?? sourceOf(entry.by) }))
    .filter((entry) => !source || entry.source === source)
    .toSorted((one, other) => other.at.getTime() - one.at.getTime() || (one.key < other.key ? 1 : -1))
    .slice(0, MAX_EVENTS)
  const ids = [...new Set(entries.flatMap(({ by }) => (by.startsWith('staff:') ? [by.slice('staff:'.length)] : [])))]
  const people = ids.length ? await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, email: true } }) : []
  const emails = new Map(people.map(({ id, email }) => [`staff:${id}`, email]))
  const tokens = await tokenNames(db, [
    ...new Set(entries.flatMap(({ by }) => (by.startsWith('token:') ? [by.slice('token:'.length)] : []))),
  ])
  const mayRead = mayStaff(actor, 'logs')
  return entries.map(({ row, href = null, ...entry }) => ({
    ...entry,
    by: emails.get(entry.by) ?? tokens.get(entry.by) ?? partOf(entry.by),
    raw: mayRead ? { json: JSON.stringify(redact(row), null, 2), href } : null,
  }))
}

function sourceOf(actor: string): HistorySource {
  const [side = ''] = actor.split(':')
  if (side === 'client' || side === 'order' || side === 'helper') return 'buyer'
  return HISTORY_SOURCES.find((source) => source === side) ?? 'shop'
}

const PARTS: Record<string, string> = { system: 'the shop', stripe: 'Stripe', enom: 'Enom' }

function partOf(actor: string): string {
  if (actor.startsWith('helper:')) return 'a helper'
  if (actor.startsWith('client:') || actor.startsWith('order:')) return 'the buyer'
  if (actor.startsWith('staff:')) return 'staff'
  return PARTS[actor] ?? actor
}

import type { Actor } from '../actor'
import { db } from '../db/client'
import type { Prisma } from '../db/generated/client'
import { mayStaff } from '../permissions'
import { redactEvent } from './redact-event'

export type EventRow = {
  /** Stripe's own id. */
  id: string
  type: string
  /** Stripe's id of the payment page, refund or dispute that the event is about. */
  objectId: string
  livemode: boolean
  receivedAt: Date
  appliedAt: Date | null
  order: { id: string; number: number } | null
}

export type EventFilter = {
  /** The id of the last event on the previous page. */
  after?: string
  type?: string
  state?: string
  /** Stripe's id of an event or of its subject. */
  search?: string
}

const PAGE_SIZE = 50
const COLUMNS = { id: true, type: true, objectId: true, livemode: true, receivedAt: true, appliedAt: true } as const

/** Lists the events that Stripe sent, newest first. Empty unless the actor is staff who may read logs. */
export async function listEvents(actor: Actor, filter: EventFilter = {}): Promise<{ rows: EventRow[]; next: string | null }> {
  if (!mayStaff(actor, 'logs')) return { rows: [], next: null }
  const { type, state, search } = filter
  const found = await db.stripeEvent.findMany({
    where: {
      AND: [
        await beyond(filter.after),
        type ? { type } : {},
        state === 'waiting' ? { appliedAt: null } : state === 'applied' ? { appliedAt: { not: null } } : {},
        search ? { OR: [{ id: search.trim() }, { objectId: search.trim() }] } : {},
      ],
    },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: PAGE_SIZE + 1,
    select: COLUMNS,
  })
  const page = found.slice(0, PAGE_SIZE)
  const orders = await ordersOf(page.map(({ objectId }) => objectId))
  const rows = page.map((row) => ({ ...row, order: orders.get(row.objectId) ?? null }))
  return { rows, next: found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null }
}

export type EventDetail = EventRow & {
  /** The content sent by Stripe, without personal data. Null once it has been deleted. */
  payload: unknown
}

/** Returns one event. Null if it does not exist or the actor may not read logs. */
export async function getEvent(actor: Actor, id: string): Promise<EventDetail | null> {
  if (!mayStaff(actor, 'logs') || !/^evt_\w{1,250}$/.test(id)) return null
  const row = await db.stripeEvent.findUnique({ where: { id }, select: { ...COLUMNS, payload: true } })
  if (!row) return null
  const { payload, ...event } = row
  const order = (await ordersOf([event.objectId])).get(event.objectId) ?? null
  return { ...event, order, payload: JSON.stringify(payload) === '{}' ? null : redactEvent(payload) }
}

async function beyond(after: string | undefined): Promise<Prisma.StripeEventWhereInput> {
  const last = after ? await db.stripeEvent.findUnique({ where: { id: after }, select: { receivedAt: true } }) : null
  if (!last) return {}
  return { OR: [{ receivedAt: { lt: last.receivedAt } }, { receivedAt: last.receivedAt, id: { lt: after } }] }
}

/** Returns the orders that these payment pages, payments, refunds and disputes belong to, keyed by the Stripe id of each. */
async function ordersOf(ids: readonly string[]): Promise<Map<string, { id: string; number: number }>> {
  const named = { in: [...new Set(ids)] }
  const order = { select: { id: true, number: true } }
  const [sessions, ...others] = await Promise.all([
    db.paymentSession.findMany({ where: { stripeSessionId: named }, select: { stripeSessionId: true, order } }),
    db.charge.findMany({ where: { stripeId: named }, select: { stripeId: true, order } }),
    db.refund.findMany({ where: { stripeId: named }, select: { stripeId: true, order } }),
    db.dispute.findMany({ where: { stripeId: named }, select: { stripeId: true, order } }),
  ])
  const rows = [...sessions.map(({ stripeSessionId: stripeId, ...row }) => ({ stripeId, ...row })), ...others.flat()]
  return new Map(rows.flatMap(({ stripeId, order: found }) => (stripeId ? [[stripeId, found] as const] : [])))
}

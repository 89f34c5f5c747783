import type { Actor } from '../actor'
import { redact } from '../audit-log/redact'
import { tokenText } from '../audit-log/token-names'
import { isHeld } from '../certificates/lifecycle/places'
import { db } from '../db/client'
import { isOrderEvent } from '../orders/events'
import { staffEventText } from '../orders/view/text'
import { mayStaff } from '../permissions'
import { detailText } from './detail-text'
import { HISTORY_SOURCES, type HistorySource } from './history-sources'
import { type Happened, historySql } from './history-sql'
import { certificateEventText, mailText } from './text'

/** An event in the history of an order or a certificate, for staff. */
export type HistoryEntry = {
  key: string
  at: Date
  title: string
  by: string
  source: HistorySource
  isFailure: boolean
  detail: string | null
  /** The event's row as JSON, without secrets, and the page with more details. Null for roles that are not allowed to read logs. */
  raw: { json: string; href: string | null } | null
}

type Filter = { source?: HistorySource | undefined }

/** The maximum number of events shown, newest first; more than any order has in practice. */
const MAX_EVENTS = 200

/** Returns the events of an order, its certificates, payments and emails, newest first. */
export function getOrderHistory(actor: Actor, orderId: string, filter: Filter = {}): Promise<HistoryEntry[]> {
  return readHistory(actor, { orderId }, filter)
}

/** Returns the events of a certificate and its emails, newest first. */
export function getCertificateHistory(actor: Actor, certificateId: string, filter: Filter = {}): Promise<HistoryEntry[]> {
  return readHistory(actor, { certificateId }, filter)
}

/** Reads everything in one query. Read-only calls are numerous, so they are included only when the filter selects them. */
async function readHistory(actor: Actor, about: Parameters<typeof historySql>[0], { source }: Filter): Promise<HistoryEntry[]> {
  if (!mayStaff(actor, 'see')) return []
  const rows = await db.$queryRaw<Happened[]>(historySql(about, { most: MAX_EVENTS, withLooks: source === 'enom' }))
  const mayRead = mayStaff(actor, 'logs')
  return rows
    .map((row) => entryOf(row, mayRead))
    .filter((entry) => !source || entry.source === source)
    .toSorted((one, other) => other.at.getTime() - one.at.getTime() || (one.key < other.key ? 1 : -1))
    .slice(0, MAX_EVENTS)
}

function entryOf(happened: Happened, mayRead: boolean): HistoryEntry {
  const { at, row } = happened
  const { href, ...told } = tell(happened)
  const raw = mayRead ? { json: JSON.stringify(redact(row), null, 2), href: href ?? null } : null
  return { key: row.id, at, raw, ...told }
}

type Told = Omit<HistoryEntry, 'key' | 'at' | 'raw'> & { href?: string }

function tell(happened: Happened): Told {
  switch (happened.of) {
    case 'order': {
      const { kind } = happened.row
      return {
        ...actorOf(happened, happened.row.actor),
        title: isOrderEvent(kind) ? staffEventText(kind) : kind,
        isFailure: /failed|disputed|dispute_lost|does_not_fit/.test(kind),
        detail: detailText(happened.row.detail),
      }
    }
    case 'certificate': {
      const { kind, to, detail } = happened.row
      return {
        ...actorOf(happened, happened.row.actor),
        title: `${happened.name}: ${certificateEventText(kind)}`,
        isFailure: isHeld(to ?? ''),
        detail: detailText(detail),
      }
    }
    case 'mail': {
      const { id, kind, to, status, lastError } = happened.row
      return {
        by: PARTS.system,
        source: 'mail',
        href: `/admin/mails/${id}`,
        title: mailText(kind, status),
        isFailure: status === 'failed',
        detail: lastError ? `to ${to}: ${lastError}` : `to ${to}`,
      }
    }
    case 'enom': {
      const { id, command, outcome, responseNumber, errorText } = happened.row
      return {
        by: PARTS.system,
        source: 'enom',
        href: `/admin/logs/${id}`,
        title: `Asked Enom: ${command}`,
        isFailure: outcome !== null && outcome !== 'ok',
        detail: [outcome ?? 'no answer yet', responseNumber, errorText].filter(Boolean).join(', '),
      }
    }
    case 'stripe': {
      const { id, type, appliedAt } = happened.row
      return {
        by: PARTS.stripe,
        source: 'stripe',
        href: `/admin/stripe-events/${id}`,
        title: `Stripe reported: ${type}`,
        isFailure: false,
        detail: appliedAt ? id : `${id}, not processed yet`,
      }
    }
  }
}

/** Staff are identified by email address, tokens by name, and other actors by role. */
function actorOf({ email, token }: Happened, actor: string): Pick<HistoryEntry, 'by' | 'source'> {
  return { by: email ?? (token === null ? partOf(actor) : tokenText(token)), source: sourceOf(actor) }
}

function sourceOf(actor: string): HistorySource {
  const [side = ''] = actor.split(':')
  if (side === 'client' || side === 'order' || side === 'helper') return 'buyer'
  return HISTORY_SOURCES.find((source) => source === side) ?? 'shop'
}

const PARTS = { system: 'the shop', stripe: 'Stripe', enom: 'Enom' } as const

function partOf(actor: string): string {
  if (actor.startsWith('helper:')) return 'a helper'
  if (actor.startsWith('client:') || actor.startsWith('order:')) return 'the buyer'
  if (actor.startsWith('staff:')) return 'staff'
  return Object.entries(PARTS).find(([part]) => part === actor)?.[1] ?? actor
}

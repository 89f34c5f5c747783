import type { DifferenceKind } from '../db/generated/enums'
import { formatMoney, type Money } from '../money'
import type { DifferenceDetail } from './schema'

type Words = {
  label: string
  tone: 'info' | 'warning' | 'bad'
  /** What it means. */
  cause: string
  /** What staff can do. */
  cure: string
}

/** One map of words for what an audit finds. */
export const KIND_WORDS: Record<DifferenceKind, Words> = {
  orphan: {
    label: 'At Enom, not here',
    tone: 'bad',
    cause: 'Enom holds this certificate for the account, and no order here does.',
    cure: 'Bind it to an order that waits for one like it, import it for a client, or put it aside when it is not the shop’s.',
  },
  missing: {
    label: 'Here, not at Enom',
    tone: 'bad',
    cause: 'An order here holds this certificate, and Enom does not know it in this account.',
    cure: 'Ask Enom what became of it. If it was moved to another account, put this aside; if it never was, refund the order.',
  },
  paid_not_bought: {
    label: 'Paid, not bought',
    tone: 'bad',
    cause: 'It was paid for more than a day ago and nothing was bought at Enom.',
    cure: 'Fix what keeps it waiting, try the purchase again, or refund it.',
  },
  refunded_upstream: {
    label: 'Refunded at Enom',
    tone: 'warning',
    cause: 'Enom gave its price back, so the certificate is no longer the shop’s. Here it still counts.',
    cure: 'End it here. What the buyer paid stays with the shop until the order is refunded.',
  },
  stale: {
    label: 'Enom is ahead',
    tone: 'warning',
    cause: 'The certificate has moved on at Enom and the shop has not heard of it.',
    cure: 'Look now: the shop then takes over where Enom stands.',
  },
  cost_differs: {
    label: 'Another cost',
    tone: 'warning',
    cause: 'Enom took another amount than the one written down here.',
    cure: 'Take Enom’s amount over, or ask Enom for the rest.',
  },
  balance_differs: {
    label: 'Money not accounted for',
    tone: 'bad',
    cause: 'Money left or reached the account at Enom, and nothing here explains it.',
    cure: 'Look at the account’s history at Enom. When it is explained, take the balance as it is or put this aside.',
  },
}

/** What staff can do about this one: of an orphan only that for which an order waits can be bound. */
export function cureOf({ kind, waiting }: { kind: DifferenceKind; waiting: readonly unknown[] }): string {
  if (kind !== 'orphan' || waiting.length > 0) return KIND_WORDS[kind].cure
  return 'Import it for a client, or put it aside when it is not the shop’s.'
}

/** How a difference ended. */
export const RESOLUTIONS = {
  gone: 'Not found any more',
  put_aside: 'Put aside',
  bound: 'Bound to an order',
  imported: 'Imported for a client',
  cost_taken: 'Enom’s amount taken over',
  refund_marked: 'Ended here as refunded',
  looked: 'Looked at Enom',
  retried: 'Purchase tried again',
  balance_taken: 'Balance taken as it is',
} as const

export type Resolution = keyof typeof RESOLUTIONS

/** Whether a stored resolution is one of this release. */
export function isResolution(resolution: string): resolution is Resolution {
  return Object.hasOwn(RESOLUTIONS, resolution)
}

/** What can happen to a difference: it is found, again perhaps, and it ends. */
export type DifferenceEventKind = 'difference.found' | `difference.${Resolution}`

const EVENTS: Record<DifferenceEventKind, string> = {
  'difference.found': 'Found',
  'difference.gone': 'Not found any more',
  'difference.put_aside': 'Put aside',
  'difference.bound': 'Bound to an order',
  'difference.imported': 'Imported for a client',
  'difference.cost_taken': 'Enom’s amount taken over',
  'difference.refund_marked': 'Ended here as refunded',
  'difference.looked': 'Enom asked where it stands',
  'difference.retried': 'Purchase tried again',
  'difference.balance_taken': 'Balance taken as it is',
}

/** What an event of a difference was, for staff. */
export function differenceEventText(kind: string): string {
  return isDifferenceEvent(kind) ? EVENTS[kind] : kind
}

function isDifferenceEvent(kind: string): kind is DifferenceEventKind {
  return Object.hasOwn(EVENTS, kind)
}

/** In the order staff should look at them. */
export const KINDS: readonly DifferenceKind[] = [
  'paid_not_bought',
  'orphan',
  'missing',
  'balance_differs',
  'cost_differs',
  'refunded_upstream',
  'stale',
]

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

type Described = { kind: DifferenceKind; about: string; enomCertId: number | null; amount: Money | null; detail: DifferenceDetail }

/** What a difference is about, in a few words, where no certificate here has a name for it. */
export function subjectOf({ kind, about, enomCertId, detail }: Described): string {
  if (kind === 'balance_differs') return about === 'balance' ? 'The account’s balance' : `Order ${detail.enomOrderId ?? ''} at Enom`
  if (kind === 'paid_not_bought') return `Order ${detail.orderNumber ?? ''}`
  if (enomCertId === null) return `Order ${detail.enomOrderId ?? ''} at Enom`
  return detail.domainName || detail.product || `Certificate ${enomCertId}`
}

/** Both sides in one sentence. */
export function differenceText({ kind, about, amount, detail }: Described): string {
  const { statusText, recorded, taken, wanted, made, months, orderDate } = detail
  switch (kind) {
    case 'orphan':
      return [statusText, months === undefined ? null : `${months} months`, orderDate && `ordered ${DAY.format(new Date(orderDate))}`]
        .filter(Boolean)
        .join(', ')
    case 'missing':
      return 'Enom does not know it'
    case 'refunded_upstream':
      return `Enom: ${statusText || 'refunded'}`
    case 'stale':
      return `Enom: ${statusText || 'further'}`
    case 'paid_not_bought':
      return wanted === undefined
        ? `Order ${detail.orderNumber ?? ''} is paid, nothing was bought`
        : `Paid for ${wanted}, made ${made ?? 0}`
    case 'cost_differs':
      return `Enom took ${money(taken)}, written down ${money(recorded)}`
    case 'balance_differs':
      if (about !== 'balance') return `Enom took ${money(taken)} for something the shop does not know`
      return amount && amount.amount < 0
        ? `${money(0 - amount.amount)} less than the history explains`
        : `${money(amount?.amount)} more than the history explains`
  }
}

function money(amount: number | undefined): string {
  return amount === undefined ? 'an unknown amount' : formatMoney({ amount, currency: 'USD' })
}

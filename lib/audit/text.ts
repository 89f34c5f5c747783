import type { DifferenceKind } from '../db/generated/enums'
import { dollars, formatMoney, type Money } from '../money'
import type { DifferenceDetail } from './schema'

type Words = {
  label: string
  tone: 'info' | 'warning' | 'bad'
  cause: string
  /** The actions available to staff. */
  cure: string
}

/** The wording for each kind of difference. */
export const KIND_WORDS: Record<DifferenceKind, Words> = {
  orphan: {
    label: 'At Enom, not here',
    tone: 'bad',
    cause: 'This certificate is in the Enom account but belongs to no order here.',
    cure: 'Bind it to an order waiting for one like it, import it for a client, or dismiss it if it isn’t the shop’s.',
  },
  missing: {
    label: 'Here, not at Enom',
    tone: 'bad',
    cause: 'An order here has this certificate, but Enom has no record of it in this account.',
    cure: 'Ask Enom what happened to it. If it was moved to another account, dismiss this. If it never existed, refund the order.',
  },
  paid_not_bought: {
    label: 'Paid, not bought',
    tone: 'bad',
    cause: 'It was paid for more than a day ago, but nothing has been bought from Enom.',
    cure: 'Fix the cause of the delay, try the purchase again, or refund it.',
  },
  refunded_upstream: {
    label: 'Refunded at Enom',
    tone: 'warning',
    cause: 'Enom refunded it, so the certificate is no longer the shop’s. It is still active here.',
    cure: 'End it here. The shop keeps the buyer’s payment until you refund the order.',
  },
  stale: {
    label: 'Enom is ahead',
    tone: 'warning',
    cause: 'The certificate’s status has changed at Enom, but not in the shop yet.',
    cure: 'Check now to update the status here.',
  },
  cost_differs: {
    label: 'Cost differs',
    tone: 'warning',
    cause: 'Enom charged a different amount from the one recorded here.',
    cure: 'Accept Enom’s amount, or ask Enom about the difference.',
  },
  balance_differs: {
    label: 'Money not accounted for',
    tone: 'bad',
    cause: 'Money left or entered the account at Enom, but nothing recorded here explains it.',
    cure: 'Check the account’s history at Enom. Once you can explain it, accept the balance or dismiss this.',
  },
}

/** Returns what staff can do about a difference. An orphan can be bound only if an order is waiting for a matching certificate. */
export function cureOf({ kind, waiting }: { kind: DifferenceKind; waiting: readonly unknown[] }): string {
  if (kind !== 'orphan' || waiting.length > 0) return KIND_WORDS[kind].cure
  return 'Import it for a client, or dismiss it if it isn’t the shop’s.'
}

/** The ways a difference can end. */
export const RESOLUTIONS = {
  gone: 'No longer found',
  put_aside: 'Dismissed',
  bound: 'Bound to an order',
  imported: 'Imported for a client',
  cost_taken: 'Enom’s amount accepted',
  refund_marked: 'Ended here as refunded',
  looked: 'Checked at Enom',
  retried: 'Purchase retried',
  balance_taken: 'Balance accepted',
} as const

export type Resolution = keyof typeof RESOLUTIONS

/** Whether this release recognises a stored resolution. */
export function isResolution(resolution: string): resolution is Resolution {
  return Object.hasOwn(RESOLUTIONS, resolution)
}

/** The events in a difference's history: it is found, possibly more than once, and later resolved. */
export type DifferenceEventKind = 'difference.found' | `difference.${Resolution}`

const EVENTS: Record<DifferenceEventKind, string> = {
  'difference.found': 'Found',
  'difference.gone': 'No longer found',
  'difference.put_aside': 'Dismissed',
  'difference.bound': 'Bound to an order',
  'difference.imported': 'Imported for a client',
  'difference.cost_taken': 'Enom’s amount accepted',
  'difference.refund_marked': 'Ended here as refunded',
  'difference.looked': 'Checked at Enom',
  'difference.retried': 'Purchase retried',
  'difference.balance_taken': 'Balance accepted',
}

/** Returns the text staff see for an event in a difference's history. */
export function differenceEventText(kind: string): string {
  return isDifferenceEvent(kind) ? EVENTS[kind] : kind
}

function isDifferenceEvent(kind: string): kind is DifferenceEventKind {
  return Object.hasOwn(EVENTS, kind)
}

/** Sorted in the order in which staff should handle them. */
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

/** Returns a short name for a difference that does not concern a certificate in the shop. */
export function subjectOf({ kind, about, enomCertId, detail }: Described): string {
  if (kind === 'balance_differs') return about === 'balance' ? 'The account’s balance' : `Order ${detail.enomOrderId ?? ''} at Enom`
  if (kind === 'paid_not_bought') return `Order ${detail.orderNumber ?? ''}`
  if (enomCertId === null) return `Order ${detail.enomOrderId ?? ''} at Enom`
  return detail.domainName || detail.product || `Certificate ${enomCertId}`
}

/** Describes both sides of a difference in one sentence. */
export function differenceText({ kind, about, amount, detail }: Described): string {
  const { statusText, recorded, taken, wanted, made, months, orderDate } = detail
  switch (kind) {
    case 'orphan':
      return [statusText, months === undefined ? null : `${months} months`, orderDate && `ordered ${DAY.format(new Date(orderDate))}`]
        .filter(Boolean)
        .join(', ')
    case 'missing':
      return 'Enom has no record of it'
    case 'refunded_upstream':
      return `Enom: ${statusText || 'refunded'}`
    case 'stale':
      return `Enom: ${statusText || 'status changed'}`
    case 'paid_not_bought':
      return wanted === undefined
        ? `Order ${detail.orderNumber ?? ''} is paid, but nothing was bought`
        : `${wanted} paid for, ${made ?? 0} created`
    case 'cost_differs':
      return `Enom charged ${money(taken)}, ${money(recorded)} recorded`
    case 'balance_differs':
      if (about !== 'balance') return `Enom charged ${money(taken)} for something unknown to the shop`
      return amount && amount.amount < 0
        ? `${money(0 - amount.amount)} less than the history explains`
        : `${money(amount?.amount)} more than the history explains`
  }
}

function money(amount: number | undefined): string {
  return amount === undefined ? 'an unknown amount' : formatMoney(dollars(amount))
}

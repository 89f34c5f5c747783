import { NOT_WON } from '../../certificates/lifecycle/dispute-lock'
import { needsStaff } from '../../certificates/view/needs-staff'
import type { Prisma } from '../../db/generated/client'
import type { OrderFilter, OrderView } from './schema'

/** Returns the `where` clause of an order view. */
export function inOrderView(view: OrderView | undefined): Prisma.OrderWhereInput {
  switch (view) {
    case undefined:
      return {}
    case 'needs_action':
      return {
        OR: [
          { status: 'needs_review' },
          { disputes: { some: { status: 'open' } } },
          { refunds: { some: { OR: [{ isOwed: true }, { needsAllocation: true }] } } },
          { certificates: { some: needsStaff() } },
        ],
      }
    case 'awaiting_payment':
      return { status: { in: ['awaiting_payment', 'payment_processing'] } }
    case 'not_set_up':
      return { status: 'paid', certificates: { some: { stage: { in: ['purchase', 'setup'] }, issuedAt: null } } }
    case 'in_validation':
      return { certificates: { some: { stage: { in: ['submission', 'validation'] } } } }
    case 'issued':
      return { certificates: { some: { stage: 'issued' }, none: { stage: { notIn: ['issued', 'closed'] } } } }
    case 'refunded':
      return { OR: [{ status: 'refunded' }, { refunds: { some: { status: 'succeeded' } } }] }
    case 'disputed':
      return { disputes: { some: NOT_WON } }
  }
}

/** Returns the `where` clause for a payment state or another filter of orders. */
export function withOrderStatus(status: OrderFilter | undefined): Prisma.OrderWhereInput {
  if (status === 'imported') return { source: 'import' }
  if (status === 'disputed') return { disputes: { some: { status: 'open' } } }
  if (status === 'dispute_lost') return { disputes: { some: { status: 'lost' } } }
  return status ? { status } : {}
}

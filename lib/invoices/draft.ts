import type { Prisma } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import type { Payer } from '../stripe/payer'
import type { Missing } from './find-missing'
import type { InvoiceLine, Party } from './types'

export type Draft = Pick<
  Prisma.InvoiceUncheckedCreateInput,
  'kind' | 'orderId' | 'chargeId' | 'refundId' | 'about' | 'movedAt' | 'currency'
> & {
  buyer: Party
  lines: InvoiceLine[]
}

/** Returns everything of a document but its number, its seller and its sums. */
export function draft(tx: Tx, { id, of }: Missing): Promise<Draft> {
  return of === 'charge' ? draftInvoice(tx, id) : draftCorrection(tx, id, of)
}

async function draftInvoice(tx: Tx, chargeId: string): Promise<Draft> {
  const { payer, createdAt, currency, order } = await tx.charge.findUniqueOrThrow({
    where: { id: chargeId },
    include: {
      order: {
        include: {
          items: { orderBy: { position: 'asc' } },
          couponUse: { select: { amount: true, coupon: { select: { code: true } } } },
          user: { include: { billing: true } },
          changes: { select: { type: { select: { name: true } }, order: { select: { number: true } } } },
        },
      },
    },
  })
  const lines = order.items.map(({ typeName, years, label, quantity, unitAmount, discount }) => ({
    text: `${typeName}, ${years === 1 ? '1 year' : `${years} years`}${label ? `, for ${label}` : ''}`,
    quantity,
    unitAmount: unitAmount + discount,
    amount: (unitAmount + discount) * quantity,
  }))
  const { couponUse } = order
  if (couponUse) {
    const { amount, coupon } = couponUse
    lines.push({ text: `Discount, coupon ${coupon.code}`, quantity: 1, unitAmount: -amount, amount: -amount })
  }
  const credit = order.items.reduce((sum, item) => sum + item.credit, 0)
  if (credit) {
    const { type, order: former } = order.changes ?? {}
    const text = `Paid before for ${type?.name ?? 'another certificate'}${former ? `, order ${former.number}` : ''}`
    lines.push({ text, quantity: 1, unitAmount: -credit, amount: -credit })
  }
  const buyer = buyerOf(order, payer as Payer | null)
  return { kind: 'invoice', orderId: order.id, chargeId, movedAt: createdAt, currency, buyer, lines }
}

type Buying = Prisma.OrderGetPayload<{ include: { user: { include: { billing: true } } } }>

/** What the buyer asked us to print comes before what they typed at Stripe, and that before the country they chose at checkout. */
function buyerOf({ email, country, user: { billing, name } }: Buying, payer: Payer | null): Party {
  if (billing) return { ...billing, address: billing.address.split(/\r?\n/), email }
  return {
    name: payer?.name || name || email,
    address: payer?.address ?? [],
    country: payer?.country ?? country,
    taxNumber: payer?.taxNumber ?? '',
    email,
  }
}

/** A credit note for a refund, or an invoice that takes it back. Both name the buyer as the first invoice did. */
async function draftCorrection(tx: Tx, refundId: string, of: 'refund' | 'returned_refund'): Promise<Draft> {
  const refund = await tx.refund.findUniqueOrThrow({
    where: { id: refundId },
    include: {
      invoices: { where: { kind: 'credit_note' }, select: { number: true } },
      charge: { select: { invoice: { select: { number: true, buyer: true } } } },
      allocations: { include: { certificate: { include: { type: { select: { name: true } } } } }, orderBy: { certificateId: 'asc' } },
    },
  })
  const { orderId, amount, currency, settledAt, createdAt, charge } = refund
  if (!charge.invoice) throw new Error(`refund ${refundId} has no invoice to refer to`)
  const buyer = charge.invoice.buyer as Party
  const about = of === 'refund' ? charge.invoice.number : (refund.invoices[0]?.number ?? null)
  const base = { orderId, refundId, about, movedAt: settledAt ?? createdAt, currency, buyer }
  if (of === 'refund') return { ...base, kind: 'credit_note', lines: refundLines(refund) }
  const text = `The refund of credit note ${about} came back from the bank`
  return { ...base, kind: 'invoice', lines: [{ text, quantity: 1, unitAmount: amount, amount }] }
}

type Refunded = {
  amount: number
  allocations: { amount: number; certificate: { domainName: string | null; type: { name: string } } }[]
}

function refundLines({ amount, allocations }: Refunded): InvoiceLine[] {
  const lines = allocations.map((one) => {
    const { type, domainName } = one.certificate
    return {
      text: `Refund: ${type.name}${domainName ? ` for ${domainName}` : ''}`,
      quantity: 1,
      unitAmount: one.amount,
      amount: one.amount,
    }
  })
  const rest = amount - lines.reduce((sum, line) => sum + line.amount, 0)
  if (rest < 0) return [{ text: 'Refund', quantity: 1, unitAmount: amount, amount }]
  return rest ? [...lines, { text: 'Refund', quantity: 1, unitAmount: rest, amount: rest }] : lines
}

import type { Prisma } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { wordsOf } from '../languages/text'
import { DEFAULT_LANGUAGE, type Language, languageOf } from '../languages/types'
import type { Payer } from '../stripe/payer'
import { spread } from '../tax/compute'
import type { Missing } from './find-missing'
import { listNet, refundedRows, taxRows, taxSum } from './tax-rows'
import type { InvoiceLine, Party, TaxRow } from './types'

export type Draft = Pick<
  Prisma.InvoiceUncheckedCreateInput,
  'kind' | 'orderId' | 'chargeId' | 'refundId' | 'about' | 'movedAt' | 'currency' | 'byCredit'
> & {
  language: Language
  buyer: Party
  lines: InvoiceLine[]
  taxes: TaxRow[]
}

/** Returns a document without its number, seller and totals. */
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
          couponUse: { select: { coupon: { select: { code: true } } } },
          charges: { where: { paidBy: 'account_credit' }, select: { amount: true } },
          user: { include: { billing: true } },
          changes: { select: { type: { select: { name: true } }, order: { select: { number: true } } } },
        },
      },
    },
  })
  const language = languageOf(order.user.language) ?? DEFAULT_LANGUAGE
  const words = wordsOf(language, 'document')
  const lines = order.items.map((item) => {
    const { typeName: name, years, label, quantity } = item
    const text = words(label ? 'lineFor' : 'line', { name, term: wordsOf(language, 'certificate')('term', { years }), label })
    const unitAmount = listNet(item)
    return { text, quantity, unitAmount, amount: unitAmount * quantity }
  })
  const { couponUse } = order
  if (couponUse) {
    const amount = order.items.reduce((sum, item) => sum + (item.unitAmount - item.taxMinor - listNet(item)) * item.quantity, 0)
    lines.push({ text: words('discount', { code: couponUse.coupon.code }), quantity: 1, unitAmount: amount, amount })
  }
  const taxes = taxRows(order.items)
  // The amount paid earlier, without its tax: the lines plus the tax, less the price still due.
  const paid = order.items.reduce((sum, { unitAmount, credit: before, quantity }) => sum + (unitAmount - before) * quantity, 0)
  const credit = lines.reduce((sum, { amount }) => sum + amount, 0) + taxSum(taxes) - paid
  if (credit) {
    const { type, order: former } = order.changes ?? {}
    const values = { name: type?.name ?? words('anotherCertificate'), order: String(former?.number) }
    const text = words(former ? 'paidBeforeInOrder' : 'paidBefore', values)
    lines.push({ text, quantity: 1, unitAmount: -credit, amount: -credit })
  }
  const buyer = buyerOf(order, payer as Payer | null)
  const byCredit = order.charges.reduce((sum, { amount }) => sum + amount, 0)
  return { kind: 'invoice', orderId: order.id, chargeId, movedAt: createdAt, currency, language, buyer, lines, taxes, byCredit }
}

type Buying = Prisma.OrderGetPayload<{ include: { user: { include: { billing: true } } } }>

/**
 * Billing details take precedence over the details entered at Stripe, which take precedence over the country chosen at checkout. The tax
 * number is the one that determined the order's tax.
 */
function buyerOf({ email, country, taxNumber, user: { billing, name } }: Buying, payer: Payer | null): Party {
  if (billing) return { ...billing, ...(taxNumber && { taxNumber }), address: billing.address.split(/\r?\n/), email }
  return {
    name: payer?.name || name || email,
    address: payer?.address ?? [],
    country: payer?.country ?? country,
    taxNumber: taxNumber ?? payer?.taxNumber ?? '',
    email,
  }
}

/** Returns a credit note for a refund, or an invoice that reverses one. Both show the buyer as on the first invoice. */
async function draftCorrection(tx: Tx, refundId: string, of: 'refund' | 'returned_refund'): Promise<Draft> {
  const refund = await tx.refund.findUniqueOrThrow({
    where: { id: refundId },
    include: {
      order: { select: { user: { select: { language: true } } } },
      invoices: { where: { kind: 'credit_note' }, select: { number: true, taxes: true } },
      allocations: { include: { certificate: { include: { type: { select: { name: true } } } } }, orderBy: { certificateId: 'asc' } },
    },
  })
  const { orderId, amount, currency, settledAt, createdAt } = refund
  const language = languageOf(refund.order.user.language) ?? DEFAULT_LANGUAGE
  // The order's first charge has the invoice; the part paid with account credit has no separate invoice.
  const sale = await tx.invoice.findFirst({ where: { orderId, chargeId: { not: null } } })
  if (!sale) throw new Error(`refund ${refundId} has no invoice to refer to`)
  const buyer = sale.buyer as Party
  const about = of === 'refund' ? sale.number : (refund.invoices[0]?.number ?? null)
  const base = {
    orderId,
    refundId,
    about,
    movedAt: settledAt ?? createdAt,
    currency,
    language,
    buyer,
    byCredit: refund.toCredit ? amount : 0,
  }
  if (of === 'refund') {
    const taxes = refundedRows(amount, sale.taxes as TaxRow[], await standingRows(tx, orderId))
    return { ...base, kind: 'credit_note', taxes, lines: withoutTax(refundLines(refund, language), taxes) }
  }
  const taxes = (refund.invoices[0]?.taxes ?? []) as TaxRow[]
  const text = wordsOf(language, 'document')('cameBack', { number: about ?? '' })
  return { ...base, kind: 'invoice', taxes, lines: withoutTax([{ text, quantity: 1, unitAmount: amount, amount }], taxes) }
}

/** Returns the tax rows of an order's credit notes that no invoice has reversed. */
async function standingRows(tx: Tx, orderId: string): Promise<TaxRow[]> {
  const notes = await tx.invoice.findMany({
    where: { kind: 'credit_note', refund: { orderId, invoices: { none: { kind: 'invoice' } } } },
    select: { taxes: true },
  })
  return notes.flatMap(({ taxes }) => taxes as TaxRow[])
}

/** Deducts a document's tax from its lines in proportion. */
function withoutTax(lines: readonly InvoiceLine[], taxes: readonly TaxRow[]): InvoiceLine[] {
  const net = lines.reduce((sum, { amount }) => sum + amount, 0) - taxSum(taxes)
  const nets = spread(
    net,
    lines.map(({ amount }) => amount),
  )
  return lines.map((line, index) => ({ ...line, unitAmount: nets[index] ?? 0, amount: nets[index] ?? 0 }))
}

type Refunded = {
  amount: number
  allocations: { amount: number; certificate: { domainName: string | null; type: { name: string } } }[]
}

function refundLines({ amount, allocations }: Refunded, language: Language): InvoiceLine[] {
  const words = wordsOf(language, 'document')
  const lines = allocations.map((one) => {
    const { type, domainName } = one.certificate
    return {
      text: words(domainName ? 'refundFor' : 'refundOf', { name: type.name, domain: domainName ?? '' }),
      quantity: 1,
      unitAmount: one.amount,
      amount: one.amount,
    }
  })
  const rest = amount - lines.reduce((sum, line) => sum + line.amount, 0)
  if (rest < 0) return [{ text: words('refund'), quantity: 1, unitAmount: amount, amount }]
  return rest ? [...lines, { text: words('refund'), quantity: 1, unitAmount: rest, amount: rest }] : lines
}

import { CERTIFICATE_TYPES } from '../../../prisma/seed/certificate-types'
import { placed } from '../../certificates/testing/place'
import { db } from '../../db/client'
import { newId } from '../../db/new-id'
import { stageOf } from '../../registrar/translation/stages'

/** The data about a certificate at Enom from which its records in the shop are created. */
type AtEnom = { certId: number; orderId: number; prodType: number; years: number; cost: number; status: number }

const PER_ORDER = 1_000
const LONG_AGO = new Date(Date.now() - 40 * 86_400_000)

/** Creates a matching row in the shop's database for each certificate at Enom, in orders of a thousand. For tests and benchmarks only. */
export async function bookAll(accountId: string, certificates: readonly AtEnom[]): Promise<void> {
  const types = new Map(CERTIFICATE_TYPES.map(({ enomProdType, code }) => [enomProdType, code]))
  const user = await db.user.upsert({ where: { email: 'books@shop.example' }, create: { email: 'books@shop.example' }, update: {} })
  for (let from = 0; from < certificates.length; from += PER_ORDER) {
    const part = certificates.slice(from, from + PER_ORDER)
    const orderId = newId()
    await db.order.create({
      data: {
        id: orderId,
        source: 'import',
        userId: user.id,
        email: user.email,
        status: 'paid',
        currency: 'USD',
        total: 0,
        basketHash: orderId,
      },
    })
    const typeCode = types.get(part[0]?.prodType ?? 0) ?? 'rapidssl'
    const product = await db.product.create({ data: { slug: `books-${orderId}`, name: 'Books', summary: 's', typeCode } })
    const item = await db.orderItem.create({
      data: {
        orderId,
        position: 1,
        productId: product.id,
        typeCode,
        productName: 'Books',
        typeName: 'Books',
        years: 1,
        quantity: part.length,
        unitAmount: 0,
        activation: 'automatic',
      },
    })
    await db.certificate.createMany({
      data: part.map(({ certId, orderId: enomOrderId, prodType, years, cost, status }, index) => ({
        orderId,
        orderItemId: item.id,
        ordinal: index + 1,
        userId: user.id,
        typeCode: types.get(prodType) ?? typeCode,
        years,
        enomAccountId: accountId,
        enomCertId: certId,
        enomOrderId,
        cost,
        ...placeFor(status),
        statusSince: LONG_AGO,
        createdAt: LONG_AGO,
      })),
    })
  }
}

function placeFor(statusId: number) {
  switch (stageOf(statusId)) {
    case 'issued':
      return placed('issued')
    case 'refunded':
      return placed('closed:refunded_by_supplier', { issued: statusId === 8 })
    case 'declined':
      return placed('setup:declined')
    case 'not_configured':
      return placed('setup')
    default:
      return placed('validation:approval')
  }
}

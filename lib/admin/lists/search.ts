import type { Actor } from '../../actor'
import { literal } from '../../db/contains'
import type { Prisma } from '../../db/generated/client'
import { findExact } from './find-exact'

/** How many words of a search count. */
const MOST_WORDS = 6

/** Returns the `where` for orders that fit a search: those that a number or id names, or else those with every word in one of their texts. */
export async function ordersFitting(actor: Actor, search: string | undefined): Promise<Prisma.OrderWhereInput> {
  if (!search) return {}
  const { orders, certificates } = await findExact(actor, search)
  if (orders.length + certificates.length > 0) {
    return { OR: [{ id: { in: orders } }, { certificates: { some: { id: { in: certificates } } } }] }
  }
  return {
    AND: wordsOf(search).map((text) => ({
      OR: [{ searchTexts: { some: text } }, { certificates: { some: { searchTexts: { some: text } } } }],
    })),
  }
}

/** Returns the same for certificates. A number or id of an order finds all its certificates. */
export async function certificatesFitting(actor: Actor, search: string | undefined): Promise<Prisma.CertificateWhereInput> {
  if (!search) return {}
  const { orders, certificates } = await findExact(actor, search)
  if (orders.length + certificates.length > 0) return { OR: [{ id: { in: certificates } }, { orderId: { in: orders } }] }
  return { AND: wordsOf(search).map((text) => ({ OR: [{ searchTexts: { some: text } }, { order: { searchTexts: { some: text } } }] })) }
}

function wordsOf(search: string): Prisma.SearchTextWhereInput[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)
  return words.map((word) => ({ text: { contains: literal(word) } }))
}

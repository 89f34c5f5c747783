import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { literal } from '../../db/contains'
import type { Prisma } from '../../db/generated/client'
import { findExact } from './find-exact'

/** The maximum number of words used from a search. */
const MOST_WORDS = 6
/** A word in fewer texts than this is looked up in the texts' index; a more frequent one is quickly found by going through the list. */
const FEW = 1_000
/** The index can't find shorter words. */
const SHORTEST = 3

/**
 * Returns the `where` for orders that match a search: those with this number or id, otherwise those with every word in one of their texts.
 */
export async function ordersFitting(actor: Actor, search: string | undefined): Promise<Prisma.OrderWhereInput> {
  if (!search) return {}
  const { orders, certificates } = await findExact(actor, search)
  if (orders.length + certificates.length > 0) {
    const found = await db.certificate.findMany({ where: { id: { in: certificates } }, select: { orderId: true } })
    return { id: { in: [...orders, ...found.map(({ orderId }) => orderId)] } }
  }
  const words = wordsOf(search)
  const few = await fewTexts(words)
  return {
    ...(few && { id: { in: few } }),
    AND: words.map(withWord).map((text) => ({
      OR: [{ searchTexts: { some: text } }, { certificates: { some: { searchTexts: { some: text } } } }],
    })),
  }
}

/** Returns the same for certificates. A number or id of an order finds all its certificates. */
export async function certificatesFitting(actor: Actor, search: string | undefined): Promise<Prisma.CertificateWhereInput> {
  if (!search) return {}
  const { orders, certificates } = await findExact(actor, search)
  if (orders.length + certificates.length > 0) return { OR: [{ id: { in: certificates } }, { orderId: { in: orders } }] }
  const words = wordsOf(search)
  const few = await fewTexts(words)
  return {
    ...(few && { orderId: { in: few } }),
    AND: words.map(withWord).map((text) => ({ OR: [{ searchTexts: { some: text } }, { order: { searchTexts: { some: text } } }] })),
  }
}

function wordsOf(search: string): string[] {
  return search.toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)
}

function withWord(word: string): Prisma.SearchTextWhereInput {
  return { text: { contains: literal(word) } }
}

/**
 * Tries the words from the longest to the shortest, and returns the orders with the first one that only few texts contain, so that the list
 * need not be read to the end for a rare word. Null if every word is in many texts.
 */
async function fewTexts(words: readonly string[]): Promise<string[] | null> {
  for (const word of words.toSorted((one, other) => other.length - one.length)) {
    if (word.length < SHORTEST) return null
    const rows = await db.$queryRaw<{ ofOrder: string }[]>`
      select coalesce(s."orderId", c."orderId") as "ofOrder"
        from (select "orderId", "certificateId" from "SearchText" where text like ${`%${literal(word)}%`} limit ${FEW}) s
        left join "Certificate" c on c.id = s."certificateId"`
    if (rows.length < FEW) return [...new Set(rows.map(({ ofOrder }) => ofOrder))]
  }
  return null
}

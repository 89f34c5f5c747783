import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { literal } from '../../db/contains'
import type { Prisma } from '../../db/generated/client'
import { findExact } from './find-exact'

/** The maximum number of search words that are used. */
const MOST_WORDS = 6
/**
 * A word that occurs in fewer texts than this is looked up in the text index; for a more frequent word, scanning the list is fast enough.
 */
const FEW = 1_000
/** The index can't find words shorter than this. */
const SHORTEST = 3

/**
 * Returns the `where` clause for orders that match a search: those with this number or id, otherwise those that contain every word in one
 * of their texts.
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

/** Returns the `where` clause for certificates that match a search. An order's number or id finds all its certificates. */
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
 * Tries the words from longest to shortest and returns the orders for the first one that occurs in few texts, so that a rare word does not
 * require scanning the whole list. Null if every word is common.
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

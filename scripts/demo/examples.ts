import type pg from 'pg'
import type { Random } from '../../e2e/faults/plan/random'

/** An order without problems; `lasts` is its duration in milliseconds. */
export type Example = { id: string; at: Date; lasts: number }

/** The number of examples nearest in time to choose from, so that a copy has the files and prices of its period. */
const NEAREST = 6

/** Returns the copy number at the end of a copied payment page's id; null if it is not a copy. */
export const COPY_NUMBER = `substring("stripeSessionId" from '_([0-9]+)$')::int`

/** Finds orders without problems: never paid, or paid and issued without a hold, a refund or a dispute. */
export async function findExamples(client: pg.Client): Promise<Example[]> {
  const { rows } = await client.query<Example>(`
    select o.id, o."createdAt" at time zone 'utc' as at,
           extract(epoch from greatest(max(e.at), max(k.at)) - o."createdAt")::float8 * 1000 as lasts
      from "Order" o join "OrderEvent" e on e."orderId" = o.id
           left join "Certificate" c on c."orderId" = o.id left join "CertificateEvent" k on k."certificateId" = c.id
     where o.status in ('paid', 'expired')
       and not exists (select from "PaymentSession" where "orderId" = o.id and ${COPY_NUMBER} is not null)
       and not exists (select from "Refund" r where r."orderId" = o.id) and not exists (select from "Dispute" d where d."orderId" = o.id)
     group by o.id
    having bool_and(c.id is null or c.stage = 'issued') and bool_and(k.to is null or k.to not like '%:%' or k.to like 'validation:%')
     order by o.id`)
  if (!rows.length) throw new Error('There are no past orders to copy. Create some with npm run demo -- --fresh')
  return rows
}

/** Returns a function that picks an example for a given time: one of those nearest in time that are complete before `end`. */
export function examplePicker(random: Random, examples: readonly Example[], end: Date): (at: Date) => Example {
  const sorted = examples.toSorted((one, other) => one.at.getTime() - other.at.getTime())
  const shortest = examples.reduce((best, one) => (one.lasts < best.lasts ? one : best))
  return (at) => {
    const room = end.getTime() - at.getTime()
    const found: Example[] = []
    let after = firstFrom(sorted, at)
    let before = after - 1
    while (found.length < NEAREST) {
      const [earlier, later] = [sorted[before], sorted[after]]
      if (!earlier && !later) break
      const isEarlier = earlier && (!later || at.getTime() - earlier.at.getTime() <= later.at.getTime() - at.getTime())
      const next = isEarlier ? sorted[before--] : sorted[after++]
      if (next && next.lasts < room) found.push(next)
    }
    return found.length ? random.pick(found) : shortest
  }
}

/** Returns the index of the first example at or after a given time. */
function firstFrom(sorted: readonly Example[], at: Date): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.at ?? at) < at) low = middle + 1
    else high = middle
  }
  return low
}

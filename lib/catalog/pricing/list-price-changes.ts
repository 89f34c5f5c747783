import { z } from 'zod'
import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { mayStaff } from '../../permissions'

export type PriceChangeRow = {
  id: string
  typeName: string
  years: number
  currency: string
  before: number | null
  amount: number
  validFrom: Date
  /** Null while the change is scheduled. */
  appliedAt: Date | null
  /** The staff member's email address, or null for the shop itself. */
  by: string | null
}

const MAX_SHOWN = 50

/** Returns the scheduled prices of a product, then its latest changes, at most fifty in total. Empty unless the actor is staff. */
export async function listPriceChanges(actor: Actor, productId: string): Promise<PriceChangeRow[]> {
  if (!mayStaff(actor, 'see') || !z.uuid().safeParse(productId).success) return []
  return db.$queryRaw<PriceChangeRow[]>`
    select d.id, t.name as "typeName", c.years, c.currency, d.before, d.amount, d."validFrom", d."appliedAt", u.email as by
      from "PriceChange" d
      join "ProductChoice" c on c.id = d."choiceId" join "CertificateType" t on t.code = c."typeCode"
      left join "User" u on u.id = nullif(split_part(d.actor, 'staff:', 2), '')::uuid
     where c."productId" = ${productId}::uuid
     order by d."appliedAt" is not null, d."validFrom" desc, d.id desc
     limit ${MAX_SHOWN}`
}

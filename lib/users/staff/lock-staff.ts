import { z } from 'zod'
import type { Tx } from '../../db/transaction'
import type { StaffRole } from '../../permissions'

export type Member = { id: string; email: string; role: StaffRole; isLastOwner: boolean }

/**
 * Locks all staff until the caller's transaction ends and returns one of them, or null if there is no such member of staff. If two owners
 * remove each other at the same time, the second waits for the first.
 */
export async function lockStaff(tx: Tx, id: string): Promise<Member | null> {
  if (!z.uuid().safeParse(id).success) return null
  const all = await tx.$queryRaw<{ id: string; email: string; role: StaffRole; isActive: boolean }[]>`
    select id::text as id, email, "staffRole"::text as role, "disabledAt" is null as "isActive" from "User"
    where "staffRole" is not null order by id for update`
  const member = all.find((one) => one.id === id)
  if (!member) return null
  const others = all.filter((one) => one.role === 'owner' && one.isActive && one.id !== id)
  return { id, email: member.email, role: member.role, isLastOwner: member.role === 'owner' && others.length === 0 }
}

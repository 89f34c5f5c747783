import type { Actor } from '../actor'
import type { Tx } from '../db/transaction'

/** The role of a member of staff changed, or they were removed, between their request and the end of what it asked for. */
export class RoleTaken extends Error {
  override name = 'RoleTaken'
}

/**
 * Lets a staff member's action commit only while they still have the role in which they started it. A change of the role waits until
 * that is done, or is seen here.
 * @throws RoleTaken
 */
export async function requireSameRole(tx: Tx, { userId, role }: Extract<Actor, { kind: 'staff' }>): Promise<void> {
  const [person] = await tx.$queryRaw<{ role: string | null; isDisabled: boolean }[]>`
    select "staffRole"::text as role, "disabledAt" is not null as "isDisabled" from "User" where id = ${userId}::uuid for share`
  if (person && (person.role !== role || person.isDisabled)) throw new RoleTaken(`${userId} is no longer ${role}`)
}

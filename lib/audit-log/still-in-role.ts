import type { Actor } from '../actor'
import type { Tx } from '../db/transaction'

/** Thrown if a member of staff lost their role, or was given another, between the request and the end of its transaction. */
export class RoleTaken extends Error {
  override name = 'RoleTaken'
}

/**
 * Lets a staff member's action commit only if they still have the role with which they started it. A concurrent role change either waits
 * for the commit or is detected here.
 * @throws RoleTaken
 */
export async function requireSameRole(tx: Tx, { userId, role }: Extract<Actor, { kind: 'staff' }>): Promise<void> {
  const [person] = await tx.$queryRaw<{ role: string | null; isDisabled: boolean }[]>`
    select "staffRole"::text as role, "disabledAt" is not null as "isDisabled" from "User" where id = ${userId}::uuid for share`
  if (person && (person.role !== role || person.isDisabled)) throw new RoleTaken(`${userId} is no longer ${role}`)
}

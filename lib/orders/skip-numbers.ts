import { db } from '../db/client'

/** How many order numbers a restored database leaves out: those of orders that it does not hold must not be given to others. */
export const SKIPPED = 1000

/** Leaves out order numbers that may have been given to orders which a restored backup does not hold. Returns the next one. */
export async function skipNumbers(): Promise<number> {
  const [row] = await db.$queryRaw<{ next: number }[]>`
    select setval(pg_get_serial_sequence('"Order"', 'number'), nextval(pg_get_serial_sequence('"Order"', 'number')) + ${SKIPPED})::int as next`
  return (row?.next ?? 0) + 1
}

import { db } from '../db/client'

/** How many numbers a restored database leaves out: those of what it does not hold must not be given to others. */
export const SKIPPED = 1000

/** Leaves out numbers that may have been given to orders or quotes which a restored backup does not hold. Returns the next one. */
export async function skipNumbers(of: 'Order' | 'Quote'): Promise<number> {
  const table = `"${of}"`
  const [row] = await db.$queryRaw<{ next: number }[]>`
    select setval(pg_get_serial_sequence(${table}, 'number'), nextval(pg_get_serial_sequence(${table}, 'number')) + ${SKIPPED})::int as next`
  return (row?.next ?? 0) + 1
}

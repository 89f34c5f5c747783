import { db } from '../db/client'

/** How many numbers a restored database skips, because numbers used since the backup must not be given to other orders. */
export const SKIPPED = 1000

/** Skips numbers that may have been given to orders or quotes missing from a restored backup. Returns the next number. */
export async function skipNumbers(of: 'Order' | 'Quote'): Promise<number> {
  const table = `"${of}"`
  const [row] = await db.$queryRaw<{ next: number }[]>`
    select setval(pg_get_serial_sequence(${table}, 'number'), nextval(pg_get_serial_sequence(${table}, 'number')) + ${SKIPPED})::int as next`
  return (row?.next ?? 0) + 1
}

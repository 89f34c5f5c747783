import { db } from './client'
import type { Prisma } from './generated/client'

/**
 * Runs a query of one page of a list that asks an index about each row. While all that the index holds fits into `work_mem`, PostgreSQL would
 * rather read it whole into a hash table, which takes longer than many pages.
 */
export async function rowByRow<Result>(query: Prisma.PrismaPromise<Result>): Promise<Result> {
  const [, result] = await db.$transaction([db.$executeRaw`set local work_mem = '64kB'`, query])
  return result
}

import { db } from './client'
import type { Prisma } from './generated/client'

/**
 * Runs a query for one page of a list so that each row is looked up in an index. If the whole index fits into `work_mem`, PostgreSQL would
 * otherwise load all of it into a hash table, which takes longer than reading many pages.
 */
export async function rowByRow<Result>(query: Prisma.PrismaPromise<Result>): Promise<Result> {
  const [, result] = await db.$transaction([db.$executeRaw`set local work_mem = '64kB'`, query])
  return result
}

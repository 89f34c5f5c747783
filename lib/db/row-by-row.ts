import { db } from './client'
import type { Prisma } from './generated/client'

/**
 * Runs a query for one page of a list that looks each row up in an index. As long as the whole index fits into `work_mem`, PostgreSQL would
 * read all of it into a hash table instead, which takes longer than many pages.
 */
export async function rowByRow<Result>(query: Prisma.PrismaPromise<Result>): Promise<Result> {
  const [, result] = await db.$transaction([db.$executeRaw`set local work_mem = '64kB'`, query])
  return result
}

import { Prisma } from './generated/client'

/** Whether a write failed because another row holds what must be there once. PostgreSQL 23505, Prisma P2002. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
}

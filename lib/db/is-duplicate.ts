import { Prisma } from './generated/client'

/** Returns whether a write violated a unique constraint, of this model if one is given. PostgreSQL 23505, Prisma P2002. */
export function isDuplicate(error: unknown, model?: Prisma.ModelName): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return false
  return model === undefined || error.meta?.modelName === model
}

import { Prisma } from './generated/client'

/** Whether a write failed because another row, of this model where one is named, holds what must be there once. PostgreSQL 23505, Prisma P2002. */
export function isDuplicate(error: unknown, model?: Prisma.ModelName): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return false
  return model === undefined || error.meta?.modelName === model
}

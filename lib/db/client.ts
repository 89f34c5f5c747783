import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '../config/env'
import { PrismaClient } from './generated/client'
import { poolSettings } from './sessions'

const held = globalThis as typeof globalThis & { keelmarkDb?: { url: string; client: PrismaClient } }
const kept = held.keelmarkDb?.url === env.DATABASE_URL ? held.keelmarkDb.client : undefined

/** The shop's Prisma client. Kept on globalThis so that a hot reload does not open a second pool. */
export const db = kept ?? new PrismaClient({ adapter: new PrismaPg(poolSettings(env.DATABASE_URL, env.DATABASE_POOL)) })

if (env.NODE_ENV !== 'production') held.keelmarkDb = { url: env.DATABASE_URL, client: db }

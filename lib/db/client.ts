import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '../config/env'
import { PrismaClient } from './generated/client'
import { poolSettings } from './sessions'
import { statementNames } from './statement-names'

const held = globalThis as typeof globalThis & { keelmarkDb?: { url: string; client: PrismaClient } }
const kept = held.keelmarkDb?.url === env.DATABASE_URL ? held.keelmarkDb.client : undefined

/** Whether DATABASE_URL leads to a pooler. Each of its sessions knows only the statement names prepared in it. */
const isPooled = env.DIRECT_DATABASE_URL !== undefined && env.DIRECT_DATABASE_URL !== env.DATABASE_URL

/** The shop's Prisma client. Stored on globalThis because Next loads this file twice, for pages and for routes, and again on a hot reload. */
export const db =
  kept ??
  new PrismaClient({
    adapter: new PrismaPg(poolSettings(env.DATABASE_URL, env.DATABASE_POOL), isPooled ? {} : { statementNameGenerator: statementNames() }),
  })

held.keelmarkDb = { url: env.DATABASE_URL, client: db }

import { env } from '../../lib/config/env'
import { db } from '../../lib/db/client'
import { seedDemo } from './seed-demo'

// The passwords are public, so these people must never exist in a shop that takes real money.
if (env.KEELMARK_REHEARSAL) await seedDemo()
await db.$disconnect()

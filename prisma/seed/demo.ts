import { env } from '../../lib/config/env'
import { db } from '../../lib/db/client'
import { seedDemo } from './seed-demo'

// The passwords are public, so a shop that takes real money must never get these people.
if (env.KEELMARK_REHEARSAL) await seedDemo()
await db.$disconnect()

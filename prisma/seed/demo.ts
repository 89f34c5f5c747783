import { env } from '../../lib/config/env'
import { db } from '../../lib/db/client'
import { seedDemo } from './seed-demo'

// The passwords are public: a shop that takes real money never gets these people.
if (env.KEELMARK_REHEARSAL) await seedDemo()
await db.$disconnect()

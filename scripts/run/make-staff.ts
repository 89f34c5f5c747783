import { randomBytes } from 'node:crypto'
import { canonicalEmail } from '../../lib/canonical-email'
import { env } from '../../lib/config/env'
import { db } from '../../lib/db/client'
import { requireSchema } from '../../lib/db/require-schema'
import { hashPassword } from '../../lib/users/passwords'

// `npm run make-staff -- someone@example.com`: gives a person access to the back office and a first password, shown only once.
const email = canonicalEmail(process.argv[2] ?? '')
if (!email) {
  console.error('Use: npm run make-staff -- you@example.com')
  process.exit(2)
}
await requireSchema(env.DATABASE_URL)
const password = randomBytes(15).toString('base64url')
const staff = { role: 'staff', staffRole: 'owner', passwordHash: await hashPassword(password) } as const
await db.user.upsert({ where: { email }, create: { email, ...staff }, update: { ...staff, sessionVersion: { increment: 1 } } })
console.info(`${email} is staff now. First password: ${password}`)
console.info(`Sign in at ${env.APP_URL}/admin/sign-in and change it under Settings. If it is lost, the same command makes a new one.`)
await db.$disconnect()

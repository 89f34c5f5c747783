import { canonicalEmail } from '../../lib/canonical-email'
import { env } from '../../lib/config/env'
import { db } from '../../lib/db/client'
import { requireSchema } from '../../lib/db/require-schema'
import { inTransaction } from '../../lib/db/transaction'
import { issueToken } from '../../lib/links/issue-token'
import { requestLink } from '../../lib/links/request-link'

// `npm run make-staff -- someone@example.com`: gives a person access to the back office, and prints a link for setting their password.
const email = canonicalEmail(process.argv[2] ?? '')
if (!email) {
  console.error('Usage: npm run make-staff -- you@example.com')
  process.exit(2)
}
await requireSchema(env.DATABASE_URL)
const staff = { role: 'staff', staffRole: 'owner' } as const
const linkId = await inTransaction(async (tx) => {
  await tx.user.upsert({ where: { email }, create: { email, ...staff }, update: { ...staff, sessionVersion: { increment: 1 } } })
  return requestLink(tx, { purpose: 'staff_password', email })
})
const link = await issueToken(linkId)
if (!link) throw new Error('the link just created no longer works')
console.info(`${email} is now a member of staff. Set the password within an hour: ${env.APP_URL}/link/${link.token}`)
console.info('The link works once. Run the command again to get another one, or if the password is lost.')
await db.$disconnect()

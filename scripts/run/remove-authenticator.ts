import { removeLostAuthenticator } from '../../lib/auth/factors/remove-lost-authenticator'
import { db } from '../../lib/db/client'

// `npm run remove-authenticator -- someone@example.com`: for a person who has lost both their authenticator app and their recovery codes.
// Verify their identity first.
const address = process.argv[2] ?? ''
if (!address) {
  console.error('Usage: npm run remove-authenticator -- someone@example.com')
  process.exit(2)
}
const isRemoved = await removeLostAuthenticator(address)
console.info(isRemoved ? `${address} now signs in without the app, and is notified by email.` : `${address} has no authenticator app.`)
await db.$disconnect()

import { resealAuthenticators } from '../../lib/auth/factors/reseal-authenticators'
import { db } from '../../lib/db/client'
import { resealPasswords } from '../../lib/registrar/accounts/reseal-passwords'
import { resealWebhookSecrets } from '../../lib/webhooks/endpoints/reseal-secrets'

// `npm run reseal`: re-encrypts all secrets. Run it after adding a new key at the front of SECRETS_KEYS and before removing the old one. If
// it is interrupted, just run it again.
try {
  const { resealed, current, unreadable } = await resealPasswords()
  const apps = await resealAuthenticators()
  const webhooks = await resealWebhookSecrets()
  console.info(`${resealed} re-sealed with the newest key, ${current} already sealed with it, ${unreadable.length} cannot be decrypted.`)
  if (apps.resealed) console.info(`${apps.resealed} keys of authenticator apps re-sealed.`)
  if (webhooks.resealed) console.info(`${webhooks.resealed} webhook secrets re-sealed.`)
  if (webhooks.unreadable.length) {
    console.info(
      `No key decrypts the secrets of these webhooks: ${webhooks.unreadable.join(', ')}. Put the missing key back into SECRETS_KEYS.`,
    )
    process.exitCode = 1
  }
  if (apps.unreadable.length) {
    console.info(
      `No key decrypts the authenticator apps of these people: ${apps.unreadable.join(', ')}. Put the missing key back into SECRETS_KEYS.`,
    )
    process.exitCode = 1
  }
  if (unreadable.length) {
    console.info(
      `No key decrypts the passwords of these accounts: ${unreadable.join(', ')}. Put the missing key back into SECRETS_KEYS, or enter the passwords again.`,
    )
    process.exitCode = 1
  } else if (!apps.unreadable.length && !webhooks.unreadable.length) {
    console.info('The other keys can now be removed from SECRETS_KEYS. Then restart web and workers.')
  }
} catch (error) {
  console.error(`Nothing more was re-sealed: ${error instanceof Error ? error.message : error}\nRun it again; finished work is kept.`)
  process.exitCode = 1
}
await db.$disconnect()

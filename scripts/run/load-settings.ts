import { actionKey } from './action-key'
import { readSettings } from './settings'

/** Errors whose message alone is enough for the reader. A stack trace would only obscure it. */
const TOLD_IN_FULL: readonly unknown[] = ['SettingsError', 'SettingsFileUnreadable', 'DatabaseNotReady']

process.on('uncaughtException', (error) => {
  console.error(TOLD_IN_FULL.includes(error?.name) ? error.message : error)
  process.exit(1)
})

// Loaded before a manually started shop process (`npm run worker`). Reads .env as Next.js does for the web server, and sets NODE_ENV to
// production by default.
const settings = readSettings({ ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production' })
for (const [name, value] of Object.entries(settings)) process.env[name] ??= value
// An image is built without settings, so the key in its manifest is not secret and must be replaced here.
process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ??= actionKey(settings)

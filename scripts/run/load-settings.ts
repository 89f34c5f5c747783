import { actionKey } from './action-key'
import { readSettings } from './settings'

/** Their messages say all that a person needs; the lines of code they came through would only hide it. */
const TOLD_IN_FULL: readonly unknown[] = ['SettingsError', 'SettingsFileUnreadable', 'DatabaseNotReady']

process.on('uncaughtException', (error) => {
  console.error(TOLD_IN_FULL.includes(error?.name) ? error.message : error)
  process.exit(1)
})

// Loaded before a process of the shop that is started by hand (`npm run worker`): reads .env as Next.js does for the web
// server, and treats the process as a real one unless told otherwise.
const settings = readSettings({ ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production' })
for (const [name, value] of Object.entries(settings)) process.env[name] ??= value
// An image is compiled without settings, so the key in its manifest is not a secret.
process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ??= actionKey(settings)

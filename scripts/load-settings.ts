import { readSettings } from './settings'

/** Their messages say all that a person needs; the lines of code they came through would only hide it. */
const TOLD_IN_FULL: readonly unknown[] = ['SettingsError', 'SettingsFileUnreadable', 'DatabaseNotReady']

process.on('uncaughtException', (error) => {
  console.error(TOLD_IN_FULL.includes(error?.name) ? error.message : error)
  process.exit(1)
})

// Loaded before a process of the shop that is started by hand (`npm run worker`): reads .env as Next.js does for the web
// server, and takes the process for a real one where nobody says otherwise.
for (const [name, value] of Object.entries(readSettings({ ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production' }))) {
  process.env[name] ??= value
}

import { readSettings } from './settings'

// Loaded before a process of the shop that is started by hand (`npm run worker`): reads .env as Next.js does for the web
// server, and takes the process for a real one where nobody says otherwise.
for (const [name, value] of Object.entries(readSettings({ ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production' }))) {
  process.env[name] ??= value
}

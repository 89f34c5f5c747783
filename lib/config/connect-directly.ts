/**
 * Makes this process connect without the pooler between, where the settings name such a way: its sessions have to be its own. Import it
 * before anything that reads the settings.
 */
if (process.env.DIRECT_DATABASE_URL) process.env.DATABASE_URL = process.env.DIRECT_DATABASE_URL

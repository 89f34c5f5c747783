/**
 * Makes this process bypass the pooler if the settings name a direct address, because it needs its own sessions. Import it before anything
 * that reads the settings.
 */
if (process.env.DIRECT_DATABASE_URL) process.env.DATABASE_URL = process.env.DIRECT_DATABASE_URL

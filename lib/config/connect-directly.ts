/**
 * Makes this process bypass the connection pooler if the settings contain a direct address, because it needs its own sessions. Import it
 * before any module that reads the settings.
 */
if (process.env.DIRECT_DATABASE_URL) process.env.DATABASE_URL = process.env.DIRECT_DATABASE_URL

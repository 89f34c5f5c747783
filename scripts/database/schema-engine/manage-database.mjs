import pg from 'pg'

/** Prisma's error codes for errors from PostgreSQL or the network. */
const CODES = { '3D000': 'P1003', ECONNREFUSED: 'P1001', ENOTFOUND: 'P1001', ETIMEDOUT: 'P1001', '28P01': 'P1000', '42P04': 'P1009' }

/**
 * Runs the engine's commands for a whole database: `can-connect-to-database`, `create-database`, `drop-database`. Returns the exit code. An
 * error is written to standard error, as the log line that the CLI reads.
 */
export async function manageDatabase(command, url) {
  const name = decodeURIComponent(new URL(url).pathname.slice(1))
  const client = new pg.Client({ connectionString: command === 'can-connect-to-database' ? url : maintenanceUrl(url) })
  try {
    await client.connect()
    if (command === 'create-database') await client.query(`create database ${pg.escapeIdentifier(name)}`)
    if (command === 'drop-database') await client.query(`drop database if exists ${pg.escapeIdentifier(name)}`)
    return 0
  } catch (error) {
    // The CLI skips the first line that the engine logs and looks for the error in the lines after it.
    console.error(logLine('INFO', { message: command }))
    console.error(
      logLine('ERROR', { message: error.message || error.code, error_code: CODES[error.code] ?? 'P1011', is_panic: false, meta: {} }),
    )
    return 1
  } finally {
    await client.end().catch(() => undefined)
  }
}

function maintenanceUrl(url) {
  const other = new URL(url)
  other.pathname = '/postgres'
  return other.href
}

function logLine(level, fields) {
  return JSON.stringify({ level, target: 'schema_engine::logger', timestamp: new Date().toISOString(), fields })
}

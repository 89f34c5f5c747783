import { LeaseLost } from './fence'
import { CONNECTION_SILENT } from './sessions'

/**
 * The SQLSTATE classes for an ended session from PostgreSQL's Appendix A, 57P0x (shut down, restarted, not yet up) and 08 (connection),
 * plus Node's socket errors.
 */
const ENDED = /^(57P0|08|E(CONN|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH))/
const WORDS = /connection terminated|client has encountered a connection error|not queryable|timeout exceeded when trying to connect/i

/** Returns whether an error means that the connection broke or the worker has lost its lease, rather than that a query was wrong. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof LeaseLost) return true
  if (!(error instanceof Error)) return false
  return ('code' in error && ENDED.test(String(error.code))) || WORDS.test(error.message) || error.message.includes(CONNECTION_SILENT)
}

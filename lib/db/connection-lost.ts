import { LeaseLost } from './fence'
import { CONNECTION_SILENT } from './sessions'

/** PostgreSQL's own classes for "this session ends": 57P0x (shut down, restarted, not yet up) and 08 (connection). Appendix A. */
const ENDED = /^(57P0|08|E(CONN|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH))/
const WORDS = /connection terminated|client has encountered a connection error|not queryable|timeout exceeded when trying to connect/i

/** Whether an error means that the way to the database broke, or was closed to a worker that was taken over; not that a query was wrong. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof LeaseLost) return true
  if (!(error instanceof Error)) return false
  return ('code' in error && ENDED.test(String(error.code))) || WORDS.test(error.message) || error.message.includes(CONNECTION_SILENT)
}

import pino from 'pino'
import { readTrace } from './trace'

/**
 * The log: one JSON line per event, written to standard error. Each line identifies the request or job it belongs to (trace.ts). Fields
 * that may contain a secret are redacted at the top level and one level below; even so, never pass secrets.
 */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? 'info',
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => ({ ...readTrace() }),
    redact: {
      paths: ['pw', 'password', 'token', 'code', 'secret', 'csr', '*.pw', '*.password', '*.token', '*.code', '*.secret', '*.csr'],
      censor: '[hidden]',
    },
  },
  pino.destination({ fd: 2, sync: false }),
)

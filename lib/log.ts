import pino from 'pino'

/**
 * The log: one JSON line per event, on standard error. Fields that may contain a secret are blanked at the top level and one level below;
 * never pass a secret anyway.
 */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? 'info',
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['pw', 'password', 'token', 'code', 'secret', 'csr', '*.pw', '*.password', '*.token', '*.code', '*.secret', '*.csr'],
      censor: '[hidden]',
    },
  },
  pino.destination({ fd: 2, sync: false }),
)

import pino from 'pino'

/**
 * One JSON line an event, on standard error. Fields that may contain a secret are blanked wherever they are;
 * the rule is still never to pass one.
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

import { env } from '../../config/env'
import { requireSchema } from '../../db/require-schema'
import { log } from '../../log'

/** How long, in milliseconds, a result from the database is cached, so that frequent checks cost nothing. */
const KEPT_MS = 2_000

export type Readiness = {
  /**
   * Whether requests should be sent here: the database responds and has this release's migrations, and the process is not shutting down.
   */
  isReady: () => Promise<boolean>
  /** Marks the process as not ready from now on. */
  leave: () => void
  isLeaving: () => boolean
}

/** Returns the readiness checks of this web process. */
export function readiness(check = () => requireSchema(env.DATABASE_URL)): Readiness {
  let isLeaving = false
  let until = 0
  let checking: Promise<boolean> | undefined
  const ask = () =>
    check().then(
      () => true,
      (error: unknown) => {
        log.warn({ err: error }, 'not ready')
        return false
      },
    )
  return {
    isReady: async () => {
      if (isLeaving) return false
      if (!checking || performance.now() >= until) {
        checking = ask().finally(() => {
          until = performance.now() + KEPT_MS
        })
        until = Number.POSITIVE_INFINITY
      }
      return (await checking) && !isLeaving
    },
    leave: () => {
      isLeaving = true
    },
    isLeaving: () => isLeaving,
  }
}

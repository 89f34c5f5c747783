import { now } from '../../clock'

/**
 * How long a response from the database is reused, in milliseconds. Together with the page memory, an edit is visible everywhere within
 * about two seconds.
 */
const ANSWER_TTL_MS = 1_000
/** How long, in milliseconds, a page may still show the old catalogue if it was being rendered when the change was noticed. */
const IN_THE_MAKING = 2_000
/** How long, in milliseconds, to wait for the database, so that it cannot hold up the public pages. */
const QUERY_TIMEOUT_MS = 500
/** How long, in milliseconds, the last response is used while the next one is late, because a busy database is slow but still available. */
const BELIEVED_MS = 5_000

export type Catalogue = {
  /**
   * Returns when a change to the catalogue was last detected, on this process's clock, or 0 while the database does not respond. Queries at
   * most once a second.
   */
  changedAt: () => Promise<number>
}

/** Detects changes to the products on sale, made by any process. Everything rendered before its first check is treated as old. */
export function watchCatalogue(readVersion: () => Promise<string>): Catalogue {
  let changedAt = 0
  let version: string | undefined
  let answeredAt = Number.NEGATIVE_INFINITY
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined

  const ask = async () => {
    const seen = await readVersion()
    if (seen !== version) changedAt = now().getTime() + (version === undefined ? 0 : IN_THE_MAKING)
    version = seen
    answeredAt = now().getTime()
  }
  return {
    changedAt: async () => {
      if (!asking && now().getTime() - askedAt >= ANSWER_TTL_MS) {
        askedAt = now().getTime()
        asking = ask()
          .catch(() => {
            answeredAt = Number.NEGATIVE_INFINITY
          })
          .finally(() => {
            asking = undefined
          })
      }
      if (asking) await Promise.race([asking, pause(QUERY_TIMEOUT_MS)])
      // Without the database a page cannot be rendered again, so the existing one is the best available.
      return now().getTime() - answeredAt < BELIEVED_MS ? changedAt : 0
    },
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
}

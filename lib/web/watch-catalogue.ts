import { now } from '../clock'

/** How long an answer of the database holds; milliseconds. Together with the page memory an edit is everywhere within about two seconds. */
const ANSWER_TTL_MS = 1_000
/** A page that is being made while the change is noticed may still show what was before. */
const IN_THE_MAKING = 2_000
/** A database that does not answer must not hold up the public pages. */
const QUERY_TIMEOUT_MS = 500

export type Catalogue = {
  /** When the catalogue was last seen to have changed, on this process's clock; 0 while the database does not answer. Asks at most once a second. */
  changedAt: () => Promise<number>
}

/** Notices that something on sale was changed, by whichever process. Whatever was made before it first looked counts as old. */
export function watchCatalogue(readVersion: () => Promise<string>): Catalogue {
  let changedAt = 0
  let version: string | undefined
  let answers = false
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined

  const ask = async () => {
    const seen = await readVersion()
    if (seen !== version) changedAt = now().getTime() + (version === undefined ? 0 : IN_THE_MAKING)
    version = seen
    answers = true
  }
  return {
    changedAt: async () => {
      if (!asking && now().getTime() - askedAt >= ANSWER_TTL_MS) {
        askedAt = now().getTime()
        answers = false
        asking = ask()
          .catch(() => undefined)
          .finally(() => {
            asking = undefined
          })
      }
      if (asking) await Promise.race([asking, pause(QUERY_TIMEOUT_MS)])
      // Without an answer a page could not be made again, and the one that is there is the best there is.
      return answers ? changedAt : 0
    },
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
}

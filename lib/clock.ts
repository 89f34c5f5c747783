let read: () => Date = () => new Date()

/** The one source of the present moment. */
export function now(): Date {
  return read()
}

/** Tests only: makes `now` answer from `source` until the returned function puts real time back. */
export function setClock(source: () => Date): () => void {
  read = source
  return () => {
    read = () => new Date()
  }
}

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

declare global {
  /** Milliseconds by which a fault run has shifted this process's clock. Only fault runs set it. */
  var keelmarkClockOffset: number | undefined
}

const real = () => new Date(Date.now() + (globalThis.keelmarkClockOffset ?? 0))
let read: () => Date = real

/** Returns the current time, which tests and fault runs can shift. */
export function now(): Date {
  return read()
}

/** Makes `now` read from `source` until the returned function is called. For tests only. */
export function setClock(source: () => Date): () => void {
  read = source
  return () => {
    read = real
  }
}

/** Returns today as stored in a date column: the start of the day in UTC. */
export function today(): Date {
  return new Date(now().toISOString().slice(0, 10))
}

export function earlier(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() - milliseconds)
}

export function later(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds)
}

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

declare global {
  /** Milliseconds by which a fault run has moved this process's clock. Nothing else sets it. */
  var keelmarkClockOffset: number | undefined
}

const real = () => new Date(Date.now() + (globalThis.keelmarkClockOffset ?? 0))
let read: () => Date = real

/** Returns the current time, which tests and fault runs can move. */
export function now(): Date {
  return read()
}

/** Tests only. Makes `now` read from `source` until the returned function restores real time. */
export function setClock(source: () => Date): () => void {
  read = source
  return () => {
    read = real
  }
}

/** Returns today in the form of a date column: the start of the day in UTC. */
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

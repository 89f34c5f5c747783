declare global {
  /** Milliseconds by which a fault run has moved this process's clock; nothing else sets it. */
  var keelmarkClockOffset: number | undefined
}

const real = () => new Date(Date.now() + (globalThis.keelmarkClockOffset ?? 0))
let read: () => Date = real

/** The one source of the present moment. */
export function now(): Date {
  return read()
}

/** Tests only: makes `now` answer from `source` until the returned function puts real time back. */
export function setClock(source: () => Date): () => void {
  read = source
  return () => {
    read = real
  }
}

/** This many milliseconds before a moment. */
export function earlier(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() - milliseconds)
}

/** This many milliseconds after a moment. */
export function later(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds)
}

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const Real = Date

export type StoppedClock = {
  set(at: Date): void
  /** Restores the process's real time. */
  release(): void
}

/**
 * Stops the clock of this process: `now()`, Prisma, Stripe's library and both simulators all read it from `Date`. It may only be set
 * forward, because ids are generated from it and must sort by time.
 */
export function stopClock(start: Date): StoppedClock {
  let stands = start.getTime()
  globalThis.Date = new Proxy(Real, {
    construct: (target, given, made) => Reflect.construct(target, given.length ? given : [stands], made),
    apply: () => new Real(stands).toString(),
    get: (target, name) => (name === 'now' ? () => stands : Reflect.get(target, name)),
  })
  return {
    set(at) {
      stands = Math.max(stands, at.getTime())
    },
    release() {
      globalThis.Date = Real
    },
  }
}

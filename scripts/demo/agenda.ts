type Deed = () => Promise<unknown>

export type Agenda = {
  add(at: Date, deed: Deed): void
  /**
   * Performs all events up to `end` in chronological order, each at its time. Events may add further events. Events after `end` are left
   * out.
   */
  run(end: Date, arrive: (at: Date) => void): Promise<void>
}

export function createAgenda(): Agenda {
  const open: { at: number; deed: Deed }[] = []
  return {
    add(at, deed) {
      const place = open.findIndex((other) => other.at > at.getTime())
      open.splice(place < 0 ? open.length : place, 0, { at: at.getTime(), deed })
    },
    async run(end, arrive) {
      for (let next = open.shift(); next && next.at <= end.getTime(); next = open.shift()) {
        arrive(new Date(next.at))
        await next.deed()
      }
    },
  }
}

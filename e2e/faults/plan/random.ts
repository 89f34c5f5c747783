export type Random = {
  /** Returns an integer from 0 up to but not including `below`. */
  whole(below: number): number
  pick<Value>(values: readonly Value[]): Value
  shuffle<Value>(values: readonly Value[]): Value[]
}

/** Generates seeded random numbers: the same seed gives the same sequence (mulberry32, public domain, by Tommy Ettinger). */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (below: number) => Math.floor(next() * below)
  return {
    whole,
    pick(values) {
      const picked = values[whole(values.length)]
      if (picked === undefined) throw new Error('There is nothing to pick from')
      return picked
    },
    shuffle(values) {
      const left = [...values]
      return values.flatMap(() => left.splice(whole(left.length), 1))
    },
  }
}

import type { FaultShop } from '../shop/shop'
import type { Random } from './random'

/** Disruptions of a running shop other than fault points. */
const TROUBLES = ['kill', 'freeze', 'cut the database link', 'slow the database link', 'restart the database'] as const

/**
 * The pause between two disruptions and the duration of a freeze, in milliseconds. Some freezes are shorter than a lease; one is longer.
 */
const PAUSE = { from: 3_000, to: 9_000 }
const FROZEN = [1_000, 4_000, 26_000]

/** Causes up to `times` disruptions, one after the other, chosen by the seed, until `stop` is called. `stop` returns what was done. */
export function makeTrouble(shop: FaultShop, random: Random, times: number): { stop(): Promise<string[]> } {
  const done: string[] = []
  let isOver = false
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const plan = Array.from({ length: times }, (_, index) => ({
    trouble: TROUBLES[index] ?? random.pick(TROUBLES),
    name: random.pick(shop.processes),
    frozen: random.pick(FROZEN),
    after: PAUSE.from + random.whole(PAUSE.to - PAUSE.from),
  }))

  async function befall({ trouble, name, frozen }: (typeof plan)[number]): Promise<void> {
    const part = shop.part(name)
    switch (trouble) {
      case 'kill':
        return part?.kill()
      case 'freeze':
        part?.signal('SIGSTOP')
        await pause(frozen)
        return part?.signal('SIGCONT')
      case 'cut the database link':
        await shop.setDatabaseLink({ kind: 'reset' })
        await pause(1_000)
        return shop.setDatabaseLink({ kind: 'pass' })
      case 'slow the database link':
        await shop.setDatabaseLink({ kind: 'latency', ms: 50 })
        await pause(2_000)
        return shop.setDatabaseLink({ kind: 'pass' })
      case 'restart the database':
        return shop.restartDatabase()
    }
  }

  const making = (async () => {
    for (const one of plan) {
      for (let waited = 0; waited < one.after && !isOver; waited += 100) await pause(100)
      if (isOver) return
      done.push(one.trouble === 'kill' || one.trouble === 'freeze' ? `${one.trouble} ${one.name}` : one.trouble)
      await befall(one)
    }
  })()
  return {
    async stop() {
      isOver = true
      await making
      return done
    },
  }
}

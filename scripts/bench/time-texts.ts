import { DOORS, fill, NASTY } from '../check/nasty-texts'

/** Prints, for each parser of external text, the slowest CPU time for 100,000 characters of any one kind (best of five runs each). */
export async function timeTexts(): Promise<void> {
  console.info('CPU ms for 100,000 characters of the slowest kind')
  for (const [name, door] of Object.entries(DOORS)) {
    let slowest = { unit: '', ms: 0 }
    for (const unit of NASTY) {
      const ms = await cost(() => door(fill(unit)))
      if (ms > slowest.ms) slowest = { unit, ms }
    }
    console.info(`${name.padEnd(40)} ${slowest.ms.toFixed(1).padStart(7)}  ${JSON.stringify(slowest.unit)}`)
  }
}

async function cost(work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < 5; run += 1) {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { percentile } from '../../../scripts/bench/measure-load'
import { letStrangersIn } from '../people/stranger'
import { MINUTE, shop } from '../shop/the-shop'

const VISITORS = 4
const PAGES = ['/', '/certificates', '/certificates/rapidssl', '/cart', '/sign-in', '/api/health']
const ROUNDS = 3
const ROUND_MS = 10_000
/** Differences of fewer milliseconds than this are unnoticeable, and smaller than the noise of the measurement. */
const UNNOTICED_MS = 50

test(
  'H2: 200 slow connections, forms with ten thousand fields, upgrade requests and unknown URLs at most double other visitors’ p99 latency and leave no connections open',
  async () => {
    await visit(3_000)
    const before = openFiles()
    const [calm, amid]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      calm.push(...(await visit(ROUND_MS)))
      const strangers = letStrangersIn(shop.addresses.web)
      // The slow connections are all open before anything is measured.
      await visit(2_000)
      amid.push(...(await visit(ROUND_MS)))
      await strangers.stop()
      console.info(`H2: strangers: ${JSON.stringify(strangers.sent())}`)
    }
    const [usual, worst] = [percentile(calm, 0.99), percentile(amid, 0.99)]
    console.info(
      `H2: ${calm.length} and ${amid.length} pages; p50 ${percentile(calm, 0.5).toFixed(0)} and ${percentile(amid, 0.5).toFixed(0)} ms, p99 ${usual.toFixed(0)} and ${worst.toFixed(0)} ms`,
    )
    expect(worst).toBeLessThan(2 * Math.max(usual, UNNOTICED_MS))
    await visit(ROUND_MS)
    console.info(`H2: ${before} files and sockets open before, ${openFiles()} after`)
    expect(openFiles()).toBeLessThan(before + 20)
  },
  10 * MINUTE,
)

/** Makes visitors open pages one after another, and returns how long each took, in milliseconds. @throws Error if a page failed to load. */
async function visit(milliseconds: number): Promise<number[]> {
  const waits: number[] = []
  const end = Date.now() + milliseconds
  const one = async (visitor: number) => {
    for (let turn = visitor; Date.now() < end; turn += 1) {
      const began = performance.now()
      const answer = await fetch(shop.addresses.web + PAGES[turn % PAGES.length])
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`)
      waits.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: VISITORS }, (_, visitor) => one(visitor)))
  return waits
}

function openFiles(): number {
  const webs = shop.processes.filter((name) => name.startsWith('web'))
  return webs.reduce((sum, name) => sum + readdirSync(`/proc/${shop.part(name)?.pid}/fd`).length, 0)
}

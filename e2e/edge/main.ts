import pg from 'pg'
import { askNginx, closeAsking } from './ask'
import { startBehindNginx } from './behind-nginx'

// `npm run test:edge`: a saved product reaches everyone within five seconds, through both web processes and nginx in front of them. The
// process that saves the product notifies no other process, and a steady flow of visitors keeps every cache warm.
const SAVES = 15
const LIMIT_MS = 5_000
const PATH = '/certificates/rapidssl'
/** The pause between two requests to the same place, in milliseconds; short enough to keep every cache in use. */
const LOOK_EVERY = 100

const shop = await startBehindNginx('edge')
const database = new pg.Client({ connectionString: shop.stack.settings.DATABASE_URL })
await database.connect()
let failed = 0
try {
  const places = new Map<string, () => Promise<string>>([
    ...shop.webPorts.map((port, index): [string, () => Promise<string>] => [
      `web ${index + 1}`,
      async () => (await fetch(`http://127.0.0.1:${port}${PATH}`)).text(),
    ]),
    ['nginx', async () => (await askNginx(shop.port, PATH)).body.toString()],
  ])
  const first = await askNginx(shop.port, PATH)
  if (first.status !== 200) throw new Error(`${PATH} answered ${first.status}`)
  console.info(`cache-control: ${first.headers['cache-control']}`)
  // A newly started process renders its first page slowly, whatever its content.
  await Promise.all([...places.values()].map((read) => read()))
  const took = new Map<string, number[]>([...places.keys()].map((name) => [name, []]))
  for (let save = 1; save <= SAVES; save += 1) {
    const name = `RapidSSL saved ${save}`
    await database.query(`update "Product" set name = $1, "updatedAt" = now() where slug = 'rapidssl'`, [name])
    const saved = performance.now()
    await Promise.all(
      [...places].map(async ([place, read]) => {
        while (!(await read()).includes(name)) {
          if (performance.now() - saved > 4 * LIMIT_MS) break
          await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
        }
        took.get(place)?.push(performance.now() - saved)
      }),
    )
  }
  for (const [place, all] of took) {
    const sorted = all.toSorted((one, other) => one - other)
    const [median, slowest] = [sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0]
    if (slowest > LIMIT_MS) failed += 1
    const times = `median ${(median / 1000).toFixed(1)} s, slowest ${(slowest / 1000).toFixed(1)} s of ${SAVES}`
    console.info(`${place}: ${all.map((one) => (one / 1000).toFixed(1)).join(' ')}`)
    console.info(`${slowest > LIMIT_MS ? 'FAILED' : 'ok    '} ${place} shows what was saved: ${times}`)
  }
} finally {
  closeAsking()
  await database.end()
  await shop.stop()
}
process.exit(failed > 0 ? 1 : 0)

import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Stack } from '../run/stack'
import { startShop } from './start-shop'

// `npm run bench:audit`: a real worker process compares ten thousand certificates at Enom with the same number in the shop. Prints the time
// taken and the worker's peak memory. Takes the number of certificates as an optional argument.
const COUNT = Number(process.argv[2] ?? 10_000)
const SECONDS = 120
const MEGABYTES = 300
const directory = path.resolve('.data/bench-audit')
const seen = new Set<string>()

const stack = await startShop(directory, {
  mode: 'development',
  processes: ['worker'],
  startWith: () => ({ settings: { NODE_ENV: 'production' }, preload: [] }),
})
try {
  Object.assign(process.env, stack.settings)
  const { db } = await import('../../lib/db/client')
  const { bookAll } = await import('../../lib/audit/testing/books')
  const { startAudit } = await import('../../lib/audit/schedule')
  const api = `${stack.addresses.enom}/operator/api`
  await ask(`${api}/seed-certificates`, { count: COUNT })
  const { id: accountId } = await db.enomAccount.findFirstOrThrow({ where: { isDefault: true } })
  const certificates: Parameters<typeof bookAll>[1] = await ask(`${api}/certificates`)
  await bookAll(accountId, certificates)
  const atRest = residentOf(stack)

  let isWithin = true
  for (const what of ['first, six months of movements', 'second, since the first']) {
    const started = performance.now()
    await startAudit({ kind: 'system' })
    const run = await finished()
    const differences = await db.auditDifference.count({ where: { resolvedAt: null } })
    const seconds = (performance.now() - started) / 1000
    const { now, peak } = residentOf(stack)
    console.info(
      `${what}: ${run.certificates} certificates, ${differences} differences${run.problemText ? ` (${run.problemText})` : ''}, ` +
        `${seconds.toFixed(1)} s; worker ${now} MB, at most ${peak} MB (${atRest.now} MB before)`,
    )
    isWithin &&= seconds < SECONDS && peak < MEGABYTES && run.certificates === COUNT && differences === 0
    seen.add(run.id)
  }
  console.info(isWithin ? `within ${SECONDS} s and ${MEGABYTES} MB` : `NOT within ${SECONDS} s and ${MEGABYTES} MB`)
  process.exitCode = isWithin ? 0 : 1
  await db.$disconnect()

  async function finished() {
    for (;;) {
      const run = await db.auditRun.findFirst({ where: { finishedAt: { not: null }, id: { notIn: [...seen] } } })
      if (run) return run
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
} finally {
  await stack.stop()
}

async function ask(url: string, body?: object) {
  const answer = await fetch(url, body ? { method: 'POST', body: JSON.stringify(body) } : {})
  if (!answer.ok) throw new Error(`${url}: ${await answer.text()}`)
  return answer.json()
}

/** Returns the worker's current and peak memory in megabytes, from the kernel. */
function residentOf({ part }: Stack): { now: number; peak: number } {
  const status = readFileSync(`/proc/${part('worker')?.pid}/status`, 'utf8')
  const read = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024)
  return { now: read('VmRSS'), peak: read('VmHWM') }
}

import type { FaultShop } from '../shop/shop'

/** Pages of every kind: pages served from memory or from the database, pages that need a session, and health probes. */
const PATHS = ['/', '/certificates', '/certificates/rapidssl', '/cart', '/checkout', '/sign-in', '/admin/sign-in', '/health/ready']
const EVERY_MS = 500
const TIMEOUT_MS = 20_000

type Look = { page: string; from: number; to: number; isFine: boolean }

export type Watched = {
  asked: number
  failed: number
  /** Pages whose latest request failed. */
  stillBroken: readonly string[]
  /** Returns the milliseconds from a given time until every page that failed before `end` worked again; 0 if none failed. */
  brokenAfter(time: number, end: number): number
}

/** Requests pages repeatedly from every web process, each at its own port. */
export function watchPages({ webPorts }: Pick<FaultShop, 'webPorts'>): { stop(): Promise<Watched> } {
  const looks: Look[] = []
  let isOver = false

  async function watch(port: number, path: string): Promise<void> {
    while (!isOver) {
      const from = Date.now()
      const isFine = await fetch(`http://localhost:${port}${path}`, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) }).then(
        async (answer) => {
          await answer.arrayBuffer()
          return answer.status < 400
        },
        () => false,
      )
      looks.push({ page: `${port}${path}`, from, to: Date.now(), isFine })
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
    }
  }

  const watching = webPorts.flatMap((port) => PATHS.map((path) => watch(port, path)))
  return {
    async stop() {
      isOver = true
      await Promise.all(watching)
      const last = new Map(looks.map(({ page, isFine }) => [page, isFine]))
      return {
        asked: looks.length,
        failed: looks.filter(({ isFine }) => !isFine).length,
        stillBroken: [...last].flatMap(([page, isFine]) => (isFine ? [] : [page])),
        brokenAfter: (time, end) => brokenAfter(looks, time, end),
      }
    },
  }
}

function brokenAfter(looks: readonly Look[], time: number, end: number): number {
  const ends = looks.flatMap(({ page, from, to, isFine }) => {
    if (isFine || from < time || to > end) return []
    const back = looks.find((look) => look.page === page && look.isFine && look.from > from)
    return [(back?.to ?? Number.POSITIVE_INFINITY) - time]
  })
  return Math.max(0, ...ends)
}

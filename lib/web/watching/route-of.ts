import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const manifest = z.object({
  staticRoutes: z.array(z.object({ page: z.string() })),
  dynamicRoutes: z.array(z.object({ page: z.string(), regex: z.string() })),
})

/** Returns the pattern of an address's route, such as `/admin/orders/[id]`, which is a label with few values and no secrets. */
export type RouteOf = (url: string) => string

/**
 * Reads the routes of the build in `.next` and the files in `public`. Scripts, styles and files have the label `file`; an unknown address
 * has `none`.
 * @throws if there is no build.
 */
export function readRoutes(buildDirectory = '.next', publicDirectory = 'public'): RouteOf {
  const { staticRoutes, dynamicRoutes } = manifest.parse(
    JSON.parse(readFileSync(path.join(buildDirectory, 'routes-manifest.json'), 'utf8')),
  )
  const files = existsSync(publicDirectory) ? readdirSync(publicDirectory) : []
  // Routes that the web process handles itself (answer-health.ts).
  const own = ['/health/live', '/health/ready']
  return makeRouteOf({ exact: [...own, ...staticRoutes.map(({ page }) => page)], patterns: dynamicRoutes, files })
}

export function makeRouteOf(given: {
  exact: readonly string[]
  patterns: readonly { page: string; regex: string }[]
  files: readonly string[]
}): RouteOf {
  const exact = new Set(given.exact.filter((page) => !page.startsWith('/_')))
  const files = new Set(given.files.map((file) => `/${file}`))
  // Only patterns with the same beginning as the address are tried.
  const byStart = new Map<string, { page: string; regex: RegExp }[]>()
  for (const { page, regex } of given.patterns) {
    const start = startOf(page)
    byStart.set(start, [...(byStart.get(start) ?? []), { page, regex: new RegExp(regex) }])
  }
  return (url) => {
    const query = url.indexOf('?')
    const address = query < 0 ? url : url.slice(0, query)
    if (exact.has(address)) return address
    if (address.startsWith('/_next/') || files.has(address)) return 'file'
    return byStart.get(startOf(address))?.find(({ regex }) => regex.test(address))?.page ?? 'none'
  }
}

const startOf = (address: string) => address.split('/', 2)[1] ?? ''

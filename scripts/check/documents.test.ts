import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { schema } from '../../lib/config/schema'
import { ROUTES } from './routes'

/** Documents with commands that people type in an emergency. */
const DOCUMENTS = ['docs/going-live.md', 'docs/runbooks.md', 'deploy/README.md', 'README.md']
const scripts = Object.keys(
  z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(readFileSync('package.json', 'utf8'))).scripts,
)
/** A process's settings in addition to the shop's. */
const OTHER_SETTINGS = ['APP_DATABASE_URL']
const settings = [...Object.keys(schema.shape), ...OTHER_SETTINGS]

const found = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))]

test.each(DOCUMENTS)('every command, setting, page, file and anchor named in %s exists', (file) => {
  const text = readFileSync(file, 'utf8')
  expect(found(text, /npm run ([a-z][a-z:-]*)/g).filter((name) => !scripts.includes(name))).toEqual([])
  expect(found(text, /`([A-Z][A-Z0-9]+_[A-Z0-9_]+)[=`]/g).filter((name) => !settings.includes(name))).toEqual([])
  expect(found(text, /`(\/(?:admin|account)[a-z/-]*)`/g).filter((name) => !(name in ROUTES))).toEqual([])
  const files = found(text, /`((?:deploy|docs|lib|scripts|app|e2e|prisma)\/[\w@./-]+\.\w+)`/g)
  expect(files.filter((name) => !existsSync(name))).toEqual([])
  const copied = found(text, /^(?:cp|mv) .*?(deploy\/[\w/]+)\//gm)
  expect(copied.filter((folder) => !existsSync(folder))).toEqual([])
  const links = found(text, /\]\((?!https?:)([^)\s]+)\)/g).filter((link) => !isThere(file, link))
  expect(links).toEqual([])
})

function isThere(from: string, link: string): boolean {
  const [target = '', anchor] = link.split('#')
  const file = target ? path.join(path.dirname(from), target) : from
  if (!existsSync(file)) return false
  return !anchor || readFileSync(file, 'utf8').includes(`<a id="${anchor}"></a>`)
}

import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { schema } from '../../lib/config/schema'
import { findProgram, tryProgram } from './run-program'

const read = (file: string) => readFileSync(path.join('deploy', file), 'utf8')
const kubernetes = readdirSync('deploy/kubernetes').map((name) => [name, read(`kubernetes/${name}`)] as const)
const units = readdirSync('deploy/systemd').filter((name) => name.endsWith('.service'))
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))

/** Settings of the database image, of Compose itself, and of the migrations. */
const OTHERS = ['MALLOC_ARENA_MAX', 'POSTGRES_USER', 'POSTGRES_PASSWORD', 'POSTGRES_DB', 'SHOP_DB_PASSWORD', 'APP_DATABASE_URL']

test('every setting in the deploy files is a setting of the shop', () => {
  const known = [...Object.keys(schema.shape), ...OTHERS]
  const named = [
    ...read('compose.yaml').matchAll(/^ +([A-Z][A-Z_]+): /gm),
    ...kubernetes.flatMap(([, text]) => [...text.matchAll(/(?:^ {2}|name: )([A-Z][A-Z_]+)(?::|, value)/gm)]),
    ...units.flatMap((unit) => [...read(`systemd/${unit}`).matchAll(/(?<=^Environment=.*)\b([A-Z_]+)=/gm)]),
  ].map(([, name]) => name)
  expect(named.length).toBeGreaterThan(15)
  expect(named.filter((name) => !known.includes(name ?? ''))).toEqual([])
})

test('only migrations and backups connect as the database owner, and they and the workers bypass the pooler', () => {
  const compose = read('compose.yaml')
  expect(compose).toMatch(/x-shop-role:.*\n +DATABASE_URL: .+keelmark_shop:.+@pgbouncer:6432.*\n +DIRECT_DATABASE_URL: .+@postgres:5432/)
  for (const [name, text] of kubernetes) {
    expect([name, text.includes('secretRef: { name: keelmark-owner }')]).toEqual([name, /^(migrate|backup)\.yaml$/.test(name)])
  }
})

test('Compose publishes only nginx, and runs two instances of each of the shop’s processes', () => {
  const compose = read('compose.yaml')
  expect(compose.match(/^ +ports: .*/gm)).toEqual(['    ports: ["80:80", "443:443"]'])
  for (const name of ['web-1: *web', 'web-2: *web', 'worker-1: *worker', 'worker-2: *worker']) expect(compose).toContain(`  ${name}\n`)
})

test.each(kubernetes.filter(([, text]) => text.includes('kind: Deployment')))(
  '%s has two of each pod, probes, a disruption budget, limits and no privileges',
  (_, text) => {
    for (const line of [
      'replicas: 2',
      'livenessProbe:',
      'readinessProbe:',
      'kind: PodDisruptionBudget',
      'minAvailable: 1',
      'RollingUpdate',
    ]) {
      expect(text).toContain(line)
    }
    for (const line of ['allowPrivilegeEscalation: false', 'drop: [ALL]', 'type: RuntimeDefault', 'limits: { memory:']) {
      expect(text).toContain(line)
    }
    expect(text).toContain('automountServiceAccountToken: false')
  },
)

test('units start what npm starts, and can write only to their own folders', () => {
  for (const [unit, name] of [
    ['keelmark-web@.service', 'start'],
    ['keelmark-worker@.service', 'worker'],
  ] as const) {
    expect(read(`systemd/${unit}`)).toContain(`\nExecStart=/usr/bin/${scripts[name]}\n`)
  }
  for (const unit of units) {
    for (const line of [
      'NoNewPrivileges=yes',
      'ProtectSystem=strict',
      'CapabilityBoundingSet=\n',
      'SystemCallFilter=@system-service',
      'User=keelmark',
    ]) {
      expect(read(`systemd/${unit}`)).toContain(line)
    }
  }
})

const analyze = findProgram('systemd-analyze')

test.skipIf(!analyze)('systemd accepts the units, where it is installed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'keelmark-units-'))
  cpSync('deploy/systemd', folder, { recursive: true })
  const files = readdirSync(folder).map((name) => {
    const file = path.join(folder, name.replace('@.', '@3001.'))
    // systemd checks that the program exists.
    writeFileSync(file, readFileSync(path.join(folder, name), 'utf8').replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`))
    return file
  })
  const { ok, said } = tryProgram(analyze ?? '', ['verify', ...files])
  rmSync(folder, { recursive: true })
  expect([ok, said.split('\n').filter((line) => line.includes(folder))]).toEqual([true, []])
})

test('every file included by an nginx configuration is shipped', () => {
  for (const name of ['nginx.conf', 'keelmark.conf', 'proxy.conf']) {
    for (const [, file = ''] of read(`nginx/${name}`).matchAll(/\/etc\/nginx\/keelmark\/([\w.-]+\.(?:conf|html))/g)) {
      expect(existsSync(path.join('deploy/nginx', file))).toBe(true)
    }
  }
})

test.each(['docs/going-live.md', 'deploy/README.md'])(
  '%s creates every folder that nginx reads or writes and that Debian does not ship',
  (file) => {
    const made = [...readFileSync(file, 'utf8').matchAll(/^mkdir -p (.+)$/gm)].flatMap(([, folders = '']) => folders.split(' '))
    const named = read('nginx/keelmark.conf').matchAll(/^ *(?:proxy_cache_path|root|ssl_certificate) (\/[\w./]+)/gm)
    // nginx itself creates only the last folder of the cache path.
    const needed = [...named].map(([line, name = '']) => (line.includes('root') ? name : path.dirname(name)))
    expect(needed).toHaveLength(3)
    expect(made).toEqual(expect.arrayContaining(needed))
  },
)

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const compose = readFileSync('compose.yaml', 'utf8')
const dockerfile = readFileSync('Dockerfile', 'utf8')
const ignored = readFileSync('.dockerignore', 'utf8').split('\n')
const stages = dockerfile.split(/^FROM /m).slice(1)

/** Returns the lines of one service in compose.yaml, or of a block shared by services. */
function block(name: string): string {
  return new RegExp(`^( *)${name}:(?: &[\\w-]+)?\\n((?:\\1 +.*\\n|\\n)+)`, 'm').exec(compose)?.[2] ?? ''
}

test('the web server in Compose is reachable only from this computer, and no other port is published', () => {
  expect(compose.match(/^ +ports: .*/gm)).toEqual(['    ports: ["127.0.0.1:3000:3000"]'])
})

test('every container of the shop is locked down: no capabilities, no new privileges, a read-only file system', () => {
  const shop = block('x-shop')
  for (const line of ['read_only: true', 'cap_drop: [ALL]', 'security_opt: ["no-new-privileges:true"]', '- /shop/.next:']) {
    expect(shop).toContain(line)
  }
  for (const name of ['migrate', 'web', 'worker']) expect(block(name)).toContain('<<: *shop')
})

test('web and worker connect with the shop’s own role and never get the owner’s password', () => {
  expect(block('x-shop-role')).toContain('DATABASE_URL: postgresql://keelmark_shop:')
  expect(block('x-shop-role')).toContain('POSTGRES_PASSWORD: ""')
  for (const name of ['web', 'worker']) expect(block(name)).toContain('environment: *shop-role')
  expect(block('migrate')).toContain('APP_DATABASE_URL: postgresql://keelmark_shop:')
})

test('the runtime image has no development packages, does not run as root, and pins exact versions', () => {
  expect(stages).toHaveLength(2)
  expect(stages[0]).toContain('npm prune --omit=dev')
  expect(stages[1]).not.toContain('npm ci')
  expect(stages[1]).toContain('\nUSER node\n')
  for (const image of [...stages.map((stage) => stage.split(/\s/)[0] ?? ''), ...(compose.match(/(?<=image: )\S+:\S+/g) ?? [])]) {
    expect(image).toMatch(/:\d+\.\d+(\.\d+)?(-slim)?$/)
  }
})

test('settings are not copied into the image, but the example file is', () => {
  for (const line of ['.env', '.env.*', '!.env.example', '.git', 'node_modules', '.data']) expect(ignored).toContain(line)
})

test('every program that a container runs is part of its packages', () => {
  const { dependencies, devDependencies, scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  for (const name of ['prisma', '@prisma/schema-engine-wasm', '@prisma/driver-adapter-utils', 'tsx', 'esbuild', 'graphile-worker', 'pg']) {
    expect(Object.keys(dependencies)).toContain(name)
    expect(Object.keys(devDependencies)).not.toContain(name)
  }
  for (const name of ['migrate', 'seed', 'build', 'start', 'worker']) expect(scripts[name]).toBeDefined()
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const compose = readFileSync('compose.yaml', 'utf8')
const dockerfile = readFileSync('Dockerfile', 'utf8')
const ignored = readFileSync('.dockerignore', 'utf8').split('\n')
const stages = dockerfile.split(/^FROM /m).slice(1)

/** The lines of one service, or of one of the blocks that services share. */
function block(name: string): string {
  return new RegExp(`^( *)${name}:(?: &[\\w-]+)?\\n((?:\\1 +.*\\n|\\n)+)`, 'm').exec(compose)?.[2] ?? ''
}

test('only this machine reaches the web server of compose, and nothing else is published', () => {
  expect(compose.match(/^ +ports: .*/gm)).toEqual(['    ports: ["127.0.0.1:3000:3000"]'])
})

test('every container of the shop is closed: no capability, no new privilege, no writing but to memory', () => {
  const shop = block('x-shop')
  for (const line of ['read_only: true', 'cap_drop: [ALL]', 'security_opt: ["no-new-privileges:true"]', '- /shop/.next:']) {
    expect(shop).toContain(line)
  }
  for (const name of ['migrate', 'web', 'worker']) expect(block(name)).toContain('<<: *shop')
})

test('web and worker connect as the shop’s own role and never get the owner’s password', () => {
  expect(block('x-shop-role')).toContain('DATABASE_URL: postgresql://keelmark_shop:')
  expect(block('x-shop-role')).toContain('POSTGRES_PASSWORD: ""')
  for (const name of ['web', 'worker']) expect(block(name)).toContain('environment: *shop-role')
  expect(block('migrate')).toContain('APP_DATABASE_URL: postgresql://keelmark_shop:')
})

test('the image that runs has no packages for development, no root and exact versions under it', () => {
  expect(stages).toHaveLength(2)
  expect(stages[0]).toContain('npm prune --omit=dev')
  expect(stages[1]).not.toContain('npm ci')
  expect(stages[1]).toContain('\nUSER node\n')
  for (const image of [...stages.map((stage) => stage.split(/\s/)[0] ?? ''), ...(compose.match(/(?<=image: )\S+:\S+/g) ?? [])]) {
    expect(image).toMatch(/:\d+\.\d+(\.\d+)?(-slim)?$/)
  }
})

test('settings stay out of the image, the example comes along', () => {
  for (const line of ['.env', '.env.*', '!.env.example', '.git', 'node_modules', '.data']) expect(ignored).toContain(line)
})

test('what a container runs is among the packages it has', () => {
  const { dependencies, devDependencies, scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  for (const name of ['prisma', '@prisma/schema-engine-wasm', '@prisma/driver-adapter-utils', 'tsx', 'esbuild', 'graphile-worker', 'pg']) {
    expect(Object.keys(dependencies)).toContain(name)
    expect(Object.keys(devDependencies)).not.toContain(name)
  }
  for (const name of ['migrate', 'seed', 'build', 'start', 'worker']) expect(scripts[name]).toBeDefined()
})

import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { TOKEN_SCOPES, type TokenScope } from '@/lib/actor'
import { OPERATIONS, type Operation } from '@/lib/api/operations'
import { later, MINUTE, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { hashToken } from '@/lib/links/secrets'
import { hasScope } from '@/lib/permissions'

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

/** Every method exported by the API's route files, apart from the public OpenAPI document. */
const HANDLERS = await Promise.all(
  readdirSync('app/api/v1', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts') && !/openapi|missing/.test(file))
    .map(async (file) => ({
      path: `/${file
        .replace(/\/?route\.ts$/, '')
        .replaceAll('[', '{')
        .replaceAll(']', '}')}`,
      ...(await load(file)),
    })),
)

async function load(file: string): Promise<{ GET?: Handler; POST?: Handler }> {
  return import(/* @vite-ignore */ resolve('app/api/v1', file))
}

const METHODS = HANDLERS.flatMap(({ path, ...handlers }) =>
  Object.entries(handlers).map(([name, handler]) => ({ path, method: name.toLowerCase(), handler })),
)
const operations: readonly Operation[] = Object.values(OPERATIONS)
const named = ({ path, method }: { path: string; method: string }) => `${method} ${path}`

async function tokenFor(...scopes: TokenScope[]): Promise<string> {
  const token = `km_${randomBytes(32).toString('base64url')}`
  const times = { createdAt: now(), expiresAt: later(now(), MINUTE) }
  await db.apiToken.create({ data: { name: 'Test', tokenHash: hashToken(token), scopes, createdBy: 'system', ...times } })
  return token
}

test('every method of the API’s routes is a documented operation, and every operation has its route', () => {
  expect(METHODS.map(named).sort()).toEqual(operations.map(named).sort())
})

test.each(METHODS)(
  '$method $path rejects requests without a token, and accepts only tokens whose scope includes it',
  async ({ path, method, handler }) => {
    const operation = operations.find((one) => named(one) === named({ path, method }))
    const ask = async (authorization?: string) => {
      const body = method === 'post' ? '{}' : null
      const headers = {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        ...(authorization && { authorization }),
      }
      const request = new Request(`http://shop.test/api/v1${path}`, { method: method.toUpperCase(), headers, body })
      const params = Promise.resolve({ id: '019b0000-0000-7000-8000-000000000000', slug: 'nothing' })
      return (await handler(request, { params })).status
    }
    expect([await ask(), await ask('Bearer km_wrong')]).toEqual([401, 401])
    for (const scope of TOKEN_SCOPES) {
      const token = await tokenFor(scope)
      const isIn = hasScope([scope], operation?.scope ?? scope)
      expect([scope, (await ask(`Bearer ${token}`)) !== 403]).toEqual([scope, isIn])
    }
    expect(await ask(`Bearer ${await tokenFor()}`)).toBe(403)
  },
)

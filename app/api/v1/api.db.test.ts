import { expect, test, vi } from 'vitest'
import { TOKEN_SCOPES, type TokenScope } from '@/lib/actor'
import { beginRequest, deleteOldRequests } from '@/lib/api/idempotency'
import { listTokens } from '@/lib/api/list-tokens'
import { makeToken } from '@/lib/api/make-token'
import { revokeToken } from '@/lib/api/revoke-token'
import * as schema from '@/lib/api/schema'
import { listEntries } from '@/lib/audit-log/list-entries'
import { must, openShop, payFor } from '@/lib/certificates/testing/shop'
import { DAY, later, MINUTE, now, setClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { sell } from '@/lib/orders/testing/shop'
import * as certificate from './certificates/[id]/route'
import { POST as suspend } from './certificates/[id]/suspend/route'
import { POST as unsuspend } from './certificates/[id]/unsuspend/route'
import * as certificates from './certificates/route'
import { POST as cancel } from './orders/[id]/cancel/route'
import * as order from './orders/[id]/route'
import * as orders from './orders/route'
import * as products from './products/route'

const { id: userId } = await db.user.create({ data: { email: 'kim@shop.example', role: 'staff', staffRole: 'admin' } })
const admin = { kind: 'staff', userId, role: 'admin' } as const
await openShop()
const { choiceId } = await sell()

const tokenFor = async (scopes: readonly TokenScope[], days = 90) =>
  must(await makeToken(admin, { name: 'Bookkeeping', scopes, days })).token
const everything = await tokenFor(TOKEN_SCOPES)

type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>
type Asked = { token?: string; body?: unknown; key?: string; id?: string; query?: string; cookie?: string }

async function ask(route: Route, { token = everything, body, key, id, query = '', cookie }: Asked = {}) {
  const headers = { authorization: `Bearer ${token}`, ...(key && { 'idempotency-key': key }), ...(cookie && { cookie }) }
  const more = body === undefined ? {} : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }
  const response = await route(new Request(`http://shop.test/${query}`, { headers, ...more }), {
    params: Promise.resolve<Record<string, string>>(id ? { id } : {}),
  })
  const json: Record<string, unknown> = await response.json()
  expect(response.headers.get('content-type')).toBe(response.status < 400 ? 'application/json' : 'application/problem+json')
  if (response.status >= 400) schema.problem.parse(json)
  return { status: response.status, json, headers: response.headers }
}

const wanted = (email: string, quantity = 1) => ({ email, country: 'GB', items: [{ choiceId, quantity }] })

test('a token is shown once, stored as a hash, works until it expires or is revoked, and only owners and admins can manage tokens', async () => {
  for (const role of ['support', 'finance', 'readonly'] as const) {
    expect(await makeToken({ ...admin, role }, { name: 'x', scopes: ['orders:read'], days: 30 })).toMatchObject({ ok: false })
    expect(await listTokens({ ...admin, role })).toEqual([])
  }
  const token = await tokenFor(['orders:read'], 30)
  expect(token).toMatch(/^km_[\w-]{43}$/)
  const [row] = await listTokens(admin)
  expect(row).toMatchObject({ name: 'Bookkeeping', scopes: ['orders:read'], state: 'valid', by: 'kim@shop.example', lastUsedAt: null })
  expect(JSON.stringify(await db.apiToken.findMany())).not.toContain(token.slice(3))
  const id = row?.id ?? ''

  const used = async () => (await db.apiToken.findUniqueOrThrow({ where: { id } })).lastUsedAt
  expect((await ask(orders.GET, { token })).status).toBe(200)
  const first = await used()
  const at = later(now(), 30_000)
  const putBack = setClock(() => at)
  await ask(orders.GET, { token })
  expect(await used()).toEqual(first)
  setClock(() => later(at, MINUTE))
  await ask(orders.GET, { token })
  expect(await used()).toEqual(later(at, MINUTE))
  setClock(() => later(at, 30 * DAY))
  expect(await ask(orders.GET, { token })).toMatchObject({ status: 401, json: { code: 'no-token' } })
  putBack()

  expect((await ask(orders.GET, { token })).status).toBe(200)
  expect(await revokeToken({ ...admin, role: 'support' }, id)).toMatchObject({ ok: false })
  expect(await revokeToken(admin, id)).toEqual({ ok: true, value: undefined })
  expect(await revokeToken(admin, id)).toMatchObject({ error: { code: 'revoked-already' } })
  for (const wrong of [token, 'km_', `km_${'A'.repeat(43)}`]) {
    const refused = await ask(orders.GET, { token: wrong, cookie: 'authjs.session-token=x' })
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
  }
})

test('each request needs its scope: write access includes read access, and a list that a token may not see is empty', async () => {
  const { orderId, id } = await payFor('rapidssl')
  const [reader, writer, other] = [
    await tokenFor(['orders:read']),
    await tokenFor(['certificates:write']),
    await tokenFor(['products:read']),
  ]
  const refused = await ask(orders.POST, { token: reader, body: wanted('a@b.example'), key: 'k' })
  expect(refused).toMatchObject({ status: 403, json: { code: 'scope-missing', detail: 'It needs orders:write.' } })
  const asked: [Route, string | undefined][] = [
    [orders.GET, undefined],
    [order.GET, orderId],
    [certificates.GET, undefined],
    [certificate.GET, id],
    [products.GET, undefined],
  ]
  const statuses = async (token: string) => Promise.all(asked.map(async ([route, of]) => (await ask(route, { token, id: of })).status))
  expect(await statuses(reader)).toEqual([200, 200, 403, 403, 403])
  expect(await statuses(writer)).toEqual([403, 403, 200, 200, 403])
  expect(await statuses(other)).toEqual([403, 403, 403, 403, 200])
  expect((await ask(order.GET, { token: reader, id: orderId })).json.certificates).toEqual([])
  expect(schema.order.parse((await ask(order.GET, { id: orderId })).json).certificates).toMatchObject([{ id }])
  expect(schema.productPage.parse((await ask(products.GET)).json).rows[0]?.choices[0]?.id).toBe(choiceId)
  expect((await ask(order.GET, { id: userId })).status).toBe(404)
  expect((await ask(order.GET, { id: 'x' })).status).toBe(404)
})

test('placing an order twice with one key, even concurrently, creates one order, and the log names the token', async () => {
  const both = await Promise.all([1, 2].map(() => ask(orders.POST, { body: wanted('two@b.example'), key: 'same' })))
  expect(await db.order.count({ where: { email: 'two@b.example' } })).toBe(1)
  for (const { status, json } of both) if (status !== 201) expect(json.code).toBe('still-running')
  const again = await ask(orders.POST, { body: wanted('two@b.example'), key: 'same' })
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
  const placed = schema.order.parse(again.json)
  expect(placed).toMatchObject({ status: 'awaiting_payment', items: [{ quantity: 1 }], certificates: [] })
  expect(await db.mail.count({ where: { kind: 'payment_link', orderId: placed.id } })).toBe(1)
  expect(await db.order.count({ where: { email: 'two@b.example' } })).toBe(1)

  expect(await ask(orders.POST, { body: wanted('two@b.example', 2), key: 'same' })).toMatchObject({
    status: 422,
    json: { code: 'key-used' },
  })
  const elsewhere = await ask(cancel, { body: '', key: 'same', id: placed.id })
  expect(elsewhere).toMatchObject({ status: 422 })
  for (const key of [undefined, 'x'.repeat(256)]) {
    expect(await ask(cancel, { body: '', key, id: placed.id })).toMatchObject({ status: 400, json: { code: 'key-missing' } })
  }
  expect(await ask(cancel, { body: '', key: 'cancel', id: placed.id })).toMatchObject({ status: 200, json: { status: 'cancelled' } })
  const refused = await ask(cancel, { body: '', key: 'cancel-again', id: placed.id })
  expect(refused).toMatchObject({ status: 409, json: { code: 'not-cancellable' } })

  const { rows } = await listEntries(admin, { subjectId: placed.id })
  expect(rows.map(({ action, by }) => [action, by])).toEqual([
    ['order.cancel', 'API token “Bookkeeping”'],
    ['order.place', 'API token “Bookkeeping”'],
  ])
  expect((await listEntries(admin, { person: 'bookk', subjectId: placed.id })).rows).toHaveLength(2)
})

test('an order sets the language of a new account, and an existing account keeps its own', async () => {
  const place = (language: unknown, key: string) => ask(orders.POST, { body: { ...wanted('sprache@b.example'), language }, key })
  const languageNow = async () => (await db.user.findFirstOrThrow({ where: { email: 'sprache@b.example' } })).language
  for (const [given, shown] of [
    ['fr', '"fr"'],
    ['DE', '"DE"'],
    [null, 'null'],
    [1, '1'],
  ] as const) {
    expect(await place(given, `language-${given}`)).toMatchObject({
      status: 400,
      json: { code: 'invalid', errors: [{ field: 'language', detail: `The shop does not support ${shown}. Use one of en, de, es.` }] },
    })
  }
  expect(await db.order.count({ where: { email: 'sprache@b.example' } })).toBe(0)
  expect((await place('de', 'de')).status).toBe(201)
  expect(await languageNow()).toBe('de')
  expect((await place('es', 'es')).status).toBe(201)
  expect(await languageNow()).toBe('de')
})

test('a response is stored for a day, and an interrupted request is not carried out again', async () => {
  const { id: tokenId } = await db.apiToken.findFirstOrThrow()
  const begin = (request: unknown = 1) => beginRequest({ tokenId, key: 'cut', request })
  expect(await begin()).toMatchObject({ ok: true, value: { first: null } })
  expect(await begin()).toEqual({ ok: false, error: { code: 'still-running' } })
  const at = now()
  const putBack = setClock(() => later(at, 3 * MINUTE))
  expect(await begin()).toEqual({ ok: false, error: { code: 'cut-off' } })
  expect(await begin(2)).toEqual({ ok: false, error: { code: 'key-used' } })
  setClock(() => later(at, DAY + MINUTE))
  expect(await begin(2)).toMatchObject({ ok: true, value: { first: null } })
  putBack()
  expect(await deleteOldRequests(later(at, DAY), 1000)).toBeGreaterThan(0)
  expect(await db.apiRequest.findMany({ select: { key: true } })).toEqual([{ key: 'cut' }])
})

test('an invalid value is named in the error, and nothing is done', async () => {
  const body = { email: '', country: 'UK', items: [{ choiceId: 'x', quantity: 1.5 }], coupon: 1 }
  const wrong = await ask(orders.POST, { body, key: 'wrong' })
  expect(wrong).toMatchObject({ status: 400, json: { code: 'invalid' } })
  const fields = (json: Record<string, unknown>) => schema.problem.parse(json).errors?.map(({ field }) => field)
  expect(fields(wrong.json)).toEqual(['email', 'country', 'items.0.choiceId', 'items.0.quantity', 'coupon'])
  for (const query of ['?limit=101', '?limit=x', '?status=gone', '?cursor=x', '?page=2']) {
    const { status, json } = await ask(orders.GET, { query })
    expect([status, fields(json)]).toEqual([400, [/\w+/.exec(query)?.[0]]])
  }
  for (const not of ['', '[]', '{', '1'])
    expect(await ask(orders.POST, { body: not, key: 'x' })).toMatchObject({ json: { code: 'not-json' } })
  expect(await ask(orders.POST, { body: ' '.repeat(65 * 1024), key: 'x' })).toMatchObject({ status: 413 })
  const unreachable = await ask(orders.POST, { body: wanted('nowhere'), key: 'address' })
  expect(unreachable).toMatchObject({ status: 400, json: { code: 'not-an-email', errors: [{ field: 'email' }] } })
  expect(await db.order.count({ where: { email: 'nowhere' } })).toBe(0)
})

test('a list is read page by page, and a certificate can be suspended with a reason', async () => {
  await payFor('rapidssl', { quantity: 2 })
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const { json } = await ask(certificates.GET, { query: `?limit=1${cursor && `&cursor=${cursor}`}` })
    const { rows, next } = schema.certificatePage.parse(json)
    expect(rows).toHaveLength(1)
    seen.push(...rows.map(({ id }) => id))
    cursor = next
  }
  const all = await db.certificate.findMany({ orderBy: { id: 'desc' }, select: { id: true } })
  expect(seen).toEqual(all.map(({ id }) => id))
  const [id = ''] = seen
  const answer = await ask(suspend, { id, body: { reason: 'A chargeback.' }, key: 'lock' })
  expect(schema.certificate.parse(answer.json)).toMatchObject({ isSuspended: true, suspendedReason: 'A chargeback.' })
  expect(await ask(suspend, { id, body: { reason: 'A chargeback.' }, key: 'lock-2' })).toMatchObject({ status: 409 })
  for (const route of [suspend, unsuspend]) {
    const missing = await ask(route, { id: userId, body: { reason: 'A chargeback.' }, key: `missing-${route === suspend}` })
    expect(missing).toMatchObject({ status: 404, json: { code: 'not-found' } })
  }
})

test('a token that sends too many requests is told how long to wait, and other tokens are not affected', async () => {
  const token = await tokenFor(['products:read'])
  const { headers } = await ask(products.GET, { token })
  expect(headers.get('ratelimit-policy')).toBe('"token";q=120;w=60')
  expect(headers.get('ratelimit')).toMatch(/^"token";r=119;t=\d+$/)
  await db.$executeRaw`update "RateLimiterFlexible" set points = 120 where points = 1 and key like 'api_per_token%'`
  const refused = await ask(products.GET, { token })
  expect(refused).toMatchObject({ status: 429, json: { code: 'rate-limited' } })
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
  expect((await ask(products.GET)).status).toBe(200)
})

test('an internal error returns the same response for the same key, without the error’s text', async () => {
  const fault = vi.spyOn(db.order, 'findFirst').mockRejectedValue(new Error('password=hunter22'))
  const failed = await ask(cancel, { body: '', key: 'fault', id: userId })
  fault.mockRestore()
  expect(failed).toMatchObject({ status: 500, json: { code: 'failed', detail: expect.stringMatching(/reference is [0-9A-F]{8}/) } })
  expect(JSON.stringify(failed.json)).not.toContain('hunter22')
  expect((await ask(cancel, { body: '', key: 'fault', id: userId })).json).toEqual(failed.json)
})

test('an order states how much of it is tax and how much a coupon took off', async () => {
  const plain = schema.order.parse((await ask(orders.POST, { body: wanted('no-tax@b.example'), key: 'no-tax' })).json)
  expect([plain.tax, plain.discount]).toEqual([null, null])
  await db.taxRate.create({ data: { country: 'GB', validFrom: new Date('2026-01-01'), rate: 2000 } })
  await db.taxSettings.upsert({
    where: { id: 1 },
    create: { mode: 'plus', sellerCountry: 'GB' },
    update: { mode: 'plus', sellerCountry: 'GB' },
  })
  const { id } = schema.order.parse((await ask(orders.POST, { body: wanted('tax@b.example'), key: 'tax' })).json)
  const { id: couponId } = await db.coupon.create({ data: { code: 'TEN', percent: 1000, createdAt: now(), updatedAt: now() } })
  await db.couponUse.create({ data: { orderId: id, couponId, amount: 228 } })
  expect(schema.order.parse((await ask(order.GET, { id })).json)).toMatchObject({
    total: { amount: 2280 },
    tax: { amount: { amount: 380, currency: 'USD' }, rate: 2000, reason: 'standard', rates: [{ rate: 2000, amount: { amount: 380 } }] },
    discount: { amount: 228, currency: 'USD' },
  })
  await db.taxSettings.update({ where: { id: 1 }, data: { mode: 'off' } })
})

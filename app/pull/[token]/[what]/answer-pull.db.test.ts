import { expect, test } from 'vitest'
import { createPullLink } from '@/lib/certificates/pull/create-link'
import { addFile, issueWith } from '@/lib/certificates/testing/issued'
import { must, openShop } from '@/lib/certificates/testing/shop'
import { makeParty } from '@/lib/chain/test-authority'
import { db } from '@/lib/db/client'
import { answerPull } from './answer-pull'

await openShop()
const issuer = await makeParty({ name: 'Test Issuer' })
const make = async () => (await makeParty({ name: 'shop.example.com', issuer, ca: false, names: ['shop.example.com'] })).pem
const [pem, nextPem] = [await make(), await make()]

async function linked() {
  const bought = await issueWith([pem], { chainPem: issuer.pem })
  return { ...bought, ...must(await createPullLink(bought.buyer, bought.id, { label: 'web-1' })) }
}

test('a server gets the certificate, the intermediates or both as plain text', async () => {
  const { token } = await linked()
  const textOf = async (what: string) => (await answerPull({ token, what }, null)).text()
  expect(await textOf('fullchain.pem')).toBe(pem + issuer.pem)
  expect([await textOf('leaf.pem'), await textOf('chain.pem')]).toEqual([pem, issuer.pem])
  const { headers } = await answerPull({ token, what: 'leaf.pem' }, null)
  expect([headers.get('content-type'), headers.get('cache-control')]).toEqual(['text/plain; charset=utf-8', 'private, no-store'])
})

test('a server that already has the file gets 304 until the next one is available', async () => {
  const { id, token } = await linked()
  const ask = (etag: string | null) => answerPull({ token, what: 'fullchain.pem' }, etag)
  const etag = (await ask(null)).headers.get('etag') ?? ''
  for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) expect((await ask(tag)).status).toBe(304)
  expect((await ask('"other"')).status).toBe(200)
  await addFile(id, nextPem, { chainPem: issuer.pem })
  expect(await (await ask(etag)).text()).toBe(nextPem + issuer.pem)
})

test('wrong links and wrong file names get the same response, and a refund is explained in plain text', async () => {
  const { token, orderId } = await linked()
  const answerOf = async (wish: { token: string; what: string }) => {
    const answer = await answerPull(wish, null)
    return [answer.status, await answer.text()]
  }
  const nothing = [404, 'There is nothing at this address.\n']
  expect(await answerOf({ token, what: 'key.pem' })).toEqual(nothing)
  expect(await answerOf({ token, what: 'constructor' })).toEqual(nothing)
  expect(await answerOf({ token: 'x', what: 'leaf.pem' })).toEqual(nothing)
  await db.order.update({ where: { id: orderId }, data: { status: 'refunded' } })
  expect(await answerOf({ token, what: 'leaf.pem' })).toEqual([403, expect.stringContaining('refunded')])
})

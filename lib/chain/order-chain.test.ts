import { X509Certificate } from 'node:crypto'
import { expect, it } from 'vitest'
import { longestLifetime } from './lifetimes'
import { orderChain } from './order-chain'
import { makeParty } from './test-authority'

const AT = new Date('2026-11-02T00:00:00Z')

it('prefers the cross-signed issuer to the root of the same name, and stops at a loop', async () => {
  const root = await makeParty({ name: 'New Root' })
  const oldRoot = await makeParty({ name: 'Old Root' })
  const crossed = await makeParty({ name: 'New Root', issuer: oldRoot, keys: root.keys })
  const back = await makeParty({ name: 'Old Root', issuer: root, keys: oldRoot.keys })
  const leaf = await makeParty({ name: 'shop.example.com', issuer: root, ca: false })
  expect(orderChain(new X509Certificate(leaf.pem), [root.pem, crossed.pem], AT).intermediates).toEqual([crossed.pem])
  expect(orderChain(new X509Certificate(leaf.pem), [back.pem, crossed.pem], AT).intermediates).toEqual([crossed.pem, back.pem])
})

it('drops duplicates and unrelated certificates, and reports when no certificate links to the leaf', async () => {
  const root = await makeParty({ name: 'Root' })
  const stranger = await makeParty({ name: 'Stranger' })
  const middle = await makeParty({ name: 'Middle', issuer: root })
  const leaf = await makeParty({ name: 'shop.example.com', issuer: middle, ca: false })
  expect(orderChain(new X509Certificate(leaf.pem), [stranger.pem, middle.pem, middle.pem], AT)).toMatchObject({
    intermediates: [middle.pem],
    linked: true,
  })
  expect(orderChain(new X509Certificate(leaf.pem), [stranger.pem, root.pem], AT)).toMatchObject({ intermediates: [], linked: false })
})

it('allows the maximum lifetime that was in force on the day a file was issued', () => {
  const days = ['2026-03-14', '2026-03-15', '2027-03-15', '2029-03-15'].map((day) => longestLifetime(new Date(day)))
  expect(days).toEqual([398, 200, 100, 47])
})

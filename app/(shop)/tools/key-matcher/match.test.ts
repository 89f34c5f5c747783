import { expect, test } from 'vitest'
import { makeKeys, makeParty, makeRequestFor } from '@/lib/chain/test-authority'
import { doTask } from '@/lib/keys/tasks'
import type { PublicHalf } from '@/lib/keys/types'
import { messagesOf } from '@/lib/languages/text'
import { HALVES, matchText } from './match'

const words = messagesOf('en').matcher
const bytes = (text: string) => new TextEncoder().encode(text)

test('a key, its request and its certificate match, and another key does not', async () => {
  const keys = await makeKeys()
  const other = await makeKeys()
  const pkcs8 = async ({ privateKey }: CryptoKeyPair) => new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey))
  const { pem } = await makeParty({ name: 'a.example.com', keys, ca: false })
  const files = { key: await pkcs8(keys), request: bytes(await makeRequestFor('a.example.com', keys)), certificate: bytes(pem) }
  const hashOf = async (what: PublicHalf, file: Uint8Array) => {
    const answer = await doTask({ do: 'identify', what, file, passphrase: '' })
    return answer.ok ? String(answer.value) : answer.error.code
  }
  const hashes = new Map<PublicHalf, string>()
  for (const half of HALVES) hashes.set(half, await hashOf(half, files[half]))
  expect(matchText(hashes, words)).toMatchObject({ matches: true, title: 'Yes: the key, the request and the certificate belong together.' })

  hashes.set('key', await hashOf('key', await pkcs8(other)))
  expect(matchText(hashes, words)).toMatchObject({ matches: false, title: 'No: the key does not belong to the others.' })
  hashes.delete('request')
  expect(matchText(hashes, words).title).toBe('No: the key and the certificate do not belong together.')
  hashes.delete('key')
  hashes.set('request', 'another')
  expect(matchText(hashes, words).title).toBe('No: the request and the certificate do not belong together.')

  expect(await hashOf('request', bytes(pem))).toBe('no-request')
  expect(await hashOf('certificate', bytes('hello'))).toBe('no-certificate')
})

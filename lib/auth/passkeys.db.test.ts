import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { expect, test } from 'vitest'
import { later, MINUTE, now, setClock } from '../clock'
import { env } from '../config/env'
import { db } from '../db/client'
import { addPasskey } from './factors/add-passkey'
import { beginPasskey } from './factors/begin-passkey'
import { findFactors } from './factors/find-factors'
import { RELYING_PARTY } from './factors/relying-party'
import { removePasskey } from './factors/remove-passkey'
import { renamePasskey } from './factors/rename-passkey'
import type { ClientActor } from './guards/guards'
import { checkSession } from './session/check-session'
import { openSession } from './session/open-session'
import { beginPasskeySignIn } from './sign-in/begin-passkey-sign-in'
import { signInWithPasskey } from './sign-in/sign-in-with-passkey'

const ip = '192.0.2.77'
const REFUSED = { ok: false, error: { code: 'passkey-refused' } }

async function signIn(): Promise<ClientActor> {
  const { id } = await db.user.create({ data: { email: `${crypto.randomUUID()}@example.com` } })
  const place = { by: 'code', device: 'Firefox on Linux', network: null } as const
  const session = await checkSession(await openSession({ kind: 'client', sub: id, version: 0 }, place), 'client')
  if (session?.actor.kind !== 'client') throw new Error('not signed in')
  return session.actor
}

/** A device that creates one passkey and produces responses with it, as browsers do (WebAuthn Level 3 §6, §7). */
function device() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  const cose = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
    [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
  ])
  const clientData = (type: string, challenge: string, origin = env.APP_URL) => Buffer.from(JSON.stringify({ type, challenge, origin }))
  /** `flags`: 0x01 present, 0x04 verified, 0x40 with the key. */
  const data = (flags: number, counter: number, rest: Uint8Array = new Uint8Array()) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([createHash('sha256').update(RELYING_PARTY.id).digest(), Buffer.from([flags]), count, rest])
  }
  const wrap = (response: Record<string, string>) =>
    JSON.stringify({
      id: id.toString('base64url'),
      rawId: id.toString('base64url'),
      type: 'public-key',
      clientExtensionResults: {},
      response,
    })
  return {
    make(challenge: string, origin?: string) {
      const key = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, isoCBOR.encode(cose)])
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(data(0x45, 0, key))],
      ])
      return wrap({
        clientDataJSON: clientData('webauthn.create', challenge, origin).toString('base64url'),
        attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
      })
    },
    use(challenge: string, { counter = 1, verified = true }: { counter?: number; verified?: boolean } = {}) {
      const authenticatorData = data(verified ? 0x05 : 0x01, counter)
      const client = clientData('webauthn.get', challenge)
      const signed = Buffer.concat([authenticatorData, createHash('sha256').update(client).digest()])
      return wrap({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      })
    },
  }
}

async function questionFor(actor: ClientActor): Promise<string> {
  const begun = await beginPasskey(actor)
  if (!begun.ok) throw new Error(begun.error.code)
  return begun.value.challenge
}

async function question(): Promise<string> {
  const begun = await beginPasskeySignIn({ ip })
  if (!begun.ok) throw new Error(begun.error.code)
  return begun.value.challenge
}

test('a person adds a passkey, signs in with it without typing an address, renames it and removes it', async () => {
  const [actor, stranger] = [await signIn(), await signIn()]
  const phone = device()
  expect(await addPasskey(actor, { name: '  ', answer: phone.make(await questionFor(actor)) })).toMatchObject({
    error: { code: 'no-name' },
  })
  expect(await addPasskey(actor, { name: ' Phone ', answer: phone.make(await questionFor(actor)) })).toEqual({ ok: true })
  expect(await addPasskey(stranger, { name: 'Phone', answer: phone.make(await questionFor(stranger)) })).toMatchObject({
    error: { code: 'passkey-known' },
  })
  const answer = phone.use(await question())
  expect(await signInWithPasskey({ answer, ip, side: 'client' })).toMatchObject({
    ok: true,
    value: { claims: { kind: 'client', sub: actor.userId } },
  })
  expect(await signInWithPasskey({ answer, ip, side: 'client' })).toEqual(REFUSED)
  expect(await signInWithPasskey({ answer: phone.use(await question(), { counter: 9 }), ip, side: 'staff' })).toEqual(REFUSED)
  const [passkey] = (await findFactors(actor)).passkeys
  expect(passkey).toMatchObject({ name: 'Phone', lastUsedAt: expect.any(Date) })
  const id = passkey?.id ?? ''
  expect(await renamePasskey(stranger, { id, name: 'Mine' })).toMatchObject({ error: { code: 'not-found' } })
  expect(await removePasskey(stranger, id)).toMatchObject({ error: { code: 'not-found' } })
  expect(await renamePasskey(actor, { id, name: 'Work phone' })).toEqual({ ok: true })
  expect((await findFactors(actor)).passkeys).toMatchObject([{ name: 'Work phone' }])
  expect(await removePasskey(actor, id)).toEqual({ ok: true })
  expect(await signInWithPasskey({ answer: phone.use(await question(), { counter: 2 }), ip, side: 'client' })).toEqual(REFUSED)
  const { email } = await db.user.findUniqueOrThrow({ where: { id: actor.userId } })
  const told = await db.mail.findMany({ where: { to: email }, orderBy: { id: 'asc' }, select: { data: true } })
  expect(told).toEqual([{ data: { event: 'passkey_added' } }, { data: { event: 'passkey_removed' } }])
})

test('a passkey is refused if its challenge is someone else’s, expired or never issued, if it comes from another site, or after ten minutes', async () => {
  const [actor, other] = [await signIn(), await signIn()]
  const add = (answer: string) => addPasskey(actor, { name: 'Phone', answer })
  expect(await add(device().make(await questionFor(other)))).toEqual(REFUSED)
  expect(await add(device().make(await question()))).toEqual(REFUSED)
  expect(await add(device().make('AAAA'))).toEqual(REFUSED)
  expect(await add(device().make(await questionFor(actor), 'https://elsewhere.example'))).toEqual(REFUSED)
  expect(await add('no answer')).toEqual(REFUSED)
  expect((await findFactors(actor)).passkeys).toEqual([])
  const old = await questionFor(actor)
  const reset = setClock(() => later(new Date(), 6 * MINUTE))
  expect(await add(device().make(old))).toEqual(REFUSED)
  const late = await questionFor(actor)
  setClock(() => later(new Date(), 11 * MINUTE))
  expect(await add(device().make(late))).toMatchObject({ error: { code: 'not-fresh' } })
  expect(await beginPasskey(actor)).toMatchObject({ error: { code: 'not-fresh' } })
  reset()
})

test('a sign-in is refused without user verification, with a counter that did not increase, with another key, or for a disabled person', async () => {
  const actor = await signIn()
  const phone = device()
  await addPasskey(actor, { name: 'Phone', answer: phone.make(await questionFor(actor)) })
  const use = async (how: Parameters<typeof phone.use>[1]) =>
    signInWithPasskey({ answer: phone.use(await question(), how), ip, side: 'client' })
  expect(await use({ verified: false })).toEqual(REFUSED)
  expect(await use({ counter: 5 })).toMatchObject({ ok: true })
  expect(await use({ counter: 5 })).toEqual(REFUSED)
  expect(await use({ counter: 4 })).toEqual(REFUSED)
  const forged = JSON.parse(device().use(await question(), { counter: 9 }))
  const { credentialId } = await db.passkey.findFirstOrThrow({ where: { userId: actor.userId } })
  expect(
    await signInWithPasskey({ answer: JSON.stringify({ ...forged, id: credentialId, rawId: credentialId }), ip, side: 'client' }),
  ).toEqual(REFUSED)
  expect(await use({ counter: 6 })).toMatchObject({ ok: true })
  await db.user.update({ where: { id: actor.userId }, data: { disabledAt: now() } })
  expect(await use({ counter: 7 })).toEqual(REFUSED)
})

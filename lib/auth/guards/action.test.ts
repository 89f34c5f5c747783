import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { Actor } from '../../actor'
import { env } from '../../config/env'
import { writeKeys } from '../../csr/testing/test-keys'
import { fault } from '../../languages/fault'
import { log } from '../../log'
import { typedValues } from '../form-input'
import { answerAction } from './action'

const OWN = env.APP_URL
const client: Actor = { kind: 'client', userId: '01930000-0000-7000-8000-000000000001' }
const input = z.object({ email: z.email('Enter an email address.'), names: z.array(z.string()).default([]) })

function form(fields: Record<string, string | string[]>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) data.append(name, one)
  return data
}

function send(fields: Record<string, string | string[]>, request: { origin?: string | null; actor?: Actor | null }, work = vi.fn()) {
  const { origin = OWN, actor = client } = request
  return answerAction({ input, guard: 'client' }, work, form(fields), {
    origin,
    language: 'en',
    readReader: async () => ({ actor, language: 'en' }),
  })
}

test.each([['https://evil.test'], ['null'], [null], [`${OWN}1`], [`${OWN}.evil.test`]])(
  'a form sent from origin %s has no effect',
  async (origin) => {
    const work = vi.fn()
    expect(await send({ email: 'jo@example.com' }, { origin }, work)).toMatchObject({ status: 'refused' })
    expect(work).not.toHaveBeenCalled()
  },
)

test('a same-origin form reaches the domain as parsed values, whether one or several boxes are ticked', async () => {
  const work = vi.fn()
  expect(await send({ email: 'jo@example.com', names: 'a' }, {}, work)).toEqual({ status: 'done' })
  expect(work).toHaveBeenLastCalledWith({ email: 'jo@example.com', names: ['a'] }, { actor: client, language: 'en' })
  await send({ email: 'jo@example.com', names: ['a', 'b'] }, {}, work)
  expect(work).toHaveBeenLastCalledWith({ email: 'jo@example.com', names: ['a', 'b'] }, { actor: client, language: 'en' })
})

test('a refused form returns the submitted values except passwords, codes and private keys', async () => {
  const state = await send(
    { email: 'jo', password: 'hunter22hunter22', code: '123456', csr: '-----BEGIN PRIVATE KEY-----', town: 'Leeds', postalCode: 'LS1' },
    {},
  )
  expect(state).toEqual({
    status: 'refused',
    message: 'There is a problem',
    fields: { email: 'Enter an email address.' },
    values: { email: 'jo', town: 'Leeds', postalCode: 'LS1' },
  })
})

test('a private key in any format, or a text too long to be searched for one, is never returned', () => {
  const sent = new FormData()
  sent.append('town', 'Leeds')
  for (const [name, text] of writeKeys('').entries()) if (text.text) sent.append(`key${name}`, text.text)
  sent.append('long', 'a '.repeat(60_000))
  expect(typedValues(sent)).toEqual({ town: 'Leeds' })
})

test.each<Actor | null>([null, { kind: 'staff', userId: 'x', role: 'owner' }, { kind: 'order', userId: 'x', orderId: 'y' }])(
  'an action for clients refuses actor %j without running, and returns the submitted values',
  async (actor) => {
    const work = vi.fn()
    expect(await send({ email: 'jo@example.com' }, { actor }, work)).toMatchObject({
      status: 'refused',
      values: { email: 'jo@example.com' },
    })
    expect(work).not.toHaveBeenCalled()
  },
)

test('a staff form requires a role that permits its action and, if configured, a fresh sign-in; a refusal returns the submitted values and logs the attempt', async () => {
  const work = vi.fn()
  const logged = vi.spyOn(log, 'warn')
  const post = (role: 'owner' | 'readonly', more: { fresh?: boolean }) => {
    const readReader = async () => ({ actor: { kind: 'staff', userId: 'x', role }, language: 'en' }) as const
    return answerAction({ input, guard: 'staff', deed: 'refund', ...more }, work, form({ email: 'jo@example.com' }), {
      origin: OWN,
      language: 'en',
      readReader,
    })
  }
  const values = { email: 'jo@example.com' }
  expect(await post('readonly', {})).toMatchObject({ status: 'refused', message: expect.stringContaining('Read-only'), values })
  expect(logged).toHaveBeenCalledExactlyOnceWith({ security: 'not_allowed', side: 'staff', userId: 'x', reason: 'refund' }, 'security')
  logged.mockRestore()
  expect(await post('owner', { fresh: true })).toMatchObject({ status: 'refused', link: { href: '/admin/confirm' }, values })
  expect(work).not.toHaveBeenCalled()
  expect(await post('owner', {})).toEqual({ status: 'done' })
})

test('messages, including those of schemas, are in the form’s language if it states one, otherwise in the reader’s', async () => {
  const input = z.object({ quantity: z.string().max(3, fault('tooLong')) })
  const post = async (fields: Record<string, string>) =>
    answerAction({ input, guard: 'client' }, vi.fn(), form(fields), {
      origin: OWN,
      language: 'en',
      readReader: async () => ({ actor: client, language: 'de' }),
    })
  expect(await post({ quantity: '1234' })).toMatchObject({ fields: { quantity: 'Verwenden Sie höchstens 3 Zeichen.' } })
  expect(await post({ quantity: '1234', language: 'es' })).toMatchObject({
    message: 'Hay un problema',
    fields: { quantity: 'Use como máximo 3 caracteres.' },
  })
})

test('an internal error returns a reference but none of its text', async () => {
  const work = vi.fn().mockRejectedValue(new Error('password=hunter22 at db.internal'))
  const state = await send({ email: 'jo@example.com' }, {}, work)
  expect(state).toMatchObject({ status: 'refused', message: expect.stringMatching(/reference [0-9A-F]{8}/) })
  expect(JSON.stringify(state)).not.toContain('hunter22')
})

test('dotted names become a tree and cannot reach an object’s prototype', async () => {
  const work = vi.fn()
  const schema = z.object({ admin: z.object({ town: z.string() }) })
  const data = form({ 'admin.town': 'Leeds', '__proto__.polluted': 'yes' })
  await answerAction({ input: schema, guard: 'anyone' }, work, data, {
    origin: OWN,
    language: 'en',
    readReader: async () => ({ actor: null, language: 'en' }),
  })
  expect(work).toHaveBeenCalledWith({ admin: { town: 'Leeds' } }, { actor: null, language: 'en' })
  expect({}).not.toHaveProperty('polluted')
})

import { createHash, createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { passwordVerifier } from './password-verifier'

// The example exchange of RFC 7677.
const NONCE = 'rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0'
const SALT = 'W22ZaJ0SNY7soEsUEjb6gQ=='
const EXCHANGE = `n=user,r=rOprNGfwEbeRWgbNEkqO,r=${NONCE},s=${SALT},i=4096,c=biws,r=${NONCE}`
const CLIENT_PROOF = 'dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ='
const SERVER_SIGNATURE = '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4='

test('a password’s verifier authenticates both sides of the standard’s example exchange', () => {
  const [, iterations, salt, stored = '', server = ''] =
    /^SCRAM-SHA-256\$(\d+):(.+)\$(.+):(.+)$/.exec(passwordVerifier('pencil', Buffer.from(SALT, 'base64'))) ?? []
  expect([iterations, salt]).toEqual(['4096', SALT])
  const sign = (key: string) => createHmac('sha256', Buffer.from(key, 'base64')).update(EXCHANGE).digest()
  expect(sign(server).toString('base64')).toBe(SERVER_SIGNATURE)
  const mask = sign(stored)
  const clientKey = Buffer.from(CLIENT_PROOF, 'base64').map((byte, at) => byte ^ (mask[at] ?? 0))
  expect(createHash('sha256').update(clientKey).digest('base64')).toBe(stored)
})

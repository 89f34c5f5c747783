import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { splitPem } from './split-pem'
import { makeParty } from './test-authority'
import { p7bToPem, toP7b } from './to-p7b'

test('OpenSSL and our own reader find the same certificates in a PKCS #7 bundle, in both forms', async () => {
  const issuer = await makeParty({ name: 'Test Issuer' })
  const leaf = await makeParty({ name: 'shop.example.com', issuer, ca: false })
  const der = toP7b([leaf.pem, issuer.pem])
  const openssl = (input: Buffer | string, form: string) =>
    execFileSync('openssl', ['pkcs7', '-inform', form, '-print_certs'], { input, stdio: ['pipe', 'pipe', 'ignore'] }).toString()
  for (const printed of [openssl(der, 'DER'), openssl(p7bToPem(der), 'PEM'), p7bToPem(der)]) {
    expect(splitPem(printed).pems.toSorted()).toEqual([leaf.pem, issuer.pem].toSorted())
  }
})

test('OpenSSL reads a bundle of one certificate or many', async () => {
  const { pem } = await makeParty({ name: 'Test' })
  for (const count of [1, 2, 200]) {
    const input = toP7b(Array<string>(count).fill(pem))
    const printed = execFileSync('openssl', ['pkcs7', '-inform', 'DER', '-print_certs'], { input }).toString()
    expect(printed.match(/BEGIN CERTIFICATE/g)).toHaveLength(count)
  }
})

test('text that is not a certificate is refused', () => {
  expect(() => toP7b(['-LEAF-'])).toThrow('not a certificate')
})

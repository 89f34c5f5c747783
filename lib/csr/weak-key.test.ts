import { checkPrimeSync, generateKeyPairSync, generatePrimeSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { weaknessOf } from './weak-key'

const PRIMES = [3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n, 43n, 47n, 53n, 59n, 61n, 67n, 71n, 73n, 79n, 83n, 89n, 97n]
const MORE = [101n, 103n, 107n, 109n, 113n, 127n, 131n, 137n, 139n, 149n, 151n, 157n, 163n, 167n]

it('an ordinary key has no known weakness', () => {
  const { n = '', e = '' } = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' })
  const big = (text: string) => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`)
  expect(weaknessOf(big(n), big(e))).toBeUndefined()
})

it('a small or even exponent is found', () => {
  const modulus = generatePrimeSync(512, { bigint: true }) * generatePrimeSync(512, { bigint: true })
  expect([3n, 65536n, 65538n].map((exponent) => weaknessOf(modulus, exponent))).toEqual(['exponent', 'exponent', 'exponent'])
})

it('a small factor is found', () => {
  expect(weaknessOf(751n * generatePrimeSync(1024, { bigint: true }), 65537n)).toBe('small_factor')
})

it('primes too close together are found', () => {
  const prime = generatePrimeSync(512, { bigint: true })
  let next = prime + 2n
  while (!checkPrimeSync(next)) next += 2n
  expect(weaknessOf(prime * next, 65537n)).toBe('close_primes')
})

it('a key of the faulty Infineon library is found', () => {
  // Its primes have the form k·M + (65537^a mod M), M being the product of the first primes.
  const product = [2n, ...PRIMES, ...MORE].reduce((all, prime) => all * prime)
  const make = (power: number) => {
    let rest = 1n
    for (let i = 0; i < power; i++) rest = (rest * 65537n) % product
    let candidate = rest + product * (1n << 300n)
    while (!checkPrimeSync(candidate)) candidate += product
    return candidate
  }
  expect(weaknessOf(make(1234) * make(777), 65537n)).toBe('infineon')
})

import { checkPrimeSync, generateKeyPair, generatePrimeSync, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { times } from '../../../scripts/test/test-size'
import { weaknessOf } from './weak-key'

const PRIMES = [3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n, 43n, 47n, 53n, 59n, 61n, 67n, 71n, 73n, 79n, 83n, 89n, 97n]
const MORE = [101n, 103n, 107n, 109n, 113n, 127n, 131n, 137n, 139n, 149n, 151n, 157n, 163n, 167n]

const generate = promisify(generateKeyPair)
const ROUNDS = times({ usual: 2, thorough: 500 })

it(`fresh keys have no known weakness (${ROUNDS * 4} of them)`, { timeout: 1_800_000 }, async () => {
  const big = (text: string) => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`)
  for (let round = 0; round < ROUNDS; round++) {
    const lengths = round % 50 === 1 ? [4096, 3072, 2048, 2048] : [2048, 2048, 2048, 2048]
    const keys = await Promise.all(lengths.map((modulusLength) => generate('rsa', { modulusLength })))
    for (const { publicKey } of keys) {
      const { n = '', e = '' } = publicKey.export({ format: 'jwk' })
      expect(weaknessOf(big(n), big(e))).toBeUndefined()
    }
  }
})

it('an exponent that is small, even or far too large is detected', () => {
  const modulus = generatePrimeSync(512, { bigint: true }) * generatePrimeSync(512, { bigint: true })
  const exponents = [1n, 3n, 65_536n, 65_538n, 1n << 256n, (1n << 256n) + 1n, (1n << 2000n) + 1n]
  expect(exponents.map((exponent) => weaknessOf(modulus, exponent))).toEqual(exponents.map(() => 'exponent'))
  expect([65_537n, (1n << 256n) - 1n].map((exponent) => weaknessOf(modulus, exponent))).toEqual([undefined, undefined])
})

it('a small factor is detected', () => {
  const prime = generatePrimeSync(1024, { bigint: true })
  expect([3n, 751n, 757n, 65_521n, 65_537n].map((factor) => weaknessOf(factor * prime, 65_537n))).toEqual(Array(5).fill('small_factor'))
})

it('a modulus that is itself a prime is detected', () => {
  expect(weaknessOf(generatePrimeSync(1024, { bigint: true }), 65_537n)).toBe('prime')
})

it('a modulus with a long run of one byte or one repeated block is detected', () => {
  const filled = (block: string) => BigInt(`0x${'c1'.repeat(40)}${block.repeat(200).slice(0, 176)}${'9d37'.repeat(20)}`)
  const plain = generatePrimeSync(1024, { bigint: true }) * generatePrimeSync(1024, { bigint: true })
  // Multiples of small primes near a pattern are skipped, because they fail for another reason.
  const next = (modulus: bigint) => {
    let at = modulus | 1n
    while (weaknessOf(at, 65_537n) === 'small_factor') at += 2n
    return at
  }
  for (const block of ['00', 'ff', '55', 'deadbeef', '0123456789abcdef0123456789abcdee'])
    expect(weaknessOf(next(filled(block)), 65_537n)).toBe('pattern')
  expect(weaknessOf(plain, 65_537n)).toBeUndefined()
})

it('primes that are too close together are detected', () => {
  const prime = generatePrimeSync(512, { bigint: true })
  let next = prime + 2n
  while (!checkPrimeSync(next)) next += 2n
  expect(weaknessOf(prime * next, 65537n)).toBe('close_primes')
})

it('a key from the faulty Infineon library is detected', () => {
  // Its primes have the form k·M + (65537^a mod M), where M is the product of the first primes.
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

it('a modulus with repeated bytes or scattered zeros is detected', () => {
  const made = (change: (bytes: Buffer) => void) => {
    for (;;) {
      const bytes = randomBytes(256)
      change(bytes)
      const weakness = weaknessOf(BigInt(`0x${bytes.toString('hex')}`), 65537n)
      // A random number usually has a small factor; if so, try another.
      if (weakness !== 'small_factor') return weakness
    }
  }
  expect(made((bytes) => bytes.fill(0, 100, 112))).toBe('pattern')
  expect(made((bytes) => bytes.copy(bytes, 128, 32, 48))).toBe('pattern')
  expect(
    made((bytes) => {
      for (let at = 3; at < 250; at += 7) bytes[at] = 0
    }),
  ).toBe('pattern')
})

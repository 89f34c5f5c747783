import { checkPrimeSync } from 'node:crypto'
import type { KeyWeakness } from '../types'

const SMALL_PRIMES = primesUpTo(65_537)
const PRODUCT_OF_SMALL_PRIMES = productOf(SMALL_PRIMES.map(BigInt))
const ROCA_PRIMES = SMALL_PRIMES.filter((prime) => prime > 2 && prime <= 167).map(BigInt)
/** The remainders of squares divided by 64. They rule out four numbers in five without computing a root. */
const SQUARES_MOD_64 = new Set(Array.from({ length: 64 }, (_, n) => BigInt((n * n) % 64)))

/**
 * Returns a fault of an RSA key that every public authority must refuse (CA/Browser Forum Baseline Requirements §6.1.1.3, §6.1.6):
 * - exponent: even, below 65537, or at least 2^256: only a very small private exponent makes it that large
 * - small_factor: divisible by a prime up to 65,537
 * - pattern: bytes of the modulus repeat, or one byte is far too frequent for a random number
 * - infineon: made by the faulty Infineon library (ROCA, CVE-2017-15361): the modulus is a power of 65537 modulo each small prime
 * - close_primes: found by 100 rounds of Fermat's factoring
 * - prime: the modulus is itself a prime Keys whose private key has been published, including Debian's of 2008, are found by `isPublished`.
 */
export function weaknessOf(modulus: bigint, exponent: bigint): KeyWeakness | undefined {
  if (exponent < 65_537n || exponent % 2n === 0n || exponent >= 1n << 256n) return 'exponent'
  if (commonFactor(modulus, PRODUCT_OF_SMALL_PRIMES % modulus) !== 1n) return 'small_factor'
  if (hasPattern(modulus)) return 'pattern'
  if (isInfineon(modulus)) return 'infineon'
  if (hasClosePrimes(modulus)) return 'close_primes'
  return checkPrimeSync(modulus, { checks: 2 }) ? 'prime' : undefined
}

function commonFactor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b]
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger
}

/** The block length that repeats in only one in 2^45 random moduli. */
const BLOCK = 8
/**
 * The number of times one byte occurs in a random 4,096-bit modulus in fewer than one in 2^45 keys. Broken generators left many zeros
 * (keypair, 2021).
 */
const MOST_OF_ONE_BYTE = 24

function hasPattern(modulus: bigint): boolean {
  const text = modulus.toString(16)
  const bytes = Buffer.from(text.length % 2 ? `0${text}` : text, 'hex')
  const counts = new Uint16Array(256)
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1
  if (bytes.length <= 512 && Math.max(...counts) >= MOST_OF_ONE_BYTE) return true
  const seen = new Set<string>()
  for (let at = 0; at + BLOCK <= bytes.length; at++) {
    const block = bytes.toString('latin1', at, at + BLOCK)
    if (seen.has(block)) return true
    seen.add(block)
  }
  return false
}

function isInfineon(modulus: bigint): boolean {
  return ROCA_PRIMES.every((prime) => {
    const rest = modulus % prime
    let power = 1n
    do {
      if (power === rest) return true
      power = (power * 65537n) % prime
    } while (power !== 1n)
    return false
  })
}

function hasClosePrimes(modulus: bigint): boolean {
  let a = squareRoot(modulus)
  if (a * a < modulus) a += 1n
  for (let round = 0; round < 100; round++, a += 1n) {
    const square = a * a - modulus
    if (!SQUARES_MOD_64.has(square & 63n)) continue
    const root = squareRoot(square)
    if (root * root === square) return true
  }
  return false
}

/** Returns the integer part of the square root, by Newton's method from above. */
function squareRoot(value: bigint): bigint {
  if (value < 2n) return value
  let x = 1n << BigInt(Math.ceil(value.toString(16).length * 2) + 1)
  for (;;) {
    const next = (x + value / x) >> 1n
    if (next >= x) return x
    x = next
  }
}

/** Returns the primes up to and including `limit`, by the sieve of Eratosthenes. */
function primesUpTo(limit: number): number[] {
  const isCrossed = new Uint8Array(limit + 1)
  const primes: number[] = []
  for (let n = 2; n <= limit; n++) {
    if (isCrossed[n]) continue
    primes.push(n)
    for (let multiple = n * n; multiple <= limit; multiple += n) isCrossed[multiple] = 1
  }
  return primes
}

/** Returns the product. Multiplying in pairs keeps the factors of similar size. */
function productOf(numbers: readonly bigint[]): bigint {
  if (numbers.length === 1) return numbers[0] ?? 1n
  const middle = numbers.length >> 1
  return productOf(numbers.slice(0, middle)) * productOf(numbers.slice(middle))
}

import type { KeyWeakness } from './types'

const SMALL_PRIMES = primesBelow(752)
/** What squares leave when divided by 64: rules out four numbers of five without taking a root. */
const SQUARES_MOD_64 = new Set(Array.from({ length: 64 }, (_, n) => BigInt((n * n) % 64)))

/**
 * Faults of an RSA key that every public authority must refuse (CA/Browser Forum Baseline Requirements §6.1.1.3, §6.1.6):
 *
 * - exponent: even, or below 65537
 * - small_factor: divisible by a prime below 752
 * - infineon: made by the faulty Infineon library (ROCA, CVE-2017-15361): the modulus is a power of 65537 for each small prime
 * - close_primes: found by 100 rounds of Fermat's factoring
 *
 * Debian's 2008 keys are not looked for: that needs lists of a million hashes, which the authorities keep.
 */
export function weaknessOf(modulus: bigint, exponent: bigint): KeyWeakness | undefined {
  if (exponent < 65537n || exponent % 2n === 0n) return 'exponent'
  if (SMALL_PRIMES.some((prime) => modulus % prime === 0n)) return 'small_factor'
  if (isInfineon(modulus)) return 'infineon'
  return hasClosePrimes(modulus) ? 'close_primes' : undefined
}

function isInfineon(modulus: bigint): boolean {
  return SMALL_PRIMES.filter((prime) => prime > 2n && prime <= 167n).every((prime) => {
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

/** The whole part of the square root, by Newton's method from above. */
function squareRoot(value: bigint): bigint {
  if (value < 2n) return value
  let x = 1n << BigInt(Math.ceil(value.toString(16).length * 2) + 1)
  for (;;) {
    const next = (x + value / x) >> 1n
    if (next >= x) return x
    x = next
  }
}

function primesBelow(limit: number): bigint[] {
  const primes: number[] = []
  for (let n = 2; n < limit; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  return primes.map(BigInt)
}

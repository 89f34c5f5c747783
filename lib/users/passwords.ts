import { scrypt, timingSafeEqual } from 'node:crypto'
import { hash, parseOptions, verify } from '@node-rs/argon2'

// OWASP Password Storage Cheat Sheet, Argon2id (the package's default type): m=19 MiB, t=2, p=1.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
// Hashes from before the switch to Argon2id. Each is replaced the next time its owner signs in.
const SCRYPT = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/
const SCRYPT_BYTES = 32

// This hash is checked if no one has the address, so that the response takes equally long.
const DUMMY_HASH = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`

// Each check occupies one of the process's four threads for a while. The other two stay free for compressing pages and reading files.
const HASH_CONCURRENCY = 2
const MAX_WAITING_HASHES = 20

export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 200

/** Thrown if so many passwords are being checked that another check would wait for seconds. Nothing was checked. */
export class PasswordsBusy extends Error {
  constructor() {
    super('too many passwords are being checked')
    this.name = 'PasswordsBusy'
  }
}

/**
 * Returns the text stored in `User.passwordHash`: algorithm, costs, salt and hash in one value.
 * @throws PasswordsBusy
 */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normal(password), COST))
}

/**
 * Returns whether `stored` is a hash of `password`. Null means "no such person": the check takes the same time and is always false.
 * @throws PasswordsBusy
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  // No stored password is longer than this. Checking only the beginning takes the usual time.
  const isTooLong = password.length > PASSWORD_MAX
  const text = normal(password)
  const old = SCRYPT.exec(stored ?? '')
  const isRight = await inTurn(() => (old ? isScrypt(text, old) : verify(stored ?? DUMMY_HASH, text)))
  return isRight && stored !== null && !isTooLong
}

/** Returns whether a hash uses a different algorithm or different costs from those of new hashes. */
export function isOldHash(stored: string): boolean {
  if (!stored.startsWith('$argon2id$')) return true
  const { memoryCost, timeCost, parallelism } = parseOptions(stored)
  return memoryCost !== COST.memoryCost || timeCost !== COST.timeCost || parallelism !== COST.parallelism
}

/** NFKC: the same password typed on another keyboard matches (RFC 8265 §4.2.1 advises normalising). */
function normal(password: string): string {
  return password.slice(0, PASSWORD_MAX).normalize('NFKC')
}

let running = 0
const waiting: (() => void)[] = []

async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  await begin()
  try {
    return await work()
  } finally {
    end()
  }
}

async function begin(): Promise<void> {
  if (running < HASH_CONCURRENCY) {
    running += 1
    return
  }
  if (waiting.length >= MAX_WAITING_HASHES) throw new PasswordsBusy()
  await new Promise<void>((resume) => waiting.push(resume))
}

/** Ends a check. The check that has waited longest takes its place, in which case `running` stays the same. */
function end(): void {
  const next = waiting.shift()
  if (next) next()
  else running -= 1
}

function isScrypt(text: string, [, logN, r, p, salt = '', stored = '']: RegExpExecArray): Promise<boolean> {
  const N = 2 ** Number(logN)
  const cost = { N, r: Number(r), p: Number(p), maxmem: 256 * N * Number(r) }
  return new Promise((resolve, reject) => {
    scrypt(text, Buffer.from(salt, 'base64url'), SCRYPT_BYTES, cost, (error, key) =>
      error ? reject(error) : resolve(timingSafeEqual(key, Buffer.from(stored, 'base64url'))),
    )
  })
}

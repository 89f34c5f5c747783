import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

// OWASP Password Storage Cheat Sheet, scrypt: N=2^15, r=8, p=3. 32 MiB per check.
const COST = { logN: 15, r: 8, p: 3 }
const HASH_BYTES = 32
const STORED = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/

// Checked if no one has the address, so that the answer takes just as long.
const DUMMY_HASH = `scrypt$${COST.logN}$${COST.r}$${COST.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`

// Each check occupies one of the process's four threads for a while. The other two stay free to compress pages and read files.
const HASH_CONCURRENCY = 2
const MAX_WAITING_HASHES = 20

export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 200

/** Thrown if so many passwords are being checked that another one would wait for seconds. Nothing was checked. */
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
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, COST)
  return `scrypt$${COST.logN}$${COST.r}$${COST.p}$${salt.toString('base64url')}$${hash.toString('base64url')}`
}

/**
 * Returns whether `stored` was made from `password`. Null means "no such person": the check takes the same time and is always false.
 * @throws PasswordsBusy
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const match = STORED.exec(stored ?? DUMMY_HASH)
  if (!match) throw new Error('a stored password hash has an unknown form')
  const [, logN, r, p, salt = '', hash = ''] = match
  const derived = await derive(password, Buffer.from(salt, 'base64url'), { logN: Number(logN), r: Number(r), p: Number(p) })
  return timingSafeEqual(derived, Buffer.from(hash, 'base64url')) && stored !== null
}

let running = 0
const waiting: (() => void)[] = []

async function derive(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  await begin()
  try {
    return await deriveNow(password, salt, cost)
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

/** Ends a check. The one that has waited longest takes its place, in which case `running` stays the same. */
function end(): void {
  const next = waiting.shift()
  if (next) next()
  else running -= 1
}

function deriveNow(password: string, salt: Buffer, { logN, r, p }: typeof COST): Promise<Buffer> {
  // NFKC: the same word typed on another keyboard is the same password (RFC 8265 §4.2.1 advises normalising).
  const text = password.slice(0, PASSWORD_MAX).normalize('NFKC')
  return new Promise((resolve, reject) => {
    scrypt(text, salt, HASH_BYTES, { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

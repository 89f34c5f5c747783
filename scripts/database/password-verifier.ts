import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'

/** PostgreSQL's default. */
const ITERATIONS = 4096
/** Characters that SASLprep (RFC 4013) maps to a space or removes. PostgreSQL and its clients apply it to passwords. */
const BLANKS = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]/g
const LEFT_OUT = /\u00ad|\u034f|\u1806|[\u180b-\u180d]|\u200c|\u200d|\u2060|[\ufe00-\ufe0f]|\ufeff/g

/** Returns the verifier that PostgreSQL stores for a password (SCRAM-SHA-256, RFC 5803). PostgreSQL accepts it instead of the password. */
export function passwordVerifier(password: string, salt = randomBytes(16)): string {
  const prepared = password.replace(BLANKS, ' ').replace(LEFT_OUT, '').normalize('NFKC')
  const salted = pbkdf2Sync(prepared, salt, ITERATIONS, 32, 'sha256')
  const stored = createHash('sha256').update(hmac(salted, 'Client Key')).digest('base64')
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${stored}:${hmac(salted, 'Server Key').toString('base64')}`
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

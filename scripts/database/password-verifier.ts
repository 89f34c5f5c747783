import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'

/** PostgreSQL's own number. */
const ITERATIONS = 4096
/** What SASLprep (RFC 4013), which PostgreSQL and its clients apply to a password, takes for a blank, and what it leaves out. */
const BLANKS = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]/g
const LEFT_OUT = /\u00ad|\u034f|\u1806|[\u180b-\u180d]|\u200c|\u200d|\u2060|[\ufe00-\ufe0f]|\ufeff/g

/** What PostgreSQL keeps of a password (SCRAM-SHA-256, RFC 5803). It takes this in place of the password itself. */
export function passwordVerifier(password: string, salt = randomBytes(16)): string {
  const prepared = password.replace(BLANKS, ' ').replace(LEFT_OUT, '').normalize('NFKC')
  const salted = pbkdf2Sync(prepared, salt, ITERATIONS, 32, 'sha256')
  const stored = createHash('sha256').update(hmac(salted, 'Client Key')).digest('base64')
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${stored}:${hmac(salted, 'Server Key').toString('base64')}`
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

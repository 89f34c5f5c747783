import { randomBytes } from 'node:crypto'

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** A new id of Stripe's kind: a prefix and random letters, e.g. `cs_test_a1…`. */
export function newId(prefix: 'cs_test' | 'pi' | 'ch' | 're' | 'evt' | 'li' | 'price' | 'prod' | 'pm' | 'req' | 'du', length = 24): string {
  return `${prefix}_${Array.from(randomBytes(length), (byte) => LETTERS[byte % LETTERS.length]).join('')}`
}

/** 32 letters and digits that are hard to confuse. A random byte selects each of them with equal probability. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Returns a random password with 100 bits of entropy, in groups that can be read aloud. */
export function suggestPassword(): string {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => LETTERS[byte % LETTERS.length])
  return letters.join('').replace(/.{5}(?=.)/g, '$&-')
}

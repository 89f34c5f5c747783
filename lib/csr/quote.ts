/** Returns text from elsewhere in a form that is safe to quote in a sentence: no control or direction characters, at most 80 characters. */
export function quote(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').trim()
  const letters = [...plain]
  return letters.length > 80 ? `${letters.slice(0, 79).join('')}…` : plain
}

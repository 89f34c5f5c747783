/**
 * Returns how many times a test repeats its action: `usual` in `npm test` and `npm run test:all`, or `thorough` with KEELMARK_THOROUGH=1,
 * which takes many minutes longer. The numbers in docs/promises.md are the thorough ones.
 */
export function times({ usual, thorough }: { usual: number; thorough: number }): number {
  return process.env.KEELMARK_THOROUGH === '1' ? thorough : usual
}

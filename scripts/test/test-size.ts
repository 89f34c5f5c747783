/**
 * How often a test repeats what it does: `usual` in `npm test`, `thorough` with KEELMARK_THOROUGH=1, which takes many minutes more.
 * The numbers of docs/promises.md are the thorough ones.
 */
export function times({ usual, thorough }: { usual: number; thorough: number }): number {
  return process.env.KEELMARK_THOROUGH === '1' ? thorough : usual
}

import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Returns the page of the differences between Enom's documents and Enom, as Markdown. The packed simulator contains it. */
export function readDivergences(): string {
  return readFileSync(path.join(import.meta.dirname, '../../../../docs/enom-divergences.md'), 'utf8')
}

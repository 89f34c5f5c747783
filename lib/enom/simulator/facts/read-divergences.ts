import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Returns the page about differences between Enom and its documents, as Markdown. The packaged simulator contains it. */
export function readDivergences(): string {
  return readFileSync(path.join(import.meta.dirname, '../../../../docs/enom-divergences.md'), 'utf8')
}

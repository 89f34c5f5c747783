import { encode } from 'uqr'

/** The white margin that scanners need (ISO/IEC 18004). */
const MARGIN = 4

/** Returns a QR code as an SVG path with one unit per module, and its width. */
export function qrPath(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: MARGIN })
  const runs = data.flatMap((row, y) => runsIn(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`))
  return { path: runs.join(''), size }
}

/** Returns the runs of dark modules in a row. */
function runsIn(row: readonly boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = []
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue
    const from = x
    while (row[x]) x += 1
    runs.push({ from, length: x - from })
  }
  return runs
}

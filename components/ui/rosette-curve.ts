import { createHash } from 'node:crypto'

/** One closed curve of a rosette and its repetition: `turns` copies, each rotated by a further `step` degrees. */
export type Ring = { path: string; turns: number; step: number; tone: 'peacock' | 'brass' }

const SIZE = 1000
const POINTS = 180

/**
 * Returns the engraving for a text, usually a certificate's fingerprint. The same text always gives the same lines, and a different text
 * gives visibly different ones. It helps recognition but proves nothing.
 */
export function rosetteRings(text: string): Ring[] {
  const bytes = createHash('sha256').update(text).digest()
  return [
    ring(bytes.subarray(0, 6), { radius: 470, turns: 16, tone: 'peacock' }),
    ring(bytes.subarray(6, 12), { radius: 330, turns: 12, tone: 'brass' }),
    ring(bytes.subarray(12, 18), { radius: 205, turns: 14, tone: 'peacock' }),
  ]
}

/** Returns the single-ring variant, for sizes too small for fine lines. */
export function smallRosettePath(text: string): string {
  const bytes = createHash('sha256').update(text).digest()
  return ring(bytes.subarray(0, 6), { radius: 440, turns: 1, tone: 'peacock' }).path
}

/** Computes r(t) = R * (1 - a + a * sin(k t) * (.55 + .45 cos(m t + phase))). */
function ring(bytes: Uint8Array, { radius, turns, tone }: { radius: number; turns: number; tone: Ring['tone'] }): Ring {
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0] = bytes
  const lobes = 5 + (b0 % 8)
  const second = 2 + (b1 % 4)
  const depth = 0.1 + (b2 / 255) * 0.12
  const phase = (b3 / 255) * Math.PI * 2
  const points = Array.from({ length: POINTS }, (_, index) => {
    const angle = (index / POINTS) * Math.PI * 2
    const wave = Math.sin(lobes * angle) * (0.55 + 0.45 * Math.cos(second * angle + phase))
    const length = radius * (1 - depth + depth * wave)
    return { x: Math.round(SIZE / 2 + length * Math.cos(angle)), y: Math.round(SIZE / 2 + length * Math.sin(angle)) }
  })
  return { path: closed(points), turns, step: 360 / (turns * lobes), tone }
}

/** Writes the curve with relative integer coordinates, the shortest form. */
function closed(points: readonly { x: number; y: number }[]): string {
  let previous = { x: 0, y: 0 }
  const moves = points.map((point, index) => {
    const dx = point.x - previous.x
    const dy = point.y - previous.y
    previous = point
    return `${index === 0 ? 'm' : index === 1 ? 'l' : dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`
  })
  return `${moves.join('')}z`
}

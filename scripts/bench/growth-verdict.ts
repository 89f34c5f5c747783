export type Growth = { exponent: number; verdict: 'flat' | 'logarithmic' | 'linear' }

/** A result below this many milliseconds reflects the computer more than the shop. */
const NOISE = 2
/** A cost that grows by less than a quarter while the shop grows tenfold is flat, and one that no more than doubles is logarithmic. */
const FLAT = 0.1
const LOGARITHMIC = 0.3

/**
 * Returns the best-fitting exponent of a cost's growth with the size of the shop. A page's fixed cost hides growth, so the exponent of the
 * last step counts if it is higher.
 */
export function growthOf(points: readonly { size: number; cost: number }[]): Growth {
  const logs = points.map(({ size, cost }) => ({ x: Math.log(size), y: Math.log(Math.max(cost, NOISE)) }))
  const exponent = Math.max(slopeOf(logs), slopeOf(logs.slice(-2)))
  return { exponent, verdict: exponent < FLAT ? 'flat' : exponent < LOGARITHMIC ? 'logarithmic' : 'linear' }
}

/** Returns the slope of the least-squares line. */
function slopeOf(points: readonly { x: number; y: number }[]): number {
  const mean = (read: (point: { x: number; y: number }) => number) => points.reduce((sum, point) => sum + read(point), 0) / points.length
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)]
  const spread = mean((point) => (point.x - x) ** 2)
  return spread === 0 ? 0 : mean((point) => (point.x - x) * (point.y - y)) / spread
}

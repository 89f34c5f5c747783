import { gzipSync } from 'node:zlib'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Rosette } from './rosette'
import { rosetteRings, smallRosettePath } from './rosette-curve'

const one = '3F9A11C75E028BD4'
const other = '3F9A11C75E028BD5'

test('the same fingerprint always draws the same lines', () => {
  expect(rosetteRings(one)).toEqual(rosetteRings(one))
  expect(rosetteRings(one)[0]?.path.slice(0, 24)).toMatchInlineSnapshot(`"m880 500l35 14 30 17 18 "`)
})

test('fingerprints that differ in one digit draw different lines in every ring', () => {
  const paths = new Set([...rosetteRings(one), ...rosetteRings(other)].map((ring) => ring.path))
  expect(paths.size).toBe(6)
  expect(smallRosettePath(one)).not.toBe(smallRosettePath(other))
})

test('no line leaves the drawing area, for any of 200 fingerprints', () => {
  const paths = Array.from({ length: 200 }, (_, index) => rosetteRings(`seed ${index}`)).flat()
  expect(Math.max(...paths.map(({ path }) => reach(path)))).toBeLessThanOrEqual(471)
})

test('the drawing is small enough to be inlined in a page', () => {
  const svg = renderToStaticMarkup(createElement(Rosette, { of: one }))
  expect(svg.length).toBeLessThan(9_000)
  expect(gzipSync(svg).length).toBeLessThan(3_000)
})

/** Returns the curve's maximum distance from the centre. */
function reach(path: string): number {
  const numbers = [...path.matchAll(/-?\d+/g)].map(([text]) => Number(text))
  let [x, y, farthest] = [0, 0, 0]
  for (let index = 0; index < numbers.length; index += 2) {
    x += numbers[index] ?? 0
    y += numbers[index + 1] ?? 0
    farthest = Math.max(farthest, Math.hypot(x - 500, y - 500))
  }
  return farthest
}

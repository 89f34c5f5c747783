import { expect, test } from 'vitest'
import { readImage } from './read-image'

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
const png = bytesOf('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')
const webp = bytesOf('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==')

test('the size of a logo is read from its bytes', () => {
  expect(readImage(png)).toEqual({ type: 'png', width: 1, height: 1 })
  const wide = png.slice()
  wide.set([0, 0, 1, 44], 16)
  expect(readImage(wide)).toEqual({ type: 'png', width: 300, height: 1 })
  expect(readImage(webp)).toEqual({ type: 'webp', width: 1, height: 1 })
})

test('a truncated image, an SVG, and bytes that only begin like an image are not accepted as a logo', () => {
  expect(readImage(png.slice(0, -3))).toBeNull()
  expect(readImage(webp.slice(0, -1))).toBeNull()
  for (const text of ['', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'RIFF    WEBPVP8X'])
    expect(readImage(new TextEncoder().encode(text))).toBeNull()
})

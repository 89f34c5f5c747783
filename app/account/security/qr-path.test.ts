import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { qrPath } from './qr-path'

test('the path covers exactly the dark modules of the QR code, inside a white margin', () => {
  const text = 'otpauth://totp/Keelmark:buyer%40example.com?secret=LOXMEC52WYAI2UJJBAGQOCY2D7APFAF3'
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const drawn = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  const { path, size: width } = qrPath(text)
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(length))
  }
  expect([width, drawn]).toEqual([size, data])
  expect(data.slice(0, 4).flat()).not.toContain(true)
})

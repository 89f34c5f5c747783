import { createCipheriv } from 'node:crypto'
import { expect, test } from 'vitest'
import { readKeys, type SealingKey } from './keys'
import { open } from './open'
import { seal } from './seal'

const here = { context: 'EnomAccount:1:password' }
const [older, newer] = ['older', 'newer'].map((id, at): SealingKey => ({ id, bytes: Buffer.alloc(32, at + 1) })) as [SealingKey, SealingKey]

test('a sealed secret opens in its own row, and no two seals are alike', () => {
  const first = seal('harbour-light', here)
  expect(open(first, here)).toBe('harbour-light')
  expect(seal('harbour-light', here)).not.toBe(first)
  expect(first).not.toContain('harbour')
})

test('a secret moved to another row does not open', () => {
  expect(() => open(seal('harbour-light', here), { context: 'EnomAccount:2:password' })).toThrow('another row')
})

test('after a key change, old secrets still open and new ones use the new key', () => {
  const before = seal('harbour-light', here, [older])
  expect(open(before, here, [newer, older])).toBe('harbour-light')
  expect(seal('x', here, [newer, older])).toMatch(/^newer:/)
  expect(() => open(before, here, [newer])).toThrow('does not have')
})

test('any single changed byte is detected', () => {
  const [id, base64 = ''] = seal('harbour-light', here).split(':')
  const bytes = Buffer.from(base64, 'base64')
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
    expect(() => open(`${id}:${changed.toString('base64')}`, here)).toThrow()
  }
})

test('a genuine tag cut to 12, 8 or 4 bytes is refused', () => {
  for (const length of [12, 8, 4]) {
    const nonce = Buffer.alloc(12, 9)
    const cipher = createCipheriv('aes-256-gcm', older.bytes, nonce).setAAD(Buffer.from(here.context))
    cipher.update('')
    cipher.final()
    const cut = Buffer.concat([nonce, cipher.getAuthTag().subarray(0, length)])
    expect(() => open(`older:${cut.toString('base64')}`, here, [older])).toThrow('truncated')
  }
})

test('several keys are read in order', () => {
  const text = `b:${Buffer.alloc(32, 2).toString('base64')},a:${Buffer.alloc(32, 1).toString('base64')}`
  expect(readKeys(text).map((key) => [key.id, key.bytes.length])).toEqual([
    ['b', 32],
    ['a', 32],
  ])
})

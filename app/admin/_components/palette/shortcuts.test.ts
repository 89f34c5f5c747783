import { expect, test } from 'vitest'
import { ROUTES } from '@/scripts/check/routes'
import { pagesFor } from './pages'
import { deedOf } from './shortcuts'

const press = (key: string, more: Partial<Parameters<typeof deedOf>[0]> = {}) =>
  deedOf({ key, isCommand: false, isTyping: false, afterG: false, areOff: false, ...more })

test('shortcuts open the palette and the lists, but not while someone types or has turned them off', () => {
  expect(press('K', { isCommand: true, isTyping: true, areOff: true })).toEqual({ kind: 'palette' })
  expect(press('p', { isCommand: true })).toBeNull()
  expect(['/', '?', 'g', 'o', 'x'].map((key) => press(key)?.kind)).toEqual(['search', 'keys', 'await', undefined, undefined])
  expect(press('o', { afterG: true })).toEqual({ kind: 'go', href: '/admin/orders' })
  expect(press('c', { afterG: true })).toEqual({ kind: 'go', href: '/admin/certificates' })
  expect(press('constructor', { afterG: true })).toBeNull()
  for (const off of [{ isTyping: true }, { areOff: true }]) {
    for (const key of ['/', '?', 'g']) expect(press(key, off)).toBeNull()
    expect(press('o', { afterG: true, ...off })).toBeNull()
  }
})

test('the palette finds only existing pages, and for each role only those it may open', () => {
  const labelsFor = (role: 'owner' | 'support') => pagesFor({ kind: 'staff', userId: 'x', role }).map(({ label }) => label)
  for (const { href } of pagesFor({ kind: 'staff', userId: 'x', role: 'owner' })) expect(ROUTES[href]).toMatch(/^staff/)
  expect(labelsFor('owner')).toContain('API tokens')
  expect(labelsFor('support')).not.toContain('API tokens')
  expect(labelsFor('support')).toContain('Order for a buyer')
})

import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '../db/client'
import { versionOf } from '../version-of'
import { readBrand } from './read-brand'
import { readLogo } from './read-logo'
import { saveAccents } from './save-accents'
import { saveContact } from './save-contact'
import { saveLogo } from './save-logo'

const kim = { kind: 'staff', userId: randomUUID(), role: 'owner' } as const
const support = { ...kim, role: 'support' } as const
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const bytes = new Uint8Array(png)
const NOT_FOUND = { ok: false, error: { code: 'not-found' } }

test('legible colours are saved, illegible ones and those from a stale form are refused, and the defaults are stored as null', async () => {
  const none = versionOf({ accentLight: null, accentDark: null })
  const good = { light: '#7a1f5c', dark: '#f0a6d8' }
  expect(await saveAccents(support, good, none)).toEqual(NOT_FOUND)
  expect(await saveAccents(kim, { ...good, light: '#f0a6d8' }, none)).toMatchObject({
    error: { code: 'poor-contrast', poor: [{ theme: 'light', accent: '#f0a6d8' }] },
  })
  expect(await saveAccents(kim, good, none)).toEqual({ ok: true })
  expect(await readBrand()).toMatchObject({ name: 'Keelmark', accents: good })
  const stale = await saveAccents(kim, { ...good, light: '#1f5c7a' }, none)
  if (stale.ok || stale.error.code !== 'changed-since') throw new Error('it was saved')
  expect(stale.error).toMatchObject({ theirs: { accentLight: '#7a1f5c' }, yours: { accentLight: '#1f5c7a' } })
  expect(await saveAccents(kim, { light: '#0b5b66', dark: '#6fc3cf' }, stale.error.version)).toEqual({ ok: true })
  expect((await readBrand()).accents).toBeNull()
  const entries = await db.auditEntry.findMany({ where: { action: 'settings.accents' }, orderBy: { number: 'asc' } })
  expect(entries.map(({ before, after }) => [before, after])).toEqual([
    [
      { accentLight: null, accentDark: null },
      { accentLight: '#7a1f5c', accentDark: '#f0a6d8' },
    ],
    [
      { accentLight: '#7a1f5c', accentDark: '#f0a6d8' },
      { accentLight: null, accentDark: null },
    ],
  ])
})

test('a logo is stored under the hash of its bytes, non-image files are refused, and the logo can be removed', async () => {
  expect(await saveLogo(support, bytes)).toEqual(NOT_FOUND)
  expect(await saveLogo(kim, new TextEncoder().encode('<svg/>'))).toMatchObject({ error: { code: 'not-an-image' } })
  expect(await saveLogo(kim, new Uint8Array(200_001))).toMatchObject({ error: { code: 'too-many-bytes', bytes: 200_001 } })
  const huge = bytes.slice()
  huge.set([0, 1], 16)
  expect(await saveLogo(kim, huge)).toMatchObject({ error: { code: 'too-large', width: 65537 } })
  expect(await saveLogo(kim, bytes)).toEqual({ ok: true })
  const { logo } = await readBrand()
  expect(logo).toEqual({ file: expect.stringMatching(/^[0-9a-f]{32}\.png$/), width: 1, height: 1 })
  const served = await readLogo(logo?.file ?? '')
  expect(served?.type).toBe('image/png')
  expect(Buffer.from(served?.bytes ?? []).equals(png)).toBe(true)
  expect(await saveLogo(kim, null)).toEqual({ ok: true })
  expect((await readBrand()).logo).toBeNull()
  expect(await readLogo(logo?.file ?? '')).not.toBeNull()
})

test('contact details from a stale form are refused, showing both versions, and are saved on the second attempt', async () => {
  const nothing = { supportEmail: null, supportPhone: null, senderName: null, replyTo: null }
  const contact = { ...nothing, supportEmail: 'help@shop.test' }
  expect(await saveContact(support, contact, versionOf(nothing))).toEqual(NOT_FOUND)
  expect(await saveContact(kim, contact, versionOf(nothing))).toEqual({ ok: true })
  const stale = await saveContact(kim, { ...nothing, supportEmail: 'mine@shop.test' }, versionOf(nothing))
  expect(stale).toMatchObject({ error: { code: 'changed-since', theirs: contact } })
  expect(await readBrand()).toMatchObject({ supportEmail: 'help@shop.test' })
})

import { expect, test } from 'vitest'
import { PLACES } from '../lifecycle/places'
import { expiryText, type IssuedFacts, shownWords, staffWords } from './file-text'
import { byUrgency, placeWords, STAFF_LABELS, staffLabel } from './place-text'

test('every place has texts for the buyer and for staff, and the buyer’s never name the supplier', () => {
  for (const place of PLACES) {
    for (const wasIssued of [false, true]) {
      const label = staffLabel({ place, wasIssued })
      expect(label, place).toBeTruthy()
      expect(label, place).not.toMatch(/\byou\b/i)
      const words = placeWords({ place, wasIssued })
      expect(`${words.label} ${words.sentence}`).not.toMatch(/enom/i)
    }
  }
})

test('every place appears in the staff list; a place reachable both before and after issuance appears twice', () => {
  const listed = [...STAFF_LABELS.values()].flat().map(({ place }) => place)
  expect(new Set(listed)).toEqual(new Set(PLACES))
  expect(listed).toHaveLength(PLACES.length + 2)
})

const FILE = new Date('2027-06-09T12:00:00Z')
const COVER = new Date('2027-11-26T12:00:00Z')
const facts = (change: Partial<IssuedFacts> = {}) => ({
  fileExpiresAt: FILE,
  coverEndsAt: COVER,
  isMoneyBack: false,
  wasIssued: true,
  ...change,
})
const wordsAt = (moment: string, change?: Partial<IssuedFacts>) =>
  shownWords({ place: 'issued', ended: null, ...facts(change) }, new Date(moment))

test.each([
  ['31 days before', '2027-05-09T12:00:00Z', {}, 'Ready to install', 'good', 'valid', 'Issued'],
  ['30 days before', '2027-05-10T12:00:00Z', {}, 'Replace soon', 'warning', 'needs_you', 'Issued, next file due'],
  ['7 days before', '2027-06-02T12:00:00Z', {}, 'Replace soon', 'warning', 'needs_you', 'Issued, next file due'],
  ['23 hours before', '2027-06-08T13:00:00Z', {}, 'Expires in 23 hours', 'bad', 'needs_you', 'Issued, file expires within 3 days'],
  ['at its end', '2027-06-09T12:00:00Z', {}, 'File expired', 'bad', 'needs_you', 'Issued, file expired'],
  ['a month after', '2027-07-09T12:00:00Z', {}, 'File expired', 'bad', 'needs_you', 'Issued, file expired'],
  ['after the cover', '2027-11-26T12:00:00Z', {}, 'Cover ended', 'bad', 'needs_you', 'Issued, cover ended'],
  [
    'after the cover of a running file',
    '2027-01-01T00:00:00Z',
    { coverEndsAt: new Date('2026-12-31T00:00:00Z') },
    'Cover ended',
    'warning',
    'needs_you',
    'Issued, cover ended',
  ],
  ['after a refund', '2027-01-01T00:00:00Z', { isMoneyBack: true }, 'Refunded', 'info', 'ended', 'Issued, refunded'],
  ['after a refund and its end', '2028-01-01T00:00:00Z', { isMoneyBack: true }, 'Refunded', 'info', 'ended', 'Issued, refunded'],
  ['without dates', '2028-01-01T00:00:00Z', { fileExpiresAt: null, coverEndsAt: null }, 'Ready to install', 'good', 'valid', 'Issued'],
] as const)('an issued file %s', (_, moment, change, label, tone, group, staff) => {
  expect(wordsAt(moment, change)).toMatchObject({ label, tone, group })
  expect(staffWords({ place: 'issued', ...facts(change) }, new Date(moment))).toMatchObject({ label: staff, tone })
  expect(wordsAt(moment, change).sentence).not.toMatch(/ {2}|undefined|null/)
})

test('lists are sorted by urgency: expired, expiring soon, in progress, valid, ended', () => {
  const shown = [
    wordsAt('2027-01-01T00:00:00Z', { isMoneyBack: true }),
    wordsAt('2027-01-01T00:00:00Z'),
    shownWords({ place: 'validation:approval', ended: null, ...facts() }, FILE),
    wordsAt('2027-06-02T12:00:00Z'),
    wordsAt('2027-06-10T12:00:00Z'),
  ]
  expect(shown.sort(byUrgency).map(({ label }) => label)).toEqual([
    'File expired',
    'Replace soon',
    'Waiting for approval by email',
    'Ready to install',
    'Refunded',
  ])
})

test('a certificate whose domain is proved by a record or a file waits for that proof, not for an email', () => {
  const wordsWith = (proofMethod: 'email' | 'dns' | 'file') =>
    shownWords({ place: 'validation:approval', ended: null, proofMethod, ...facts() }, FILE)
  expect(wordsWith('dns').label).toBe('Waiting for the DNS record')
  expect(wordsWith('file').label).toBe('Waiting for the file')
  for (const method of ['dns', 'file'] as const) expect(wordsWith(method).sentence).not.toContain('email')
  expect(wordsWith('email').label).toBe('Waiting for approval by email')
})

test('while a payment is disputed, the buyer of an issued certificate is told that an installed file keeps working', () => {
  for (const lock of ['open', 'lost'] as const) {
    const words = shownWords({ place: 'issued', ended: null, lock, ...facts() }, new Date('2027-01-01T12:00:00Z'))
    expect(words.sentence).toContain('already installed, it keeps working')
    expect(words.label).toMatch(/^Locked: payment/)
    const unissued = shownWords({ place: 'setup', ended: null, lock, ...facts() }, new Date('2027-01-01T12:00:00Z'))
    expect(unissued.sentence).not.toContain('installed')
  }
})

const NOON = new Date('2026-11-22T12:00:00Z')

test.each([
  ['2027-06-09T12:00:00Z', 'This file expires in 199 days'],
  ['2026-11-25T12:00:00Z', 'This file expires in 3 days'],
  ['2026-11-25T11:59:00Z', 'This file expires in 71 hours'],
  ['2026-11-22T12:30:00Z', 'This file expires in an hour'],
  ['2026-11-22T12:00:00Z', 'This file expired on 22 Nov 2026'],
])('a file that expires at %s says "%s"', (ends, text) => {
  expect(expiryText(new Date(ends), NOON)).toBe(text)
})

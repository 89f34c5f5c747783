import { expect, test } from 'vitest'
import { learn, type Messages, messagesOf } from '../languages/text'
import { LANGUAGES, type Language } from '../languages/types'
import { installGuide } from './install-guide'
import { GUIDE_KEYS } from './keys'
import { pullGuides } from './pull-guides'
import { requestGuide } from './request-guide'
import type { Guide, Step } from './types'

const NAMES = ['*.example.com', 'mail.example.org']
const request = {
  domain: 'shop.example.com',
  otherNames: ['mail.example.org'],
  organization: 'Example',
  locality: 'Leeds',
  state: 'Yorkshire',
  country: 'GB',
}

/** Every guide for every server in a given language, by kind and server. */
function everyGuide(language: Language): [name: string, guide: Guide][] {
  return GUIDE_KEYS.flatMap((key) => [
    [`install ${key}`, installGuide(key, { domain: '*.example.com', names: NAMES }, language)],
    [`request ${key}`, requestGuide(key, request, language)],
    ...pullGuides(key, { domain: '*.example.com', names: NAMES }, language).map((guide, at): [string, Guide] => [
      `pull ${at} ${key}`,
      guide,
    ]),
  ])
}

const stepsOf = ({ steps, check, undo }: Guide): Step[] => [...steps, ...(check ? [check] : []), ...(undo ? [undo] : [])]

/** For IIS and the panels, the values are entered manually: each follows the name of its field, which is translated. */
const withoutFields = (command = '') => command.replace(/^[\p{L}/ ]+: /gmu, '')

/** A made-up language in which each message is its own key. */
const KEYS = 'en-XK' as Language
function keysAsMessages(messages: object, above: string): object {
  const entries = Object.entries(messages).map(([key, value]) => {
    const name = above ? `${above}.${key}` : key
    return [key, typeof value === 'string' ? name : keysAsMessages(value, name)] as const
  })
  return Object.fromEntries(entries)
}
learn(KEYS, { ...messagesOf('en'), guides: keysAsMessages(messagesOf('en').guides, '') as Messages['guides'] })

function listKeys(messages: object): string[] {
  return Object.values(messages).flatMap((value) => (typeof value === 'string' ? value : listKeys(value)))
}

test('every sentence of a guide is one message, and every message is used in a guide', () => {
  const fields = /^(?:request\.iis\.fields|request\.panel)\.\w+(?=: )/gm
  const said = everyGuide(KEYS).flatMap(([, guide]) => [
    guide.title,
    ...stepsOf(guide).flatMap(({ text, command = '' }) => [text, ...(command.match(fields) ?? [])]),
  ])
  expect([...new Set(said)].sort()).toEqual(listKeys(messagesOf(KEYS).guides).sort())
})

test.each(LANGUAGES.filter((language) => language !== 'en'))(
  '%s has the same steps, files and commands as English, in its own words',
  (language) => {
    const english = new Map(everyGuide('en'))
    for (const [name, guide] of everyGuide(language)) {
      const same = english.get(name)
      if (!same) throw new Error('unknown')
      expect(guide.files, name).toEqual(same.files)
      expect(guide.title, name).not.toBe(same.title)
      const [own, theirs] = [stepsOf(guide), stepsOf(same)]
      expect(
        own.map(({ command }) => withoutFields(command)),
        name,
      ).toEqual(theirs.map(({ command }) => withoutFields(command)))
      for (const [at, { text }] of own.entries()) expect(text, name).not.toBe(theirs[at]?.text)
    }
  },
)

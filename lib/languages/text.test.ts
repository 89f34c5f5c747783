import { expect, test } from 'vitest'
import { pseudo } from './testing/pseudo'
import { type Messages, messagesOf, wordsOf } from './text'
import { LANGUAGES, type Language } from './types'

type Message = { key: string; text: string }

/** Every message of a language by its key: `home.steps.pay.title`. */
function listMessages(language: Language): Message[] {
  const list = (value: unknown, key: string): Message[] => {
    if (typeof value === 'string') return [{ key, text: value }]
    return Object.entries(value as object).flatMap(([name, one]) => list(one, key ? `${key}.${name}` : name))
  }
  return list(messagesOf(language), '')
}

/** The arguments and tags of a message, each with its type: `{count, plural, …}` is `count plural`. */
function argumentsOf({ text }: Message): string[] {
  const named = [...text.matchAll(/\{\s*(\w+)\s*(?:,\s*(\w+)\s*,|\})/g)].map(([, name, kind = 'text']) => `${name} ${kind}`)
  const tags = [...text.matchAll(/<(\w+)>/g)].map(([, tag]) => `<${tag}>`)
  return [...new Set([...named, ...tags])].sort()
}

test('every language has the same messages with the same arguments', () => {
  const shapeOf = (language: Language) => listMessages(language).map((message) => [message.key, ...argumentsOf(message)].join(' '))
  for (const language of LANGUAGES) expect(shapeOf(language), language).toEqual(shapeOf('en'))
  expect(argumentsOf({ key: '', text: '{count, plural, one {# of {all}} other {<b>#</b>}}' })).toEqual(['<b>', 'all text', 'count plural'])
})

test('every message can be formatted, in the singular and the plural', () => {
  for (const language of LANGUAGES) {
    for (const message of listMessages(language)) {
      const [part = '', ...rest] = message.key.split('.')
      const values = (count: number) =>
        Object.fromEntries(
          argumentsOf(message).map((argument) => {
            const [name = '', kind] = argument.split(' ')
            return name.startsWith('<') ? [name.slice(1, -1), (words: unknown) => words] : [name, kind === 'plural' ? count : `«${name}»`]
          }),
        )
      const words = wordsOf(language, part as keyof Messages) as unknown as { rich: (key: string, values: object) => unknown }
      for (const count of [1, 7]) {
        const said = [words.rich(rest.join('.'), values(count))].flat(9).join('')
        expect(said, `${language} ${message.key}`).not.toMatch(/[{}<]/)
        expect(said.trim(), `${language} ${message.key}`).not.toBe('')
      }
    }
  }
})

test('German and Spanish use their own quotation marks, and no message contains straight ones', () => {
  for (const language of LANGUAGES) {
    for (const { key, text } of listMessages(language)) expect(text, `${language} ${key}`).not.toMatch(/["']/)
  }
  expect(listMessages('de').filter(({ text }) => /”/.test(text))).toEqual([])
  expect(listMessages('es').filter(({ text }) => /[“”„]/.test(text))).toEqual([])
})

test('a date after “bis” or “hasta” has its article, except in a range', () => {
  const day = String.raw`(?:\*\*)?(?:<(?:day|date)>|\{(?:day|date|pay_by|\w+_(?:ends|until))\})`
  const bare = (language: Language, until: string) =>
    listMessages(language).flatMap(({ key, text }) => (new RegExp(`\\b${until} ${day}`, 'i').test(text) ? [key] : []))
  expect(bare('de', 'bis')).toEqual([])
  expect(bare('es', 'hasta')).toEqual([])
  expect(bare('de', 'bis zum').length).toBeGreaterThan(15)
})

test('the pseudo-language keeps arguments and tags, marks each message, and lengthens it', () => {
  const made = pseudo(messagesOf('en'), 'ltr')
  expect(made.certificate.fit).toBe('[{count, plural, one {ÖÖñéé çéértîîfîîçååtéé fîîts} other {# çéértîîfîîçååtéés fîît}}]')
  expect(made.certificate.from).toBe('[<small>frööm</small> {price}]')
  expect(made.home.lead.length / messagesOf('en').home.lead.length).toBeGreaterThan(1.3)
})

import { expect, test } from 'vitest'
import { z } from 'zod'
import { formInput, hasTooManyFields, unreadableFields } from './form-input'
import { readParam } from './read-param'

test('a form with 24,000 fields is rejected unread, and 500 values of one field are read in one pass', () => {
  const form = new FormData()
  for (let field = 0; field < 24_000; field += 1) form.append(`field${field}`, 'x')
  expect(hasTooManyFields(form)).toBe(true)
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage()
    formInput(form, z.object({}))
    return process.cpuUsage(before).user / 1_000
  })
  expect(Math.min(...times)).toBeLessThan(500)
  const own = new FormData()
  for (let field = 0; field < 500; field += 1) own.append('name', String(field))
  expect(hasTooManyFields(own)).toBe(false)
  expect(formInput(own, z.object({ name: z.array(z.string()) }))).toEqual({
    name: Array.from({ length: 500 }, (_, field) => String(field)),
  })
})

test.each([
  ['a NUL', 'a\0b'],
  ['an escape sign', 'a\u001b[31mb'],
  ['a C1 control', 'a\u0085b'],
  ['half of a character', 'a\ud800b'],
])('%s is reported on its field', (_what, text) => {
  const form = new FormData()
  form.set('city', text)
  form.set('street', '1 Quay Street\n2nd floor\tback')
  // FormData itself replaces lone surrogates, so they never reach the check.
  const faults = unreadableFields(form)
  expect(faults).toEqual(
    text.includes('\ud800')
      ? {}
      : {
          city: 'This contains an unreadable character. Delete the text and type it again, or paste it without formatting.',
        },
  )
  expect(readParam(text)).toBeUndefined()
})

test('characters from any language are accepted', () => {
  const form = new FormData()
  form.set('city', 'Łódź 東京 القاهرة 👩‍🚀')
  expect(unreadableFields(form)).toEqual({})
  expect(readParam('Łódź 👩‍🚀')).toBe('Łódź 👩‍🚀')
})

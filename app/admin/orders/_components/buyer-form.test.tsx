import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { formInput } from '@/lib/auth/form-input'
import { LANGUAGES } from '@/lib/languages/types'
import { makeQuoteInput } from '@/lib/quotes/schema'
import { BuyerForm } from './buyer-form'

test('the language that staff choose for a new account is read from the form, separately from the form’s own language', () => {
  const html = renderToStaticMarkup(
    <BuyerForm action={async (state) => state} label="Quote" isAnythingOnSale>
      {null}
    </BuyerForm>,
  )
  expect(html).not.toContain('name="language"')
  const radio = /type="radio"[^>]* name="(\w+)"[^>]* value="(\w+)"/g
  const choices = [...html.matchAll(radio)].map(([, name = '', value = '']) => ({ name, value }))
  const read = choices.map(({ name, value }) => {
    const form = new FormData()
    for (const [field, typed] of Object.entries({ email: 'a@b.example', country: 'GB', until: '2026-12-20', [name]: value }))
      form.set(field, typed)
    return makeQuoteInput.parse(formInput(form, makeQuoteInput)).language
  })
  expect(read).toEqual([...LANGUAGES])
})

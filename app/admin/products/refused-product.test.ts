import { expect, test } from 'vitest'
import { productForm } from './product-input'
import { refusedProduct } from './refused-product'

const row = (price: string) => ({ typeCode: 'rapidssl', years: '1', price, active: 'on' })

test('every error in a product is shown at its field, even below an empty row, and a price is quoted as typed', () => {
  const choices = { 0: row(''), 1: row('19.00'), 2: row('19,00') }
  const text = { name: '', slug: 's', summary: '', description: '', typeCode: 'rapidssl', enomAccountId: '' }
  const form = productForm.parse({ ...text, activation: 'automatic', currency: 'usd', saleUntil: '2026-12-01', choices })
  expect(form).toMatchObject({ currency: 'USD', visible: false, saleFrom: null, saleUntil: new Date('2026-12-01') })
  const answer = refusedProduct(
    [
      { code: 'invalid', fields: { name: 'Enter a name.', 'choices.1.amount': 'Invalid input' } },
      { code: 'slug-taken' },
      { code: 'same-choice-twice', row: 1 },
      { code: 'unprotected', prices: [] },
    ],
    form,
  )
  expect(answer).toMatchObject({
    status: 'refused',
    fields: {
      name: 'Enter a name.',
      'choices.2.price': '“19,00” is not a price the shop can read. Did you mean 19.00?',
      slug: 'Another product has this address. Choose a different one.',
      'choices.2.years': expect.stringContaining('Keep one'),
      unprotected: expect.any(String),
    },
  })
})

test('after someone else has saved, the next save carries the timestamp of their version', () => {
  const savedAt = new Date('2026-11-29T10:00:00Z')
  const differences = [{ what: 'Name', stored: 'Theirs', yours: 'Mine' }]
  const answer = refusedProduct([{ code: 'changed-since', savedAt, differences }], { rows: [], typed: [], currency: 'USD' })
  expect(answer).toMatchObject({
    message: expect.stringContaining('Name: theirs “Theirs”, yours “Mine”.'),
    values: { savedAt: savedAt.toISOString() },
  })
})

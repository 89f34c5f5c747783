import { expect, test } from 'vitest'
import { taxDecision } from './tax-decision'

type Part = Parameters<typeof taxDecision>[0][number]
const part = (percentage_decimal: string, tax_type: string, more: Partial<Part> = {}): Part => ({
  taxability_reason: 'standard_rated',
  taxable_amount: 1900,
  tax_rate_details: { percentage_decimal, tax_type },
  ...more,
})
const none = (taxability_reason: string): Part => ({ taxability_reason, taxable_amount: 0, tax_rate_details: null })

test.each<[string, Part[], ReturnType<typeof taxDecision>]>([
  ['VAT with the same label as the shop’s own', [part('25.5', 'vat')], { rate: 2550, reason: 'standard' }],
  [
    'a state, a city and a district',
    [part('4.0', 'sales_tax'), part('4.5', 'sales_tax'), part('0.375', 'sales_tax')],
    { rate: 888, reason: 'standard', label: 'Sales tax 8.875%' },
  ],
  ['two kinds of tax', [part('5.0', 'gst'), part('9.975', 'qst')], { rate: 1498, reason: 'standard', label: 'GST + QST 14.975%' }],
  ['a kind of tax without a name in the shop', [part('2.0', 'utility_users_tax')], { rate: 200, reason: 'standard', label: 'Tax 2%' }],
  [
    'a state that taxes and a city that does not',
    [part('6', 'sales_tax'), none('not_collecting')],
    { rate: 600, reason: 'standard', label: 'Sales tax 6%' },
  ],
  [
    'reverse charge',
    [part('0.0', 'vat', { taxability_reason: 'reverse_charge', taxable_amount: 0 })],
    { rate: 0, reason: 'reverse_charge' },
  ],
  ['a place without registration', [none('not_collecting')], { rate: 0, reason: 'outside_scope', label: 'Tax 0%' }],
  ['what is exempt', [none('product_exempt')], { rate: 0, reason: 'standard', label: 'Tax 0%' }],
  ['nothing said', [], { rate: 0, reason: 'outside_scope', label: 'Tax 0%' }],
])('%s', (_, parts, decision) => {
  expect(taxDecision(parts)).toEqual(decision)
})

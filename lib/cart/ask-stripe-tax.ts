import { today } from '../clock'
import { db } from '../db/client'
import { hashToken } from '../links/secrets'
import { log } from '../log'
import { alertStaff } from '../outbox/alerts/alert-staff'
import { err, ok, type Result } from '../result'
import { calculateTax, type TaxAnswer, type TaxQuestion } from '../stripe/tax'
import { stripeTrouble } from '../stripe/trouble'
import type { TaxRule } from '../tax/types'
import { readCart } from './queries'
import { taxQuestion, toKept } from './stripe-tax'

export type AskTaxRefusal =
  /** Stripe does not recognise this address. */
  | { code: 'place-unknown'; typed: string; country: string }
  /** Stripe does not respond, or refuses to calculate. An order is never placed with an estimated tax. */
  | { code: 'tax-not-counted' }

/**
 * Requests the tax of a basket from Stripe and stores the response in the basket. The same request is not made twice. The call takes a
 * moment, so it is made outside any transaction.
 */
export async function askStripeTax(token: string, rule: TaxRule): Promise<Result<undefined, AskTaxRefusal>> {
  const cart = await readCart(db, token)
  if (!cart?.total || cart.obstacle || cart.tax?.calculator !== 'stripe' || cart.tax.parts || !cart.tax.buyer) return ok()
  const question = taxQuestion(cart, rule, cart.tax.buyer)
  const answered = question.lines.length ? await ask(question) : ok(null)
  if (!answered.ok) return answered
  await db.cart.updateMany({ where: { tokenHash: hashToken(token) }, data: { taxAnswer: toKept(question, answered.value) } })
  return ok()
}

async function ask(question: TaxQuestion): Promise<Result<TaxAnswer, AskTaxRefusal>> {
  try {
    return ok(await calculateTax(question))
  } catch (error) {
    const trouble = stripeTrouble(error)
    const { postalCode, country } = question
    if (postalCode && trouble?.code === 'customer_tax_location_invalid') return err({ code: 'place-unknown', typed: postalCode, country })
    log.error({ err: error, country }, 'Stripe Tax did not calculate the tax for a basket, so the basket cannot be ordered')
    await alertStaff(db, {
      event: `tax_not_counted:${today().toISOString().slice(0, 10)}`,
      subject: 'Stripe Tax isn’t working: orders with tax can’t be placed',
      lines: [
        trouble ? `Stripe says: ${trouble.text}` : 'Stripe’s response did not match the basket.',
        'Buyers are asked to try again. Until it works again, you can switch to the shop’s own rates in the tax settings.',
      ],
      path: '/admin/settings/tax',
    })
    return err({ code: 'tax-not-counted' })
  }
}

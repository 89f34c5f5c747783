import type Stripe from 'stripe'
import { escapeHtml, money, page } from '../html'
import { ACCOUNTS, CARDS, type Payment } from './pay'

export function payPage(session: Stripe.Checkout.Session, items: readonly Stripe.LineItem[], problem?: string, typed?: Payment): string {
  const total = money(session.amount_total, session.currency)
  const bank = typed?.method === 'us_bank_account'
  const lines = items
    .map(
      (item) =>
        `<li><span>${escapeHtml(item.description ?? '')}${item.quantity && item.quantity > 1 ? ` <span class="soft">× ${item.quantity}</span>` : ''}</span><span>${money(item.amount_total, item.currency)}</span></li>`,
    )
    .join('')
  const summary = `<section aria-labelledby="what"><h1 id="what">Pay Keelmark</h1><p class="total">${total}</p><ul class="items">${lines}</ul>
${session.cancel_url ? `<p style="margin-top:1.5rem"><a href="${escapeHtml(session.cancel_url)}">Back to the shop without paying</a></p>` : ''}</section>`
  const tests = `<details class="note"><summary>Test numbers</summary><ul>${Object.entries(CARDS)
    .map(([number, { says }]) => `<li><code>${number.replace(/(.{4})(?=.)/g, '$1 ')}</code> ${says}</li>`)
    .join('')}${Object.entries(ACCOUNTS)
    .map(([number, { says }]) => `<li>bank account <code>${number}</code> ${says}</li>`)
    .join('')}</ul><p>Any name, any date in the future, any CVC.</p></details>`
  const form = `<section class="panel" aria-labelledby="how"><h2 id="how">Payment details</h2>
${problem ? `<p class="alert" role="alert">${escapeHtml(problem)}</p>` : ''}
<form method="post" action="/c/pay/${session.id}"><p class="soft">Receipt to <strong>${escapeHtml(session.customer_email ?? '')}</strong></p>
<fieldset><legend>Pay with</legend>
<label class="choice"><input type="radio" name="method" value="card"${bank ? '' : ' checked'}> Card</label>
<label class="choice"><input type="radio" name="method" value="us_bank_account"${bank ? ' checked' : ''}> Bank debit (takes some days)</label></fieldset>
<div class="card"><label for="card">Card number</label><input id="card" name="card" inputmode="numeric" autocomplete="cc-number" value="${bank ? '' : escapeHtml(typed?.number ?? '')}" placeholder="4242 4242 4242 4242">
<div class="pair"><div><label for="expiry">Expiry (MM / YY)</label><input id="expiry" name="expiry" autocomplete="cc-exp" placeholder="12 / 34"></div><div><label for="cvc">CVC</label><input id="cvc" name="cvc" inputmode="numeric" autocomplete="cc-csc" placeholder="123"></div></div></div>
<div class="bank"><label for="account">Bank account number</label><input id="account" name="account" inputmode="numeric" value="${bank ? escapeHtml(typed.number) : ''}" placeholder="000123456789"></div>
<label for="name">Full name</label><input id="name" name="name" autocomplete="name" required value="${escapeHtml(typed?.name ?? '')}">
<label for="line1">Address</label><input id="line1" name="line1" autocomplete="address-line1" value="${escapeHtml(typed?.line1 ?? '')}">
<div class="pair"><div><label for="postal_code">Postcode</label><input id="postal_code" name="postal_code" autocomplete="postal-code" value="${escapeHtml(typed?.postalCode ?? '')}"></div><div><label for="city">Town</label><input id="city" name="city" autocomplete="address-level2" value="${escapeHtml(typed?.city ?? '')}"></div></div>
<label for="country">Country code</label><input id="country" name="country" autocomplete="country" maxlength="2" required value="${escapeHtml(typed?.country ?? 'US')}">
<button class="go">Pay ${total}</button></form>${tests}</section>`
  return page('Pay Keelmark', summary + form, 'split')
}

/** Returns the bank's own page, shown between card entry and payment. */
export function authenticatePage(session: Stripe.Checkout.Session): string {
  return page(
    'Your bank asks',
    `<section class="panel narrow"><h1>3D Secure test page</h1><p>Your bank wants to know whether you are paying ${money(session.amount_total, session.currency)} to Keelmark.</p>
<form method="post" class="row" style="margin-top:1.5rem"><button name="answer" value="complete">Complete</button><button name="answer" value="fail">Fail</button></form></section>`,
  )
}

/** Returns the page for a session that can no longer be paid. */
export function closedPage(session: Stripe.Checkout.Session | undefined): string {
  const paid = session?.status === 'complete'
  const words = paid
    ? 'This payment is finished. You can close this page.'
    : 'This payment page has expired or does not exist. You were not charged.'
  const back = paid ? (session.success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id) : session?.cancel_url
  return page(
    'This page is closed',
    `<section class="panel narrow"><h1>This page is closed</h1><p>${words}</p>${back ? `<p><a href="${escapeHtml(back)}">Back to the shop</a></p>` : ''}</section>`,
  )
}

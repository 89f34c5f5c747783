import { readForm, submitForm } from './submit-form'

/** Keeps the quantity below the limit of 50 per basket line. */
const PER_BASKET = 40

/**
 * Adds the first choice on a product page to baskets `times` times. Returns each request's duration in milliseconds and the last basket's
 * cookie.
 */
export async function addToBasketTimes(productUrl: string, times: number): Promise<{ milliseconds: number[]; cookie: string }> {
  const form = await readForm(productUrl, 'choiceId')
  const milliseconds: number[] = []
  let cookie = ''
  for (let added = 0; added < times; added++) {
    if (added % PER_BASKET === 0) cookie = await submitForm(form)
    const started = performance.now()
    await submitForm(form, {}, cookie)
    milliseconds.push(performance.now() - started)
  }
  return { milliseconds, cookie }
}

import { readForm, submitForm } from './submit-form'

/** Puts the first choice of a product page into one basket `times` times; answers each answer's milliseconds and the basket's cookie. */
export async function addToBasketTimes(productUrl: string, times: number): Promise<{ milliseconds: number[]; cookie: string }> {
  const form = await readForm(productUrl, 'choiceId')
  const cookie = await submitForm(form)
  const milliseconds: number[] = []
  for (let added = 0; added < times; added++) {
    const started = performance.now()
    await submitForm(form, {}, cookie)
    milliseconds.push(performance.now() - started)
  }
  return { milliseconds, cookie }
}

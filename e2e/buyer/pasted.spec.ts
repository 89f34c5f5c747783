import { generateKeyPairSync } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { fillBasket, goToPayment, payByCard } from '../buy'
import { holdScripts } from '../hold-scripts'
import { hydrated } from '../hydrated'
import { test } from '../story'

const KEY = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()

test('when I come back from Stripe, my input is still there, and a private key never leaves the page', async ({ page }) => {
  const email = 'buyer@pasted.com'
  await fillBasket(page, 'RapidSSL')
  await goToPayment(page, email)
  await page.goBack()
  await findsItsAnswers(page, email)
  await page.reload()
  await findsItsAnswers(page, email)
  await page.getByRole('button', { name: /^Pay / }).click()
  await payByCard(page, '4242 4242 4242 4242')
  await page.getByRole('button', { name: 'Set up your certificate' }).click()
  await expect(page).toHaveURL(/\/account\/certificates\/[^/]+$/)
  await page.goto(`${page.url()}/set-up/server`)

  let sent = 0
  page.on('request', (request) => {
    if (request.method() === 'POST') sent += 1
  })
  const box = page.getByLabel('Certificate request (CSR)')
  const button = page.getByRole('button', { name: 'Read my request' })
  const isRemoved = async () => {
    await expect(page.locator('#csr-error')).toContainText('That is your private key')
    await expect(box).toHaveValue('')
    await expect(box).toBeFocused()
    expect(sent).toBe(0)
  }
  // Submitted before the search for keys has loaded.
  const release = await holdScripts(page)
  await box.fill(KEY)
  await button.click()
  await expect(button.locator('.spinner')).toBeVisible()
  await expect(box).toHaveValue(KEY)
  release()
  await isRemoved()
  // Pasted before any script has loaded.
  await page.unrouteAll()
  const releaseAll = await holdScripts(page)
  await page.reload({ waitUntil: 'commit' })
  await box.fill(KEY)
  releaseAll()
  await hydrated(box)
  await button.click()
  await isRemoved()
  // The search can't be loaded.
  await page.unrouteAll()
  await page.reload()
  await hydrated(box)
  await page.route('**/_next/static/**/*.js', (route) => route.abort())
  await box.fill('-----BEGIN CERTIFICATE REQUEST-----')
  await button.click()
  await expect(page.locator('#csr-error')).toContainText('nothing was sent')
  await expect(box).toHaveValue('-----BEGIN CERTIFICATE REQUEST-----')
  expect(sent).toBe(0)
  await page.unrouteAll()
  await page.reload()
  await hydrated(box)

  await box.fill(Buffer.from(KEY).toString('base64'))
  await expect(page.locator('#csr-error')).toContainText('That is your private key')
  await expect(box).toHaveValue('')
  expect(sent).toBe(0)
  for (let press = 0; press < 2; press += 1) {
    await button.click()
    const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
    await expect(summary).toContainText('That is your private key')
    await expect(summary).not.toContainText('Paste your certificate request')
  }

  const file = page.getByLabel(/^Or choose its file/)
  await file.setInputFiles({ name: 'request.csr', mimeType: 'text/plain', buffer: Buffer.from(KEY, 'utf16le') })
  await expect(page.locator('#file-error')).toContainText('That is your private key')
  await expect(file).toHaveValue('')
  await file.setInputFiles({ name: 'request.csr', mimeType: 'text/plain', buffer: Buffer.alloc(2_500_000, 'a') })
  await expect(page.locator('#file-error')).toContainText('This file is 2.5 MB')
  await expect(file).toHaveValue('')
  expect(sent).toBe(2)
})

async function findsItsAnswers(page: Page, email: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Checkout' })).toBeVisible()
  await expect(page.getByLabel('Email address')).toHaveValue(email)
  await expect(page.getByLabel('Country you pay from')).toHaveValue('GB')
  await expect(page.getByLabel('I agree to this.')).toBeChecked()
}

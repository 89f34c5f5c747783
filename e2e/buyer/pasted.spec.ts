import { generateKeyPairSync } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { fillBasket, goToPayment, payByCard } from '../buy'
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

  const bodies: string[] = []
  page.on('request', (request) => void bodies.push(request.postData() ?? ''))
  const box = page.getByLabel('Certificate request (CSR)')
  await box.fill(Buffer.from(KEY).toString('base64'))
  await expect(box).toHaveValue('')
  await expect(page.locator('#csr-error')).toContainText('That is your private key')
  for (let press = 0; press < 2; press += 1) {
    await page.getByRole('button', { name: 'Read my request' }).click()
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
  expect(bodies.filter((body) => body.includes('PRIVATE KEY') || body.includes('LS0tLS1CRUdJTi'))).toEqual([])
})

async function findsItsAnswers(page: Page, email: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Checkout' })).toBeVisible()
  await expect(page.getByLabel('Email address')).toHaveValue(email)
  await expect(page.getByLabel('Country you pay from')).toHaveValue('GB')
  await expect(page.getByLabel('I agree to this.')).toBeChecked()
}

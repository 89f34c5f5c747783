import { expect } from '@playwright/test'
import { decide } from '../approve'
import { buy } from '../buy'
import { eventually } from '../eventually'
import { makeRequest } from '../openssl'
import { setUp } from '../set-up'
import { signIn } from '../sign-in'
import { test } from '../story'

test('I lost my key: I replace the certificate, can still download the old file, and get the new one after approval', async ({ page }) => {
  await buy(page, { product: 'RapidSSL', email: 'buyer@replaced.com' })
  await page.getByRole('button', { name: 'Set up your certificate' }).click()
  await expect(page).toHaveURL(/\/account\/certificates\/[^/]+$/)
  const certificate = page.url()
  await setUp(page, { csr: makeRequest('/CN=www.replaced.com').csr, approvers: ['admin@replaced.com'] })
  await decide(page, 'admin@replaced.com', 'Approve')
  await eventually(page, page.getByRole('link', { name: 'Download all files' }))

  await page.getByRole('link', { name: 'Replace this certificate' }).click()
  await signIn(page, 'buyer@replaced.com')
  await page.getByLabel('I lost the private key').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Certificate request (CSR)').fill(makeRequest('/CN=www.other.com').csr)
  await page.getByRole('button', { name: 'Read my request' }).click()
  await expect(page.getByText('A replacement must be for the same address.')).toBeVisible()
  await page.goto(certificate)
  await expect(page.getByRole('link', { name: 'Download the current files' })).toBeVisible()

  await page.goto(`${certificate}/set-up/server?change=1`)
  await page.getByLabel('Certificate request (CSR)').fill(makeRequest('/CN=www.replaced.com').csr)
  await page.getByRole('button', { name: 'Read my request' }).click()
  await page.getByRole('link', { name: /^Continue to/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Check and send' })).toBeVisible()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Send to RapidSSL' }).click()
  await expect(page).toHaveURL(certificate)
  await decide(page, 'admin@replaced.com', 'Approve', 2)
  await eventually(page, page.getByRole('link', { name: 'Download all files' }))
  await expect(page.getByText('Replacement started').first()).toBeVisible()
})

import { expect } from '@playwright/test'
import { decide } from '../approve'
import { buy } from '../buy'
import { eventually } from '../eventually'
import { makeRequest } from '../openssl'
import { readMail } from '../read-mail'
import { chooseApprover, send, setUp } from '../set-up'
import { signIn } from '../sign-in'
import { test } from '../story'

test('the approval email went to the wrong inbox and named the wrong domain: I change the inbox, then start over', async ({ page }) => {
  const email = 'buyer@no-email.com'
  await buy(page, { product: 'RapidSSL', email })
  await page.getByRole('button', { name: 'Set up your certificate' }).click()
  await expect(page).toHaveURL(/\/account\/certificates\/[^/]+$/)
  await setUp(page, { csr: makeRequest('/CN=www.no-email.com').csr, approvers: ['admin@no-email.com'] })
  await eventually(page, page.getByRole('heading', { name: 'No email?' }))
  const certificate = page.url()

  await page.getByRole('button', { name: 'Send the email again' }).click()
  await expect(page.getByText('The authority is sending the email again.')).toBeVisible()

  await page.getByRole('link', { name: 'Choose another inbox' }).click()
  await signIn(page, email)
  await page.getByLabel('hostmaster@no-email.com').check()
  await page.getByRole('button', { name: 'Email this inbox' }).click()
  await expect(page).toHaveURL(certificate)
  await expect(page.getByText('Approval moved to another inbox: hostmaster@no-email.com')).toBeVisible()
  await readMail(email, /^Approval for .+ goes to another inbox/)

  await page.getByRole('link', { name: 'Withdraw and start again' }).click()
  await page.getByRole('button', { name: 'Withdraw and start again' }).click()
  await expect(page).toHaveURL(certificate)
  await expect(page.getByText('Ready to set up').first()).toBeVisible()

  await page.goto(`${certificate}/set-up/server`)
  await page.getByRole('link', { name: 'Use another request' }).click()
  await page.getByLabel('Certificate request (CSR)').fill(makeRequest('/CN=www.no-email.org').csr)
  await page.getByRole('button', { name: 'Read my request' }).click()
  await page.getByRole('link', { name: 'Continue to contacts' }).click()
  await expect(page.getByLabel('First name').first()).toHaveValue('Jo')
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Who approves it?' })).toBeVisible()
  await eventually(page, page.getByRole('radio').first())
  await chooseApprover(page, 'admin@no-email.org')
  await send(page)
  await decide(page, 'admin@no-email.org', 'Approve')
  await eventually(page, page.getByRole('link', { name: 'Download all files' }))
})

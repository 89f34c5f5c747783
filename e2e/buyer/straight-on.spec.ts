import { expect } from '@playwright/test'
import { buy, payByCard } from '../buy'
import { makeRequest } from '../openssl'
import { linkIn, readMail } from '../read-mail'
import { running } from '../running'
import { giveContacts, giveRequest } from '../set-up'
import { test } from '../story'

test('after paying I go directly to the set-up; the link in the email is for my other devices', async ({ page, browser }) => {
  const email = 'buyer@straight-on.com'
  const number = await buy(page, { product: 'RapidSSL', email })
  const confirmation = page.url()
  await page.getByRole('button', { name: 'Set up your certificate' }).click()
  await expect(page).toHaveURL(/\/account\/certificates\/[^/]+$/)
  const certificate = page.url()
  await giveRequest(page, makeRequest('/CN=www.straight-on.com').csr)
  await page.getByRole('link', { name: 'Continue to contacts' }).click()
  await giveContacts(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Who approves it?' })).toBeVisible()

  const colleague = await (await browser.newContext()).newPage()
  await colleague.goto(confirmation)
  await colleague.getByRole('link', { name: 'Set up your certificate' }).click()
  await expect(colleague).toHaveURL(/\/sign-in/)

  const link = linkIn(await readMail(email, /^Set up your/), `${running.web}/link/`)
  await colleague.goto(link)
  await colleague.getByRole('button', { name: `Continue to order ${number}` }).click()
  await expect(colleague).toHaveURL(certificate)
  await colleague.goto(`${certificate}/set-up/contacts`)
  await expect(colleague.getByText('Contacts are already filled in')).toBeVisible()
  await expect(colleague.getByLabel('First name').first()).toHaveValue('')
  await colleague.getByRole('link', { name: 'Keep these contacts' }).click()
  await expect(colleague.getByRole('heading', { level: 1, name: 'Who approves it?' })).toBeVisible()

  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1, name: 'This link no longer works' })).toBeVisible()
  await page.getByRole('link', { name: `Continue to order ${number}` }).click()
  await expect(page).toHaveURL(certificate)
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page).toHaveURL(certificate)
  expect((await page.goto(`${certificate}/download/fullchain`))?.status()).toBe(404)
  await page.getByRole('button', { name: 'Español' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'No hay nada en esta dirección' })).toBeVisible()
  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(link)
  await expect(stranger.getByRole('button', { name: 'Send a new link' })).toBeVisible()
})

test('I buy in German, from choosing the certificate to paying, and switch the language back and forth along the way', async ({ page }) => {
  await page.goto(`${running.web}/de/certificates`)
  await page.getByRole('link', { name: 'RapidSSL', exact: true }).first().click()
  await page.getByRole('button', { name: 'In den Warenkorb' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Warenkorb' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await page.getByLabel('Gutscheincode').fill('NICHTS')
  await page.getByRole('button', { name: 'Code einlösen' }).click()
  await expect(page.getByText('Es gibt keinen Gutschein mit dem Code „NICHTS“.').first()).toBeVisible()
  await page.getByRole('link', { name: 'Weiter zur Zahlung' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Bestellung' })).toBeVisible()
  await page.getByRole('button', { name: 'Español' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pedido' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await page.getByRole('button', { name: /bezahlen$/ }).click()
  await expect(page.getByText('Wählen Sie das Land, aus dem Sie bezahlen.').first()).toBeVisible()
  await page.getByLabel('E-Mail-Adresse').fill('buyer@auf-deutsch.com')
  await page.getByLabel('Land, aus dem Sie bezahlen').selectOption({ label: 'Deutschland' })
  await page.getByLabel('Damit bin ich einverstanden.').check()
  await page.getByRole('button', { name: /bezahlen$/ }).click()
  await payByCard(page, '4242 4242 4242 4242')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Bestellung \d+ ist bezahlt$/)
  await page.context().clearCookies()
  await page.goto(`${running.web}/es/sign-in`)
  await expect(page).toHaveURL(`${running.web}/sign-in`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
})

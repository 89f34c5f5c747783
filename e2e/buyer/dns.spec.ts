import { expect } from '@playwright/test'
import { buy } from '../buy'
import { eventually } from '../eventually'
import { makeRequest } from '../openssl'
import { running } from '../running'
import { giveContacts, giveRequest, send } from '../set-up'
import { test } from '../story'

test('before I buy, I check a name and see that a CAA record blocks the authority and what to add', async ({ page }) => {
  await page.goto(`${running.web}/certificates/rapidssl`)
  await page.getByLabel('Name to check').fill('https://www.keelmark-caa.com/shop')
  await page.getByRole('button', { name: 'Check this name' }).click()
  await expect(page.getByRole('heading', { name: 'DigiCert can’t issue for www.keelmark-caa.com yet' })).toBeVisible()
  await expect(page.getByText('Add this CAA record at keelmark-caa.com: 0 issue "digicert.com".')).toBeVisible()

  await page.getByLabel('Name to check').fill('10.0.0.1')
  await page.getByRole('button', { name: 'Check this name' }).click()
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible()

  await page.goto(`${running.web}/tools/dns-check?for=keelmark-nullmx.com&authority=sectigo`)
  await expect(page.getByText('keelmark-nullmx.com accepts no mail: its MX record says so.')).toBeVisible()
})

test('I prove control of my domain with a DNS record: the page shows what to publish and says that it has not been found yet', async ({
  page,
}) => {
  await buy(page, { product: 'RapidSSL', email: 'buyer@dns-proof.com' })
  await page.getByRole('button', { name: 'Set up your certificate' }).click()
  await expect(page).toHaveURL(/\/account\/certificates\/[^/]+$/)
  await giveRequest(page, makeRequest('/CN=www.dns-proof.com').csr)
  await page.getByRole('link', { name: 'Continue to contacts' }).click()
  await giveContacts(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Who approves it?' })).toBeVisible()
  const ask = page.getByRole('button', { name: 'Request the addresses', exact: true })
  const inbox = page.getByLabel('admin@dns-proof.com')
  await expect(ask.or(inbox)).toBeVisible()
  if (await ask.isVisible()) await ask.click()
  await inbox.check()
  await page.getByLabel('With a DNS record').check()
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await send(page)
  await eventually(page, page.getByRole('heading', { name: 'Publish this DNS record' }))
  await expect(page.getByText('The record is not there yet.')).toBeVisible()
  await expect(page.getByText('Expected since')).toBeVisible()
})

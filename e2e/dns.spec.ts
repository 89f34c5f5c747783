import { expect, test } from '@playwright/test'
import { running } from './running'

test('before I buy, I check a name, see that a CAA record blocks the authority, and what to add', async ({ page }) => {
  await page.goto(`${running.web}/certificates/rapidssl`)
  await page.getByLabel('Name to check').fill('https://www.keelmark-caa.com/shop')
  await page.getByRole('button', { name: 'Check this name' }).click()
  await expect(page.getByRole('heading', { name: 'DigiCert can’t issue for www.keelmark-caa.com yet' })).toBeVisible()
  await expect(page.getByText('Add this CAA record at keelmark-caa.com: 0 issue "digicert.com".')).toBeVisible()

  await page.getByLabel('Name to check').fill('10.0.0.1')
  await page.getByRole('button', { name: 'Check this name' }).click()
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible()

  await page.goto(`${running.web}/tools/dns-check?for=keelmark-nullmx.com&authority=sectigo`)
  await expect(page.getByText('keelmark-nullmx.com takes no mail: its MX record says so.')).toBeVisible()
})

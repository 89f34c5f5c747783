import { expect } from '@playwright/test'
import { decide } from '../approve'
import { buy, openSetUpLink } from '../buy'
import { eventually } from '../eventually'
import { makeRequest } from '../openssl'
import { running } from '../running'
import { setUp } from '../set-up'
import { test } from '../story'

test('after issue: a server fetches the file through a link until the link is revoked, and the buyer checks where the certificate is installed', async ({
  page,
}) => {
  const email = 'buyer@after-issue.com'
  await buy(page, { product: 'RapidSSL', email })
  await openSetUpLink(page, email)
  await eventually(page, page.getByText('Ready to set up'))
  await setUp(page, { csr: makeRequest('/CN=www.after-issue.com').csr, approvers: ['admin@after-issue.com'] })
  await decide(page, 'admin@after-issue.com', 'Approve')
  await eventually(page, page.getByRole('heading', { name: 'Let your server fetch the files' }))
  await page.reload()
  await expect(page.locator('script[src]')).toHaveCount(0)

  await page.getByLabel('Server name').fill('web-1')
  await page.getByRole('button', { name: 'Make a link' }).click()
  const shown = page.locator('pre', { hasText: `${running.web}/pull/` }).first()
  await expect(page.locator(':focus')).toContainText('The link is ready')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy the link' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible()
  const link = ((await shown.textContent()) ?? '').trim()
  const file = await page.request.get(`${link}/fullchain.pem`)
  expect(await file.text()).toContain('-----BEGIN CERTIFICATE-----')
  const again = await page.request.get(`${link}/fullchain.pem`, { headers: { 'if-none-match': file.headers().etag ?? '' } })
  expect(again.status()).toBe(304)

  await page.reload()
  await expect(page.getByRole('list', { name: 'Links' }).getByRole('listitem')).toHaveText([/web-1/])
  await expect(page.getByText(link)).toHaveCount(0)
  await page.getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByRole('list', { name: 'Links' })).toHaveCount(0)
  expect((await page.request.get(`${link}/fullchain.pem`)).status()).toBe(404)

  const installation = page.getByRole('region', { name: 'Is it installed?' })
  await installation.getByLabel('Name').fill('www.elsewhere.com')
  await installation.getByRole('button', { name: 'Check now' }).click()
  await expect(installation).toContainText('This certificate doesn’t cover “www.elsewhere.com”')
  await installation.getByLabel('Name').fill('www.after-issue.com')
  await installation.getByRole('button', { name: 'Check now' }).click()
  await expect(installation).toContainText(/Checked www\.after-issue\.com, port 443/, { timeout: 60_000 })

  await page.reload()
  await page.context().clearCookies()
  await installation.getByRole('button', { name: 'Check now' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('out of date')
})

test('“Why is my site not secure?” accepts only public names, and explains why', async ({ page }) => {
  await page.goto(`${running.web}/tools/site-check`)
  await page.getByLabel('Your site').fill('127.0.0.1')
  await page.getByRole('button', { name: 'Check this site' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Why is my site not secure?' })).toBeVisible()
  await expect(page.getByRole('alert').or(page.locator('#for-error')).first()).toContainText('not IP addresses')
})

import { expect } from '@playwright/test'
import { holdScripts } from '../hold-scripts'
import { hydrated } from '../hydrated'
import { makeRequest } from '../openssl'
import { running } from '../running'
import { test } from '../story'

test('without an account I decode a request, learn what a chain checker needs, and compare certificates', async ({ page }) => {
  const request = makeRequest('/CN=shop.tools-story.com')
  await page.goto(`${running.web}/tools`)
  await page.getByRole('link', { name: 'CSR decoder' }).click()
  await page.getByLabel('Certificate request (CSR)').fill(request.csr)
  await page.getByRole('button', { name: 'Decode this request' }).click()
  await expect(page.getByRole('heading', { name: 'A request for shop.tools-story.com' })).toBeVisible()
  await expect(page.getByText('The request is complete, and its signature is valid.')).toBeVisible()

  await page.goto(`${running.web}/de/tools/csr-decoder`)
  await page.getByLabel('Zertifikatsanforderung (CSR)').fill(request.csr)
  await page.getByRole('button', { name: 'Anforderung lesen' }).click()
  await expect(page.getByRole('heading', { name: 'Eine Anforderung für shop.tools-story.com' })).toBeVisible()

  await page.goto(`${running.web}/tools/chain-checker`)
  await page.getByLabel('Certificates', { exact: true }).fill(request.csr)
  await page.getByRole('button', { name: 'Check this chain' }).click()
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible()

  await page.goto(`${running.web}/for/wildcard`)
  await page.getByRole('link', { name: /^Compare/ }).click()
  await expect(page.getByRole('rowheader', { name: 'Names covered' })).toBeVisible()
  const rows = await page.getByRole('rowheader').count()
  await page.getByRole('link', { name: 'Show only what differs' }).click()
  await expect(page.getByRole('link', { name: 'Show all rows' })).toBeVisible()
  expect(await page.getByRole('rowheader').count()).toBeLessThan(rows)
  await page
    .getByRole('link', { name: /^Choose / })
    .first()
    .click()
  await expect(page.getByRole('button', { name: 'Add to basket' })).toBeVisible()
})

test('a second text pasted while the scripts of the result page load stays in the box', async ({ page }) => {
  for (const [tool, label] of [
    ['csr-decoder', 'Certificate request (CSR)'],
    ['certificate-decoder', 'Certificate'],
  ] as const) {
    const release = await holdScripts(page)
    await page.goto(`${running.web}/tools/${tool}`, { waitUntil: 'commit' })
    const box = page.getByLabel(label, { exact: true })
    await box.fill('My first text')
    await page.getByRole('button', { name: /^Decode/ }).click()
    await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible()
    await expect(box).toHaveValue('My first text')
    await box.fill('My second text')
    release()
    await hydrated(box)
    await expect(box).toHaveValue('My second text')
  }
})

test('without scripts, a certificate request can still be decoded, and a private key is refused and not displayed', async ({ browser }) => {
  const { csr } = makeRequest('/CN=plain.tools-story.com')
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await page.goto(`${running.web}/tools/csr-decoder`)
  await page.getByLabel('Certificate request (CSR)').fill(csr)
  await page.getByRole('button', { name: 'Decode this request' }).click()
  await expect(page.getByRole('heading', { name: 'A request for plain.tools-story.com' })).toBeVisible()
  const key = `-----BEGIN PRIVATE KEY-----\n${'MIGHAgEAMBMGByqGSM49'.repeat(5)}\n-----END PRIVATE KEY-----`
  await page.goto(`${running.web}/tools/certificate-decoder`)
  await page.getByLabel('Certificate', { exact: true }).fill(key)
  await page.getByRole('button', { name: 'Decode' }).click()
  await expect(page.getByText('We have not kept it.').first()).toBeVisible()
  expect(await page.content()).not.toContain('MIGHAgEAMBMG')
  await page.context().close()
})

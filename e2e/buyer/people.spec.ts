import { expect } from '@playwright/test'
import { buy } from '../buy'
import { makeRequest } from '../openssl'
import { linkIn, readMail } from '../read-mail'
import { running } from '../running'
import { signIn } from '../sign-in'
import { test } from '../story'

test('our technician sends the request through a helper link, Ana joins as installer, and then the certificate moves to her account', async ({
  page,
  browser,
}) => {
  const [owner, ana] = ['owner@people.com', 'ana@people.com']
  await buy(page, { product: 'RapidSSL', email: owner })
  await page.getByRole('button', { name: 'Set up your certificate' }).click()
  await expect(page).toHaveURL(/\/account\/certificates\/[^/]+$/)
  const certificate = page.url()
  await page.getByRole('link', { name: /^People with access/ }).click()
  await signIn(page, owner)
  await expect(page.getByRole('heading', { level: 1, name: 'People with access' })).toBeVisible()

  await page.getByLabel('Who is it for?').fill('Bo from hosting')
  await page.getByRole('button', { name: 'Make a helper link' }).click()
  const link = (await page.locator('pre', { hasText: '/helper/' }).textContent()) ?? ''
  const helper = await (await browser.newContext()).newPage()
  await helper.goto(link)
  await expect(helper.getByRole('button', { name: 'Open the step' })).toBeVisible()
  await helper.getByRole('button', { name: 'Deutsch' }).click()
  await helper.getByRole('button', { name: 'Schritt öffnen' }).click()
  await expect(helper).toHaveURL(`${running.web}/helper`)
  await helper.getByLabel('Server-Software').selectOption('nginx')
  await helper.getByLabel('Zertifikatsanforderung (CSR)').fill(makeRequest('/CN=www.people.com').csr)
  await helper.getByRole('button', { name: 'Anforderung speichern' }).click()
  await expect(helper.getByText('Die Person, die den Link geschickt hat, sieht Ihre Anforderung.')).toBeVisible()
  await helper.goto(certificate)
  await expect(helper).toHaveURL(/\/sign-in/)
  await page.getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByRole('button', { name: 'Revoke' })).toHaveCount(0)
  await helper.goto(`${running.web}/helper`)
  await expect(helper.getByText('Ihr Link ist abgelaufen oder wurde widerrufen.')).toBeVisible()

  await page.getByLabel('Email address', { exact: true }).fill(ana)
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByText(`An invitation is on its way to ${ana}.`)).toBeVisible()
  await page.getByLabel('Email address of the other account').fill(ana)
  await page.getByRole('button', { name: 'Offer the certificate' }).click()
  await expect(page.getByRole('button', { name: 'Withdraw the offer' })).toBeVisible()

  const colleague = await (await browser.newContext()).newPage()
  await colleague.goto(linkIn(await readMail(ana, /^You’re invited/), `${running.web}/account`))
  await signIn(colleague, ana)
  await colleague
    .getByRole('form', { name: `Accept the invitation from ${owner}` })
    .getByRole('button')
    .click()
  await expect(colleague).toHaveURL(certificate)
  await colleague.getByText('Name this certificate').click()
  await colleague.getByLabel('Your name for this certificate').fill('Front door')
  await colleague.getByRole('button', { name: 'Save the name' }).click()
  await expect(colleague.getByText('Changed the name of this certificate').first()).toBeVisible()
  await page.goto(certificate)
  await expect(page.getByText('Bo from hosting (helper)').first()).toBeVisible()
  await expect(page.getByText(`${ana} (installer)`).first()).toBeVisible()

  await colleague.goto(`${running.web}/account/people`)
  await colleague
    .getByRole('form', { name: /^Accept the certificate/ })
    .getByRole('button')
    .click()
  await expect(colleague.getByText('the certificate moved to this account')).toBeVisible()
  await page.goto(certificate)
  await expect(page.getByRole('heading', { level: 1, name: /nothing/i })).toBeVisible()
})

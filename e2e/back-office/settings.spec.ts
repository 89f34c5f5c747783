import { expect, type Page } from '@playwright/test'
import { query } from '../eventually'
import { holdScripts } from '../hold-scripts'
import { hydrated } from '../hydrated'
import { readMail } from '../read-mail'
import { running } from '../running'
import { signInAsStaff } from '../staff'
import { test } from '../story'

const accentOf = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--peacock').trim())

test('staff change the text of an email, a buyer receives it, and staff reset it', async ({ page }) => {
  await signInAsStaff(page)
  await page.goto(`${running.web}/admin/settings/mails`)
  await page.getByRole('link', { name: 'payment link', exact: true }).click()
  const text = page.getByLabel('Text', { exact: true })
  const own = await text.inputValue()
  await text.fill(`${own}\n\nThe harbour light greets {{buyer}}.`)
  await page.getByRole('button', { name: 'Save the text' }).click()
  await expect(page.getByText('This email has no {{buyer}}.').first()).toBeVisible()
  await text.fill(`${own}\n\nThe harbour light greets order {{order_number}}.`)
  await page.getByRole('button', { name: 'Show it', exact: true }).click()
  await expect(page.frameLocator('iframe').getByText('The harbour light greets order 10482.')).toBeVisible()
  await page.getByRole('button', { name: 'Save the text' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()

  // Actions that involve money need a sign-in within the last ten minutes; the run's sign-in may be older.
  await query(`update "Session" set "startedAt" = timezone('utc', now()) where kind = 'staff'`)
  await page.goto(`${running.web}/admin/orders/new`)
  await page.getByLabel('Buyer’s email address').fill('ana@settings-story.com')
  await page.getByLabel('Country the buyer pays from').selectOption('GB')
  await page
    .getByLabel(/^RapidSSL, 1 year/)
    .first()
    .fill('1')
  await page.getByRole('button', { name: 'Place the order' }).click()
  const mail = await readMail('ana@settings-story.com', /your payment link$/)
  expect(mail.text.replace(/\s+/g, ' ')).toMatch(/The harbour light greets order \d+\./)
  expect(mail.text).toContain(`${running.web}/link/`)

  await page.goto(`${running.web}/admin/settings/mails/payment_link`)
  await page.getByRole('button', { name: 'Reset to the default text' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(text).toHaveValue(own)
})

test('a colour with too little contrast is refused with its ratio, and a readable one shows on the home page until it is reset', async ({
  page,
  browser,
}) => {
  await signInAsStaff(page)
  await page.goto(`${running.web}/admin/settings/look`)
  const [light, dark] = [page.getByLabel('On light pages'), page.getByLabel('On dark pages')]
  const own = [await light.inputValue(), await dark.inputValue()] as const
  const save = page.getByRole('button', { name: 'Save the colours' })
  await light.fill('#f0a6d8')
  await save.click()
  await expect(page.getByText('#f0a6d8 has a contrast of 1.', { exact: false }).first()).toBeVisible()
  const visitor = await (await browser.newContext({ colorScheme: 'light' })).newPage()
  for (const [wanted, other] of [['#7a1f5c', '#f0a6d8'], own]) {
    await light.fill(wanted)
    await dark.fill(other)
    await save.click()
    await expect(page.getByText('Saved.')).toBeVisible()
    await expect(async () => {
      await visitor.goto(running.web)
      expect(await accentOf(visitor)).toBe(wanted)
    }).toPass({ timeout: 15_000 })
  }
})

test('text typed into a prefilled box before the page’s scripts ran is kept', async ({ page }) => {
  await signInAsStaff(page)
  const release = await holdScripts(page)
  await page.goto(`${running.web}/admin/settings/mails/payment_link`, { waitUntil: 'commit' })
  const text = page.getByLabel('Text', { exact: true })
  await text.fill('Typed early.')
  release()
  await hydrated(text)
  await expect(text).toHaveValue('Typed early.')
})

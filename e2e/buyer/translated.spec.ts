import { expect, type Page } from '@playwright/test'
import { COUNT_COOKIE } from '../../lib/cart/schema'
import { buy, fillBasket, openSetUpLink } from '../buy'
import { eventually } from '../eventually'
import { makeRequest } from '../openssl'
import { running } from '../running'
import { giveContacts, giveRequest } from '../set-up'
import { signInAsStaff } from '../staff'
import { test } from '../story'

/** Changes the page as a browser's translator does: replaces every text node with elements that contain other words. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const texts: Text[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) if (walker.currentNode instanceof Text && walker.currentNode.data.trim()) texts.push(walker.currentNode)
    for (const [index, text] of texts.entries()) {
      if (['SCRIPT', 'STYLE', 'OPTION', 'TEXTAREA', 'NOSCRIPT'].includes(text.parentElement?.tagName ?? '')) continue
      const outer = document.createElement('font')
      const inner = outer.appendChild(document.createElement('font'))
      inner.textContent = `‹${text.data}›`
      // Browser translators either replace the text node or insert the element before it and remove the node.
      if (index % 2) text.replaceWith(outer)
      else {
        text.before(outer)
        text.remove()
      }
    }
  })
}

const problem = (page: Page) => page.getByRole('heading', { name: /There is a problem/ })

/** Submits the translated form twice. Each time, the error appears and the first box keeps its text. */
async function refusedWhileTranslated(page: Page, box: string, text: string, button: RegExp): Promise<void> {
  const field = page.locator(`[name="${box}"]`).first()
  await field.fill(text)
  for (let time = 0; time < 2; time += 1) {
    await translate(page)
    await page.getByRole('button', { name: button }).first().click()
    await expect(problem(page)).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Something went wrong on our side' })).toHaveCount(0)
    await expect(field).toHaveValue(text)
    await expect(page.locator('.spinner')).toHaveCount(0)
  }
}

test('a page translated by the browser shows the result of its form and keeps the typed text', async ({ page }) => {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))

  await page.goto(`${running.web}/sign-in/password`)
  await refusedWhileTranslated(page, 'email', 'not an address', /Sign in/)

  await fillBasket(page, 'RapidSSL')
  await refusedWhileTranslated(page, 'quantity', '9999', /Update|Change|Save/)

  await page.goto(`${running.web}/checkout`)
  await refusedWhileTranslated(page, 'email', 'not an address', /Pay/)
  expect(faults).toEqual([])
})

test('every step of the set-up still works while the browser translates it', async ({ page }) => {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  const email = 'buyer@translated.com'
  await buy(page, { product: 'RapidSSL', email })
  await openSetUpLink(page, email)
  await translate(page)
  await eventually(page, page.getByText('Ready to set up'))
  const certificate = new URL(page.url()).pathname
  await page.goto(`${running.web}${certificate}/set-up/server`)
  await refusedWhileTranslated(page, 'csr', 'no request', /Read my request/)
  await giveRequest(page, makeRequest('/CN=www.translated.com').csr)
  await page.goto(`${running.web}${certificate}/set-up/contacts`)
  await refusedWhileTranslated(page, 'admin.email', 'not an address', /Save and continue/)
  await page.reload()
  await giveContacts(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Who approves it?' })).toBeVisible()
  await eventually(page, page.getByRole('radio').first())
  await translate(page)
  await page.getByRole('button', { name: /Save and continue/ }).click()
  await expect(problem(page)).toBeVisible()
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: /Save and continue/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Check and send' })).toBeVisible()
  await translate(page)
  await page.getByRole('button', { name: /Send to / }).click()
  await expect(problem(page)).toBeVisible()
  expect(faults).toEqual([])
})

test('a translated form in the back office shows its errors', async ({ page }) => {
  await signInAsStaff(page)
  await page.goto(`${running.web}/admin/enom-accounts/new`)
  await refusedWhileTranslated(page, 'label', ' ', /Save|Add/)
})

test('a translated page reflects changes: a new number appears, and a removed one disappears', async ({ page }) => {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${running.web}/certificates`)
  const link = page.getByRole('banner').locator('a[href="/cart"]')
  const count = async (number: number) => {
    await page.context().addCookies([{ name: COUNT_COOKIE, value: String(number), url: running.web }])
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  }
  await count(2)
  await expect(link).toHaveText('Basket (2)')
  await translate(page)
  await expect(link).toHaveText('‹Basket›‹ (2)›')
  await count(3)
  await expect(link).toHaveText('‹Basket› (3)')
  await translate(page)
  await count(0)
  await expect(link).toHaveText(/^‹+Basket›+$/)
  expect(faults).toEqual([])
})

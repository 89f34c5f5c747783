import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { LANGUAGES } from '../../lib/languages/types'
import { DEMO_BUYER } from '../../prisma/seed/demo-people'
import { decide } from '../approve'
import { buy, fillBasket, openSetUpLink } from '../buy'
import { eventually, query } from '../eventually'
import { makeRequest } from '../openssl'
import { running } from '../running'
import { chooseApprover, giveContacts, giveRequest, send } from '../set-up'
import { speakPseudo } from '../speak-pseudo'
import { openEnomAccount, signInAsStaff, testConnection } from '../staff'
import { test } from '../story'

/** Rules whose result depends on colours and layout. All other rules give the same result in every theme and at every width. */
const RULES_OF_LOOK = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable']
const LOOKS = [
  { colorScheme: 'light', viewport: { width: 1280, height: 900 }, rules: null },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 }, rules: RULES_OF_LOOK },
] as const

/**
 * Checks the current page in both themes, light on a desktop and dark on a phone: axe finds no violations, and nothing overflows sideways.
 */
async function isFine(page: Page): Promise<void> {
  // After a form submission, the page title is updated later than the text.
  await expect(page).toHaveTitle(/./)
  for (const { colorScheme, viewport, rules } of LOOKS) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize(viewport)
    const axe = new AxeBuilder({ page }).setLegacyMode()
    const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)
    expect.soft(found, `${page.url()} ${colorScheme} ${viewport.width}`).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect.soft(overflow, `${page.url()} runs out at ${viewport.width}`).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize(LOOKS[0].viewport)
}

/** Opens a page in its own tab, first with longer words, then with right-to-left words, and checks that nothing overflows sideways. */
async function hasRoom(page: Page, path = new URL(page.url()).pathname): Promise<void> {
  const tab = await page.context().newPage()
  for (const direction of ['ltr', 'rtl'] as const) {
    await tab.goto(running.web + path)
    await speakPseudo(tab, direction)
    for (const width of [320, 768, 1680]) {
      await tab.setViewportSize({ width, height: 900 })
      const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect.soft(overflow, `${path} ${direction} runs out at ${width}`).toBeLessThanOrEqual(0)
    }
  }
  await tab.close()
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(running.web + path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await isFine(page)
}

test.describe.configure({ timeout: 300_000 })

test('the shop is accessible in both themes, on a phone and on a desktop', async ({ page }) => {
  for (const path of [
    '/',
    '/certificates',
    '/certificates/rapidssl',
    '/find?for=www.example.com',
    '/find?for=https://',
    '/tools/dns-check?for=keelmark-caa.com',
    '/nowhere',
  ]) {
    await open(page, path)
  }
  for (const path of ['/cart', '/sign-in', '/sign-in/password', '/admin/sign-in', '/link/unknown']) await open(page, path)
  for (const path of ['/sign-in', '/sign-in/password', '/link/unknown', '/nowhere']) await hasRoom(page, path)
  await fillBasket(page, 'RapidSSL')
  for (const path of ['/cart', '/checkout']) {
    await open(page, path)
    await hasRoom(page)
  }
  await page.getByRole('button', { name: /^Pay / }).click()
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible()
  await isFine(page)
})

test('the storefront has URLs in every language, and room for longer words and right-to-left text', async ({ page }) => {
  await open(page, '/de/certificates/rapidssl')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.getByText('19,00\u00a0$').first()).toBeVisible()
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${running.web}/de/certificates/rapidssl`)
  await expect(page.locator('link[rel=alternate][hreflang]')).toHaveCount(LANGUAGES.length + 1)
  await expect(page.getByRole('link', { name: 'Konto', exact: true })).toHaveAttribute('href', '/de/account/certificates')
  await page.getByRole('link', { name: 'Español' }).click()
  await expect(page).toHaveURL(`${running.web}/es/certificates/rapidssl`)
  await expect(page.getByRole('button', { name: 'Añadir a la cesta' })).toBeVisible()
  await isFine(page)
  expect((await page.goto(`${running.web}/de/nowhere`))?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'Unter dieser Adresse gibt es nichts' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Español' })).toHaveAttribute('href', '/es')
  await page.goto(`${running.web}/de/certificates/rapidssl`)
  await page.getByRole('button', { name: 'In den Warenkorb' }).click()
  await expect(page).toHaveURL(/\/cart$/)

  for (const path of [
    '/',
    '/certificates',
    '/certificates/rapidssl',
    '/compare?with=rapidssl&with=sectigo-ev',
    '/for/wildcard',
    '/help',
    '/tools/key-matcher',
    '/tools/chain-checker',
  ]) {
    await hasRoom(page, path)
  }
})

test('the client area is accessible at every step of a certificate', async ({ page }) => {
  const email = 'buyer@every-screen.com'
  await buy(page, { product: 'RapidSSL', email })
  await isFine(page)
  await openSetUpLink(page, email)
  await eventually(page, page.getByText('Ready to set up'))
  await isFine(page)
  await hasRoom(page)
  const certificate = new URL(page.url()).pathname
  const request = makeRequest('/CN=www.every-screen.com').csr
  await hasRoom(page, `${certificate}/set-up/server`)
  await giveRequest(page, request)
  await isFine(page)
  await page.getByRole('link', { name: 'Continue to contacts' }).click()
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible()
  await isFine(page)
  await hasRoom(page)
  await giveContacts(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Who approves it?' })).toBeVisible()
  await eventually(page, page.getByRole('radio').first())
  await isFine(page)
  await hasRoom(page)
  await chooseApprover(page, 'admin@every-screen.com')
  await expect(page.getByRole('heading', { level: 1, name: 'Check and send' })).toBeVisible()
  await isFine(page)
  await open(page, certificate)
  await open(page, `${certificate}/set-up/check`)
  await hasRoom(page)
  await send(page)
  await eventually(page, page.getByRole('button', { name: 'Check now' }))
  await isFine(page)
  await hasRoom(page)
  await decide(page, 'admin@every-screen.com', 'Approve')
  await eventually(page, page.getByText('Ready to install'))
  await isFine(page)
  const [order] = await query<{ id: string }>(`select id from "Order" where email = '${email}'`)
  for (const path of [certificate, `${certificate}/replace`, `/account/orders/${order?.id}`]) await hasRoom(page, path)
  await open(page, '/account/certificates')

  await page.context().clearCookies()
  await page.goto(`${running.web}/sign-in`)
  await page.getByLabel('Email address').fill(email)
  await page.getByRole('button', { name: /code/i }).click()
  await expect(page).toHaveURL(/\/sign-in\/code/)
  await isFine(page)
  await page.goto(`${running.web}/sign-in/password`)
  await page.getByLabel('Email address').fill(DEMO_BUYER.email)
  await page.getByLabel('Password').fill(DEMO_BUYER.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/account\/certificates/)
  for (const path of ['/account/certificates', '/account/orders', '/account/settings']) {
    await open(page, path)
    await hasRoom(page)
  }
  for (const path of ['/account/people', '/account/security', '/account/data', '/account/billing', '/account/notifications'])
    await hasRoom(page, path)
  await page.getByRole('button', { name: 'Save name' }).click()
  await expect(page.getByText('Your name is saved.')).toBeVisible()
  await open(page, '/account/security/authenticator')
  await open(page, '/account/security')
  await page.getByRole('button', { name: /Send me a code/ }).click()
  await expect(page.getByText('A code is on its way')).toBeVisible()
})

test('the back office is accessible, even while items need attention', async ({ page }) => {
  await signInAsStaff(page)
  const [order] = await query<{ id: string; number: number }>('select id, number from "Order" order by id desc limit 1')
  const [certificate] = await query<{ id: string }>('select id from "Certificate" order by id desc limit 1')
  const [product] = await query<{ id: string }>('select id from "Product" order by position limit 1')
  const paths = ['', '/orders', `/orders/${order?.id}`, '/certificates', `/certificates/${certificate?.id}`]
  for (const path of [
    ...paths,
    '/products',
    `/products/${product?.id}`,
    '/products/new',
    `/products/${product?.id}/preview`,
    '/quotes',
    '/quotes/new',
    '/coupons',
    '/coupons/new',
    '/settings/tax',
    '/enom-accounts',
    '/enom-accounts/new',
    '/audit',
    '/settings',
  ]) {
    await open(page, `/admin${path}`)
  }
  await openEnomAccount(page)
  await testConnection(page)
  await isFine(page)

  // The order number as a caller would quote it on the phone.
  await page.goto(`${running.web}/admin/orders/${order?.number}`)
  await expect(page).toHaveURL(`${running.web}/admin/orders/${order?.id}`)
  for (const nowhere of ['/nowhere', '/orders/1', '/orders/x', `/orders/${product?.id}`, `/products/${order?.id}`]) {
    expect((await page.goto(`${running.web}/admin${nowhere}`))?.status(), nowhere).toBe(404)
    await expect(page, nowhere).toHaveTitle(/^There is nothing at this address/)
  }
})

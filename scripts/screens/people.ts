import type { Browser, Cookie, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { DEMO_ADMIN, DEMO_BUYER } from '../../prisma/seed/demo-people'
import { readForm, submitForm } from '../bench/submit-form'

type Query = <Row extends object>(sql: string) => Promise<Row[]>

/** A browser's cookies, and the URL to open with them. */
export type Way = { address?: string; cookies: Cookie[] }

/** Signs in with a password and returns the cookies. All people in the demo have the demo buyer's password. */
export function signer(web: string, query: Query) {
  const known = new Map<string, Promise<Cookie[]>>()
  const signIn = async (email: string) => {
    const [door, password] =
      email === DEMO_ADMIN.email ? ['/admin/sign-in', DEMO_ADMIN.password] : ['/sign-in/password', DEMO_BUYER.password]
    await query('delete from "RateLimiterFlexible"')
    if (email !== DEMO_ADMIN.email) {
      await query(
        `update "User" u set "passwordHash" = d."passwordHash" from "User" d where d.email = '${DEMO_BUYER.email}' and u.email = '${email.replaceAll("'", "''")}'`,
      )
    }
    const set = await submitForm(await readForm(web + door, 'password'), { email, password })
    // Screens that require a sign-in within the last ten minutes are measured too, however long the run takes.
    await query(`update "Session" set "startedAt" = now() + interval '3 hours' where "endedAt" is null`)
    return set.split('; ').map((pair): Cookie => {
      const [name = '', ...value] = pair.split('=')
      return {
        name,
        value: value.join('='),
        domain: new URL(web).hostname,
        path: '/',
        expires: -1,
        httpOnly: true,
        secure: false,
        sameSite: 'Lax',
      }
    })
  }
  return (email: string) => {
    const found = known.get(email) ?? signIn(email)
    known.set(email, found)
    return found
  }
}

/**
 * Adds data that the demo's history lacks: a basket, emailed links, a quote, a coupon, an endpoint and so on. Needs KEELMARK_E2E to be set.
 */
export async function makeThings(
  browser: Browser,
  web: string,
  signIn: (email: string) => Promise<Cookie[]>,
): Promise<Record<string, Way>> {
  const { buy, fillBasket, openSetUpLink } = await import('../../e2e/buy')
  const { eventually } = await import('../../e2e/eventually')
  const { makeQuote } = await import('../../e2e/make-quote')
  const { makeRequest } = await import('../../e2e/openssl')
  const { linkIn, readMail } = await import('../../e2e/read-mail')
  const { chooseApprover, giveContacts, giveRequest } = await import('../../e2e/set-up')
  const mark = Date.now().toString(36)
  const made: Record<string, Way> = {}
  const keep = async (name: string, page: Page, address = page.url()) => {
    made[name] = { address, cookies: await page.context().cookies(web) }
  }
  const open = async (cookies: Cookie[] = []) => {
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC' })
    context.setDefaultTimeout(20_000)
    await context.addCookies(cookies)
    return context.newPage()
  }

  const staff = await open(await signIn(DEMO_ADMIN.email))
  await staff.goto(`${web}/admin/webhooks/new`)
  await staff.getByLabel('What it is for').fill('Ledger system')
  await staff.getByRole('textbox', { name: 'Address' }).fill('http://127.0.0.1:9/')
  await staff.getByRole('checkbox', { name: 'An order is paid' }).check()
  await staff.getByRole('button', { name: 'Save the endpoint' }).click()
  await expect(staff.getByRole('heading', { level: 1, name: 'Ledger system' })).toBeVisible()
  await staff.goto(`${web}/admin/coupons/new`)
  await staff.getByLabel('Code', { exact: true }).fill(`spring-${mark}`)
  await staff.getByLabel(/^Percentage/).fill('10')
  await staff.getByRole('button', { name: 'Save the coupon' }).click()
  await expect(staff.getByRole('heading', { level: 1, name: /^SPRING-/ })).toBeVisible()
  await staff.goto(`${web}/admin/api-tokens`)
  await staff.getByLabel('Name').fill(`Bookkeeping ${mark}`)
  await staff.getByRole('checkbox', { name: 'orders:read' }).check()
  await staff.getByRole('button', { name: 'Make the token' }).click()
  await expect(staff.locator('pre').first()).toBeVisible()
  await staff.goto(`${web}/admin/staff`)
  const invite = staff.getByRole('form', { name: 'Invite someone' })
  await invite.getByLabel('Email address').fill(`support-${mark}@screens.test`)
  await invite.getByRole('button').click()
  await expect(staff.getByText(`support-${mark}@screens.test`).first()).toBeVisible()
  await staff.goto(`${web}/admin/certificates?view=issued`)
  await staff.locator('main tbody tr').first().getByRole('link').first().click()
  const fold = staff.getByText('Suspend this certificate')
  await expect(fold.or(staff.getByRole('button', { name: 'End the suspension' }))).toBeVisible()
  // An earlier run may have suspended it already.
  if (await fold.isVisible()) {
    await fold.click()
    const suspend = staff.getByRole('form', { name: 'Suspend' })
    await suspend.getByRole('textbox').fill('Payment under review')
    await suspend.getByRole('button').click()
    await expect(staff.getByText('Payment under review').first()).toBeVisible()
  }
  const quoted = `quoted-${mark}@screens.test`
  await makeQuote(staff, { email: quoted, quantity: 2 })

  const stranger = await open()
  await stranger.goto(linkIn(await readMail(quoted, /^Quote \d+/), `${web}/link/`))
  await expect(stranger.getByText('Total: $29.00')).toBeVisible()
  await keep('quote', stranger)
  await fillBasket(stranger, 'RapidSSL')
  await keep('basket', stranger, `${web}/cart`)
  await keep('checkout', stranger, `${web}/checkout`)

  const email = `ana-${mark}@screens.test`
  const ana = await open()
  await buy(ana, { product: 'RapidSSL', email })
  await keep('return', ana)
  await openSetUpLink(ana, email)
  await eventually(ana, ana.getByText('Ready to set up'))
  const certificate = new URL(ana.url()).pathname
  await giveRequest(ana, makeRequest('/CN=www.screens.com').csr)
  await ana.getByRole('link', { name: 'Continue to contacts' }).click()
  await giveContacts(ana)
  await expect(ana.getByRole('heading', { level: 1, name: 'Who approves it?' })).toBeVisible()
  await eventually(ana, ana.getByRole('radio').first())
  await chooseApprover(ana, 'admin@screens.com')
  await expect(ana.getByRole('heading', { level: 1, name: 'Check and send' })).toBeVisible()

  const owner = await open(await signIn(email))
  await owner.goto(`${web}${certificate}/people`)
  await owner.getByLabel('Who is it for?').fill('Bo from hosting')
  await owner.getByRole('button', { name: 'Make a helper link' }).click()
  const helping = ((await owner.locator('pre', { hasText: '/helper/' }).textContent()) ?? '').trim()
  made['helper-link'] = { address: helping, cookies: [] }
  const helper = await open()
  await helper.goto(helping)
  await helper.getByRole('button', { name: 'Open the step' }).click()
  await expect(helper).toHaveURL(`${web}/helper`)
  await keep('helper', helper)

  await owner.goto(`${web}/account/security/authenticator`)
  await owner.getByRole('button', { name: 'Show the key for the app' }).click()
  await expect(owner.getByRole('img', { name: /^QR code/ })).toBeVisible()
  const secret = ((await owner.locator('pre').first().textContent()) ?? '').trim()
  await owner.getByLabel('Code from the app').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate())
  await owner.getByRole('button', { name: 'Turn it on' }).click()
  await expect(owner.getByText('The authenticator app is on.')).toBeVisible()
  const second = await open()
  await second.goto(`${web}/sign-in/password`)
  await second.getByLabel('Email address').fill(email)
  await second.getByLabel('Password').fill(DEMO_BUYER.password)
  await second.getByRole('button', { name: 'Sign in' }).click()
  await expect(second).toHaveURL(/second-step/)
  await keep('second-step', second)

  const coded = await open()
  await coded.goto(`${web}/sign-in`)
  await coded.getByLabel('Email address').fill(email)
  await coded.getByRole('button', { name: /code/i }).click()
  await expect(coded).toHaveURL(/\/sign-in\/code/)
  await keep('code', coded)
  made.link = { address: linkIn(await readMail(email, /^Your sign-in code/), `${web}/link/`), cookies: [] }
  await Promise.all(browser.contexts().map((context) => context.close()))
  return made
}

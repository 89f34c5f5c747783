import { expect, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { buy, openSetUpLink } from '../buy'
import { linkIn, mailsTo, readMail } from '../read-mail'
import { running } from '../running'
import { test } from '../story'

const email = 'buyer@security.example'
const password = 'tram otter violin moss'
const SECURITY = `${running.web}/account/security`

test.use({ timezoneId: 'Asia/Kolkata' })

test('I set a password, add a passkey and an authenticator app, sign in with each, end a session and change my email address', async ({
  page,
}) => {
  await buy(page, { product: 'RapidSSL', email })
  await openSetUpLink(page, email)
  const devices = await page.context().newCDPSession(page)
  await devices.send('WebAuthn.enable')
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })

  await page.goto(`${running.web}/sign-in?return_to=/account/security`)
  await page.getByLabel('Email address').fill(email)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await page.getByLabel('Six-digit code').fill(await codeIn(/^Your sign-in code/))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(SECURITY)

  await page.getByRole('button', { name: 'Send me a code' }).click()
  await page.getByLabel('Six-digit code').fill(await codeIn(/^Your code to set/))
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Set password' }).click()
  await expect(page.getByText('Your password is set.')).toBeVisible()

  await page.getByLabel('Name of the new passkey').fill('Laptop')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByText('The passkey has been added.')).toBeVisible()
  // Times are shown in the browser's time zone, which the account has stored.
  await expect(page.getByText(/\d{2}:\d{2} GMT\+5:30/).first()).toBeVisible()

  await page.getByRole('link', { name: 'Set up an authenticator app' }).click()
  await page.getByRole('button', { name: 'Show the key for the app' }).click()
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible()
  // Pressing the button again would create another key, so the focus moves to the key just shown.
  await expect(page.getByRole('img', { name: /^QR code/ }).locator('..')).toBeFocused()
  const secret = (await page.locator('pre').first().textContent()) ?? ''
  await page.getByLabel('Code from the app').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate())
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await expect(page.getByText('The authenticator app is on.')).toBeVisible()
  const codes = (await page.locator('pre').nth(1).textContent())?.split('\n') ?? []
  expect(codes).toHaveLength(10)
  await page.reload()
  await expect(page.getByText('The authenticator app is on.')).toBeVisible()
  expect(await page.content()).not.toContain(secret)
  expect(await page.content()).not.toContain(codes[0])

  await signInWithPassword(page)
  await page.getByLabel('Code', { exact: true }).fill('000-000')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('This code doesn’t match').first()).toBeVisible()
  await page.getByLabel('Code', { exact: true }).fill(codes[0] ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(SECURITY)
  await expect(page.getByText('9 codes are left.')).toBeVisible()

  const other = await page.context().browser()?.newPage()
  if (!other) throw new Error('no second browser')
  await signInWithPassword(other)
  await other.getByLabel('Code', { exact: true }).fill(codes[1] ?? '')
  await other.getByRole('button', { name: 'Sign in' }).click()
  await expect(other).toHaveURL(SECURITY)
  await readMail(email, /^New sign-in/)
  await page.reload()
  // The list shows this browser first, followed by the most recently used one.
  await page
    .getByRole('button', { name: /^Sign out (Chrome|A browser|An unknown)/ })
    .first()
    .click()
  await expect(page.getByText('That browser has been signed out.')).toBeVisible()
  await other.reload()
  await expect(other).toHaveURL(/\/sign-in/)
  await other.close()

  await page.goto(`${running.web}/account/settings`)
  await page.getByRole('textbox', { name: /^Name/ }).fill('Typed and not saved')
  await page.goto(SECURITY)
  const kept = () => page.evaluate(() => JSON.stringify(sessionStorage))
  expect(await kept()).toContain('Typed and not saved')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toHaveCount(0)
  expect(await kept()).not.toContain('Typed and not saved')

  await page.goto(`${running.web}/sign-in?return_to=/account/security`)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page).toHaveURL(SECURITY)
  await expect(page.getByText(/with a passkey/).first()).toBeVisible()

  const next = 'buyer@moved.example'
  await page.getByLabel('New email address').fill(next)
  await page.getByRole('button', { name: 'Change the address' }).click()
  await expect(page.getByText('We’ve emailed both addresses.')).toBeVisible()
  await confirmAt(page, email, 'You have confirmed the change')
  await confirmAt(page, next, 'The address has been changed')
  await page.goto(SECURITY)
  await expect(page.getByText(next).first()).toBeVisible()
  const subjects = (await mailsTo(email)).map(({ subject }) => subject)
  expect(subjects).toEqual(
    expect.arrayContaining([expect.stringMatching(/passkey was added/), expect.stringMatching(/recovery code was used/)]),
  )
})

async function signInWithPassword(page: Page): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${running.web}/sign-in/password?return_to=/account/security`)
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/sign-in\/second-step/)
}

async function confirmAt(page: Page, address: string, heading: string): Promise<void> {
  await page.goto(linkIn(await readMail(address, /^Confirm the new address/), `${running.web}/link/`))
  await page.getByRole('button', { name: 'Confirm the new address' }).click()
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
}

async function codeIn(subject: RegExp): Promise<string> {
  return /^\s*(\d{6})\s*$/m.exec((await readMail(email, subject)).text)?.[1] ?? ''
}

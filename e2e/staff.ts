import { type Cookie, expect, type Page } from '@playwright/test'
import { DEMO_ADMIN } from '../prisma/seed/demo-people'
import { running } from './running'

/** The session of an earlier sign-in, reused while it is fresh (lib/auth/session/is-fresh.ts). */
let session: { cookies: Cookie[]; at: number } | null = null
const REUSED_MS = 5 * 60_000

/** Signs in to the back office, the first time through the form and soon afterwards with the saved session. */
export async function signInAsStaff(page: Page): Promise<void> {
  if (session && Date.now() - session.at < REUSED_MS) {
    await page.context().addCookies(session.cookies)
    await page.goto(`${running.web}/admin`)
  } else {
    await page.goto(`${running.web}/admin/sign-in`)
    await page.getByLabel('Email address').fill(DEMO_ADMIN.email)
    await page.getByLabel('Password').fill(DEMO_ADMIN.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    session = null
  }
  await expect(page).not.toHaveURL(/sign-in/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  session ??= { cookies: await page.context().cookies(running.web), at: Date.now() }
}

/** Opens the back-office page of the certificate that the buyer is viewing. */
export async function openAsStaff(staff: Page, buyer: Page): Promise<void> {
  const id = /\/account\/certificates\/([^/?#]+)/.exec(buyer.url())?.[1]
  if (!id) throw new Error(`${buyer.url()} is not a certificate's page`)
  await staff.goto(`${running.web}/admin/certificates/${id}`)
}

/** Opens the run's only Enom account. */
export async function openEnomAccount(staff: Page): Promise<void> {
  await staff.goto(`${running.web}/admin/enom-accounts`)
  await staff.getByRole('link', { name: 'Enom test server' }).click()
  await expect(staff.getByRole('heading', { level: 1, name: 'Enom test server' })).toBeVisible()
}

/** Presses "Test connection" and waits for the result. */
export async function testConnection(staff: Page): Promise<void> {
  await staff.getByRole('button', { name: 'Test connection' }).click()
  await expect(staff.getByRole('status').getByText('Server reached')).toBeVisible()
}

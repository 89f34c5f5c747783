import { expect, type Page } from '@playwright/test'
import { readMail } from './read-mail'

/** Signs in with a mailed code on the sign-in page that is open, and returns to the page that asked for it. */
export async function signIn(page: Page, email: string): Promise<void> {
  await expect(page).toHaveURL(/\/sign-in/)
  await page.getByLabel('Email address').fill(email)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await expect(page.getByLabel('Six-digit code')).toBeVisible()
  const { text } = await readMail(email, /^Your sign-in code/)
  // The URL of the link may contain six digits too.
  const [, code = ''] = /^\s*(\d{6})\s*$/m.exec(text) ?? []
  await page.getByLabel('Six-digit code').fill(code)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).not.toHaveURL(/\/sign-in/)
}

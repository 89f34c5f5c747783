import { expect, type Page } from '@playwright/test'
import { readMail } from './read-mail'

/** Signs in with an emailed code on the open sign-in page, and returns to the page that required it. */
export async function signIn(page: Page, email: string): Promise<void> {
  await expect(page).toHaveURL(/\/sign-in/)
  await page.getByLabel('Email address').fill(email)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await expect(page.getByLabel('Six-digit code')).toBeVisible()
  const { text } = await readMail(email, /^Your sign-in code/)
  // The URL of the link may also contain six digits.
  const [, code = ''] = /^\s*(\d{6})\s*$/m.exec(text) ?? []
  await page.getByLabel('Six-digit code').fill(code)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).not.toHaveURL(/\/sign-in/)
}

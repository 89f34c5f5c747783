import { expect, type Page } from '@playwright/test'
import { running } from '../running'
import { test } from '../story'

/** Opens the sign-in page and makes it fail in the browser as soon as it shows an error. */
async function openBrokenPage(page: Page): Promise<void> {
  await page.goto(`${running.web}/sign-in`)
  await page.evaluate(() => {
    HTMLElement.prototype.focus = () => {
      throw new Error('broken by this test')
    }
  })
}

const submit = (page: Page) => page.locator('main form [type=submit]').first().click()

test('a page that fails says so in its own language, and leads back to the shop', async ({ page, context }) => {
  await openBrokenPage(page)
  await submit(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Something went wrong on our side')
  await expect(page).toHaveTitle(/^Error/)
  await expect(page.getByRole('link', { name: 'Back to the shop' })).toHaveAttribute('href', '/')

  await context.addCookies([{ name: 'keelmark_language', value: 'de', url: running.web }])
  await openBrokenPage(page)
  await submit(page)
  await expect(page.getByRole('link', { name: 'Zurück zum Shop' })).toHaveAttribute('href', '/de')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
})

test('a page that fails while its scripts can’t be loaded still says that everything saved is safe, and can be reloaded', async ({
  page,
}) => {
  await openBrokenPage(page)
  await page.route('**/_next/static/**/*.js', (route) => route.abort())
  await submit(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Something went wrong on our side')
  await expect(page.getByText('Everything you saved before is safe. Reload the page in a minute.')).toBeVisible()
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByRole('button', { name: 'Reload' })).toHaveCount(0)
  await expect(page).toHaveURL(/\/sign-in/)
})

import { expect } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { linkIn, readMail } from '../read-mail'
import { running } from '../running'
import { signInAsStaff } from '../staff'
import { test } from '../story'

const email = 'sam@staff-story.example'
const password = 'tram otter violin moss'

test('an owner invites someone, who sets up a second factor and can do what the role allows until they are removed', async ({
  page,
  browser,
}) => {
  await signInAsStaff(page)
  await page.goto(`${running.web}/admin/staff`)
  const invite = page.getByRole('form', { name: 'Invite someone' })
  await invite.getByLabel('Email address').fill(email)
  await invite.getByRole('radio', { name: /^Read-only/ }).check()
  await invite.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByText(`The invitation is on its way to ${email}`)).toBeVisible()

  const sam = await (await browser.newContext()).newPage()
  await sam.goto(linkIn(await readMail(email, /invites you/), `${running.web}/link/`))
  await sam.getByLabel('New password').fill(password)
  await sam.getByRole('button', { name: 'Accept the invitation' }).click()
  await sam.getByLabel('Email address').fill(email)
  await sam.getByLabel('Password').fill(password)
  await sam.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(sam).toHaveURL(`${running.web}/admin`)

  await sam.goto(`${running.web}/admin/second-step`)
  await sam.getByRole('button', { name: 'Show the key for the app' }).click()
  const secret = (await sam.locator('pre').first().textContent()) ?? ''
  await sam.getByLabel('Code from the app').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate())
  await sam.getByRole('button', { name: 'Turn it on' }).click()
  await sam.getByRole('link', { name: 'I’ve saved the codes' }).click()

  await sam.goto(`${running.web}/admin/audit-log?person=${email}`)
  await expect(sam.getByRole('table').getByText('Accepted the invitation')).toBeVisible()
  await sam.getByRole('button', { name: 'Verify the chain' }).click()
  await expect(sam.getByText(/^The chain holds/)).toBeVisible()
  await sam.goto(`${running.web}/admin/settings`)
  await sam.getByRole('button', { name: 'Save the settings' }).click()
  await expect(sam.getByText(/Your role is Read-only/)).toBeVisible()

  await page.goto(`${running.web}/admin/staff`)
  await page.getByRole('link', { name: email }).click()
  await expect(
    page
      .getByRole('table', { name: /^Sign-in history/ })
      .getByText('Signed in')
      .first(),
  ).toBeVisible()
  const remove = page.getByRole('form', { name: 'Remove' })
  await remove.getByText('Remove from staff').click()
  await remove.getByRole('button', { name: `Remove ${email}` }).click()
  await expect(page).toHaveURL(`${running.web}/admin/staff`)
  await expect(page.getByRole('link', { name: email })).toHaveCount(0)
  await sam.goto(`${running.web}/admin`)
  await expect(sam).toHaveURL(/\/admin\/sign-in/)
})

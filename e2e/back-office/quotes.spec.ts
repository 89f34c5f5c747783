import { expect } from '@playwright/test'
import { payByCard } from '../buy'
import { eventually } from '../eventually'
import { makeQuote } from '../make-quote'
import { makeRequest } from '../openssl'
import { linkIn, readMail } from '../read-mail'
import { running } from '../running'
import { signInAsStaff } from '../staff'
import { test } from '../story'

test('staff quote a price, the buyer accepts it and pays exactly that, and staff fill in and send the request on the buyer’s behalf', async ({
  page,
  browser,
}) => {
  const email = 'buyer@quote-story.com'
  const staff = await (await browser.newContext()).newPage()
  await signInAsStaff(staff)
  await makeQuote(staff, { email, quantity: 1 })

  // The buyer does not need an account.
  const mail = await readMail(email, /^Quote \d+/)
  await page.goto(linkIn(mail, `${running.web}/link/`))
  await expect(page.getByText('Total: $14.50')).toBeVisible()
  const quote = page.url()
  await page.getByLabel('I agree to this.').check()
  await page.getByRole('button', { name: 'Accept and pay $14.50' }).click()
  await payByCard(page, '4242 4242 4242 4242')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/is paid/)
  await page.goto(quote)
  await expect(page.getByText(/^You have accepted this quote: it is now order/)).toBeVisible()
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)

  await staff.reload()
  await staff.getByRole('link', { name: /^\d{5,}$/ }).click()
  await expect(staff.getByRole('table', { name: 'Money' }).getByText('$14.50')).toBeVisible()
  await staff.getByRole('table', { name: 'Certificates' }).getByRole('link').first().click()
  await eventually(staff, staff.getByText('Bought from Enom on'))

  await staff.getByRole('link', { name: 'Fill in the set-up for the client' }).click()
  const request = staff.getByRole('form', { name: 'Request', exact: true })
  await request.getByLabel('Server software').selectOption('nginx')
  await request.getByLabel('The client’s certificate request (CSR)').fill(makeRequest('/CN=www.quote-story.com').csr)
  await request.getByRole('button', { name: 'Save the request' }).click()
  await expect(staff.getByRole('button', { name: 'Use this request instead' })).toBeVisible()
  const person = staff.getByRole('group', { name: 'Administrative contact' })
  const answers = { 'First name': 'Jo', 'Last name': 'Smith', 'Email address': 'jo@quote-story.com', Phone: '+44 113 496 0000' }
  const address = {
    'Street and number': '1 Quay Street',
    Town: 'Leeds',
    Postcode: 'LS1 1AA',
    'State, county or province': 'West Yorkshire',
  }
  for (const [label, answer] of Object.entries({ ...answers, ...address })) await person.getByLabel(label).fill(answer)
  await person.getByLabel('Country', { exact: true }).selectOption('GB')
  await staff.getByRole('button', { name: 'Save the contacts' }).click()
  await eventually(staff, staff.getByLabel('admin@quote-story.com'))
  await staff.getByLabel('admin@quote-story.com').check()
  await staff.getByRole('button', { name: 'Save the choice' }).click()

  await staff.getByLabel('How and when the client agreed').fill('by phone')
  await staff.getByLabel(/^The client is allowed to order a certificate for this address/).check()
  await staff.getByRole('button', { name: /^Send to .* for the client$/ }).click()
  await eventually(staff, staff.getByText('Arrived at the authority'))
  const told = await readMail(email, /^We sent your request/)
  expect(told.text).toContain('by phone')
})

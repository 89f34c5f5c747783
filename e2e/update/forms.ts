import { type Page, expect as playwrightExpect } from '@playwright/test'
import { buy, fillBasket, openSetUpLink } from '../buy'
import { eventually } from '../eventually'
import { makeRequest } from '../openssl'
import { running } from '../running'
import { chooseApprover, giveContacts, giveRequest, send } from '../set-up'

/** A longer timeout, because the first responses of a newly started process are slow. */
const expect = playwrightExpect.configure({ timeout: 20_000 })

/** An open form, and a function that submits it and checks the result. */
export type OpenForm = { name: string; send: () => Promise<void> }

type NewPage = (javaScriptEnabled: boolean) => Promise<Page>

/** Opens every form that buyers use, each in its own tab, in the order of submission. */
export async function openForms(newPage: NewPage): Promise<OpenForm[]> {
  const email = 'buyer@updated.com'
  return [
    await signIn(await newPage(true)),
    ...(await wizard(await newPage(true), email)),
    ...(await basket(await newPage(true))),
    await checkout(await newPage(true)),
    await withoutScripts(await newPage(false)),
  ]
}

async function signIn(page: Page): Promise<OpenForm> {
  await page.goto(`${running.web}/sign-in/password`)
  await page.getByLabel('Email address').fill('nobody@updated.com')
  await page.getByLabel('Password').fill('not the password')
  return {
    name: 'sign in',
    send: async () => {
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByRole('link', { name: /and password don’t match/ })).toBeVisible()
      await expect(page.getByLabel('Email address')).toHaveValue('nobody@updated.com')
    },
  }
}

async function basket(product: Page): Promise<OpenForm[]> {
  await fillBasket(product, 'RapidSSL')
  const cart = await product.context().newPage()
  await cart.goto(`${running.web}/cart`)
  await product.goto(`${running.web}/certificates/rapidssl`)
  const quantity = cart.getByRole('spinbutton', { name: /^Quantity/ })
  return [
    {
      name: 'quantity in the basket',
      send: async () => {
        await quantity.fill('3')
        await cart.getByRole('button', { name: /^Change/ }).click()
        await expect(cart.getByRole('link', { name: 'Basket (3)' })).toBeVisible()
        await cart.reload()
        await expect(quantity).toHaveValue('3')
      },
    },
    {
      name: 'add to basket',
      send: async () => {
        await product.getByRole('button', { name: 'Add to basket' }).click()
        await expect(product.getByRole('heading', { level: 1, name: /basket/i })).toBeVisible()
      },
    },
  ]
}

/** Uses its own basket, because a basket that has changed in the meantime cannot be ordered. */
async function checkout(page: Page): Promise<OpenForm> {
  await fillBasket(page, 'RapidSSL')
  await page.goto(`${running.web}/checkout`)
  await page.getByLabel('Email address').fill('second@updated.com')
  await page.getByLabel('Country you pay from').selectOption('GB')
  await page.getByLabel('I agree to this.').check()
  return {
    name: 'checkout',
    send: async () => {
      await page.getByRole('button', { name: /pay/i }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Pay Keelmark' })).toBeVisible()
    },
  }
}

async function withoutScripts(page: Page): Promise<OpenForm> {
  await page.goto(`${running.web}/certificates/rapidssl`)
  return {
    name: 'add to basket without scripts',
    send: async () => {
      await page.getByRole('button', { name: 'Add to basket' }).click()
      await expect(page.getByRole('heading', { level: 1, name: /basket/i })).toBeVisible()
    },
  }
}

/** Opens each step of one certificate's set-up in a tab. Each step has been completed once, so that it can be submitted again. */
async function wizard(page: Page, email: string): Promise<OpenForm[]> {
  const { csr } = makeRequest('/CN=www.updated.com')
  await buy(page, { product: 'RapidSSL', email })
  await openSetUpLink(page, email)
  await eventually(page, page.getByText('Ready to set up'))
  const address = `${running.web}${new URL(page.url()).pathname}/set-up`
  const open = async (step: string) => {
    const tab = await page.context().newPage()
    await tab.goto(`${address}/${step}`)
    await expect(tab.getByRole('heading', { level: 1 })).toBeVisible()
    return tab
  }
  // Opened before the request is submitted. Once it is submitted, this step shows the request instead of the text box.
  const server = await open('server')
  await giveRequest(page, csr)
  await page.getByRole('link', { name: 'Continue to contacts' }).click()
  await giveContacts(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Who approves it?' })).toBeVisible()
  await eventually(page, page.getByRole('radio').first())
  await chooseApprover(page, 'admin@updated.com')
  await expect(page.getByRole('heading', { level: 1, name: 'Check and send' })).toBeVisible()
  const [contacts, approver] = [await open('contacts'), await open('approver')]
  return [
    {
      name: 'wizard: certificate request',
      send: async () => {
        await server.getByLabel('Server software').selectOption('nginx')
        await server.getByLabel('Certificate request (CSR)').fill(csr)
        await server.getByRole('button', { name: 'Read my request' }).click()
        await expect(server.getByRole('link', { name: 'Continue to contacts' })).toBeVisible()
      },
    },
    {
      name: 'wizard: contacts',
      send: async () => {
        await contacts.getByRole('group', { name: 'Administrative contact' }).getByLabel('Town').fill('Hull')
        await contacts.getByRole('button', { name: 'Save and continue' }).click()
        await expect(contacts.getByRole('heading', { level: 1, name: 'Who approves it?' })).toBeVisible()
      },
    },
    {
      name: 'wizard: approver',
      send: async () => {
        await approver.getByLabel('admin@updated.com').check()
        await approver.getByRole('button', { name: 'Save and continue' }).click()
        await expect(approver.getByRole('heading', { level: 1, name: 'Check and send' })).toBeVisible()
      },
    },
    { name: 'wizard: check and send', send: () => send(page) },
  ]
}

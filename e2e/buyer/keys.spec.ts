import { readFileSync } from 'node:fs'
import { type Download, expect, type Page } from '@playwright/test'
import { decide } from '../approve'
import { buy, openSetUpLink } from '../buy'
import { eventually } from '../eventually'
import { holdScripts } from '../hold-scripts'
import { kept, leaksOf, listen } from '../leaks'
import { makeKey, openPfx, publicKeyOf, publicKeyOfKey } from '../openssl'
import { chooseApprover, giveContacts, send } from '../set-up'
import { test } from '../story'

test('my key is generated, saved and packaged in my browser, and no part of it leaves the page', async ({ page }) => {
  const email = 'buyer@keys-story.com'
  const heard = listen(page)
  await buy(page, { product: 'RapidSSL', email })
  await openSetUpLink(page, email)
  const release = await holdScripts(page)
  await page.goto(`${page.url().split('?')[0]}/set-up/server`, { waitUntil: 'commit' })

  // Select the option before the page's scripts run.
  await page.getByLabel('Make it here').check()
  release()
  await page.getByLabel('Address to secure').fill('https://münchen.keys-story.com/')
  await page.getByLabel('Country', { exact: true }).selectOption('GB')
  await page.getByRole('button', { name: 'Make my key and request' }).click()
  await expect(page.getByRole('heading', { name: 'Save your private key' })).toBeVisible()
  await expect(page.getByText('xn--mnchen-3ya.keys-story.com', { exact: true })).toBeVisible()
  await asksBeforeLeaving(page)

  await page.getByLabel('Passphrase for the file').fill('correct horse')
  const keyFile = readFileSync(await (await saved(page, /^Save /)).path(), 'utf8')
  expect(keyFile).toContain('BEGIN ENCRYPTED PRIVATE KEY')
  await choose(page, 'The file you have just saved', makeKey(), 'correct horse')
  await page.getByRole('button', { name: 'Compare and continue' }).click()
  await expect(page.locator('#saved-file-error')).toContainText('That is a different key')
  await choose(page, 'The file you have just saved', keyFile, 'correct horse')
  await page.getByRole('button', { name: 'Compare and continue' }).click()
  await expect(page.getByText('Your key is saved, and your request is in the box below.')).toBeVisible()
  await expect(page.getByLabel('Certificate request (CSR)')).toHaveValue(/BEGIN CERTIFICATE REQUEST/)

  await page.getByLabel('Server software').selectOption('iis')
  await page.getByRole('button', { name: 'Read my request' }).click()
  await page.getByRole('link', { name: 'Continue to contacts' }).click()
  await giveContacts(page)
  await chooseApprover(page, 'admin@keys-story.com')
  await send(page)
  await decide(page, 'admin@keys-story.com', 'Approve')

  const makeFile = page.getByRole('link', { name: 'Make a file with my key' })
  await eventually(page, makeFile)
  await makeFile.click()
  await choose(page, 'Your private key', makeKey(), '')
  await page.getByLabel('New password for the file').fill('harbour light')
  await page.getByRole('button', { name: 'Make the file' }).click()
  await expect(page.locator('#pack-file-error')).toContainText('This key belongs to a different certificate')
  await choose(page, 'Your private key', keyFile, 'correct horse')
  for (const form of ['PFX for Windows IIS', 'PFX for Windows Server 2016 or older', 'Java keystore']) {
    await page.getByRole('radio', { name: form }).check()
    const { key, leaf } = openPfx(await (await saved(page, 'Make the file')).path(), 'harbour light')
    expect(publicKeyOfKey(key)).toBe(publicKeyOf(leaf))
  }
  await page.getByRole('radio', { name: 'PEM file for HAProxy' }).check()
  const bundle = readFileSync(await (await saved(page, 'Make the file')).path(), 'utf8')
  expect(publicKeyOfKey(bundle)).toBe(publicKeyOf(bundle))

  const plainKey = /-----BEGIN PRIVATE KEY[\s\S]+/.exec(bundle)?.[0] ?? ''
  // Prove that the search would find the key if it had leaked.
  expect(leaksOf(plainKey, JSON.stringify(bundle))).toContain('base64')
  const everything = `${heard.text()}\n${await kept(page)}`
  expect(leaksOf(plainKey, everything)).toEqual([])
  expect(everything).not.toContain(keyFile.split('\n')[1])
  for (const secret of ['PRIVATE KEY', 'correct horse', 'correct+horse', 'harbour light', 'Content Security Policy'])
    expect(everything).not.toContain(secret)
})

async function asksBeforeLeaving(page: Page): Promise<void> {
  const dialog = page.waitForEvent('dialog')
  await page.evaluate(() => void setTimeout(() => location.reload()))
  const asked = await dialog
  expect(asked.type()).toBe('beforeunload')
  await asked.dismiss()
  await expect(page.getByRole('heading', { name: 'Save your private key' })).toBeVisible()
}

async function saved(page: Page, button: string | RegExp): Promise<Download> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  return download
}

async function choose(page: Page, label: string, key: string, passphrase: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).setInputFiles({ name: 'my.key', mimeType: 'text/plain', buffer: Buffer.from(key) })
  await page.getByLabel('Passphrase for this file').fill(passphrase)
}

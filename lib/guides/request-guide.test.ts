import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GUIDE_KEYS } from './keys'
import { keytoolName } from './request/subject'
import { requestGuide } from './request-guide'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guide-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Follows the guide in a real shell, and returns the contents of the request. */
function follow(details: Parameters<typeof requestGuide>[1]) {
  const { steps, check } = requestGuide('nginx', details)
  const script = [...steps, check].map((step) => step?.command ?? '').join('\n')
  return execFileSync('sh', ['-ec', script.replace('-noout -verify -subject', '-noout -subject -nameopt utf8,sep_multiline')], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  }).toString()
}

describe('the command for OpenSSL', () => {
  it('asks for every name of a multi-name certificate', () => {
    const { steps } = requestGuide('nginx', { domain: 'www.example.com', otherNames: ['mail.example.org'] })
    const script = steps.map(({ command }) => command ?? '').join('\n')
    const printed = execFileSync('sh', ['-ec', `${script}\nopenssl req -in *.csr -noout -text`], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    expect(printed.toString()).toContain('DNS:www.example.com, DNS:mail.example.org')
  })

  it('creates a request for the address alone', () => {
    const printed = follow({ domain: '*.example.com' })
    expect(printed).toContain('-----BEGIN CERTIFICATE REQUEST-----')
    expect(printed.split('subject=')[1]?.trim()).toBe('CN=*.example.com')
  })

  it('preserves every character of an organisation’s name, even those that are special to the shell', () => {
    const organization = `O'Neil, "Söhne" + Co / Büro \\ $HOME \`id\` x=1; #2`
    const printed = follow({ domain: 'shop.example.com', organization, locality: 'Łódź', state: 'Łódzkie', country: 'PL' })
    const fields = printed
      .split('subject=')[1]
      ?.trim()
      .split(/\s*\n\s*/)
    expect(fields).toEqual(['C=PL', 'ST=Łódzkie', 'L=Łódź', `O=${organization}`, 'CN=shop.example.com'])
  })
})

describe.each(GUIDE_KEYS)('the request guide for %s', (key) => {
  it('names the address and ends with pasting the request', () => {
    const guide = requestGuide(key, { domain: 'shop.example.com', organization: 'Example Ltd' })
    const all = guide.steps.map((step) => `${step.text} ${step.command ?? ''}`).join('\n')
    expect(all).toContain('shop.example.com')
    expect(all).toMatch(/paste/)
  })
})

it('a field without a value is left out of the guide', () => {
  const all = JSON.stringify(requestGuide('iis', { domain: 'shop.example.com', organization: '  ' }))
  expect(all).toContain('Common name: shop.example.com')
  expect(all).not.toContain('Organization:')
})

it('a PowerShell quote cannot be closed by an organisation’s name', () => {
  const all = requestGuide('exchange', { domain: 'shop.example.com', organization: 'O’Neil’; reboot #' }).steps[0]?.command
  expect(all).toContain(`-SubjectName 'CN=shop.example.com, O=O’’Neil’’\\; reboot \\#' -DomainName`)
})

it('keytool gets a name escaped according to keytool’s own rules', () => {
  expect(keytoolName({ domain: 'shop.example.com', organization: 'A, B + "C"', country: 'GB' })).toBe(
    'CN=shop.example.com, O=A\\, B \\+ \\"C\\", C=GB',
  )
})

import { describe, expect, it } from 'vitest'
import { fileNames, fileStem } from './file-names'
import { installGuide } from './install-guide'
import { GUIDE_KEYS } from './keys'

function textOf(key: string, input: Parameters<typeof installGuide>[1]) {
  const guide = installGuide(key, input)
  return [...guide.steps, guide.check, guide.undo].map((step) => `${step.text}\n${step.command ?? ''}`).join('\n')
}

describe.each(GUIDE_KEYS)('the guide for %s', (key) => {
  const files = fileNames('shop.example.com')
  const guide = installGuide(key, { domain: 'shop.example.com' })

  it('uses the downloadable files, under their names', () => {
    expect(guide.files.length).toBeGreaterThan(0)
    for (const file of guide.files) {
      expect([files.leaf, files.chain, files.fullchain, files.p7b, files.zip]).toContain(file)
      expect(textOf(key, { domain: 'shop.example.com' })).toContain(file)
    }
  })

  it('checks what the server sends, and explains how to roll back', () => {
    const port = { mail: 993, synology: 5001 }[key as string] ?? 443
    const look = `echo Q | openssl s_client -connect shop.example.com:${port} -servername shop.example.com -verify_hostname shop.example.com -brief`
    // OpenSSL cannot start TLS with Remote Desktop.
    expect(guide.check.command).toContain(key === 'rdp' ? 'SSLCertificateSHA1Hash' : look)
    expect(guide.undo.text).toMatch(/^To go back, /)
  })

  it('contains no other address', () => {
    expect(textOf(key, { domain: 'shop.keelmark.com' })).not.toMatch(/example\.com/)
  })

  it('allows only host names in its commands', () => {
    const text = textOf(key, { domain: 'shop.keelmark.com', names: ['x;reboot', '$(reboot).com', 'a b.com', 'mail.keelmark.com\n}'] })
    expect(text).not.toMatch(/reboot|a b\.com|mail\.keelmark/)
    expect(textOf(key, { domain: '`reboot`' })).not.toContain('reboot')
  })

  it('writes a wildcard so that every system accepts the file name, and checks a name it covers', () => {
    const text = textOf(key, { domain: '*.keelmark.com' })
    expect(text).toContain('wildcard.keelmark.com')
    expect(text).not.toMatch(/\*\.keelmark\.com\.(?:crt|key|chain|fullchain|zip|pfx)/)
    if (key !== 'rdp') expect(text).toContain('-servername www.keelmark.com')
  })
})

it('nginx, Apache and Caddy list every address of the certificate', () => {
  const input = { domain: 'www.example.com', names: ['www.example.com', 'example.com'] }
  expect(textOf('nginx', input)).toContain('server_name www.example.com example.com;')
  expect(textOf('nginx', { domain: '*.example.com' })).toContain('server_name example.com *.example.com;')
  expect(textOf('apache', input)).toContain('ServerName www.example.com\n    ServerAlias example.com\n')
  expect(textOf('apache', { domain: 'shop.example.com' })).not.toContain('ServerAlias')
  expect(textOf('caddy', input)).toContain('www.example.com, example.com {')
})

it('an unknown server gets the general guide', () => {
  expect(installGuide('abacus', { domain: 'shop.example.com' }).title).toBe('Install on your server')
})

it('file names are derived from the address alone', () => {
  expect(fileNames('*.Example.com')).toEqual({
    leaf: 'wildcard.example.com.crt',
    chain: 'wildcard.example.com.chain.crt',
    fullchain: 'wildcard.example.com.fullchain.crt',
    der: 'wildcard.example.com.cer',
    p7b: 'wildcard.example.com.p7b',
    p7c: 'wildcard.example.com.p7c',
    zip: 'wildcard.example.com.zip',
    key: 'wildcard.example.com.key',
    request: 'wildcard.example.com.csr',
    pfx: 'wildcard.example.com.pfx',
    keystore: 'wildcard.example.com.p12',
    withKey: 'wildcard.example.com.pem',
  })
  expect(['../../etc/passwd', '-rf', 'a"b\r\n.com', '...', ''].map(fileStem)).toEqual([
    'etcpasswd',
    'rf',
    'ab.com',
    'certificate',
    'certificate',
  ])
})

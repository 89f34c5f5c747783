import { execFile, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test, vi } from 'vitest'
import { folder, LOGIN, makeCsr, simulator } from '../testing/simulator'
import { WIRE } from './commands/wire'
import { MOOD_KINDS } from './moods/kinds'
import { PRESET_NAMES } from './moods/presets'
import { moodKnobs } from './moods/schema'
import { VERBS } from './operator/verbs'
import { VIEWS } from './operator/views'
import { fault, switchFields } from './state/schema'

vi.setConfig({ testTimeout: 120_000 })

const README = readFileSync(path.join(import.meta.dirname, 'README.md'), 'utf8')
const BY_HAND = README.slice(README.indexOf('## Every command by hand'), README.indexOf('## Operator API'))
const [PREFACE = '', ...SECTIONS] = BY_HAND.split(/^### /m)

const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1] ?? '')

/** Converts documented lines to a regular expression: `…` matches any lines if it stands alone on a line, and any text within a line. */
function pattern(documented: string): RegExp {
  const lines = documented.trimEnd().split('\n')
  const parts = lines.map((line) => (line === '…' ? '(?:.*\\n)*?' : `${literal(line)}\\n`))
  return new RegExp(`^${parts.join('')}`)
}

const literal = (text: string) =>
  text
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*')

/** Splits a command line into words. Only single quotes are supported. */
const words = (line: string) => [...line.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '')

const curlLines = (sh: string) =>
  sh
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.startsWith('curl '))

const HAS_CURL = spawnSync('curl', ['--version']).status === 0

/** Runs one line of the README with only the server's address replaced. */
async function run(line: string, origin: string, dir: string): Promise<string> {
  const [, ...parts] = words(line.replaceAll(/http:\/\/127\.0\.0\.1:401[02]/g, origin))
  if (HAS_CURL) return (await promisify(execFile)('curl', ['--silent', '--show-error', ...parts], { cwd: dir })).stdout
  const url = parts.find((part) => part.startsWith('http')) ?? ''
  const sent: string[] = []
  for (const [index, part] of parts.entries()) {
    const value = parts[index + 1] ?? ''
    if (part === '-d')
      sent.push(value.startsWith('@') ? (await readFile(path.join(dir, value.slice(1)), 'utf8')).replace(/\n/g, '') : value)
    const [name = '', file = ''] = value.split('@')
    if (part === '--data-urlencode') sent.push(`${name}=${encodeURIComponent(await readFile(path.join(dir, file), 'utf8'))}`)
  }
  const type = url.includes('/operator/') ? 'application/json' : 'application/x-www-form-urlencoded'
  const init = sent.length ? { method: 'POST', body: sent.join('&'), headers: { 'content-type': type } } : {}
  return (await fetch(url, init)).text()
}

/** Writes the files that the README tells its reader to create, and returns their folder. */
async function writeFiles(): Promise<string> {
  const dir = await folder()
  const [contacts = '', names = ''] = blocks(PREFACE, 'text')
  for (const [name, text] of [
    ['contacts.txt', contacts],
    ['names.txt', names],
    ['csr.pem', await makeCsr('CN=www.example.com, O=Harbour Works, C=GB')],
    ['new.pem', await makeCsr('CN=www.example.com, O=Harbour Works, C=GB')],
  ] as const)
    await writeFile(path.join(dir, name), text)
  return dir
}

const inside = (xml: string) => xml.replace(/\r/g, '').replace(/^[\s\S]*?<interface-response>\n/, '')

/** Returns the documented values as pairs of key and text, as Text and HTML must show them. */
const leaves = (xml: string) =>
  [...xml.matchAll(/^<([\w-]+)>(?:<!\[CDATA\[(.*)\]\]>|([^<]*))<\/\1>$/gm)].map((match): [string, string] => [
    match[1] ?? '',
    (match[2] ?? match[3] ?? '').replaceAll('&amp;', '&'),
  ])

const CHECK = {
  xml(answer: string, documented: string) {
    expect(inside(answer)).toMatch(pattern(documented))
    expect(answer).toContain('<ErrCount>0</ErrCount>')
    expect(answer).toContain('<Done>true</Done>')
  },
  text(answer: string, documented: string) {
    expect(answer).toMatch(/^;URL Interface\r\n;Machine is \w+\r\n;Encoding Type is utf-8\r\n[\w-]+=/)
    for (const [key, value] of leaves(documented)) expect(answer).toMatch(new RegExp(`^${key}\\d*=${literal(value)}\\r$`, 'm'))
    expect(answer).toMatch(/^ErrCount=0\r\n[\s\S]*^Done=true\r\n/m)
  },
  html(answer: string, documented: string) {
    expect(answer).toMatch(/^;URL Interface<br>\r\n;Machine is \w+<br>\r\n;Encoding Type is utf-8<br>\r\n<HTML><BODY>\r\n<STRONG>/)
    expect(answer).toMatch(/<\/BODY><\/HTML>\r\n$/)
    for (const [key, value] of [...leaves(documented), ['ErrCount', '0'], ['Done', 'true']]) {
      const shown = literal((value ?? '').replaceAll('&', '&amp;'))
      expect(answer).toMatch(new RegExp(`^<STRONG>${key}\\d*[:=] </STRONG>${shown}<br( /)?>\\r$`, 'im'))
    }
  },
}

test.each(['xml', 'text', 'html'] as const)(
  'README: every command works as written, in order, and its response in %s is as shown',
  async (format) => {
    const { url } = await simulator()
    const dir = await writeFiles()
    const answered: string[] = []
    for (const section of SECTIONS) {
      const [documented = ''] = blocks(section, 'xml')
      for (const line of curlLines(blocks(section, 'sh')[0] ?? '')) {
        const answer = await run(line.replace('responsetype=xml', `responsetype=${format}`), url, dir)
        const [, command = ''] = /command=(\w+)/.exec(line) ?? []
        if (!command) expect(answer).toBe('{"ok":true}')
        else {
          CHECK[format](answer, documented)
          answered.push(command)
        }
      }
    }
    expect([...new Set(answered)].sort()).toEqual(Object.keys(WIRE).sort())
    expect(answered.length).toBeGreaterThanOrEqual(26)
  },
)

test('README: the trailer, Text, HTML and refusal shown match the real ones', async () => {
  const { url } = await simulator()
  const ask = async (parameters: Record<string, string>) => {
    const query = new URLSearchParams({ ...LOGIN, command: 'GetBalance', ...parameters })
    return (await (await fetch(`${url}/interface.asp?${query}`)).text()).replace(/\r/g, '')
  }
  const [trailer = '', refusal = ''] = blocks(PREFACE, 'xml')
  const [, , text = ''] = blocks(PREFACE, 'text')
  expect(inside(await ask({})).replace(/^[\s\S]*?(?=<Command>)/, '')).toMatch(pattern(trailer))
  expect(await ask({ responsetype: '' })).toMatch(pattern(text))
  expect(await ask({ responsetype: 'html' })).toMatch(pattern(blocks(PREFACE, 'html')[0] ?? ''))
  expect(inside(await ask({ pw: 'wrong' }))).toMatch(pattern(refusal))
})

test('README: every setting is explained', () => {
  const knobs = [
    ...Object.keys(switchFields.shape),
    ...Object.keys(moodKnobs.shape),
    ...fault.shape.kind.options,
    ...MOOD_KINDS,
    ...PRESET_NAMES,
  ]
  expect(knobs.filter((name) => !README.includes(`\`${name}\``))).toEqual([])
  expect([...Object.keys(VERBS), ...Object.keys(VIEWS)].filter((name) => !README.includes(`$api/${name}`))).toEqual([])
})

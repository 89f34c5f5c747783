import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { checkPlan } from './check-plan'
import { OWNERS } from './tables'

/** Checks a small tree consisting of these files. */
function faultsOf(files: Record<string, string>): string[] {
  const root = mkdtempSync(path.join(tmpdir(), 'keelmark-plan-'))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
  return checkPlan(root).faults
}

const TARGETS = {
  'lib/db/client.ts': 'export const db = 1',
  'lib/orders/place-order.ts': 'export const placeOrder = 1',
  'lib/cart/add-line.ts': 'export const addLine = 1',
  'lib/enom/client.ts': 'export const call = 1',
  'lib/enom/simulator/start.ts': 'export const start = 1',
  'components/ui/button.tsx': 'export const Button = () => <button type="button" />',
  'scripts/run/demo.ts': 'export const demo = 1',
}

test.each([
  [
    'a room that imports from a higher floor',
    'lib/cart/total.ts',
    "import { placeOrder } from '../orders/place-order'",
    'a room imports only from lower floors',
  ],
  [
    'a room that imports from its own floor',
    'lib/email/x.ts',
    "import { db } from '../db/client'",
    'a room imports only from lower floors',
  ],
  ['a room without a floor', 'lib/attic/x.ts', "import { db } from '../db/client'", 'every room has a floor'],
  ['a shared module that imports something', 'lib/money.ts', "import { db } from './db/client'", 'shared modules import only each other'],
  ['a domain that imports a screen', 'lib/orders/x.ts', "import { Button } from '@/components/ui/button'", 'lib imports no screens'],
  ['a component that imports a domain', 'components/x.tsx', "import { addLine } from '@/lib/cart/add-line'", 'components take props'],
  [
    'a screen that queries the database, in JSX',
    'app/page.tsx',
    "import { db } from '@/lib/db/client'\nexport default () => <p>{db}</p>",
    'screens ask a domain',
  ],
  ['a domain that calls Enom directly', 'lib/orders/x.ts', "import { call } from '../enom/client'", 'only one room calls Enom'],
  [
    'the simulator in the shop, imported dynamically',
    'lib/worker/x.ts',
    "const later = import('../enom/simulator/start')",
    'no simulator in production',
  ],
  ['a shop that imports its scripts', 'lib/cart/x.ts', "export { demo } from '../../scripts/run/demo'", 'nothing imports scripts'],
])('%s is found', (_what, file, text, rule) => {
  expect(faultsOf({ ...TARGETS, [file]: text })).toContainEqual(
    expect.stringMatching(new RegExp(`^${file.replaceAll('.', '\\.')} -> .*: ${rule}`)),
  )
})

test('a circular import is found, even if it imports only types', () => {
  const circle = {
    'lib/cart/a.ts': "import { b } from './b'\nexport const a = b",
    'lib/cart/b.ts': "import { a } from './a'\nexport const b = a",
  }
  expect(faultsOf(circle)).toEqual([expect.stringContaining('an import cycle')])
  expect(faultsOf({ ...circle, 'lib/cart/b.ts': "import type { a } from './a'\nexport type B = typeof a\nexport const b = 1" })).toEqual([
    expect.stringContaining('an import cycle'),
  ])
})

test('settings read outside lib/config are reported', () => {
  expect(faultsOf({ 'lib/cart/a.ts': 'export const a = process.env.APP_URL' })).toEqual([expect.stringContaining('reads process.env')])
})

test('an unreadable file and an unresolvable import are reported', () => {
  expect(() => faultsOf({ 'lib/cart/a.ts': 'import {' })).toThrow('lib/cart/a.ts: cannot be read')
  expect(faultsOf({ 'lib/cart/a.ts': "import { gone } from './gone'" })).toEqual([expect.stringContaining('not among the files read')])
})

test('a client component that would pull the server’s renderer into the browser is reported', () => {
  const files = {
    'components/ui/long-table.tsx': 'export const LongTable = () => null',
    'app/costs.tsx': "'use client'\nimport { LongTable } from '@/components/ui/long-table'\nexport const Costs = () => <LongTable />",
  }
  expect(faultsOf(files)).toEqual([
    'app/costs.tsx -> components/ui/long-table.tsx: pulls a server-only renderer into the browser. Use a plain Table.',
  ])
})

test('files that a tool wrote into a hidden folder are not read', () => {
  expect(faultsOf({ 'scripts/bench/bare/.next/types/validator.ts': "import './routes.js'" })).toEqual([])
})

test('a client component that would send the messages to the browser is reported, but one that calls an action is not', () => {
  const tree = {
    'lib/languages/text.ts': 'export const wordsOf = 1',
    'components/footer.tsx': "import { wordsOf } from '@/lib/languages/text'\nexport const Footer = () => wordsOf",
    'app/actions.ts': "'use server'\nimport { wordsOf } from '@/lib/languages/text'\nexport const save = async () => wordsOf",
    'app/form.tsx': "'use client'\nimport { save } from './actions'\nexport const Form = () => save",
  }
  expect(faultsOf(tree)).toEqual([])
  const client = { 'app/menu.tsx': "'use client'\nimport { Footer } from '@/components/footer'\nexport const Menu = Footer" }
  expect(faultsOf({ ...tree, ...client })).toEqual([
    'app/menu.tsx -> components/footer.tsx -> lib/languages/text.ts: pulls the messages into the browser. Pass the texts as props.',
  ])
})

test('a clean tree has no faults', () => {
  expect(faultsOf({ ...TARGETS, 'lib/orders/x.ts': "import { addLine } from '../cart/add-line'\nexport const x = addLine" })).toEqual([])
})

test.each([
  ['through Prisma', 'export const x = (tx) => tx.order.update({})', 'Order'],
  ['in SQL', 'export const x = (tx) => tx.$executeRaw`delete from "Mail" where true`', 'Mail'],
  ['that nobody owns', 'export const x = (tx) => tx.$executeRaw`insert into "Attic" values (1)`', 'Attic'],
])('a write to another room’s table %s is found', (_how, text, table) => {
  expect(faultsOf({ 'lib/cart/x.ts': text })).toEqual([expect.stringContaining(`writes the table ${table}`)])
})

test('a room may write its own table', () => {
  expect(faultsOf({ 'lib/orders/x.ts': 'export const x = (tx) => tx.order.update({})' })).toEqual([])
})

test('every table has an owner', () => {
  const models = [...readFileSync('prisma/schema.prisma', 'utf8').matchAll(/^model (\w+) /gm)].map((match) => match[1])
  expect(models.filter((model) => model !== 'AllowedStep').sort()).toEqual(Object.keys(OWNERS).sort())
})

test('a folder with more than 25 files is reported, and tests count as well', () => {
  const fill = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`lib/cart/f${at}.ts`, 'export {}']))
  expect(faultsOf(fill(25))).toEqual([])
  expect(faultsOf({ ...fill(25), 'lib/cart/f1.test.ts': 'export {}' })).toEqual([expect.stringContaining('lib/cart: holds 26 files')])
})

test('a file of more than 300 lines is reported, unless it is a test', () => {
  const long = 'export {}\n'.repeat(301)
  expect(faultsOf({ 'lib/cart/a.ts': 'export {}\n'.repeat(300), 'lib/cart/a.test.ts': long })).toEqual([])
  expect(faultsOf({ 'lib/cart/a.ts': long })).toEqual([expect.stringContaining('lib/cart/a.ts: has 301 lines')])
})

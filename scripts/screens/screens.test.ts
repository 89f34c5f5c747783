import { expect, test } from 'vitest'
import { listCode } from '../check/read-imports'
import { ROUTES } from '../check/routes'
import { SCREENS } from './screens'

/** Pages that only redirect to another. */
const LEAD_ON = ['/account', '/account/certificates/[id]/set-up']

test('every page of the shop is in the list of measured screens', () => {
  const files = listCode(process.cwd(), ['app'])
  const isPage = (route: string) =>
    files.some((file) => file.replaceAll(/\/\([^/]+\)/g, '') === `app${route === '/' ? '' : route}/page.tsx`)
  const measured = new Set(SCREENS.map(({ route }) => route))
  const pages = Object.keys(ROUTES).filter((route) => isPage(route) && !LEAD_ON.includes(route))
  expect(pages.length).toBeGreaterThan(100)
  expect(pages.filter((route) => !measured.has(route))).toEqual([])
  expect([...measured].filter((route) => !pages.includes(route))).toEqual([])
})

test('no two screens have the same name', () => {
  expect(new Set(SCREENS.map(({ name }) => name)).size).toBe(SCREENS.length)
})

import { expect, test } from 'vitest'
import { checkDeeds, checkRoutes, ROUTES } from './routes'

const FILES = Object.keys(ROUTES).map((route) => (route === '/' ? 'app/(shop)/page.tsx' : `app${route}/page.tsx`))

test('each page or route needs a row that says who may see it, and each row needs its page', () => {
  expect(checkRoutes(FILES)).toEqual([])
  expect(checkRoutes([...FILES, 'app/(shop)/new/page.tsx', 'app/new/route.ts', 'app/new/page-text.tsx'])).toEqual([
    '/new: declare in scripts/check/routes.ts who can see it.',
  ])
  expect(checkRoutes(FILES.slice(1))).toEqual(['/: scripts/check/routes.ts lists it, but app has no such page or route.'])
})

test('a back-office page requires the permission that its row names', () => {
  const faultsOf = (text: string) => checkDeeds(() => text, ['app/admin/staff/[id]/page.tsx', 'app/admin/sign-in/page.tsx'])
  const says = 'app/admin/staff/[id]/page.tsx: scripts/check/routes.ts says audit-log, but the file requires'
  expect(faultsOf("await requireStaff(`/admin/staff/id`, 'audit-log')")).toEqual([])
  expect(faultsOf("requireFreshStaff('/admin/staff', 'audit-log'); requireStaff()")).toEqual([`${says} audit-log and see.`])
  expect(faultsOf('export default Page')).toEqual([`${says} nothing.`])
})

import { expect, test } from 'vitest'
import { checkRoutes, ROUTES } from './routes'

const FILES = Object.keys(ROUTES).map((route) => (route === '/' ? 'app/(shop)/page.tsx' : `app${route}/page.tsx`))

test('a new page or route needs a row that says who may see it, and a row needs its page', () => {
  expect(checkRoutes(FILES)).toEqual([])
  expect(checkRoutes([...FILES, 'app/(shop)/new/page.tsx', 'app/new/route.ts', 'app/new/page-text.tsx'])).toEqual([
    '/new: say in scripts/check/routes.ts who may see it.',
  ])
  expect(checkRoutes(FILES.slice(1))).toEqual(['/: scripts/check/routes.ts names it, but app has no such page or route.'])
})

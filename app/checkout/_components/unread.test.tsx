import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Unread } from './unread'

const nothing = () => {}
const router = { back: nothing, forward: nothing, refresh: nothing, push: nothing, replace: nothing, prefetch: nothing, bfcacheId: '' }

test('a buyer who may have paid sees the order number, where our email will go, and that they needn’t wait on the page', () => {
  const page = renderToStaticMarkup(
    <AppRouterContext value={router}>
      <Unread language="en" payment={{ number: 10482, email: 'buyer@example.com' }} href="/checkout/return?session_id=cs_test_1" />
    </AppRouterContext>,
  ).replace(/<[^>]+>/g, '')
  expect(page).toContain('Order 10482')
  expect(page).toContain('we’ll email buyer@example.com')
  expect(page).toMatch(/checks again automatically, and you can close it/)
  expect(page).toContain('your basket is kept')
})

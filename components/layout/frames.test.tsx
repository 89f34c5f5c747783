import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { AccountFrame } from './account-frame'
import { AdminFrame } from './admin-frame'
import { FlowFrame } from './flow-frame'
import { ShopFrame } from './shop-frame'

const page = <h1>Page</h1>

test.each([
  [
    'shop',
    <ShopFrame shop="Keelmark" key="shop">
      {page}
    </ShopFrame>,
  ],
  [
    'checkout and set-up',
    <FlowFrame shop="Keelmark" key="flow">
      {page}
    </FlowFrame>,
  ],
  [
    'client area',
    <AccountFrame shop="Keelmark" key="account">
      {page}
    </AccountFrame>,
  ],
  [
    'back office in test mode',
    <AdminFrame shop="Keelmark" key="admin" items={[]} testMode>
      {page}
    </AdminFrame>,
  ],
])('%s: all content is inside a landmark, and the first link skips to the content', (_, frame) => {
  const html = renderToStaticMarkup(frame)
  const outside = html.replace(/<(header|main|footer)\b.*?<\/\1>/gs, '').replace(/<[^>]*>/g, '')
  expect(outside).toBe('')
  expect(/<a [^>]*href="([^"]*)"/.exec(html)?.[1]).toBe('#main')
})

import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { AccountFrame } from './account-frame'
import { AdminFrame } from './admin-frame'
import { FlowFrame } from './flow-frame'
import { ShopFrame } from './shop-frame'

const shop = {
  name: 'Keelmark',
  logo: { file: 'a.png', width: 300, height: 60 },
  supportEmail: 'help@shop.example',
  supportPhone: '+44 20 7946 0000',
}
const page = <h1>Page</h1>

test.each([
  [
    'shop',
    <ShopFrame shop={shop} key="shop">
      {page}
    </ShopFrame>,
  ],
  [
    'checkout and set-up',
    <FlowFrame shop={shop} key="flow">
      {page}
    </FlowFrame>,
  ],
  [
    'client area',
    <AccountFrame shop={shop} key="account">
      {page}
    </AccountFrame>,
  ],
  [
    'back office in test mode',
    <AdminFrame shop={shop} key="admin" items={[]} testMode>
      {page}
    </AdminFrame>,
  ],
])('%s: all content is inside a landmark, and the first link skips to the content', (_, frame) => {
  const html = renderToStaticMarkup(frame)
  const outside = html.replace(/<(header|main|footer)\b.*?<\/\1>/gs, '').replace(/<[^>]*>/g, '')
  expect(outside).toBe('')
  expect(/<a [^>]*href="([^"]*)"/.exec(html)?.[1]).toBe('#main')
})

test('a layout links to the other languages, through its props or through the page’s URL', () => {
  const switched = <button type="button">Deutsch</button>
  for (const [Frame, name] of [
    [AccountFrame, 'account'],
    [FlowFrame, 'flow'],
  ] as const) {
    const html = renderToStaticMarkup(
      <Frame shop={shop} languages={switched}>
        {page}
      </Frame>,
    )
    expect(html, name).toMatch(/<footer.*<button type="button">Deutsch<\/button>.*<\/footer>/s)
  }
  const missing = renderToStaticMarkup(
    <FlowFrame shop={shop} path="/">
      {page}
    </FlowFrame>,
  )
  for (const home of ['/', '/de', '/es']) expect(missing).toMatch(new RegExp(`<footer.*<a href="${home}" hrefLang=.*</footer>`, 's'))
})

test('the footer shows how to contact the shop, and the logo has the shop’s name as its alt text', () => {
  const html = renderToStaticMarkup(<ShopFrame shop={shop}>{page}</ShopFrame>)
  expect(html).toContain('href="mailto:help@shop.example"')
  expect(html).toContain('href="tel:+442079460000"')
  expect(html).toContain('src="/look/a.png" alt="Keelmark" width="300" height="60"')
  const bare = renderToStaticMarkup(
    <ShopFrame shop={{ name: 'Keelmark', logo: null, supportEmail: null, supportPhone: null }}>{page}</ShopFrame>,
  )
  expect(bare).not.toMatch(/mailto:|tel:|<img/)
})

test('the back office has its navigation and the rest of its header in a menu, which opens without JavaScript', () => {
  const html = renderToStaticMarkup(
    <AdminFrame shop={shop} items={[{ label: 'Orders', href: '/admin/orders' }]} aside={<button type="submit">Sign out</button>}>
      {page}
    </AdminFrame>,
  )
  expect(html).toMatch(/<details class="fold-if-small[^>]*><summary[^>]*>Menu<\/summary>.*Orders.*Sign out.*<\/details>.*<\/header>/)
})
